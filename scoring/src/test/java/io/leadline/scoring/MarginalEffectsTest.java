package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;

import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.export.FabricatedSource;
import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.marginal.Marginal;
import io.leadline.scoring.marginal.MarginalEffects;
import io.leadline.scoring.marginal.MarginalPass;
import io.leadline.scoring.result.Payout;
import io.leadline.snapshot.SnapshotSource;

import org.junit.jupiter.api.Test;

/** What a maker would be paid more or less had it alone quoted otherwise. */
class MarginalEffectsTest
{
    private static final Market SOL = Configurations.market("SOL-PERP", "0.01", "1");
    private static final Market PAIR = Configurations.market("SOL/USDC", "0.01", "1");
    private static final Market BTC = Configurations.market("BTC-USD", "1", "0.1");
    private static final int ROUNDS = 5;
    /** A tenth seldom makes a difference to a rank or a threshold: that often something has to move. */
    private static final int MOST_ROUNDS = 60;
    /** Random makers hardly ever meet the conditions of Drift's tiers, and KPIs of so little nearly always. */
    private static final Map<String, String[]> CHANGES = Map.of(
        ProgramTexts.DRIFT, new String[] {
            ", volume_rank: 1, uptime_above: 0.90", "",
            ", volume_rank: 2, uptime_above: 0.85", "",
            ", volume_at_least: 3000000, uptime_above: 0.85", "",
            ", volume_at_least: 2000000, uptime_above: 0.80", ""},
        ProgramTexts.BACKPACK_EQUITY, new String[] {
            "notional_at_least: 50000 }", "notional_at_least: 500000 }",
            "notional_at_least: 100000 }", "notional_at_least: 500000 }",
            "above: 0.80 ", "above: 0.25 "});

    /** The log with one maker's sizes times eleven and the others' times ten says what the effect has to be. */
    @Test
    void shouldEqualTheScoresOfALogWithLargerSizes()
    {
        final Map<String, String> starts = new LinkedHashMap<>();
        starts.put(ProgramTexts.DRIFT, "2023-03-06T00:00:00Z");
        starts.put(ProgramTexts.DRIFT_SUCCESSOR, "2023-08-14T00:00:00Z");
        starts.put(ProgramTexts.BACKPACK_EQUITY, "2024-03-04T00:00:00Z");
        starts.put(ProgramTexts.BACKPACK, "2026-02-02T00:00:00Z");
        starts.forEach((name, start) ->
        {
            int moved = 0;
            for (long seed = 1; seed <= ROUNDS || moved == 0 && seed <= MOST_ROUNDS; seed++)
            {
                final RandomQuotes quotes = new RandomQuotes(seed, LogBuilder.epochNs(start));
                final String[] changes = CHANGES.getOrDefault(name, new String[0]);
                moved += assertLikeChangedLogs(
                    name + " seed=" + seed, RandomQuotes.program(name, changes), quotes::source);
            }
            assertThat(moved).as(name).isPositive();
        });
    }

    @Test
    void shouldEqualTheScoresOfALogWithLargerOrders()
    {
        final Map<String, String> markets = new LinkedHashMap<>();
        markets.put(ProgramTexts.DYDX, "BTC-USD");
        markets.put(ProgramTexts.RABBITX, "BTC-USD");
        markets.put(ProgramTexts.HUMMINGBOT, "BTC-USDT");
        markets.forEach((name, market) ->
        {
            int moved = 0;
            for (long seed = 1; seed <= ROUNDS; seed++)
            {
                final long used = seed;
                moved += assertLikeChangedLogs(
                    name + " seed=" + seed, ProgramTexts.program(name), factors -> orders(used, market, factors));
            }
            assertThat(moved).as(name).isPositive();
        });
    }

