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
     * @param option the word that the user named it by: {@code out} for {@code --out}.
     * @throws BadInputException naming the file.
     */
    public static void refuseFile(final String option, final Path folder)
    {
        if (Files.exists(folder) && !Files.isDirectory(folder))
        {
            throw new BadInputException("output is a file: " + option + "=" + folder + " allowed=a folder");
        }
        refuseBelowFile(option, folder);
    }

    /**
     * Refuses a path that nothing can be written to, because a file is above it, before any work is done for it.
     *
     * @param option as {@link #refuseFile} takes it.
     * @throws BadInputException naming the file.
     */
    public static void refuseBelowFile(final String option, final Path path)
    {
        Path above = path.toAbsolutePath().normalize().getParent();
        while (above != null && !Files.exists(above))
        {
            above = above.getParent();
        }
        if (above != null && !Files.isDirectory(above))
        {
            throw new BadInputException("output lies below a file: " + option + "=" + path + " file=" + above);
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
