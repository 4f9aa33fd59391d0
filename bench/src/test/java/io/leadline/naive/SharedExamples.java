package io.leadline.naive;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/** Where the shared example folders are: beside the repository, found by walking up. */
public final class SharedExamples
{
    private SharedExamples()
    {
    }

    /** The folder of one example; skips the calling test when it is not there. */
    public static Path folder(final String name)
    {
        Path at = Path.of("").toAbsolutePath();
        while (at != null)
        {
            final Path candidate = at.resolve("shared").resolve("examples").resolve(name);
            if (Files.isDirectory(candidate))
            {
                return candidate;
            }
            at = at.getParent();
        }
        Assumptions.abort("no shared examples above the working directory: example=" + name);

        throw new IllegalStateException("unreachable");
    }
}
