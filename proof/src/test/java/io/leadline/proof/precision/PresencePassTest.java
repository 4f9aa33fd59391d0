package io.leadline.proof.precision;

import static io.leadline.proof.precision.MeasuredLog.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.leadline.event.EventSink.TradingStatus;
import io.leadline.event.Side;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresencePassTest
{
    private static final String RULE = "mid:100";

    @TempDir
    private Path folder;

    private MeasuredLog log;

    @BeforeEach
    void open()
    {
        log = new MeasuredLog(folder);
    }

    private static Stretches stretches(final double... bounds)
    {
        final Stretches stretches = new Stretches();
        for (int i = 0; i < bounds.length; i += 2)
        {
            stretches.add(at(bounds[i]), at(bounds[i + 1]));
        }

        return stretches;
    }

    @Test
    void shouldCountFromTheFirstEventOfTheMarketToTheLastOfTheLog()
    {
        final PresencePass pass = log
            .heartbeat(at(0)).quote(at(1), 1, "alpha").cancel(at(3), 2).heartbeat(at(5)).measure(RULE);

        assertThat(pass.counted(0)).isEqualTo(stretches(1, 5));
        assertThat(pass.present(0, 0, 0)).isEqualTo(stretches(1, 3));
        assertThat(pass.makers(0)).containsExactly("alpha");
        assertThat(pass.counted(1)).isEqualTo(stretches());
    }

    @Test
    void shouldNotSeeWhatLastsNoTimeAtAll()
    {
        final PresencePass pass = log
            .quote(at(1), 1, "alpha").cancel(at(2), 2).add(at(2), 4, "alpha", Side.BID, 9_980).heartbeat(at(5))
            .measure(RULE);

        assertThat(pass.present(0, 0, 0)).isEqualTo(stretches(1, 5));
    }

    @Test
    void shouldSeeWhatLastsOneNanosecond()
    {
        final PresencePass pass = log
            .quote(at(1), 1, "alpha").cancel(at(2), 2).add(at(2) + 1, 4, "alpha", Side.BID, 9_980).heartbeat(at(5))
            .measure(RULE);

        final Stretches expected = stretches(1, 2);
        expected.add(at(2) + 1, at(5));
        assertThat(pass.present(0, 0, 0)).isEqualTo(expected);
    }

    @Test
    void shouldMeasureAMakerAnewWhenOthersMoveTheMid()
    {
        // alpha's bid is 120 bps below a mid of 101.115, 99.9 bps below one of 100.90.
        final PresencePass pass = log
            .add(at(0), 2, "alpha", Side.BID, 9_990).add(at(0), 3, "alpha", Side.ASK, 10_190)
            .add(at(1), 4, "beta", Side.BID, 10_033)
            .cancel(at(2), 4)
            .heartbeat(at(4)).measure(RULE);

        assertThat(pass.present(0, 0, 0)).isEqualTo(stretches(0, 1, 2, 4));
    }

    @Test
    void shouldHaveNobodyPresentWithoutAMidAndCountItAllTheSame()
    {
        final PresencePass pass = log
            .quote(at(0), 1, "alpha").add(at(1), 4, "beta", Side.BID, 9_980).cancel(at(2), 3).heartbeat(at(4))
            .measure("touch:20");

        assertThat(pass.counted(0)).isEqualTo(stretches(0, 4));
        assertThat(pass.present(0, 0, 0)).isEqualTo(stretches(0, 2));
        assertThat(pass.present(0, 0, 1)).isEqualTo(stretches());
    }

    @Test
    void shouldNotCountHalts()
    {
        final PresencePass pass = log
            .quote(at(0), 1, "alpha")
            .event(sink -> sink.status(at(1), log.market(), TradingStatus.HALTED))
            .event(sink -> sink.status(at(2.5), log.market(), TradingStatus.OPEN))
            .heartbeat(at(4)).measure(RULE);

        assertThat(pass.counted(0)).isEqualTo(stretches(0, 1, 2.5, 4));
        assertThat(pass.present(0, 0, 0)).as("whatever the status is").isEqualTo(stretches(0, 4));
    }

    @Test
    void shouldNotCountFromALossOfSyncToTheSnapshotBehindAClear()
    {
        final PresencePass pass = log
            .quote(at(0), 1, "alpha")
            .event(sink -> sink.status(at(1), log.market(), TradingStatus.STALE))
            .quote(at(2), 5, "beta")
            .event(sink -> sink.clear(at(3), log.market()))
            .quote(at(3), 7, "beta")
            .heartbeat(at(4)).measure(RULE);

        assertThat(pass.counted(0)).isEqualTo(stretches(0, 1, 3, 4));
        assertThat(pass.present(0, 0, 0)).isEqualTo(stretches(0, 3));
        assertThat(pass.present(0, 0, 1)).isEqualTo(stretches(2, 4));
    }

    /** The time in front of the event behind a hole may hold what is missing. */
    @Test
    void shouldNotCountTheTimeInAHoleOfTheSequence()
    {
        final PresencePass pass = log
            .event(sink -> sink.sequence(1)).quote(at(0), 1, "alpha")
            .quote(at(1), 3, "beta")
            .event(sink -> sink.sequence(90)).event(sink -> sink.clear(at(3), log.market()))
            .quote(at(3), 5, "beta")
            .heartbeat(at(4)).measure(RULE);

        assertThat(pass.counted(0)).isEqualTo(stretches(0, 1, 3, 4));
    }

    @Test
    void shouldNotCountWhereAHoleAndItsClearLieInTheTimeOfOtherEvents()
    {
        final PresencePass pass = log
            .event(sink -> sink.sequence(1)).quote(at(0), 1, "alpha")
            .event(sink -> sink.sequence(50)).quote(at(1), 3, "beta")
            .event(sink -> sink.clear(at(1), log.market()))
            .quote(at(1), 5, "beta")
            .heartbeat(at(4)).measure(RULE);

        assertThat(pass.counted(0)).as("stale from the event before").isEqualTo(stretches(1, 4));
        assertThat(pass.present(0, 0, 0)).isEqualTo(stretches(0, 1));
    }

    @Test
    void shouldCountTheLongestSilenceAndNotANanosecondMore()
    {
        log.events();
        final MeasuredLog silent = new MeasuredLog(folder.resolve("silent"), "feed: { max_silence: 2s }\n");
        final PresencePass pass = silent
            .quote(at(0), 1, "alpha").heartbeat(at(2) + 1).heartbeat(at(6)).cancel(at(7), 2).heartbeat(at(9))
            .measure(RULE);

        final Stretches expected = new Stretches();
        expected.add(at(0), at(4) + 2);
        expected.add(at(6), at(9));
        assertThat(pass.counted(0)).isEqualTo(expected);
        assertThat(pass.present(0, 0, 0)).isEqualTo(stretches(0, 7));
    }

    @Test
    void shouldDivideDaysAtMidnight()
    {
        final PresencePass pass = log.quote(at(4), 1, "alpha").cancel(at(12), 2).heartbeat(at(15)).measure(RULE);

        final long midnight = at(10);
        assertThat(pass.present(0, 0, 0).lengthNs(Long.MIN_VALUE, midnight)).isEqualTo(at(6) - at(0));
        assertThat(pass.present(0, 0, 0).lengthNs(midnight, Long.MAX_VALUE)).isEqualTo(at(2) - at(0));
        assertThat(pass.counted(0).lengthNs(midnight, Long.MAX_VALUE)).isEqualTo(at(5) - at(0));
    }

    @Test
    void shouldCountNothingOfALogOfOneMoment()
    {
        final PresencePass pass = log.quote(at(4), 1, "alpha").measure(RULE);

        assertThat(pass.counted(0)).isEqualTo(stretches());
        assertThat(pass.present(0, 0, 0)).isEqualTo(stretches());
    }

    @Test
    void shouldIncludeTheEdgeItself()
    {
        // A mid of 100.00: 99.00 is 100 bps away, and 98.99 is more.
        final PresencePass pass = log
            .add(at(0), 2, "alpha", Side.BID, 9_900).add(at(0), 3, "alpha", Side.ASK, 10_100)
            .add(at(0), 4, "beta", Side.BID, 9_899).add(at(0), 5, "beta", Side.ASK, 10_101)
            .heartbeat(at(4)).measure(RULE);

        assertThat(pass.present(0, 0, 0)).isEqualTo(stretches(0, 4));
        assertThat(pass.present(0, 0, 1)).isEqualTo(stretches());
    }
}
