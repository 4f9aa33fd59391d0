package io.leadline.sampler.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.leadline.log.DocumentTailer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogStatsCommandTest
{
    @TempDir
    private Path folder;
    private Path snapshots;
    private Run run;

    @BeforeEach
    void countADay()
    {
        final VenueFolder venue = new VenueFolder(folder);
        final Path events = venue.path("events");
        snapshots = venue.path("snapshots");
        Run.ingest(venue, events, "--input", venue.quotes("day.csv", 0, 15));
        Run.sample(venue, events, snapshots);
        run = Run.of("log-stats", "--snapshots", snapshots);
    }

    /** Every byte of every document is counted, and those of snapshots once more by what they are for. */
    @Test
    void shouldCountEveryByteOnce()
    {
        long documents = 0;
        long bytes = 0;
        try (DocumentTailer tailer = new DocumentTailer(snapshots))
        {
            while (tailer.next())
            {
                documents++;
                bytes += tailer.length();
            }
        }

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.printed("all").split(" +")).containsExactly(Long.toString(documents), Long.toString(bytes));
        assertThat(partBytes()).isEqualTo(bytesOf("snapshot") + bytesOf("snapshots"));
    }

    private long bytesOf(final String kind)
    {
        return run.out().stream()
            .filter(line -> line.matches(kind + " +[0-9]+ +[0-9]+"))
            .mapToLong(line -> Long.parseLong(line.split(" +")[2]))
            .sum();
    }

    private long partBytes()
    {
        return run.out().subList(run.out().indexOf(header("part")) + 1, run.out().size()).stream()
            .mapToLong(line -> Long.parseLong(line.split(" +")[1]))
            .sum();
    }

    private String header(final String name)
    {
        return run.out().stream().filter(line -> line.startsWith(name + " ")).findFirst().orElseThrow();
    }

    @Test
    void shouldFitATerminal()
    {
        assertThat(run.out()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(Double.parseDouble(run.printed("bits_per_unmoved_maker"))).isLessThanOrEqualTo(1);
    }
}
