package io.leadline.bench.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes away the folders that benches make. */
public final class Folders
{
    private Folders()
    {
    }

    /** Deletes a folder and all that is in it. */
    public static void delete(final Path folder) throws IOException
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
