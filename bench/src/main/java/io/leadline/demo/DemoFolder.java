package io.leadline.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.problem.BadInputException;

/** The demo's output folder. A folder is emptied only when an earlier demo made it. */
final class DemoFolder
{
    private static final String MARKER = ".leadline-demo";

    private DemoFolder()
    {
    }

    /**
     * Makes the folder, empty but for its marker.
     *
     * @throws BadInputException when it holds something that no demo left.
     */
    static void makeAnew(final Path folder) throws IOException
    {
        if (Files.exists(folder))
        {
            if (!Files.exists(folder.resolve(MARKER)) && !isEmpty(folder))
            {
                throw new BadInputException(
                    "folder holds something that no demo left: --out=" + folder + " allowed=an empty or a new folder");
            }
            delete(folder);
        }
        Files.createDirectories(folder);
        Files.createFile(folder.resolve(MARKER));
    }

    private static boolean isEmpty(final Path folder) throws IOException
    {
        if (!Files.isDirectory(folder))
        {
            return false;
        }
        try (Stream<Path> files = Files.list(folder))
        {
            return files.findAny().isEmpty();
        }
    }

    private static void delete(final Path folder) throws IOException
    {
        final List<Path> files;
        try (Stream<Path> walk = Files.walk(folder))
        {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (final Path file : files)
        {
            Files.delete(file);
        }
    }
}
