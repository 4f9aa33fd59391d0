package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.leadline.config.Configuration;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;
import io.leadline.log.LogFiles;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder from which files were taken is refused by reader and writer alike, and left as it is. */
class EventLogFolderTest
{
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int DAY_COUNT = 4;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeLog()
    {
        try (EventLogWriter writer = open(folder))
        {
            for (int day = 0; day < DAY_COUNT; day++)
            {
                writer.account("of day " + day);
                writer.heartbeat(RandomEvents.START_EPOCH_NS + day * DAY_NS, EventSink.NO_MARKET);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shouldNameLogAsIncompleteWithoutOneOfItsDays(final int day) throws IOException
    {
        Files.delete(LogFiles.days(folder).get(day));
        final long lengthBefore = LogFiles.length(folder);

        assertIncomplete(() -> readAll(folder));
        assertIncomplete(() -> open(folder).close());
        assertThat(LogFiles.days(folder)).hasSize(DAY_COUNT - 1);
        assertThat(LogFiles.length(folder)).isEqualTo(lengthBefore);
    }

    @Test
    void shouldNameLogThatIsNotThere()
    {
        assertThatThrownBy(() -> readAll(folder.resolve("nowhere")))
            .isInstanceOfSatisfying(LogException.class, failure ->
                assertThat(failure.fault()).isEqualTo(Fault.MISSING))
            .hasMessage("missing: no log in folder: path=" + folder.resolve("nowhere"));
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    private static void assertIncomplete(final ThrowingCallable call)
    {
        assertThatThrownBy(call).isInstanceOfSatisfying(
            LogException.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.INCOMPLETE));
    }

    private static void readAll(final Path directory)
    {
        final RecordLines shown = new RecordLines();
        try (EventLogReader reader = new EventLogReader(directory))
        {
            boolean isMore = reader.poll(shown);
            while (isMore)
            {
                isMore = reader.poll(shown);
            }
        }
    }

    private static EventLogWriter open(final Path directory)
    {
        return new EventLogWriter(directory, Configuration.Feed.DEFAULT_MAX_JUMP_NS);
    }
}
