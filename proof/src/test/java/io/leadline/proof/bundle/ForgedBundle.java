package io.leadline.proof.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leadline.program.Sha256;
import io.leadline.proof.head.ForgedHeads;
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

    /** The manifest says what the entries are now. */
    ForgedBundle withManifest()
    {
        final BundleManifest old = BundleManifest.parse(entries.remove(BundleEntries.MANIFEST));
        entries.put(BundleEntries.MANIFEST, new BundleManifest(
            old.version(), old.maker(), old.markets(), old.fromEpochNs(), old.toEpochNs(), old.isByPeriod(), old.log(),
            old.programs(),
            entries.entrySet().stream()
                .map(entry -> new BundleManifest.Entry(
                    Sha256.hex(entry.getValue()), entry.getValue().length, entry.getKey()))
                .toList()).bytes());

        return this;
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
