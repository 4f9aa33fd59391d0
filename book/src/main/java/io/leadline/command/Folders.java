package io.leadline.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.problem.BadInputException;

/** What is done with whole folders. Any thread. */
public final class Folders
{
    private Folders()
    {
    }

    /** Deletes a folder and all that is in it, if it is there. Links are deleted, not followed. */
    public static void delete(final Path folder) throws IOException
    {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS))
        {
            return;
        }
        final List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder))
        {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (final Path path : paths)
        {
            Files.delete(path);
        }
    }

    /**
     * Refuses a path that can be no folder, because a file is there or above it, before any work is done for it.
     *
     * @throws BadInputException naming the file.
     */
    public static void refuseFile(final Path folder)
    {
        Path above = folder.toAbsolutePath().normalize();
        while (above != null && !Files.exists(above))
        {
            above = above.getParent();
        }
        if (above != null && !Files.isDirectory(above))
        {
            final boolean isItself = above.equals(folder.toAbsolutePath().normalize());
            throw new BadInputException(isItself
                ? "output is a file: out=" + folder + " allowed=a folder"
                : "output lies below a file: out=" + folder + " file=" + above);
        }
    }

    /** Whether it is a folder with nothing in it. */
    public static boolean isEmpty(final Path folder) throws IOException
    {
        if (!Files.isDirectory(folder))
        {
            return false;
        }
        try (Stream<Path> paths = Files.list(folder))
        {
            return paths.findAny().isEmpty();
        }
    }
}
