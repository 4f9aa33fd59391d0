package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.export.FabricatedSource;
import io.leadline.program.Program;
import io.leadline.scoring.exact.QuotientE18;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.exact.SumE18;
import io.leadline.scoring.result.PeriodResult;

import org.junit.jupiter.api.Test;

/** Properties of scores of single orders under seeded random orders. */
class OrderPropertyTest
{
    private static final Market YES = Configurations.market("EVENT-YES", "0.001", "1");
    private static final Market NO = Configurations.market("EVENT-NO", "0.001", "1");
    private static final Market BTC = Configurations.market("BTC-USD", "0.5", "0.001");
    private static final Ladder WHOLE = Configurations.mid(1_000_000);
    private static final long START = LogBuilder.epochNs("2023-03-06T23:59:50Z");
    private static final long SECOND = 1_000_000_000L;
    private static final int MAKERS = 5;

    /** Everything of one run; snapshots of a market by whether a log holds them. */
    private interface Holds
    {
        boolean snapshot(int market, int second);
    }

    /** One log, a log for each market, and a log for each half of the time, are the same log. */
    @Test
    void shouldScoreTheSameHoweverLogsAreCut()
    {
        final Program program = ProgramTexts.program(ProgramTexts.POLYMARKET, "min_depth: 100", "min_depth: 20");
        for (long seed = 0; seed < 25; seed++)
        {
            final int half = 10;
            final PeriodResult whole = ScoreRun.of(program, pair(seed, (market, second) -> true)).period();
            final var yes = pair(seed, (market, second) -> market == 0);
            final var no = pair(seed, (market, second) -> market == 1);
            final PeriodResult byMarket = ScoreRun.of(program, yes, no).period();
            final PeriodResult otherWayRound = ScoreRun.of(program, no.rewind(), yes.rewind()).period();
            final PeriodResult byTime = ScoreRun.of(
                program,
                pair(seed, (market, second) -> second >= half),
                pair(seed, (market, second) -> second < half)).period();

            assertThat(byMarket).as("seed=%d", seed).isEqualTo(whole);
            assertThat(otherWayRound).as("seed=%d", seed).isEqualTo(whole);
            assertThat(byTime).as("seed=%d", seed).isEqualTo(whole);
            assertThat(whole.payouts().stream().map(payout -> payout.amount()).reduce(
                BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("100");
        }
    }

    /** The formula as it is written, one order after the other in fractions. */
    @Test
    void shouldAddUpWhatTheFormulaSays()
    {
        for (long seed = 0; seed < 40; seed++)
        {
            final Random random = new Random(seed);
            final LogBuilder log = LogBuilder.withOrders(List.of(LogBuilder.MID), BTC);
            final List<Rational> sides = new ArrayList<>(List.of(Rational.ZERO, Rational.ZERO, Rational.ZERO));
            for (int second = 0; second < 5; second++)
            {
                log.clear();
                final List<long[]> orders = new ArrayList<>();
                for (int i = 0; i < 40; i++)
                {
                    final int side = random.nextInt(2);
                    final long price = side == 0 ? 60_000 - random.nextInt(120) : 60_002 + random.nextInt(120);
                    final long size = 1 + random.nextInt(1_000);
                    final int maker = random.nextInt(2);
                    log.rests("m" + maker, side, price, size);
                    orders.add(new long[] {maker, side, price, size});
                }
                log.fills(0, "m0", 1).snapshot(0, START + second * SECOND, null);
                addNaively(orders, sides);
            }

            final ScoreRun run = ScoreRun.of(ProgramTexts.program(
                ProgramTexts.DYDX, "min_depth: 5000", "min_depth: 500", "max_distance_bps: 20", "max_distance_bps: 7"),
                log.source());

            final List<String> names = List.of("bid_liquidity", "ask_liquidity", "liquidity");
            for (int i = 0; i < names.size(); i++)
            {
                assertThat(run.metric("BTC-USD", "m0", names.get(i))).as("seed=%d %s", seed, names.get(i)).isEqualTo(
                    sides.get(i).roundHalfEven(12).stripTrailingZeros().toPlainString());
            }
        }
    }

    /** Shares of what does not depend on the unit of size stay as they are when all sizes are larger. */
    @Test
    void shouldShareTheSameWhenAllSizesAreScaled()
    {
        final Program program = ProgramTexts.program(ProgramTexts.POLYMARKET, "min_depth: 100", "min_depth: 0");
        for (long seed = 0; seed < 25; seed++)
        {
            final ScoreRun one = ScoreRun.of(program, pair(seed, (market, second) -> true, 1));
            final ScoreRun seven = ScoreRun.of(program, pair(seed, (market, second) -> true, 7));

            assertThat(seven.payouts()).as("seed=%d", seed).isEqualTo(one.payouts());
            for (int maker = 0; maker < MAKERS; maker++)
            {
                assertThat(seven.metric("EVENT-YES", "m" + maker, "score")).as("seed=%d", seed)
                    .isEqualTo(one.metric("EVENT-YES", "m" + maker, "score"));
            }
        }
    }

    private static void addNaively(final List<long[]> orders, final List<Rational> sums)
    {
        final long bid = orders.stream().filter(order -> order[1] == 0).mapToLong(order -> order[2]).max().getAsLong();
        final long ask = orders.stream().filter(order -> order[1] == 1).mapToLong(order -> order[2]).min().getAsLong();
        final Rational mid = Rational.of(bid + ask, 4);
        final Rational[] sides = {Rational.ZERO, Rational.ZERO};
        for (final long[] order : orders)
        {
            final Rational price = Rational.of(order[2], 2);
            final Rational notional = price.times(Rational.of(order[3], 1_000));
            final Rational off = price.minus(mid);
            final Rational distance = (off.signum() < 0 ? Rational.ZERO.minus(off) : off).dividedBy(mid);
            final boolean isIn = notional.compareTo(Rational.of(500)) > 0
                && distance.compareTo(Rational.of(7, 10_000)) < 0;
            if (order[0] == 0 && isIn)
            {
                sides[(int)order[1]] = sides[(int)order[1]].plus(notional.dividedBy(distance));
            }
        }
        final Rational smaller = sides[0].compareTo(sides[1]) <= 0 ? sides[0] : sides[1];
        sums.set(0, sums.get(0).plus(rounded(sides[0])));
        sums.set(1, sums.get(1).plus(rounded(sides[1])));
        sums.set(2, sums.get(2).plus(rounded(smaller)));
    }

    private static Rational rounded(final Rational value)
    {
        return Rational.of(QuotientE18.roundHalfEven(value)).dividedBy(Rational.of(SumE18.ONE_E18));
    }

    private static FabricatedSource pair(final long seed, final Holds holds)
    {
        return pair(seed, holds, 1);
    }

    /** Twenty seconds over a midnight of a market and its complement: orders come, leave and empty a side. */
    private static FabricatedSource pair(final long seed, final Holds holds, final long scale)
    {
        final Random random = new Random(seed);
        final LogBuilder log = LogBuilder.withOrders(List.of(WHOLE), YES, NO);
        for (int second = 0; second < 20; second++)
        {
            for (int market = 0; market < 2; market++)
            {
                log.clear();
                for (int i = 0; i < random.nextInt(12); i++)
                {
                    final int side = random.nextInt(2);
                    final long price = side == 0 ? 495 - random.nextInt(40) : 500 + random.nextInt(40);
                    log.rests("m" + random.nextInt(MAKERS), side, price, scale * (1 + random.nextInt(300)));
                }
                if (holds.snapshot(market, second))
                {
                    log.snapshot(market, START + second * SECOND, null);
                }
            }
        }

        return log.source();
    }
}
