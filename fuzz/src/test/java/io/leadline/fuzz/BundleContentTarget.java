package io.leadline.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

import io.leadline.problem.BadInputException;
import io.leadline.proof.bundle.BundleCheck;
import io.leadline.proof.bundle.BundleException;
import io.leadline.proof.bundle.SealedBundle;
import io.leadline.proof.head.HeadException;
import io.leadline.proof.tree.LeafException;

/**
 * What is in a bundle, once zip, manifest, tree and signatures have been made to fit it: configuration, programs,
 * tables, heads and leaves. Each part of an input is an entry: its kind in a byte, then what is in it.
 */
final class BundleContentTarget implements FuzzTarget
{
    private final Path folder = new WorkFolder().path();
    private final SealedBundle sealer;
    private long sum;

    BundleContentTarget()
    {
        try
        {
            sealer = new SealedBundle(folder.resolve("key.pem"));
            // Honest ones are taken.
            seeds().forEach(this::check);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void read(final byte[] input)
    {
        try
        {
            check(input);
        }
        catch (final BundleException | HeadException | LeafException | BadInputException named)
        {
            sum += named.getMessage().length();
        }
    }

    private void check(final byte[] input)
    {
        final Path file = folder.resolve("bundle.zip");
        WorkFolder.write(file, sealer.seal(DocumentList.split(input)));
        sum += BundleCheck.check(file, null).lines().size();
    }

    @Override
    public int changeCount()
    {
        return 300;
    }

    @Override
    public List<byte[]> seeds() throws IOException
    {
        return List.of(joined(SealedBundle.honest()), joined(SealedBundle.honestWithTables()));
    }

    private static byte[] joined(final List<byte[]> parts)
    {
        return DocumentList.join(parts.stream().map(ByteBuffer::wrap).toList(), Character.MAX_VALUE);
    }
}