    /** Returns how many makers' payouts a larger size changes. */
    private static int assertLikeChangedLogs(
        final String as, final Program program, final LogOfFactors logs)
    {
        int moved = 0;
        final List<Marginal> effects = effects(program, logs.of(maker -> 10), logs.of(maker -> 10)).all();
        assertThat(effects).as(as).isNotEmpty();
        for (final Marginal effect : effects)
        {
            final ScoreRun before = ScoreRun.of(program, logs.of(maker -> 10));
            final ScoreRun after = ScoreRun.of(program, logs.of(maker -> maker.equals(effect.maker()) ? 11 : 10));

            assertThat(effect.paid()).as("%s %s", as, effect.maker()).isEqualTo(paid(before, effect.maker()));
            assertThat(effect.size()).as("%s %s", as, effect.maker())
                .isEqualByComparingTo(paid(after, effect.maker()).subtract(paid(before, effect.maker())));
            moved += effect.size().signum() == 0 ? 0 : 1;
        }

        return moved;
    }

    private interface LogOfFactors
    {
        FabricatedSource of(ToLongFunction<String> factors);
    }

    private static FabricatedSource orders(final long seed, final String market, final ToLongFunction<String> factors)
    {
        final Random random = new Random(seed);
        final LogBuilder log = LogBuilder.withOrders(
            List.of(LogBuilder.MID), Configurations.market(market, "1", "0.001"));
        for (int second = 0; second < 8; second++)
        {
            log.clear();
            for (int i = 0; i < 24; i++)
            {
                final String maker = "m" + random.nextInt(4);
                final boolean isBid = random.nextBoolean();
                final long price = isBid ? 29_999 - random.nextInt(70) : 30_001 + random.nextInt(70);
                log.rests(maker, isBid ? 0 : 1, price, factors.applyAsLong(maker) * (1 + random.nextInt(40)));
                log.fills(0, maker, 1_000_000);
            }
            log.snapshot(0, "2026-03-02T12:00:0" + second + "Z");
        }

        return log.source();
    }

    /** What "b" takes away "a" adds: the book stays as it was, but not the one in which only "a" is larger. */
    @Test
    void shouldSeeTheBookMoveWithTheMakerWhereAnotherMakesUpForIt()
    {
        final Program program = ProgramTexts.program(ProgramTexts.DRIFT_SUCCESSOR);
        final LogOfFactors logs = factors ->
        {
            final LogBuilder log = new LogBuilder(
                List.of(LogBuilder.MID, Configurations.touch(100, 300, 500, 1000, 2000, 5000, 10_000)), SOL);
            for (int i = 0; i < 6; i++)
            {
                final long ofA = 900 + 40 * (i / 2);
                log.clear().bid("a", 1_999, factors.applyAsLong("a") * ofA)
                    .ask("a", 2_001, factors.applyAsLong("a") * ofA)
                    .bid("b", 1_999, factors.applyAsLong("b") * (2_000 - ofA))
                    .ask("b", 2_001, factors.applyAsLong("b") * (2_000 - ofA))
                    .snapshot(0, "2023-08-14T01:00:0" + i + "Z");
            }

            return log.source();
        };

        final MarginalEffects told = effects(
            program, new ToldSource(logs.of(maker -> 10)), new ToldSource(logs.of(maker -> 10)));

        assertThat(told.all()).isEqualTo(effects(program, logs.of(maker -> 10), logs.of(maker -> 10)).all());
        assertLikeChangedLogs("book", program, logs);
    }

    /** With 100 to 105 it is second and has 600; with 110 the first, and its volume is the largest: 2,000. */
    @Test
    void shouldPassAnotherInRankByALargerSize()
    {
        final LogBuilder log = new LogBuilder(SOL)
            .bid("a", 1_999, 100).ask("a", 2_001, 100).bid("b", 1_999, 105).ask("b", 2_001, 105)
            .snapshot(0, "2023-03-06T01:00:00Z")
            .fills(0, "a", 500_000_000).fills(0, "b", 400_000_000)
            .snapshot(0, "2023-03-06T02:00:00Z");

        final MarginalEffects effects = effects(
            ProgramTexts.program(ProgramTexts.DRIFT), log.source(), log.source().rewind());

        assertThat(effects.all()).containsExactly(
            marginal("a", "600.00", "1400.00", null, "0.00"), marginal("b", "0", "0", null, "0"));
        assertThat(effects.hasSpread()).isFalse();
    }

