package io.leadline.sampler;

import static io.leadline.sampler.SampledLog.LOT;
import static io.leadline.sampler.SampledLog.SECOND_NS;
import static io.leadline.sampler.SampledLog.START_EPOCH_NS;
import static io.leadline.sampler.SampledLog.TICK;
import static io.leadline.sampler.SampledLog.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who listens hears of every instant twice: when the first of it is in the log, and when all of it is. */
class InstantListenerTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldTellOfTheFirstRecordAndThenOfTheWholeInstant()
    {
        final SampledLog log = twoMarkets();

        assertThat(heard(log)).containsExactly(
            "first of 1", "2 of 1", "first of 2", "2 of 2", "first of 3", "2 of 3");
    }

    @Test
    void shouldTellNothingOfWhatTheLogHoldsAlready()
    {
        final SampledLog log = twoMarkets();
        heard(log);
        log.write(events -> events.heartbeat(at(4.5), 0));

        assertThat(heard(log)).containsExactly("first of 4", "2 of 4");
    }

    private SampledLog twoMarkets()
    {
        return new SampledLog(folder, Configuration.Feed.DEFAULT, "A", "B").write(this::writeOrders);
    }

    private void writeOrders(final EventLogWriter events)
    {
        for (final String name : List.of("A", "B"))
        {
            final int market = events.market(name, TICK, LOT);
            events.add(at(0.5), market, 1, events.account("maker"), Side.BID, 100, 10, 0);
        }
        events.heartbeat(at(3.5), 0);
    }

    private List<String> heard(final SampledLog log)
    {
        final List<String> heard = new ArrayList<>();
        final InstantListener listener = new InstantListener()
        {
            @Override
            public void onFirstRecorded(final long instantEpochNs)
            {
                heard.add("first of " + (instantEpochNs - START_EPOCH_NS) / SECOND_NS);
            }

            @Override
            public void onRecorded(final long instantEpochNs, final int snapshotCount)
            {
                heard.add(snapshotCount + " of " + (instantEpochNs - START_EPOCH_NS) / SECOND_NS);
            }
        };
        try (EventLogReader reader = new EventLogReader(folder.resolve("events"));
            Sampler sampler = new Sampler(log.configuration(), folder.resolve("snapshots"), false, listener))
        {
            boolean isMore = true;
            while (isMore)
            {
                isMore = reader.poll(sampler);
            }
        }

        return heard;
    }
}
