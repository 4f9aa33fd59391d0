package io.leadline.feed.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.leadline.feed.RecordingSink;

class LineFeedTest
{
    private static final long IDLE_EVERY_NS = 10;

    private final RecordingSink sink = new RecordingSink();
    private final HeardLines decoder = new HeardLines();
    private final Arrivals arrivals = new Arrivals(1 << 16);
    private final Arrivals.Source open = arrivals.source(0, 1 << 10, 0);
    private final Arrivals.Source alice = arrivals.source(decoder.line("alice"), 1 << 10, 0);
    private long nowEpochNs = 1_000;
    private final LineFeed feed =
        new LineFeed(sink, decoder, arrivals, List.of(), null, () -> nowEpochNs, IDLE_EVERY_NS);

    @Test
    void shouldPassNoTimeBeforeThereWasAConnection()
    {
        work();
        nowEpochNs = 2_000;
        work();

        assertThat(decoder.heard()).isEmpty();
        assertThat(sink.flushCount()).isZero();
    }

    @Test
    void shouldPassTimeOnlyAsFarAsEveryConnectionHasProven()
    {
        open.connected(1_000);
        alice.connected(1_005);
        work();
        nowEpochNs = 5_000;
        open.alive(1_200);
        work();
        alice.alive(1_100);
        work();
        alice.alive(1_300);
        work();

        assertThat(decoder.heard()).containsExactly(
            "1000 connect ", "1005 connect alice", "1000 time", "1100 time", "1200 time");
    }

    @Test
    void shouldNotTakeFramesForAProof()
    {
        open.connected(1_000);
        open.frame(frame("{}"), 4_000, 0);
        nowEpochNs = 5_000;
        work();

        assertThat(decoder.heard()).containsExactly("1000 connect ", "4000 frame  {}", "1000 time");
    }

    @Test
    void shouldNotWaitForALineThatHasNoConnection()
    {
        open.connected(1_000);
        alice.connected(1_000);
        open.alive(3_000);
        alice.alive(1_500);
        alice.disconnected(Hangup.LOST, 4_000);
        alice.alive(2_000);
        work();

        assertThat(decoder.heard()).containsExactly(
            "1000 connect ", "1000 connect alice", "4000 disconnect alice", "3000 time");
        assertThat(feed.counters().count("hangups_lost")).isEqualTo(1);
        assertThat(feed.counters().count("hangups_closed")).isZero();
    }

    @Test
    void shouldPassTheLocalTimeWhileNoLineIsConnected()
    {
        open.connected(1_000);
        open.disconnected(Hangup.CLOSED, 1_100);
        nowEpochNs = 1_200;
        work();
        nowEpochNs = 1_209;
        work();
        nowEpochNs = 1_210;
        work();
        open.connected(1_215);
        nowEpochNs = 9_000;
        work();
        open.alive(1_230);
        work();

        assertThat(decoder.heard()).containsExactly(
            "1000 connect ", "1100 disconnect ", "1200 time", "1210 time", "1215 connect ", "1230 time");
    }

    @Test
    void shouldNotTakeALateProofForTimeThatRunsBack()
    {
        open.connected(1_000);
        open.alive(2_000);
        work();
        open.alive(1_500);
        work();
        open.alive(2_009);
        work();
        open.alive(2_010);
        work();
        alice.connected(2_020);
        open.alive(2_050);
        work();
        open.alive(2_030);
        alice.alive(2_040);
        work();

        assertThat(decoder.heard()).containsExactly(
            "1000 connect ", "2000 time", "2010 time", "2020 connect alice", "2020 time", "2040 time");
    }

    @Test
    void shouldEndTheSinksBatchBehindWhatItTook()
    {
        open.connected(1_000);
        open.frame(frame("{}"), 1_001, System.nanoTime());
        open.frame(frame("[]"), 1_002, System.nanoTime());
        work();
        assertThat(sink.flushCount()).isEqualTo(1);
        work();

        assertThat(sink.flushCount()).isEqualTo(1);
        assertThat(feed.receipts().histogramNs().getTotalCount()).isEqualTo(1);
    }

    @Test
    void shouldDisconnectWhatStandsWhenItEnds()
    {
        open.connected(1_000);
        alice.connected(1_000);
        alice.disconnected(Hangup.CLOSED, 1_100);
        work();
        nowEpochNs = 2_000;
        feed.close();

        assertThat(decoder.heard()).containsExactly(
            "1000 connect ", "1000 connect alice", "1100 disconnect alice", "1000 time", "2000 disconnect ", "end");
        assertThat(feed.counters().count("hangups_ended")).isEqualTo(1);
        assertThat(sink.flushCount()).isEqualTo(2);
    }

    /** A process that is told to end has little time, and connections may take all of it. */
    @Test
    void shouldEndWhatItWroteBeforeItWaitsForAnyConnection()
    {
        final List<String> order = new ArrayList<>();
        final HeardLines ended = new HeardLines();
        final LineFeed many = new LineFeed(
            sink, ended, arrivals, List.of(new Ending("a", order), new Ending("b", order)), null, () -> nowEpochNs,
            IDLE_EVERY_NS);
        many.close();

        assertThat(order).containsExactly(
            "a ends, written=0", "b ends, written=0", "a is waited for, written=1", "b is waited for, written=1");
        assertThat(ended.heard()).containsExactly("end");
    }

    /** Keeps when it is ended. */
    private final class Ending implements Carrier
    {
        private final String name;
        private final List<String> order;

        private Ending(final String name, final List<String> order)
        {
            this.name = name;
            this.order = order;
        }

        @Override
        public void start()
        {
            // Nothing to carry.
        }

        @Override
        public void reconnect(final Hangup reason)
        {
            // Nothing to end.
        }

        @Override
        public void end()
        {
            order.add(name + " ends, written=" + sink.flushCount());
        }

        @Override
        public void close()
        {
            order.add(name + " is waited for, written=" + sink.flushCount());
        }
    }

    private void work()
    {
        feed.doWork();
    }

    private static ByteBuffer frame(final String text)
    {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
