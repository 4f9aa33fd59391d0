package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.export.FabricatedSource;
import io.leadline.measure.MarketStatus;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.figure.FigureMaker;
import io.leadline.scoring.figure.MarketFigures;
import io.leadline.scoring.figure.MarketSource;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.tally.MarketTally;
import io.leadline.scoring.tally.RunningTotals;

import org.junit.jupiter.api.Test;

/** What has to hold for any snapshots: shown over seeded random ones. */
class ScoringPropertyTest
{
    private static final Market SOL = Configurations.market("SOL-PERP", "0.01", "1");
    private static final long START_NS = LogBuilder.epochNs("2023-03-06T00:00:00Z");
    private static final long STEP_NS = 5_400_000_000_000L;
    private static final String DRIFT = ProgramTexts.DRIFT;
    private static final List<String> BOTH = List.of(DRIFT, ProgramTexts.BACKPACK);
    private static final String[] NO_FLOOR = {"floor_notional: 5000", "floor_notional: 0"};

    @Test
    void shouldMergeTalliesOfPartsInAnyOrderToEqualBits()
    {
        final long seed = 5;
        final Random random = new Random(seed);
        for (int round = 0; round < 30; round++)
        {
            final List<Step> steps = steps(random, 60);
            for (final String name : BOTH)
            {
                final Program program = ProgramTexts.program(name);
                final Rule rule = program.rules().get(0);
                final Part whole = part(program, rule, steps, 0, steps.size());
                final List<Part> parts = new ArrayList<>();
                int from = 0;
                while (from < steps.size())
                {
                    final int to = Math.min(steps.size(), from + 1 + random.nextInt(25));
                    parts.add(part(program, rule, steps, from, to));
                    from = to;
                }
                Collections.shuffle(parts, random);
                final Part merged = parts.get(0);
                // A random grouping: some parts are merged among each other first.
                for (int i = 1; i + 1 < parts.size(); i += 2)
                {
                    parts.get(i).merge(parts.get(i + 1));
                    merged.merge(parts.get(i));
                }
                if (parts.size() % 2 == 0)
                {
                    merged.merge(parts.get(parts.size() - 1));
                }

                assertThat(merged.tally()).as("seed=%d round=%d", seed, round).isEqualTo(whole.tally());
                assertThat(figures(program, rule, merged)).as("seed=%d round=%d", seed, round)
                    .isEqualTo(figures(program, rule, whole));
            }
        }
    }

    @Test
    void shouldChangeNothingWhenAllSizesAreScaledAndFloorsAreZero()
    {
        final long seed = 6;
        final Random random = new Random(seed);
        for (int round = 0; round < 30; round++)
        {
            final List<Step> steps = steps(random, 20);
            final long factor = 2 + random.nextInt(1_000_000);

            assertThat(metrics(DRIFT, log(steps, factor, SOL), "score", NO_FLOOR))
                .as("seed=%d round=%d factor=%d", seed, round, factor)
                .isEqualTo(metrics(DRIFT, log(steps, 1, SOL), "score", NO_FLOOR));
            assertThat(metrics(ProgramTexts.BACKPACK, log(steps, factor, SOL), "liquidity_score"))
                .as("seed=%d round=%d factor=%d", seed, round, factor)
                .isEqualTo(metrics(ProgramTexts.BACKPACK, log(steps, 1, SOL), "liquidity_score"));
        }
    }

    @Test
    void shouldNotDependOnTheOrderOfMakersInTheLog()
    {
        final long seed = 8;
        final Random random = new Random(seed);
        for (int round = 0; round < 30; round++)
        {
            final List<Step> steps = steps(random, 20);
            final List<Step> shuffled = steps.stream().map(step -> step.shuffled(random)).toList();
            for (final String name : BOTH)
            {
                assertThat(ScoreRun.of(ProgramTexts.program(name), log(shuffled, 1, SOL)).period())
                    .as("seed=%d round=%d", seed, round)
                    .isEqualTo(ScoreRun.of(ProgramTexts.program(name), log(steps, 1, SOL)).period());
            }
        }
    }

    @Test
    void shouldChangeNothingBesideCountsWhenAnExcludedSnapshotIsAdded()
    {
        final long seed = 9;
        final Random random = new Random(seed);
        for (int round = 0; round < 30; round++)
        {
            final List<Step> steps = steps(random, 20);
            final List<Step> more = new ArrayList<>(steps);
            final Step between = more.get(1 + random.nextInt(18));
            more.add(more.indexOf(between) + 1, new Step(
                between.timeEpochNs() + 1, MarketStatus.STALE, steps(random, 1).get(0).orders(), Map.of()));
            for (final String name : BOTH)
            {
                final ScoreRun with = ScoreRun.of(ProgramTexts.program(name), log(more, 1, SOL));
                final ScoreRun without = ScoreRun.of(ProgramTexts.program(name), log(steps, 1, SOL));

                assertThat(with.payouts()).as("seed=%d round=%d", seed, round).isEqualTo(without.payouts());
                assertThat(comparable(with)).as("seed=%d round=%d", seed, round).isEqualTo(comparable(without));
            }
        }
    }

