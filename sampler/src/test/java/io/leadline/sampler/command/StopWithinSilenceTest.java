package io.leadline.sampler.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventLogWriter;
import io.leadline.log.DocumentTailer;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopWithinSilenceTest
{
    private static final long START_EPOCH_NS = 1_760_000_000_000_000_000L;
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void shouldStopWithinACycleOfMillionsOfInstants() throws InterruptedException
    {
        final Configuration configuration = ConfigurationReader.parse(
            """
                venue: example
                markets:
                  - { name: M, tick: "1", lot: "1" }
                schedule: { every: 1ms, instant: fixed }
                """,
            "test");
        try (EventLogWriter log = new EventLogWriter(folder.resolve("events"), Long.MAX_VALUE))
        {
            final int market = log.market("M", BigDecimal.ONE, BigDecimal.ONE);
            log.heartbeat(START_EPOCH_NS, market);
            log.heartbeat(START_EPOCH_NS + Duration.ofDays(6).toNanos(), market);
        }
        final Path snapshots = folder.resolve("snapshots");
        final AtomicBoolean isRunning = new AtomicBoolean(true);
        final StringWriter out = new StringWriter();
        final Thread following = new Thread(() ->
            new SamplingLoop(
                List.of(new SamplingRun(configuration, folder.resolve("events"), snapshots, true)), isRunning)
                .follow(new PrintWriter(out)));

        following.start();
        while (following.isAlive() && !DocumentTailer.isLog(snapshots))
        {
            Thread.onSpinWait();
        }
        isRunning.set(false);
        following.join(SOON.toMillis());

        assertThat(following.isAlive()).isFalse();
        assertThat(out.toString()).contains("lateness_count");
        try (SnapshotLogReader log = SnapshotLogReader.open(snapshots))
        {
            Record record = log.next();
            while (record != Record.END)
            {
                record = log.next();
            }
            assertThat(log.documentCount()).isPositive();
        }
    }
}
