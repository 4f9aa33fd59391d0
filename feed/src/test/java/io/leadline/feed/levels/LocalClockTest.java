package io.leadline.feed.levels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

class LocalClockTest
{
    private static final long SECOND = 1_000_000_000L;

    private final LocalClock clock = new LocalClock();

    @Test
    void shouldGoWithReceiptsWhereNobodyTellsOfTime()
    {
        clock.received(10 * SECOND);
        assertThat(clock.venueEpochNs()).isEqualTo(LocalClock.UNKNOWN);
        clock.venue(500 * SECOND);
        clock.received(12 * SECOND);
        assertThat(clock.venueEpochNs()).isEqualTo(502 * SECOND);
        clock.venue(501 * SECOND);
        assertThat(clock.venueEpochNs()).isEqualTo(502 * SECOND);
        // Neither a jump forward nor one back is time that has passed.
        clock.received(3_000 * SECOND);
        clock.received(1_000 * SECOND);
        clock.received(1_001 * SECOND);
        assertThat(clock.venueEpochNs()).isEqualTo(503 * SECOND);
        assertThat(clock.elapsedNs()).isEqualTo(13 * SECOND);
    }

    @Test
    void shouldPassNoFurtherThanItIsTold()
    {
        clock.passed(10 * SECOND);
        clock.received(15 * SECOND);
        clock.venue(500 * SECOND);
        assertThat(clock.venueEpochNs()).isEqualTo(495 * SECOND);
        clock.received(19 * SECOND);
        assertThat(clock.venueEpochNs()).isEqualTo(495 * SECOND);
        clock.passed(16 * SECOND);
        assertThat(clock.venueEpochNs()).isEqualTo(501 * SECOND);
        assertThat(clock.passedEpochNs()).isEqualTo(16 * SECOND);
    }

    @Test
    void shouldNeverBeAheadOfTheVenue()
    {
        for (long seed = 0; seed < 200; seed++)
        {
            final Random random = new Random(seed);
            final LocalClock venue = new LocalClock();
            final long offsetNs = random.nextLong() >> 20;
            long now = 1_000 * SECOND;
            long passed = now;
            venue.passed(passed);
            for (int i = 0; i < 300; i++)
            {
                now += random.nextInt(2_000_000_000);
                if (random.nextBoolean())
                {
                    passed = Math.max(passed, now - random.nextInt(1_500_000_000));
                    venue.passed(passed);
                }
                else
                {
                    venue.received(now);
                    venue.venue(now + offsetNs - random.nextInt(1_000_000_000));
                }
                assertThat(venue.venueEpochNs()).as("seed=%d step=%d", seed, i)
                    .isLessThanOrEqualTo(passed + offsetNs);
            }
        }
    }
}