    @Test
    void shouldGiveOneResultForManyProgramsAtOnceAndEachAlone()
    {
        final long seed = 10;
        final List<Step> steps = steps(new Random(seed), 40);
        final List<Program> programs = BOTH.stream().map(ProgramTexts::program).toList();

        final ScoreRun together = ScoreRun.of(ScoreRequest.of(programs, "test"), log(steps, 1, SOL));

        for (int i = 0; i < programs.size(); i++)
        {
            assertThat(together.result().programs().get(i))
                .isEqualTo(ScoreRun.of(programs.get(i), log(steps, 1, SOL)).result().programs().get(0));
        }
    }

    @Test
    void shouldGiveOneResultForAWalkInSteps()
    {
        final long seed = 11;
        final Random random = new Random(seed);
        final List<Step> steps = steps(random, 60);
        final ScoreRequest request = ScoreRequest.of(BOTH.stream().map(ProgramTexts::program).toList(), "test");
        final Scoring scoring = new Scoring(request);
        final LogPass pass = scoring.begin(log(steps, 1, SOL));
        long read = 0;
        for (int i = 0; i < 10; i++)
        {
            final long limit = random.nextInt(5);
            assertThat(pass.run(limit)).isEqualTo(limit);
            read += limit;
        }
        assertThat(pass.run(1_000)).isEqualTo(60 - read);
        assertThat(pass.run(1)).isZero();
        scoring.end(pass);

        assertThat(scoring.result()).isEqualTo(ScoreRun.of(request, log(steps, 1, SOL)).result());
    }

    private record RestingOrder(String maker, int side, long priceTicks, long sizeLots)
    {
    }

    private record Step(long timeEpochNs, MarketStatus status, List<RestingOrder> orders, Map<String, Long> fills)
    {
        Step shuffled(final Random random)
        {
            final List<RestingOrder> other = new ArrayList<>(orders);
            Collections.shuffle(other, random);

            return new Step(timeEpochNs, status, other, fills);
        }
    }

    /** A tally and totals of some steps, read apart from the others. */
    private record Part(MarketTally tally, RunningTotals totals)
    {
        void merge(final Part other)
        {
            tally.merge(other.tally());
            totals.merge(other.totals());
        }
    }

    private static Part part(
        final Program program, final Rule rule, final List<Step> steps, final int from, final int to)
    {
        final FabricatedSource log = log(steps, 1, SOL);
        final RulePass pass = new RulePass(
            program, rule, ScoreRequest.of(List.of(program), "test"), null);
        final LogPass reader = new LogPass(
            new Slice(log, from, to), List.of(pass), Outages.NONE, Long.MIN_VALUE, Long.MAX_VALUE);
        reader.finish();
        reader.merge();

        return new Part(pass.tallies().get("SOL-PERP"), reader.spans().get("SOL-PERP").totals());
    }

    private static MarketFigures figures(final Program program, final Rule rule, final Part part)
    {
        final Period period = new Period(START_NS, START_NS + 10 * Period.NS_PER_DAY);

        return new FigureMaker(program, rule, period, null, null).figures(
            new MarketSource(SOL, part.tally(), List.of(part.totals())), Rates.NONE.between("USD", "USD"));
    }

    private static Map<String, String> metrics(
        final String program, final FabricatedSource log, final String metric, final String... changes)
    {
        final ScoreRun run = ScoreRun.of(ProgramTexts.program(program, changes), log);

        return run.market("SOL-PERP").makers().stream().collect(Collectors.toMap(
            MakerResult::maker,
            maker -> maker.metric(metric).map(Object::toString).orElse(""),
            (one, two) -> one,
            TreeMap::new));
    }

    private static List<Object> comparable(final ScoreRun run)
    {
        return run.market("SOL-PERP").makers().stream()
            .map(maker -> (Object)List.of(maker.maker(), maker.metrics().stream()
                .filter(metric -> !metric.name().equals("snapshots") && !metric.name().equals("snapshots_excluded"))
                .toList()))
            .toList();
    }

    private static List<Step> steps(final Random random, final int count)
    {
        final List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++)
        {
            final List<RestingOrder> orders = new ArrayList<>();
            for (int k = random.nextInt(12); k > 0; k--)
            {
                final int side = random.nextInt(2);
                final long distanceTicks = random.nextInt(6);
                orders.add(new RestingOrder(
                    "m" + random.nextInt(4), side, side == 0 ? 1999 - distanceTicks : 2001 + distanceTicks,
                    1 + random.nextInt(1_000)));
            }
            final Map<String, Long> fills = new TreeMap<>();
            if (random.nextBoolean())
            {
                fills.put("m" + random.nextInt(4), (long)random.nextInt(1_000_000));
            }
            final MarketStatus status = random.nextInt(10) == 0 ? MarketStatus.HALTED : null;
            steps.add(new Step(START_NS + i * STEP_NS, status, orders, fills));
        }

        return steps;
    }

    private static FabricatedSource log(final List<Step> steps, final long factor, final Market... markets)
    {
        final LogBuilder log = new LogBuilder(markets);
        for (final Step step : steps)
        {
            log.clear();
            step.orders().forEach(order ->
                log.rests(order.maker(), order.side(), order.priceTicks(), factor * order.sizeLots()));
            step.fills().forEach((maker, notional) -> log.fills(0, maker, notional));
            log.snapshot(0, step.timeEpochNs(), step.status());
        }

        return log.source();
    }
}
