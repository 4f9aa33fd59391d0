package io.leadline.sampler.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.config.AdapterReader;
import io.leadline.config.ConfigurationReader;
import io.leadline.log.DocumentTailer;
import io.leadline.problem.BadInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log is made beside its folder: there, only what an ingestion left behind is cleared away. */
class PartialFolderTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldKeepWhatSomebodyElsePutThere() throws IOException
    {
        final Path partial = Files.createDirectory(folder.resolve("events.partial"));
        Files.createFile(partial.resolve("20251009F.cq4"));
        final Path note = Files.createFile(partial.resolve("note.txt"));

        assertThatThrownBy(this::ingest)
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("holds something else: path=" + partial);
        assertThat(note).exists();
    }

    @Test
    void shouldClearAwayWhatAKilledIngestionLeft() throws IOException
    {
        final Path partial = Files.createDirectory(folder.resolve("events.partial"));
        Files.createFile(partial.resolve("metadata.cq4t"));
        Files.createFile(partial.resolve("20251009F.cq4"));

        ingest();
        assertThat(partial).doesNotExist();
        assertThat(DocumentTailer.isLog(folder.resolve("events"))).isTrue();
    }

    private void ingest() throws IOException
    {
        final Path config = Files.writeString(folder.resolve("config.yaml"), """
            venue: t
            markets: [{ name: X, tick: "0.01", lot: "1" }]
            schedule: { every: 1s, instant: fixed }
            """);
        final Path input = Files.writeString(folder.resolve("in.csv"), "time_ns,market,type\n1000,X,heartbeat\n");
        new Ingestion(
            ConfigurationReader.read(config), "csv", AdapterReader.initial(List.of()), List.of(input), null,
            folder.resolve("events"), true)
            .run(false, new PrintWriter(Writer.nullWriter()));
    }
}
