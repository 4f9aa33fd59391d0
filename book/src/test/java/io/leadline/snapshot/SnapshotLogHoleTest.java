package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.leadline.config.Configuration;
import io.leadline.log.LogException;
import io.leadline.log.LogFiles;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hole in a file is no end of the log where later files hold documents. */
class SnapshotLogHoleTest
{
    private static final long SECOND_NS = 1_000_000_000L;

    @TempDir
    private Path folder;
    private Path snapshots;
    private List<Path> files;

    @BeforeEach
    void write() throws IOException
    {
        final Configuration configuration = Configurations.fixed("1h");
        snapshots = folder.resolve("snapshots");
        new RandomFeed(new Random(5), configuration, 6)
            .write(folder.resolve("events"), 300, 1_500 * SECOND_NS, 0);
        SampledBooks.sample(configuration, folder.resolve("events"), snapshots);
        try (Stream<Path> all = Files.list(snapshots))
        {
            files = all.filter(file -> file.toString().endsWith(".cq4")).sorted().toList();
        }
    }

    @Test
    void shouldNotTakeAHoleForTheEndOfALogThatGoesOn() throws IOException
    {
        assertThat(files).hasSizeGreaterThan(2);
        LogFiles.zero(files.get(1), 2);

        assertThatThrownBy(this::read)
            .isInstanceOfSatisfying(LogException.class, failure -> assertThat(failure.fault())
                .isEqualTo(LogException.Fault.CORRUPT))
            .hasMessageContainingAll(
                "log goes on behind its end: path=" + snapshots + " index=0x", "number=",
                "later_file=" + files.get(2));
    }

    /** It is where a writer may be at work. */
    @Test
    void shouldTakeAHoleInTheLastFileForTheEnd() throws IOException
    {
        final long whole = read();
        LogFiles.zero(files.get(files.size() - 1), 1);

        assertThat(read()).isBetween(1L, whole - 1);
    }

    private long read()
    {
        try (SnapshotLogReader reader = SnapshotLogReader.open(snapshots))
        {
            MeasuredLines.read(reader);

            return reader.documentCount();
        }
    }
}
