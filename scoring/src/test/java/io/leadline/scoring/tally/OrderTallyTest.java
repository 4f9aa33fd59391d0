package io.leadline.scoring.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.leadline.program.OrderScore;
import io.leadline.scoring.ProgramTexts;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.tally.OrderQuotes.MakerSides;

import org.junit.jupiter.api.Test;

/** Parts of a tally come to equal bits in any order and grouping, wherever a market and its complement are cut. */
class OrderTallyTest
{
    private static final String MARKET = "EVENT-YES";
    private static final int PARTS = 5;

    /** An instant of the market or of its complement. */
    private record Instant(long interval, boolean isComplement, OrderQuotes quotes)
    {
        void addTo(final OrderTally tally)
        {
            if (isComplement)
            {
                tally.addComplement(interval, quotes);
            }
            else
            {
                tally.add(interval, quotes);
            }
        }
    }

    @Test
    void shouldMergeInAnyOrderAndGroupingToEqualBits()
    {
        for (long seed = 0; seed < 300; seed++)
        {
            final Random random = new Random(seed);
            final List<Instant> instants = instants(random);
            final OrderTally whole = tally();
            instants.forEach(instant -> instant.addTo(whole));

            final List<OrderTally> parts = new ArrayList<>();
            for (int i = 0; i < PARTS; i++)
            {
                parts.add(tally());
            }
            Collections.shuffle(instants, random);
            instants.forEach(instant -> instant.addTo(parts.get(random.nextInt(PARTS))));
            while (parts.size() > 1)
            {
                final OrderTally taken = parts.remove(random.nextInt(parts.size()));
                parts.get(random.nextInt(parts.size())).merge(taken);
            }

            assertThat(parts.get(0)).as("seed=%d", seed).isEqualTo(whole);
            whole.finish();
            assertThat(parts.get(0)).as("seed=%d", seed).isNotEqualTo(whole);
            parts.get(0).finish();
            assertThat(parts.get(0)).as("seed=%d", seed).isEqualTo(whole).hasToString(whole.toString());
        }
    }

    /** Every snapshot of the market is one, shared or empty, but for what rounding leaves. */
    @Test
    void shouldShareOutEverySnapshot()
    {
        for (long seed = 300; seed < 400; seed++)
        {
            final List<Instant> instants = instants(new Random(seed));
            final OrderTally tally = tally();
            instants.forEach(instant -> instant.addTo(tally));
            tally.finish();

            Rational sum = tally.emptySnapshots(0, Long.MAX_VALUE);
            for (final String maker : tally.makers())
            {
                for (final OrderSums sums : tally.days(maker, 0, Long.MAX_VALUE).values())
                {
                    sum = sum.plus(sums.share());
                }
            }
            final long count = instants.stream().filter(instant -> !instant.isComplement()).count();
            assertThat(sum.roundHalfEven(15)).as("seed=%d", seed).isEqualByComparingTo(Long.toString(count));
        }
    }

    private static OrderTally tally()
    {
        final OrderScore score = (OrderScore)ProgramTexts.program(ProgramTexts.POLYMARKET).rules().get(0).score();

        return new OrderTally(score, MARKET);
    }

    /** Some of one market alone, at least one of them of the market itself. */
    private static List<Instant> instants(final Random random)
    {
        final List<Instant> instants = new ArrayList<>();
        instants.add(new Instant(0, false, quotes(random, 0)));
        for (long interval = 1; interval < 20; interval++)
        {
            final int kind = random.nextInt(6);
            if (kind != 0)
            {
                instants.add(new Instant(interval, false, quotes(random, interval / 10)));
            }
            if (kind != 1)
            {
                instants.add(new Instant(interval, true, quotes(random, interval / 10)));
            }
        }

        return instants;
    }

    private static OrderQuotes quotes(final Random random, final long day)
    {
        final List<MakerSides> makers = new ArrayList<>();
        for (int maker = 0; maker < 4; maker++)
        {
            if (random.nextInt(3) > 0)
            {
                makers.add(new MakerSides("m" + maker, value(random), value(random)));
            }
        }
        final Rational mid = random.nextInt(5) == 0 ? null : Rational.of(random.nextInt(101), 100);

        return new OrderQuotes(day, mid, makers, random.nextInt(9) == 0);
    }

    private static BigInteger value(final Random random)
    {
        return random.nextInt(3) == 0 ? BigInteger.ZERO : new BigInteger(210, random);
    }
}
