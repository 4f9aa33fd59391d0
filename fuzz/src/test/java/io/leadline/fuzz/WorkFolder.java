package io.leadline.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.leadline.command.Folders;

/** A folder for files of an input, emptied in front of each; gone when the process ends. */
final class WorkFolder
{
    private final Path path;
    private Runnable beforeEnd = () ->
    {
    };

    WorkFolder()
    {
        try
        {
            path = Files.createTempDirectory("leadline-fuzz");
            Runtime.getRuntime().addShutdownHook(new Thread(() ->
            {
                beforeEnd.run();
                delete(path);
            }));
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(final Path folder)
    {
        try
        {
            Folders.delete(folder);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** What has to be done before the files go. */
    void beforeEnd(final Runnable step)
    {
        beforeEnd = step;
    }

    Path path()
    {
        return path;
    }

    /** Takes away all files of it and makes a folder in it. */
    Path empty(final String name)
    {
        final Path folder = path.resolve(name);
        try
        {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder))
            {
                for (final Path file : files.toList())
                {
                    Files.delete(file);
                }
            }

            return folder;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    static void write(final Path file, final byte[] bytes)
    {
        try
        {
            Files.write(file, bytes);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
