package io.leadline.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.problem.BadInputException;
import io.leadline.proof.bundle.BundleCheck;
import io.leadline.proof.bundle.BundleException;
import io.leadline.proof.bundle.OpenedLeaves;
import io.leadline.proof.head.HeadException;
import io.leadline.proof.tree.LeafException;

/** A bundle, from its zip's end record to the scores that its records come to. */
final class BundleTarget implements FuzzTarget
{
    private final Path file;
    private long sum;

    BundleTarget()
    {
        try
        {
            file = Files.createTempFile("bundle", ".zip");
            file.toFile().deleteOnExit();
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
            Files.write(file, input);
            sum += BundleCheck.check(file, null).lines().size();
        }
        catch (final BundleException | HeadException | LeafException | BadInputException named)
        {
            sum += named.getMessage().length();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public List<byte[]> seeds() throws IOException
    {
        return List.of(Files.readAllBytes(OpenedLeaves.honestBundle()));
    }
}
