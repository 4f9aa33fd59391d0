package io.leadline.sampler;

import static io.leadline.sampler.SampledLog.LOT;
import static io.leadline.sampler.SampledLog.SECOND_NS;
import static io.leadline.sampler.SampledLog.TICK;
import static io.leadline.sampler.SampledLog.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;
import io.leadline.event.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which instants are stale: holes of the sequence, a word of the adapter, and silence. */
class SyncTest
{
    private static final long MAX_JUMP_NS = Configuration.Feed.DEFAULT_MAX_JUMP_NS;
    private static final Configuration.Feed NO_MAX_SILENCE = new Configuration.Feed(MAX_JUMP_NS, 0);

    @TempDir
    private Path folder;

    @Test
    void shouldBeStaleInsideAHoleOfTheSequenceUntilEachMarketIsCleared()
    {
        final SampledLog log = new SampledLog(folder, NO_MAX_SILENCE, "A", "B").write(writer ->
        {
            quote(writer, at(0.5), "A");
            quote(writer, at(0.6), "B");
            writer.sequence(9);
            writer.heartbeat(at(3.5), EventSink.NO_MARKET);
            refill(writer, at(4.5), "A");
            refill(writer, at(5.5), "B");
            writer.heartbeat(at(6.5), EventSink.NO_MARKET);
        });

        assertThat(log.statuses()).containsExactly(
            "1 A STALE 4", "1 B STALE 4", "2 A STALE 4", "2 B STALE 4", "3 A STALE 4", "3 B STALE 4",
            "4 A STALE 9", "4 B STALE 9", "5 A OK 12", "5 B STALE 12", "6 A OK 15", "6 B OK 15");
    }

    @Test
    void shouldTakeAMarketForInSyncThatIsFirstNamedBehindTheHole()
    {
        final SampledLog log = new SampledLog(folder, NO_MAX_SILENCE, "A", "B").write(writer ->
        {
            quote(writer, at(0.5), "A");
            writer.sequence(9);
            quote(writer, at(1.5), "B");
            writer.heartbeat(at(2.5), EventSink.NO_MARKET);
        });

        assertThat(log.statuses()).containsExactly("1 A STALE 2", "2 A STALE 10", "2 B OK 10");
    }

    @Test
    void shouldSeeNoHoleInASequenceThatBeginsAnywhere()
    {
        final SampledLog log = new SampledLog(folder, NO_MAX_SILENCE, "A").write(writer ->
        {
            writer.sequence(1_000_000);
            quote(writer, at(0.5), "A");
            writer.heartbeat(at(1.5), EventSink.NO_MARKET);
        });

        assertThat(log.statuses()).containsExactly("1 A OK 1000001");
    }

    @Test
    void shouldDropWhatWasSentTwiceAndSeeNoHole()
    {
        final SampledLog log = new SampledLog(folder, NO_MAX_SILENCE, "A").write(writer ->
        {
            quote(writer, at(0.5), "A");
            writer.sequence(1);
            quote(writer, at(0.6), "A");
            writer.heartbeat(at(1.5), EventSink.NO_MARKET);
            assertThat(writer.duplicateCount()).isEqualTo(2);
        });

        assertThat(log.statuses()).containsExactly("1 A OK 2");
    }

    @Test
    void shouldSeeAHoleBetweenTwoWriters()
    {
        final SampledLog log = new SampledLog(folder, NO_MAX_SILENCE, "A")
            .write(writer -> quote(writer, at(0.5), "A"))
            .write(writer ->
            {
                writer.sequence(4);
                writer.heartbeat(at(1.5), EventSink.NO_MARKET);
            });

        assertThat(log.statuses()).containsExactly("1 A STALE 2");
    }

