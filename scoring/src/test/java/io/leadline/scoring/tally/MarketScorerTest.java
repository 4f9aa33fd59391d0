package io.leadline.scoring.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.sun.management.ThreadMXBean;

import io.leadline.measure.MeasureLayout;
import io.leadline.program.BracketScore;
import io.leadline.program.KpiScore;
import io.leadline.program.Rule;
import io.leadline.scoring.ProgramTexts;
import io.leadline.scoring.exact.Rational;

import org.junit.jupiter.api.Test;

/** Sums of what stands, formed again only where something changes, against sums formed anew in every snapshot. */
class MarketScorerTest
{
    private static final ThreadMXBean THREADS = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private static final int[] SIZE_BITS = {3, 12, 20, 34, 48, 62, 90};
    private static final int SNAPSHOTS = 150;
    private static final int DAY_LENGTH = 40;
    private static final int WARM_UP_SNAPSHOTS = 200_000;
    private static final int WINDOWS = 5;
    private static final int WINDOW_SNAPSHOTS = 200_000;
    /** Less than an object for every hundredth snapshot. */
    private static final long LET_PASS_BYTES = 16 * WINDOW_SNAPSHOTS / 100;

    @Test
    void shouldSumWhatFractionsOfEverySnapshotSum()
    {
        for (long seed = 1; seed <= 210; seed++)
        {
            final Random random = new Random(seed);
            final Rule rule = seed % 4 == 0 ? seed % 8 == 0 ? kpi(random) : backpack(random) : drift(random);
            final int sizeBits = SIZE_BITS[(int)(seed % 7)];
            final WanderingLog log = new WanderingLog(
                random, 1 + random.nextInt(5), sizeBits, sizeBits > 40 || random.nextBoolean(), seed % 3 > 0,
                seed % 5 > 1);
            final MarketTally tally = tally(rule);
            final MarketScorer scorer = scorer(rule, log.layout(), tally);
            final NaiveTally naive = new NaiveTally(
                rule, presence(rule, log.layout()), brackets(rule, log.layout()), notionalUnit());
            boolean isOutage = false;
            for (int i = 0; i < SNAPSHOTS; i++)
            {
                log.next();
                isOutage = random.nextInt(10) == 0 ? !isOutage : isOutage;
                scorer.onSnapshot(log, i / DAY_LENGTH, isOutage);
                naive.onSnapshot(log, i / DAY_LENGTH, isOutage);
                if (random.nextInt(50) == 0)
                {
                    scorer.flush();
                }
            }
            scorer.flush();

            assertThat(NaiveTally.lines(tally, TallyShape.of(rule.score(), WanderingLog.MARKET.name()).heldCount()))
                .as("seed=%d rule=%s", seed, rule).isEqualTo(naive.lines());
        }
    }

    /** A whole day in runs of two scorers is the day of one: nothing that stood is left behind or added twice. */
    @Test
    void shouldGoOnWhereAnotherScorerOfTheSameTallyEnded()
    {
        for (long seed = 201; seed <= 220; seed++)
        {
            final Rule rule = drift(new Random(seed));
            final WanderingLog log = new WanderingLog(new Random(seed), 4, 30, false, true, true);
            final WanderingLog same = new WanderingLog(new Random(seed), 4, 30, false, true, true);
            final MarketTally whole = tally(rule);
            final MarketTally parted = tally(rule);
            final MarketScorer scorer = scorer(rule, log.layout(), whole);
            MarketScorer part = scorer(rule, log.layout(), parted);
            for (int i = 0; i < SNAPSHOTS; i++)
            {
                log.next();
                same.next();
                if (i % 37 == 36)
                {
                    part.flush();
                    part = scorer(rule, log.layout(), parted);
                }
                scorer.onSnapshot(log, i / DAY_LENGTH, false);
                part.onSnapshot(same, i / DAY_LENGTH, false);
            }
            scorer.flush();
            part.flush();

            assertThat(parted).as("seed=%d", seed).isEqualTo(whole);
        }
    }

    @Test
    void shouldAllocateNothingInSteadyState()
    {
        assertAllocatesNothing(34);
    }

    /** As on a venue whose prices and sizes have ten decimals: no brackets are lent. */
    @Test
    void shouldAllocateNothingWhenNotionalsAreBeyondLongs()
    {
        assertAllocatesNothing(54);
    }

