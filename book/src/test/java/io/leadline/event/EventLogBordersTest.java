package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a log may begin and end in time, and where it may lie. */
class EventLogBordersTest
{
    private static final long LIMIT = EventSink.TIME_LIMIT_EPOCH_NS;

    @TempDir
    private Path folder;

    @Test
    void shouldPutTheLimitAtTheStartOfAYear()
    {
        assertThat(LIMIT / 1_000_000_000L).isEqualTo(LocalDate.of(2262, 1, 1).toEpochDay() * 86_400);
    }

    @Test
    void shouldNotBeginAtTheLimit()
    {
        try (EventLogWriter writer = new EventLogWriter(folder, Long.MAX_VALUE))
        {
            assertThatThrownBy(() -> writer.heartbeat(LIMIT, EventSink.NO_MARKET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("time=" + LIMIT + " limit=" + LIMIT);
            writer.heartbeat(LIMIT - 1, EventSink.NO_MARKET);
        }
    }

    @Test
    void shouldRefuseAnyJumpToTheLimit()
    {
        final RecordLines shown = new RecordLines();
        try (EventLogWriter writer = new EventLogWriter(folder, Long.MAX_VALUE))
        {
            writer.heartbeat(LIMIT - 2, EventSink.NO_MARKET);
            writer.heartbeat(LIMIT, EventSink.NO_MARKET);
            writer.heartbeat(Long.MAX_VALUE, EventSink.NO_MARKET);
            writer.heartbeat(LIMIT - 1, EventSink.NO_MARKET);
        }
        try (EventLogReader reader = new EventLogReader(folder))
        {
            assertThat(reader.poll(shown)).isTrue();
        }
        assertThat(shown.lines()).filteredOn(line -> line.contains(Long.toString(LIMIT - 2))).hasSize(3);
        assertThat(shown.lines()).filteredOn(line -> line.contains(Long.toString(LIMIT - 1))).hasSize(1);
    }

    @Test
    void shouldKeepNamesForTheDayOfTheFirstEvent() throws IOException
    {
        try (EventLogWriter writer = new EventLogWriter(folder, Long.MAX_VALUE))
        {
            final int market = writer.market("M", BigDecimal.ONE, BigDecimal.ONE);
            writer.flush();
            writer.heartbeat(RandomEvents.START_EPOCH_NS, market);
        }

        assertThat(files()).hasSize(1).noneMatch(name -> name.startsWith("1970"));
    }

    @Test
    void shouldNameTheFolderThatNoLogCanBeIn() throws IOException
    {
        final Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new EventLogWriter(file.resolve("log"), Long.MAX_VALUE))
            .isInstanceOf(UncheckedIOException.class)
            .hasMessageContaining("log cannot be written: path=" + file.resolve("log"));
    }

    private List<String> files() throws IOException
    {
        try (Stream<Path> files = Files.list(folder))
        {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".cq4")).toList();
        }
    }
}