    /** An adapter that comes back says so with the time of the last event before. */
    @Test
    void shouldBeStaleFromTheLastEventBeforeWhenTheAdapterSaysSo()
    {
        final SampledLog log = new SampledLog(folder, NO_MAX_SILENCE, "A", "B").write(writer ->
        {
            quote(writer, at(0.5), "A");
            quote(writer, at(1.25), "B");
            writer.status(at(1.25), market(writer, "A"), TradingStatus.STALE);
            refill(writer, at(3.75), "A");
            writer.heartbeat(at(4.5), EventSink.NO_MARKET);
        });

        assertThat(log.statuses()).containsExactly(
            "1 A OK 2", "2 A STALE 5", "2 B OK 5", "3 A STALE 5", "3 B OK 5", "4 A OK 8", "4 B OK 8");
    }

    /** No instant falls between a clear and the snapshot that carries its time, even when it is an instant itself. */
    @Test
    void shouldNeverSampleBetweenAClearAndItsSnapshot()
    {
        final SampledLog log = new SampledLog(folder, NO_MAX_SILENCE, "A").write(writer ->
        {
            quote(writer, at(0.5), "A");
            writer.status(at(0.5), market(writer, "A"), TradingStatus.STALE);
            refill(writer, at(2), "A");
            writer.heartbeat(at(2.5), EventSink.NO_MARKET);
        });

        assertThat(log.statuses()).containsExactly("1 A STALE 3", "2 A OK 6");
    }

    @Test
    void shouldBeStaleLaterThanTheMostSilenceBehindTheLastEvent()
    {
        final SampledLog log = new SampledLog(
            folder, new Configuration.Feed(MAX_JUMP_NS, 2 * SECOND_NS), "A", "B").write(writer ->
        {
            quote(writer, at(0), "A");
            quote(writer, at(1), "B");
            writer.heartbeat(at(3), EventSink.NO_MARKET);
            writer.heartbeat(at(7), EventSink.NO_MARKET);
            writer.heartbeat(at(8.5), EventSink.NO_MARKET);
        });

        assertThat(log.statuses()).as("two seconds are not yet too long").containsExactly(
            "0 A OK 2",
            "1 A OK 4", "1 B OK 4", "2 A OK 4", "2 B OK 4", "3 A OK 5", "3 B OK 5", "4 A OK 5", "4 B OK 5",
            "5 A OK 5", "5 B OK 5", "6 A STALE 5", "6 B STALE 5", "7 A OK 6", "7 B OK 6", "8 A OK 6", "8 B OK 6");
    }

    @Test
    void shouldNotMindSilenceUnlessToldTo()
    {
        final SampledLog log = new SampledLog(folder, NO_MAX_SILENCE, "A").write(writer ->
        {
            quote(writer, at(0), "A");
            writer.heartbeat(at(100), EventSink.NO_MARKET);
        });

        assertThat(log.statuses()).hasSize(100).allMatch(line -> line.endsWith(" A OK 2"));
    }

    /** A market of its own is refused an event: the others stay in sync. */
    @Test
    void shouldLoseSyncOfTheMarketAloneWhoseEventIsRefused()
    {
        final SampledLog log = new SampledLog(folder, NO_MAX_SILENCE, "A", "B").write(writer ->
        {
            quote(writer, at(0.5), "A");
            quote(writer, at(0.5), "B");
            writer.add(at(0.75), market(writer, "B"), 9, EventSink.NO_ACCOUNT, Side.BID, 10, 0, 0);
            writer.trade(at(0.75), market(writer, "A"), EventSink.NO_ACCOUNT, 10, 0, EventSink.NO_ACCOUNT, 0);
            writer.heartbeat(at(1.5), EventSink.NO_MARKET);
        });

        assertThat(log.statuses()).containsExactly("1 A OK 6", "1 B STALE 6");
    }

    private static void refill(final EventLogWriter writer, final long time, final String market)
    {
        writer.clear(time, market(writer, market));
        quote(writer, time, market);
    }

    private static void quote(final EventLogWriter writer, final long time, final String market)
    {
        final int account = writer.account("alpha");
        writer.add(time, market(writer, market), 1, account, Side.BID, 9_999, 5, 0);
        writer.add(time, market(writer, market), 2, account, Side.ASK, 10_001, 5, 0);
    }

    private static int market(final EventLogWriter writer, final String name)
    {
        return writer.market(name, TICK, LOT);
    }
}
