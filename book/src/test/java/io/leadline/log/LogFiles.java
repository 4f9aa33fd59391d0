package io.leadline.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a log, as a careless hand finds them. */
public final class LogFiles
{
    private LogFiles()
    {
    }

    /** Files of the days of a log, in their order. */
    public static List<Path> days(final Path directory)
    {
        return DocumentQueue.files(directory);
    }

    /** Names of the days, {@code 20260301F}. */
    public static List<String> names(final Path directory)
    {
        return days(directory).stream().map(file -> file.getFileName().toString().replace(".cq4", "")).toList();
    }

    /** Bytes that the files of a folder take on the disk do not matter; their sum of lengths must not change. */
    public static long length(final Path directory)
    {
        try (Stream<Path> files = Files.list(directory))
        {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
