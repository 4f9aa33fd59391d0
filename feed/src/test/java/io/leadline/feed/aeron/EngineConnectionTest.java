package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.aeron.Aeron;
import io.aeron.CncFileDescriptor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.problem.BadInputException;

class EngineConnectionTest
{
    private static final long PATIENCE_MS = 200;

    @TempDir
    private Path folder;

    @Test
    void shouldNameTheFolderWhereNoDriverRuns()
    {
        shouldRefuse(folder.resolve("none"));
    }

    /** What a driver that was killed left there. */
    @Test
    void shouldNameTheFolderWhereADriverRanOnce() throws IOException
    {
        final Path left;
        try (HandDrivenDriver driver = new HandDrivenDriver(folder))
        {
            final Path file = Path.of(driver.aeron().context().aeronDirectoryName(), CncFileDescriptor.CNC_FILE);
            left = Files.createDirectory(folder.resolve("left"));
            Files.copy(file, left.resolve(CncFileDescriptor.CNC_FILE));
        }

        shouldRefuse(left);
    }

    private static void shouldRefuse(final Path directory)
    {
        final Aeron.Context context =
            new Aeron.Context().aeronDirectoryName(directory.toString()).driverTimeoutMs(PATIENCE_MS);

        assertThatThrownBy(() -> EngineConnection.toDriver(EngineConnection.LIVENESS_NS, context))
            .isInstanceOf(BadInputException.class)
            .hasMessage("no media driver runs there: directory=" + directory +
                " allowed=feed.aeron.directory of a driver that runs, or feed.aeron.driver embedded");
    }
}
