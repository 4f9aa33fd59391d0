package io.leadline.bench.flow;

import java.nio.file.Files;
import java.nio.file.Path;

/** Recorded venue data, which lies beside this repository or above it, and is not part of it. */
public final class SharedData
{
    private static final Path FOLDER = Path.of("shared", "data");

    private SharedData()
    {
    }

    /**
     * A file or a folder of the recorded data; null where there is none.
     *
     * @param path within the data.
     */
    public static Path find(final String path)
    {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent())
        {
            final Path found = folder.resolve(FOLDER).resolve(path);
            if (Files.exists(found))
            {
                return found;
            }
        }

        return null;
    }

    /** The same, and where there is none it is said that a bench has no rows for it. */
    public static Path find(final String path, final String bench)
    {
        final Path found = find(path);
        if (found == null)
        {
            System.err.println("bench is left out, its recording is not there: name=" + bench + " path=" + path);
        }

        return found;
    }
}
