package io.leadline.proof.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.leadline.problem.BadInputException;
import io.leadline.program.Sha256;
import io.leadline.proof.head.SealedDay;
import io.leadline.proof.tree.Leaf;
import io.leadline.proof.tree.LeafHead;

/** A bundle being written, entry by entry, with what its manifest will say of them. Single thread. */
final class BundleFile
{
    private static final Comparator<Leaf> ORDER = Comparator.comparing(Leaf::key, BundleWindow.ORDER);

    private final StoredZipWriter zip;
    private final List<BundleManifest.Entry> entries = new ArrayList<>();
    private int leafCount;

    BundleFile(final OutputStream stream)
    {
        zip = new StoredZipWriter(stream);
    }

    void add(final String name, final byte[] content) throws IOException
    {
        if (BundleEntries.limit(name) < content.length)
        {
            throw new BadInputException(
                "too much for one bundle: entry=" + name + " length=" + content.length + " limit=" +
                BundleEntries.limit(name) + " (choose a shorter window or fewer markets)");
        }
        zip.add(name, content);
        entries.add(new BundleManifest.Entry(Sha256.hex(content), content.length, name));
    }

    /** A day's head and the leaves that were kept of its tree; nothing of a day of which none were. */
    void addLeaves(final SealedDay day) throws IOException
    {
        final List<Leaf> shown = day.tree().shown().stream().sorted(ORDER).toList();
        if (!shown.isEmpty())
        {
            add(BundleEntries.HEADS + day.head().head().fileName(), day.head().bytes());
        }
        for (final Leaf leaf : shown)
        {
            final LeafHead head = new LeafHead(leaf.key(), day.tree().day());
            add(BundleEntries.leaf(leafCount++),
                new BundleLeaf(head, leaf, day.tree().merkle().proof(leaf.hash())).bytes());
        }
    }

    /** What was added so far. */
    List<BundleManifest.Entry> entries()
    {
        return List.copyOf(entries);
    }

    void finish(final BundleManifest manifest) throws IOException
    {
        zip.add(BundleEntries.MANIFEST, manifest.bytes());
        zip.finish();
    }
}
