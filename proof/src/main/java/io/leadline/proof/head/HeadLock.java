package io.leadline.proof.head;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;

/**
 * Keeps a folder of heads to one run that writes them: two would give the same number to two heads. Readers need none.
 * Held until closed or until the process ends; the file stays, as a lock on a deleted one keeps nobody out.
 */
final class HeadLock implements AutoCloseable
{
    static final String NAME = "seal.lock";

    private final FileChannel channel;

    private HeadLock(final FileChannel channel)
    {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws BadInputException when another run holds it.
     */
    static HeadLock take(final Path folder)
    {
        final Path file = folder.resolve(NAME);
        try
        {
            final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean isTaken = false;
            try
            {
                isTaken = isTaken(channel);
            }
            finally
            {
                if (!isTaken)
                {
                    channel.close();
                }
            }
            if (!isTaken)
            {
                throw new BadInputException("another seal is at work on these heads: lock=" + file);
            }

            return new HeadLock(channel);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "heads cannot be locked: path=" + file + " reason=" + FileReason.of(failure), failure);
        }
    }

    private static boolean isTaken(final FileChannel channel) throws IOException
    {
        try
        {
            return channel.tryLock() != null;
        }
        catch (final OverlappingFileLockException heldByThisProcess)
        {
            return false;
        }
    }

    @Override
    public void close()
    {
        try
        {
            channel.close();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException("heads cannot be unlocked: reason=" + FileReason.of(failure), failure);
        }
    }
}
