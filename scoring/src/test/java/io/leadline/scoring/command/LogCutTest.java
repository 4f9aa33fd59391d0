package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class LogCutTest
{
    @Test
    void shouldLeaveOnePartWhole()
    {
        assertThat(texts(LogCut.groups(new long[] {5, 0, 7}, 1, true))).containsExactly("02");
    }

    @Test
    void shouldGiveWhoFollowsTheChainLess()
    {
        assertThat(texts(LogCut.groups(new long[] {6, 6, 6}, 2, true))).containsExactly("1", "02");
        assertThat(texts(LogCut.groups(new long[] {9}, 2, true))).containsExactly("", "0");
        assertThat(texts(LogCut.groups(new long[] {9}, 8, true))).containsExactly("", "0");
    }

    @Test
    void shouldSpreadMarketsByTheirWork()
    {
        assertThat(texts(LogCut.groups(new long[] {1, 9, 5, 4}, 2, false))).containsExactly("01", "23");
        assertThat(texts(LogCut.groups(new long[] {1, 9, 0, 4}, 8, false))).containsExactly("1", "3", "0");
    }

    @Test
    void shouldReadEveryMarketThatIsAskedForOnce()
    {
        final long seed = 5;
        final Random random = new Random(seed);
        for (int round = 0; round < 1_000; round++)
        {
            final long[] work = random.longs(1 + random.nextInt(9), 0, 1 + random.nextInt(50)).toArray();
            final int parts = 1 + random.nextInt(9);
            final boolean isChained = random.nextBoolean();
            final List<boolean[]> groups = LogCut.groups(work, parts, isChained);

            assertThat(groups.size()).as("seed=%d round=%d", seed, round).isLessThanOrEqualTo(parts);
            for (int market = 0; market < work.length; market++)
            {
                final int which = market;
                assertThat(groups.stream().filter(group -> group[which]).count()).as("seed=%d round=%d", seed, round)
                    .isEqualTo(work[market] > 0 ? 1 : 0);
            }
        }
    }

    private static List<String> texts(final List<boolean[]> groups)
    {
        final List<String> texts = new ArrayList<>();
        for (final boolean[] group : groups)
        {
            final StringBuilder text = new StringBuilder();
            for (int market = 0; market < group.length; market++)
            {
                text.append(group[market] ? Integer.toString(market) : "");
            }
            texts.add(text.toString());
        }

        return texts;
    }
}
