package io.leadline.sampler.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.leadline.problem.BadInputException;

/**
 * The right to write an event log: one process has it, through a locked file beside the log's folder. The file stays,
 * for whoever deleted it could take it from under another; the lock ends with its process, however that ends.
 */
final class EventLock implements AutoCloseable
{
    private static final String SUFFIX = ".lock";

    private final FileChannel channel;

    private EventLock(final FileChannel channel)
    {
        this.channel = channel;
    }

    /**
     * Takes the right.
     *
     * @param events folder of the log, which need not be there yet.
     * @throws BadInputException when another has it.
     */
    static EventLock take(final Path events) throws IOException
    {
        final Path folder = events.toAbsolutePath().normalize();
        final Path file = folder.resolveSibling(folder.getFileName() + SUFFIX);
        Files.createDirectories(folder.getParent());
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel))
        {
            channel.close();
            throw new BadInputException("event log is written by another: path=" + events + " lock=" + file);
        }

        return new EventLock(channel);
    }

    private static boolean isLocked(final FileChannel channel) throws IOException
    {
        try
        {
            final FileLock lock = channel.tryLock();

            return lock != null;
        }
        catch (final OverlappingFileLockException ownProcess)
        {
            return false;
        }
    }

    @Override
    public void close() throws IOException
    {
        channel.close();
    }
}
