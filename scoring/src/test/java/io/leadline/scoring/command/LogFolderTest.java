package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log's folder holds nothing but the log. */
class LogFolderTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldScoreIntoNoLogsFolder() throws Exception
    {
        final CloseRun run = new CloseRun(folder);
        final Path log = logIn("scores");

        assertThat(run.score(CloseRun.MARCH)).isEqualTo(2);

        assertRefused(run, log);
    }

    @Test
    void shouldCloseIntoNoLogsFolder() throws Exception
    {
        final CloseRun run = new CloseRun(folder);
        final Path log = logIn("closes");

        assertThat(run.close(CloseRun.MARCH)).isEqualTo(2);

        assertRefused(run, log);
    }

    private Path logIn(final String name) throws Exception
    {
        final Path log = Files.createDirectory(folder.resolve(name));
        Files.createFile(log.resolve("20260301F.cq4"));

        return log;
    }

    private static void assertRefused(final CloseRun run, final Path log)
    {
        assertThat(run.err()).isEqualTo("results are not written among the files of a log: folder=" + log
            + " (give a folder of their own)\n");
        assertThat(log.toFile().list()).containsExactly("20260301F.cq4");
    }
}