    /** Nine of ten snapshots are not more than 90 %; a hundredth more is. */
    @Test
    void shouldPassAnUptimeByAHundredthMore()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1_999, 100).ask("a", 2_001, 100);
        for (int i = 0; i < 9; i++)
        {
            log.snapshot(0, "2023-03-06T01:00:0" + i + "Z");
        }
        log.fills(0, "a", 1).withdraws("a").snapshot(0, "2023-03-06T01:00:09Z");

        assertThat(effects(ProgramTexts.program(ProgramTexts.DRIFT), log.source(), log.source()).all())
            .containsExactly(marginal("a", "0", "0", null, "2000.00"));
    }

    /** At 80 % A is neither boosted nor taken from: 40, 26, 34. Above, it is 52, 26, 22, of 0.083 and 0.0417. */
    @Test
    void shouldBoostAVolumeByAHundredthMoreOfItsKpi()
    {
        final LogBuilder log = new LogBuilder(List.of(Configurations.mid(300, 750, 1250, 1500)), PAIR);
        for (int i = 0; i < 5; i++)
        {
            log.clear().bid("B", 9_999, 2_000).ask("B", 10_001, 2_000);
            quote(log, "A", i < 4);
            quote(log, "C", i < 1);
            log.snapshot(0, "2024-03-04T01:00:0" + i + "Z");
            log.fills(0, "A", 40).fills(0, "B", 20).fills(0, "C", 40);
        }

        final List<Marginal> effects = effects(
            ProgramTexts.program(ProgramTexts.BACKPACK_EQUITY), log.source(), log.source()).all();

        assertThat(effects.get(0)).isEqualTo(marginal("A", "0.0498800", "0.0000000", null, "0.0149640"));
    }

    private static void quote(final LogBuilder log, final String maker, final boolean isHeld)
    {
        log.bid(maker, 9_999, isHeld ? 2_000 : 1).ask(maker, 10_001, isHeld ? 2_000 : 1);
    }

    /** Two of four snapshots of a day are 0.5, a hundredth more 0.51. */
    @Test
    void shouldPassDaysByAHundredthMoreOfEach()
    {
        final Market market = Configurations.market("BTCUSDT", "1", "1");
        final LogBuilder log = new LogBuilder(market);
        for (int i = 0; i < 4; i++)
        {
            log.clear().bid("touch", 29_999, 1).ask("touch", 30_001, 1)
                .bid("half", 29_990, i < 2 ? 10 : 1).ask("half", 30_010, i < 2 ? 10 : 1)
                .snapshot(0, "2021-01-01T12:00:0" + i + "Z").fills(0, "half", 100);
        }
        final Program program = ProgramTexts.program(
            ProgramTexts.BYBIT, "market: BTCUSDT, amount: 0", "market: BTCUSDT, amount: 100",
            "day_at_least: 0.75", "day_at_least: 0.51");

        assertThat(effects(program, log.source(), log.source()).all())
            .filteredOn(effect -> effect.maker().equals("half"))
            .containsExactly(marginal("half", "0", "0", null, "100.00"));
    }

    /** Equal at first; 51 to 50 snapshots are 1.02^0.15 of the liquidity and 1.02^5: 1.10737 to 1, or 0.525474. */
    @Test
    void shouldGrowLiquidityAndQuotedSnapshotsByAHundredthMore()
    {
        final LogBuilder log = LogBuilder.withOrders(List.of(LogBuilder.MID), BTC);
        for (int i = 0; i < 4; i++)
        {
            log.clear().bid("touch", 29_995, 1).ask("touch", 30_005, 1);
            if (i < 2)
            {
                log.bid("a", 29_990, 10).ask("a", 30_010, 10).bid("b", 29_990, 10).ask("b", 30_010, 10);
            }
            log.fills(0, "a", 1_000).fills(0, "b", 1_000).snapshot(0, "2023-03-06T12:00:0" + i + "Z");
        }
        final Program program = ProgramTexts.program(ProgramTexts.DYDX, "amount: 230137, by: score, markets: [BTC-USD]",
            "amount: 10000, by: score, markets: [BTC-USD]");

        final List<Marginal> effects = effects(program, log.source(), log.source()).all();

        assertThat(effects).filteredOn(effect -> !effect.maker().equals("touch")).extracting(Marginal::uptime)
            .containsExactly(new BigDecimal("254.74"), new BigDecimal("254.74"));
    }

    /** A basis point of a mid of 10,000 ticks is a tick, so a log with the maker's orders moved says what comes out. */
    @Test
    void shouldEqualTheScoresOfALogWithOrdersThatStandNearer()
    {
        final Map<String, Market> markets = new LinkedHashMap<>();
        markets.put(ProgramTexts.HUMMINGBOT, Configurations.market("BTC-USDT", "0.01", "0.1"));
        markets.put(ProgramTexts.POLYMARKET, Configurations.market("EVENT-YES", "0.00005", "1"));
        markets.put(ProgramTexts.DYDX, Configurations.market("BTC-USD", "3", "0.000001"));
        markets.put(ProgramTexts.INJECTIVE, Configurations.market("BTC/USDT PERP", "0.01", "100"));
        markets.put(ProgramTexts.RABBITX, Configurations.market("BTC-USD", "1", "1"));
        markets.put(ProgramTexts.ORDERLY, Configurations.market("PERP_BTC_USDC", "1", "10"));
        markets.forEach((name, market) ->
        {
            final Program program = program(name);
            int moved = 0;
            for (long seed = 1; seed <= ROUNDS; seed++)
            {
                moved += assertLikeMovedLogs(name + " seed=" + seed, program, seed, market);
            }
            assertThat(moved).as(name).isGreaterThan(ROUNDS);
        });
    }

    /** Bands by the orders that come into them. */
    @Test
    void shouldEqualTheScoresByBandOfALogWithOrdersThatStandNearer()
    {
        final Map<Program, Market> markets = new LinkedHashMap<>();
        final String shares = "rules[0].award={ kind: shares, pools: [{ pool: all, amount: 100000, by: score,"
            + " markets: [SOL-PERP] }] }";
        markets.put(Readings.program(ProgramTexts.DRIFT, shares), SOL);
        markets.put(Readings.program(
            ProgramTexts.DRIFT, shares, "rules[0].score.brackets=cumulative", "rules[0].score.floor_notional=0"), SOL);
        markets.put(ProgramTexts.program(ProgramTexts.DRIFT_SUCCESSOR), SOL);
        markets.put(ProgramTexts.program(
            ProgramTexts.BACKPACK_EQUITY, "notional_at_least: 50000 }", "notional_at_least: 10000 }",
            "notional_at_least: 100000 }", "notional_at_least: 40000 }", "above: 0.80 ", "above: 0.30 "), PAIR);
        markets.put(ProgramTexts.program(ProgramTexts.BYBIT, "market: BTCUSDT, amount: 0", "market: BTCUSDT, amount: 9",
            "notional_at_least: 200000 }", "notional_at_least: 40000 }", "day_at_least: 0.75", "day_at_least: 0.30",
            "notional_at_least: 50000 }", "notional_at_least: 5000 }"), Configurations.market("BTCUSDT", "0.01", "1"));
        markets.forEach((program, market) ->
        {
            int moved = 0;
            for (long seed = 1; seed <= ROUNDS || moved == 0 && seed <= MOST_ROUNDS; seed++)
            {
                moved += assertLikeMovedLogs(program.name() + " seed=" + seed, program, seed, market);
            }
            assertThat(moved).as(program.name()).isPositive();
        });
    }

    @Test
    void shouldSayWhatANarrowerSpreadByBandNeeds()
    {
        final Program drift = ProgramTexts.program(ProgramTexts.DRIFT);
        final LogBuilder bands = new LogBuilder(SOL).bid("a", 1_999, 100).ask("a", 2_001, 100)
            .snapshot(0, "2023-03-06T01:00:00Z");
        final LogBuilder postOnly = LogBuilder.withOrders(List.of(LogBuilder.MID, new Ladder(
            "touch", Ladder.Reference.TOUCH, LogBuilder.TOUCH.edgesBpsE2(), true)), SOL)
            .bid("a", 1_999, 100).ask("a", 2_001, 100).snapshot(0, "2023-03-06T01:00:00Z");

        assertThat(effects(drift, bands.source(), bands.source()).missingForSpread())
            .contains("set detail: orders in the configuration");
        assertThat(effects(drift, postOnly.source(), postOnly.source()).missingForSpread())
            .isEqualTo("the program takes post-only orders alone, and recorded orders do not say which of them are.");
        assertThat(effects(drift, postOnly.source(), postOnly.source()).all()).extracting(Marginal::spread)
            .containsOnlyNulls();
    }

    /** Depths in size, as a moved order has another notional; and pools, where the built-in file states none. */
    private static Program program(final String name)
    {
        return switch (name)
        {
            case ProgramTexts.POLYMARKET -> ProgramTexts.program(name,
                "          complements: { EVENT-YES: EVENT-NO }    # optional: MARKET: its complement\n", "",
                "amount: 100,", "amount: 100000,", "max_distance: 0.03", "max_distance: 0.004");
            case ProgramTexts.DYDX -> ProgramTexts.program(name, "depth: notional ", "depth: size ",
                "min_depth: 5000", "min_depth: 0.00001");
            case ProgramTexts.ORDERLY -> ProgramTexts.program(name, "depth: notional ", "depth: size ",
                "of: stake, at_least: 10, exponent: 0.15", "of: liquidity, exponent: 0");
            case ProgramTexts.INJECTIVE, ProgramTexts.RABBITX ->
                ProgramTexts.program(name, "depth: notional ", "depth: size ");
            default -> ProgramTexts.program(name);
        };
    }

    private static int assertLikeMovedLogs(
        final String as, final Program program, final long seed, final Market market)
    {
        int moved = 0;
        final MarginalEffects effects = effects(
            program, quotes(seed, market, "nobody"), quotes(seed, market, "nobody"));
        assertThat(effects.hasSpread()).isTrue();
        for (final Marginal effect : effects.all())
        {
            if (!effect.maker().equals("touch"))
            {
                final ScoreRun before = ScoreRun.of(program, quotes(seed, market, "nobody"));
                final ScoreRun after = ScoreRun.of(program, quotes(seed, market, effect.maker()));

                assertThat(effect.spread()).as("%s %s", as, effect.maker())
                    .isEqualByComparingTo(paid(after, effect.maker()).subtract(paid(before, effect.maker())));
                moved += effect.spread().signum() == 0 ? 0 : 1;
            }
        }

        return moved;
    }

    /** All mids are 10,000 ticks, each maker's own too; one maker's orders stand a tick nearer. */
    private static FabricatedSource quotes(final long seed, final Market market, final String nearer)
    {
        final Random random = new Random(seed);
        final LogBuilder log = LogBuilder.withOrders(List.of(
            Configurations.mid(300, 500, 750, 1_250, 1_500, 2_000, 10_000, 1_000_000),
            Configurations.touch(100, 300, 500, 1_000, 1_500, 2_000, 5_000, 10_000)), market);
        for (int second = 0; second < 8; second++)
        {
            log.clear().bid("touch", 9_999, 100).ask("touch", 10_001, 100).fills(0, "touch", 1_000);
            for (int i = 0; i < 30; i++)
            {
                final String maker = "m" + random.nextInt(4);
                final long distance = 3 + random.nextInt(i % 3 == 0 ? 140 : 25) - (maker.equals(nearer) ? 1 : 0);
                log.bid(maker, 10_000 - distance, 1 + random.nextInt(400))
                    .ask(maker, 10_000 + distance, 1 + random.nextInt(400)).fills(0, maker, 1_000_000);
            }
            log.snapshot(0, "2026-03-02T12:00:0" + second + "Z");
        }

        return log.source();
    }

    /** At a mid of 19,999.5 ticks a basis point is 1.99995 of them; what is nearer stands at the mid, so 0.01 off. */
    @Test
    void shouldEqualTheFormulaWithDistancesABasisPointLess()
    {
        for (long seed = 1; seed <= 20; seed++)
        {
            final Random random = new Random(seed);
            final LogBuilder log = LogBuilder.withOrders(
                List.of(Configurations.mid(2_000, 2_100)), Configurations.market("BTC-USD", "1", "0.001"));
            final List<Rational> sums = new ArrayList<>(List.of(Rational.ZERO, Rational.ZERO));
            for (int second = 0; second < 4; second++)
            {
                log.clear().bid("b", 19_998, 1_000).ask("b", 20_001, 1_000);
                final List<long[]> orders = new ArrayList<>();
                for (int i = 0; i < 12; i++)
                {
                    final int side = random.nextInt(2);
                    final long price = side == 0 ? 19_998 - random.nextInt(42) : 20_001 + random.nextInt(42);
                    orders.add(new long[] {side, price, 500 + random.nextInt(900)});
                    log.rests("a", side, price, orders.get(i)[2]);
                }
                log.fills(0, "a", 1_000).fills(0, "b", 1_000).snapshot(0, "2023-03-06T12:00:0" + second + "Z");
                sums.set(0, sums.get(0).plus(naive(orders, Rational.ZERO)));
                sums.set(1, sums.get(1).plus(naive(orders, Rational.of(1, 10_000))));
            }
            final Program program = ProgramTexts.program(
                ProgramTexts.DYDX, "{ of: liquidity, exponent: 0.15 }", "{ of: liquidity, exponent: 1 }",
                "amount: 230137, by: score, markets: [BTC-USD]", "amount: 1000000000, by: score, markets: [BTC-USD]");

            final List<Marginal> effects = effects(program, log.source(), log.source()).all();

            final BigDecimal before = share(program, log, sums.get(0));
            final BigDecimal after = share(program, log, sums.get(1));
            assertThat(effects.get(0).paid()).as("seed=%d", seed).isEqualByComparingTo(before);
            assertThat(effects.get(0).spread()).as("seed=%d", seed)
                .isEqualByComparingTo(after.subtract(before))
                .isPositive();
        }
    }

    /** Of a billion, by the sum of one maker's snapshots and what is scored of the other: their n and V are equal. */
    private static BigDecimal share(final Program program, final LogBuilder log, final Rational sum)
    {
        final Rational other = Rational.of(
            new BigDecimal(ScoreRun.of(program, log.source()).metric("BTC-USD", "b", "liquidity")));

        return sum.times(Rational.of(1_000_000_000)).dividedBy(sum.plus(other)).roundHalfEven(2);
    }

    /** The smaller side's sum of notional over distance, a basis point less but not below 0.01, under 20 bps. */
    private static Rational naive(final List<long[]> orders, final Rational nearer)
    {
        final Rational[] sides = {Rational.ZERO, Rational.ZERO};
        final Rational mid = Rational.of(39_999, 2);
        for (final long[] order : orders)
        {
            final Rational price = Rational.of(order[1]);
            final Rational off = order[0] == 0 ? mid.minus(price) : price.minus(mid);
            final Rational less = off.dividedBy(mid).minus(nearer);
            final Rational least = Rational.of(1, 1_000_000);
            final Rational distance = less.compareTo(least) > 0 ? less : least;
            final Rational notional = price.times(Rational.of(order[2], 1_000));
            if (notional.compareTo(Rational.of(5_000)) > 0 && distance.compareTo(Rational.of(20, 10_000)) < 0)
            {
                final int side = (int)order[0];
                sides[side] = sides[side].plus(notional.dividedBy(distance));
            }
        }

        return sides[0].compareTo(sides[1]) < 0 ? sides[0] : sides[1];
    }

    /** An order 20.5 bps off is inside 20 with a basis point less: if the log's orders end at 20, it is not known. */
    @Test
    void shouldTellWhereOrdersThatWouldHaveComeInsideAreNotInTheLog()
    {
        final MarginalEffects wide = effects(
            ProgramTexts.program(ProgramTexts.DYDX), beyond(2_000, 2_100).source(), beyond(2_000, 2_100).source());
        final MarginalEffects narrow = effects(
            ProgramTexts.program(ProgramTexts.DYDX), beyond(2_000).source(), beyond(2_000).source());

        assertThat(wide.all()).filteredOn(effect -> effect.maker().equals("far")).extracting(Marginal::spread)
            .allSatisfy(spread -> assertThat(spread).isPositive());
        assertThat(wide.isSpreadShort()).isFalse();
        assertThat(narrow.all()).filteredOn(effect -> effect.maker().equals("far")).extracting(Marginal::spread)
            .allSatisfy(spread -> assertThat(spread).isZero());
        assertThat(narrow.isSpreadShort()).isTrue();
    }

    private static LogBuilder beyond(final Integer... edgesBpsE2)
    {
        return LogBuilder.withOrders(List.of(Configurations.mid(edgesBpsE2)), BTC)
            .bid("touch", 39_980, 10).ask("touch", 40_020, 10).bid("far", 39_918, 10).ask("far", 40_082, 10)
            .fills(0, "touch", 1_000).fills(0, "far", 1_000).snapshot(0, "2023-03-06T12:00:00Z");
    }

    @Test
    void shouldNotSayWhatSharedSnapshotsDoNot()
    {
        final Program program = ProgramTexts.program(ProgramTexts.HUMMINGBOT);
        final MarginalEffects effects = effects(
            program, orders(1, "BTC-USDT", maker -> 1), orders(1, "BTC-USDT", maker -> 1));

        assertThat(effects.hasUptime()).isFalse();
        assertThat(effects.all()).extracting(Marginal::uptime).containsOnlyNulls();
        assertThat(effects.all()).extracting(Marginal::size).doesNotContainNull();
    }

    @Test
    void shouldRefuseAProgramOfBrokers()
    {
        final ScoreRequest request = ScoreRequest.of(List.of(ProgramTexts.program(ProgramTexts.BROKER)), "test");

        assertThatThrownBy(() -> new MarginalEffects(request, new Scoring(request)))
            .isInstanceOf(BadInputException.class)
            .hasMessage("program pays brokers by volumes, and nothing by quotes: program=backpack-api-broker");
    }

    private static MarginalEffects effects(
        final Program program, final SnapshotSource log, final SnapshotSource again)
    {
        final ScoreRequest request = ScoreRequest.of(List.of(program), "test");
        final Scoring scoring = new Scoring(request);
        scoring.read(log);
        final MarginalEffects effects = new MarginalEffects(request, scoring);
        if (effects.isOverRecords())
        {
            final SnapshotSource source = again instanceof FabricatedSource fabricated ? fabricated.rewind() : again;
            final MarginalPass pass = MarginalPass.begin(source, List.of(effects));
            pass.walk();
            pass.end(source.lastHash());
        }

        return effects;
    }

    private static Marginal marginal(
        final String maker, final String paid, final String size, final String spread, final String uptime)
    {
        return new Marginal(maker, new BigDecimal(paid), new BigDecimal(size),
            spread == null ? null : new BigDecimal(spread), new BigDecimal(uptime));
    }

    private static BigDecimal paid(final ScoreRun run, final String maker)
    {
        return run.period().payouts().stream()
            .filter(payout -> payout.status() == Payout.Status.PAID && payout.maker().equals(maker))
            .map(Payout::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
