package io.leadline.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.problem.FileReason;

import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** Opens the queues behind both logs in one way: daily files in UTC, rolled on venue time. Cold. */
final class DocumentQueue
{
    /** Bytes of one mapped block; a document may be as long as a quarter of it. */
    static final int BLOCK_LENGTH = 64 << 20;
    static final int MAX_DOCUMENT_LENGTH = BLOCK_LENGTH / 4;

    /** Of the file of a day, behind its date. */
    static final String DAY_SUFFIX = "F.cq4";

    private static final String FILE_SUFFIX = ".cq4";

    private DocumentQueue()
    {
    }

    static SingleChronicleQueue open(final Path directory, final TimeProvider venueTime, final boolean isReadOnly)
    {
        return SingleChronicleQueueBuilder.binary(directory.toFile())
            .rollCycle(RollCycles.FAST_DAILY)
            .timeProvider(venueTime)
            .blockSize(BLOCK_LENGTH)
            .readOnly(isReadOnly)
            .build();
    }

    /** The store opens what it cannot write for reading, without a word, and fails at the first document. */
    static void requireWritableFolder(final Path directory)
    {
        try
        {
            if (Files.exists(directory) && !Files.isDirectory(directory))
            {
                throw new NotDirectoryException(directory.toString());
            }
            Files.createDirectories(directory);
            if (!Files.isWritable(directory))
            {
                throw new AccessDeniedException(directory.toString());
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "log cannot be written: path=" + directory + " reason=" + FileReason.of(failure), failure);
        }
    }

    /** Whether a folder holds a log whose writer has listed a file of it already. */
    static boolean isListed(final Path directory)
    {
        return Files.exists(directory.resolve(StoreHeader.LISTING)) && !files(directory).isEmpty();
    }

    /** Queue files of a folder in the order of their names, which is the order of their days; empty when it is none. */
    static List<Path> files(final Path directory)
    {
        if (!Files.isDirectory(directory))
        {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory))
        {
            return files.filter(file -> file.getFileName().toString().endsWith(FILE_SUFFIX)).sorted().toList();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