    private static void assertAllocatesNothing(final int sizeBits)
    {
        final WanderingLog log = new WanderingLog(new Random(3), 20, sizeBits, true, true, true);
        final RunningTotals totals = new RunningTotals();
        final TotalsReader totalsReader = new TotalsReader(totals);
        final List<MarketScorer> scorers = new ArrayList<>();
        for (final String program : List.of(ProgramTexts.DRIFT, ProgramTexts.BACKPACK))
        {
            final Rule rule = ProgramTexts.program(program).rules().get(0);
            scorers.add(scorer(rule, log.layout(), tally(rule)));
        }
        run(log, totalsReader, scorers, WARM_UP_SNAPSHOTS);
        final long[] allocated = new long[WINDOWS];
        for (int window = 0; window < WINDOWS; window++)
        {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            run(log, totalsReader, scorers, WINDOW_SNAPSHOTS);
            allocated[window] = THREADS.getCurrentThreadAllocatedBytes() - before;
        }

        // The least of all windows leaves out what is allocated until the compiler has seen the loop.
        assertThat(Arrays.stream(allocated).min().orElseThrow())
            .as("bytes by window: %s", Arrays.toString(allocated))
            .isLessThan(LET_PASS_BYTES);
    }

    private static void run(
        final WanderingLog log, final TotalsReader totals, final List<MarketScorer> scorers, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            log.next();
            totals.onRecord(log, 0, false);
            for (int k = 0; k < scorers.size(); k++)
            {
                scorers.get(k).onSnapshot(log, 0, false);
            }
        }
    }

    private static Rule drift(final Random random)
    {
        return ProgramTexts.program(ProgramTexts.DRIFT,
            "brackets: exclusive", "brackets: " + any(random, "exclusive", "exclusive", "cumulative"),
            "sides: min ", "sides: " + any(random, "min", "min", "sum", "mean") + " ",
            "floor: average", "floor: " + any(random, "average", "sum", "larger"),
            "floor_notional: 5000", "floor_notional: " + any(random, "5000", "0", "70000.03"),
            "outages: uptime ", "outages: " + any(random, "uptime", "uptime_and_score") + " ",
            "weight: 0.75", "weight: " + any(random, "0.75", "0.333", "0.0001"),
            "size_over: active", "size_over: " + any(random, "active", "counted")).rules().get(0);
    }

    private static Rule backpack(final Random random)
    {
        return ProgramTexts.program(ProgramTexts.BACKPACK,
            "size: mean", "size: " + any(random, "mean", "min", "sum"),
            "spread_floor_bps: 0.01", "spread_floor_bps: " + any(random, "0.01", "12.5", "30")).rules().get(0);
    }

    /** Needs around what a maker rests: of nothing, of a lot, or of as much as a log of that width may hold. */
    private static Rule kpi(final Random random)
    {
        final Rule rule = backpack(random);
        final List<KpiScore.Need> needs = new ArrayList<>();
        for (final int edge : new int[] {500, 1000, 10_000})
        {
            needs.add(new KpiScore.Need(edge, random.nextInt(4) == 0
                ? BigDecimal.ZERO
                : new BigDecimal(new BigInteger(1 + random.nextInt(80), random), 2)));
        }

        return new Rule(
            rule.from(), rule.to(), rule.period(), rule.epochDays(), rule.sampling(), rule.presence(), rule.averages(),
            rule.outsideEnrolment(), rule.selfMatch(),
            new KpiScore("mid", List.of(new KpiScore.Group(List.of(WanderingLog.MARKET.name()), needs, null))),
            rule.award());
    }

    private static String any(final Random random, final String... choices)
    {
        return choices[random.nextInt(choices.length)];
    }

    private static MarketTally tally(final Rule rule)
    {
        return new MarketTally(TallyShape.of(rule.score(), WanderingLog.MARKET.name()));
    }

    private static MarketScorer scorer(final Rule rule, final MeasureLayout layout, final MarketTally tally)
    {
        return new MarketScorer(
            rule, WanderingLog.MARKET, List.of(), presence(rule, layout), brackets(rule, layout),
            day -> Rational.ONE, tally, null);
    }

    private static BandFields presence(final Rule rule, final MeasureLayout layout)
    {
        return band(layout, rule.presence().ladder(), rule.presence().withinBpsE2());
    }

    private static List<BandFields> brackets(final Rule rule, final MeasureLayout layout)
    {
        if (rule.score() instanceof KpiScore score)
        {
            return score.groups().get(0).needs().stream()
                .map(need -> band(layout, score.ladder(), need.withinBpsE2()))
                .toList();
        }

        return rule.score() instanceof BracketScore score
            ? score.edges().stream().map(edge -> band(layout, score.ladder(), edge.bpsE2())).toList()
            : List.of();
    }

    private static BandFields band(final MeasureLayout layout, final String ladder, final int edgeBpsE2)
    {
        final List<String> problems = new ArrayList<>();
        final BandFields band = BandFields.of(layout, "test", ladder, edgeBpsE2, problems);
        assertThat(problems).isEmpty();

        return band;
    }

    private static Rational notionalUnit()
    {
        return Rational.of(WanderingLog.MARKET.notionalUnit());
    }
}
