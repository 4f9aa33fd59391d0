package io.leadline.feed.tail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Times in seconds of both clocks. */
class ToldClockTest
{
    private static final long S = 1_000_000_000L;

    private final ToldClock clock = new ToldClock(10 * S, -1);

    @Test
    void shouldKnowNothingBeforeAnythingIsTold()
    {
        assertThat(clock.venueEpochNs(5 * S)).isEqualTo(ToldClock.UNKNOWN);
    }

    @Test
    void shouldGoByTheEventThatWasLeastOnItsWay()
    {
        clock.told(100 * S, 203 * S);
        clock.told(101 * S, 202 * S);
        clock.told(102 * S, 206 * S);

        assertThat(clock.venueEpochNs(210 * S)).isEqualTo(109 * S);
        assertThat(clock.lastEpochNs()).isEqualTo(102 * S);
    }

    @Test
    void shouldForgetAnEventThatWasFastAfterTwoMinutesAtMost()
    {
        clock.told(102 * S, 100 * S);
        for (int i = 101; i <= 219; i++)
        {
            clock.told(i * S, i * S);
            assertThat(clock.venueEpochNs(i * S)).as("i=%d", i).isEqualTo((i + 2) * S);
        }
        clock.told(220 * S, 220 * S);

        assertThat(clock.venueEpochNs(220 * S)).isEqualTo(220 * S);
    }

    @Test
    void shouldFollowALocalClockThatGoesTooFast()
    {
        for (long i = 0; i < 86_400; i++)
        {
            final long localEpochNs = i * S + i * 20_000;
            clock.told(i * S, localEpochNs);

            assertThat(clock.venueEpochNs(localEpochNs) - i * S).as("i=%d", i).isBetween(0L, 120 * 20_000L);
        }
    }

    @Test
    void shouldKeepWhatItKnowsWhereNothingIsToldForLong()
    {
        clock.told(100 * S, 200 * S);

        assertThat(clock.venueEpochNs(10_200 * S)).isEqualTo(10_100 * S);

        clock.passed(10_099 * S);
        clock.told(10_100 * S, 10_201 * S);

        assertThat(clock.venueEpochNs(10_201 * S)).isEqualTo(10_101 * S);
    }

    @Test
    void shouldRefuseATimeThatTheLogRefuses()
    {
        clock.told(100 * S, 200 * S);
        clock.told(111 * S, 201 * S);

        assertThat(clock.venueEpochNs(201 * S)).isEqualTo(101 * S);
        assertThat(clock.lastEpochNs()).isEqualTo(100 * S);
    }
}
