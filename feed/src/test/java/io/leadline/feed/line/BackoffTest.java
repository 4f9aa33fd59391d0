package io.leadline.feed.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class BackoffTest
{
    @Test
    void shouldWaitBetweenTheLeastWaitAndALimitThatDoubles()
    {
        final long[] least = new long[8];
        final long[] longest = new long[8];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int seed = 0; seed < 2_000; seed++)
        {
            final Backoff backoff = new Backoff(100, 1_000, new SplittableRandom(seed));
            for (int i = 0; i < least.length; i++)
            {
                final long waitNs = backoff.nextNs();
                least[i] = Math.min(least[i], waitNs);
                longest[i] = Math.max(longest[i], waitNs);
            }
        }

        for (int i = 0; i < least.length; i++)
        {
            final long limit = Math.min(1_000, 200L << i);
            assertThat(least[i]).as("wait %d", i).isBetween(100L, 110L);
            assertThat(longest[i]).as("wait %d", i).isBetween(limit - 10, limit);
        }
    }

    @Test
    void shouldBeginShortAgain()
    {
        final Backoff backoff = new Backoff(1, 1L << 40, new SplittableRandom(1));
        for (int i = 0; i < 100; i++)
        {
            backoff.nextNs();
        }
        backoff.reset();

        assertThat(backoff.nextNs()).isBetween(1L, 2L);
    }

    @Test
    void shouldTakeAnyLimits()
    {
        final Backoff same = new Backoff(7, 7, new SplittableRandom(1));
        final Backoff widest = new Backoff(1, Long.MAX_VALUE - 1, new SplittableRandom(1));
        for (int i = 0; i < 200; i++)
        {
            assertThat(same.nextNs()).isEqualTo(7);
            assertThat(widest.nextNs()).isBetween(1L, Long.MAX_VALUE - 1);
        }
    }
}
