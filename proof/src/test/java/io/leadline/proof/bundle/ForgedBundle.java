package io.leadline.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leadline.program.Sha256;
import io.leadline.proof.head.ForgedHeads;
import io.leadline.proof.tree.LeafKey;
import io.leadline.proof.tree.MerkleTree;

/** A bundle that somebody changes and then makes fit as well as he can. */
final class ForgedBundle
{
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    ForgedBundle(final Path honest) throws IOException
    {
        try (StoredZipFile zip = StoredZipFile.open(honest, BundleEntries::limit))
        {
            zip.names().forEach(name -> entries.put(name, zip.content(name)));
        }
    }

    Map<String, byte[]> entries()
    {
        return entries;
    }

    /** The manifest says what the entries are now, whose leaves are numbered as they lie. */
    ForgedBundle withManifest()
    {
        final BundleManifest old = BundleManifest.parse(entries.remove(BundleEntries.MANIFEST));
        renumber();
        final List<BundleManifest.Entry> said = said();
        entries.put(BundleEntries.MANIFEST, new BundleManifest(
            old.version(), old.maker(), old.markets(), old.fromEpochNs(), old.toEpochNs(), old.isByPeriod(), old.log(),
            old.programs(), said, BundleManifest.UNSIGNED).bytes());

        return this;
    }

    private void renumber()
    {
        final Map<String, byte[]> old = new LinkedHashMap<>(entries);
        entries.clear();
        int leaf = 0;
        for (final Map.Entry<String, byte[]> entry : old.entrySet())
        {
            entries.put(
                entry.getKey().startsWith(BundleEntries.LEAVES) ? BundleEntries.leaf(leaf++) : entry.getKey(),
                entry.getValue());
        }
    }

    private List<BundleManifest.Entry> said()
    {
        return entries.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(BundleEntries.MANIFEST))
            .map(entry -> new BundleManifest.Entry(
                Sha256.hex(entry.getValue()), entry.getValue().length, entry.getKey()))
            .toList();
    }

    /** The entries in another order, and a manifest that says so. */
    ForgedBundle inOrder(final List<String> names)
    {
        final Map<String, byte[]> old = new LinkedHashMap<>(entries);
        final BundleManifest manifest = BundleManifest.parse(old.get(BundleEntries.MANIFEST));
        entries.clear();
        names.forEach(name -> entries.put(name, old.get(name)));
        final List<BundleManifest.Entry> said = said();
        entries.put(BundleEntries.MANIFEST, new BundleManifest(
            manifest.version(), manifest.maker(), manifest.markets(), manifest.fromEpochNs(), manifest.toEpochNs(),
            manifest.isByPeriod(), manifest.log(), manifest.programs(), said, BundleManifest.UNSIGNED).bytes());

        return this;
    }

    /** One line of the manifest as somebody likes it better. */
    ForgedBundle withLine(final String regex, final String replacement)
    {
        final String text = new String(entries.get(BundleEntries.MANIFEST), StandardCharsets.US_ASCII);
        final String changed = text.replaceFirst("(?m)^" + regex + "$", replacement);
        assertThat(changed).as(regex).isNotEqualTo(text);
        entries.put(BundleEntries.MANIFEST, changed.getBytes(StandardCharsets.US_ASCII));

        return this;
    }

    /** The bundle as it would be of a day that was sealed in format 1, by another key. */
    ForgedBundle inFormat1(final Path keyFile)
    {
        entries.entrySet().removeIf(entry -> entry.getKey().startsWith(BundleEntries.LEAVES) &&
            BundleLeaf.read(entry.getValue()).head().key().part() == LeafKey.TABLE);
        entries.replaceAll((name, bytes) -> name.startsWith(BundleEntries.HEADS)
            ? ForgedHeads.sign(bytes, 1, 1, "0".repeat(64), keyFile) : bytes);

        return withTree(keyFile);
    }

    /** Leaves as they are now make a tree of their own, under heads signed by another key; of one day. */
    ForgedBundle withTree(final Path keyFile)
    {
        final Map<String, BundleLeaf> leaves = new LinkedHashMap<>();
        entries.forEach((name, bytes) ->
        {
            if (name.startsWith(BundleEntries.LEAVES))
            {
                leaves.put(name, BundleLeaf.read(bytes));
            }
        });
        final List<byte[]> hashes = new ArrayList<>();
        leaves.values().forEach(leaf -> hashes.add(leaf.leaf().hash()));
        final MerkleTree tree = MerkleTree.of(hashes);
        leaves.forEach((name, leaf) -> entries.put(
            name, new BundleLeaf(leaf.head(), leaf.leaf(), tree.proof(leaf.leaf().hash())).bytes()));
        entries.replaceAll((name, bytes) -> name.startsWith(BundleEntries.HEADS)
            ? ForgedHeads.sign(bytes, tree.leafCount(), HexFormat.of().formatHex(tree.root()), keyFile) : bytes);

        return this;
    }

    byte[] bytes()
    {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try
        {
            final StoredZipWriter zip = new StoredZipWriter(out);
            for (final Map.Entry<String, byte[]> entry : entries.entrySet())
            {
                zip.add(entry.getKey(), entry.getValue());
            }
            zip.finish();
        }
        catch (final IOException impossible)
        {
            throw new UncheckedIOException(impossible);
        }

        return out.toByteArray();
    }
}
