package io.leadline.proof.precision;

import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.problem.BadInputException;
import io.leadline.scoring.exact.WilsonInterval;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.tally.BandFields;
import io.leadline.snapshot.SnapshotSource;

/** Sets the uptimes of a snapshot log beside the exact ones. Single thread. */
final class SampledUptimes
{
    private final List<AskedPresence> asked;
    private final List<ProgramPresence> exact;
    private final Outages outages;
    private final Period period;

    /**
     * A comparison that has yet to read a log.
     *
     * @param asked rules.
     * @param exact what each of them came to, in the same order.
     */
    SampledUptimes(
        final List<AskedPresence> asked,
        final List<ProgramPresence> exact,
        final Outages outages,
        final Period period)
    {
        this.asked = asked;
        this.exact = exact;
        this.outages = outages;
        this.period = period;
    }

    /**
     * Reads a log to its end.
     *
     * @return by rule: the makers of whom some time and some sample counts.
     * @throws BadInputException when the log does not hold the bands of a rule.
     */
    List<List<UptimeComparison>> compare(final SnapshotSource log)
    {
        final SampledMarket[][] markets = markets(log);
        SnapshotSource.Record record = log.next();
        while (record != SnapshotSource.Record.END)
        {
            if (record == SnapshotSource.Record.SNAPSHOT)
            {
                for (final SampledMarket market : markets[log.snapshot().market()])
                {
                    market.onSnapshot(log.snapshot());
                }
            }
            record = log.next();
        }
        final List<List<UptimeComparison>> comparisons = new ArrayList<>();
        for (int i = 0; i < exact.size(); i++)
        {
            comparisons.add(comparisons(i, log.configuration(), markets));
        }

        return comparisons;
    }

    /** By market of the log: one for each rule that covers it. */
    private SampledMarket[][] markets(final SnapshotSource log)
    {
        final List<String> problems = new ArrayList<>();
        final List<BandFields> bands = new ArrayList<>();
        for (final AskedPresence rule : asked)
        {
            final String name = rule.program().isEmpty() ? rule.presence().text() : rule.program();
            bands.add(BandFields.of(
                log.layout(), name, rule.presence().ladder().name(), rule.presence().withinBpsE2(), problems));
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
        final Configuration configuration = log.configuration();
        final SampledMarket[][] markets = new SampledMarket[configuration.markets().size()][];
        for (int i = 0; i < markets.length; i++)
        {
            markets[i] = markets(configuration.markets().get(i).name(), bands);
        }

        return markets;
    }

    private SampledMarket[] markets(final String name, final List<BandFields> bands)
    {
        final List<SampledMarket> markets = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++)
        {
            final MarketPresence market = market(exact.get(i), name);
            markets.add(market == null
                ? new SampledMarket(
                    asked.get(i), bands.get(i), period, outages.cursor(name), new MarketPresence(
                        name, new Stretches(), List.of()))
                : new SampledMarket(asked.get(i), bands.get(i), period, outages.cursor(name), market));
        }

        return markets.toArray(SampledMarket[]::new);
    }

    private static MarketPresence market(final ProgramPresence program, final String name)
    {
        return program.markets().stream().filter(market -> market.market().equals(name)).findFirst().orElse(null);
    }

    private List<UptimeComparison> comparisons(
        final int rule, final Configuration configuration, final SampledMarket[][] markets)
    {
        final List<UptimeComparison> comparisons = new ArrayList<>();
        for (int i = 0; i < markets.length; i++)
        {
            final MarketPresence market = market(exact.get(rule), configuration.markets().get(i).name());
            if (market != null)
            {
                add(comparisons, market, markets[i][rule], configuration);
            }
        }

        return comparisons;
    }

    private static void add(
        final List<UptimeComparison> comparisons,
        final MarketPresence market,
        final SampledMarket sampled,
        final Configuration configuration)
    {
        final long everyNs = configuration.schedule().everyNs();
        final boolean isRandom = configuration.schedule().isRandom();
        for (final MakerPresence maker : market.makers())
        {
            final LagCounts samples = sampled.samples(maker.maker());
            final long countedNs = maker.counted().lengthNs();
            if (countedNs > 0 && samples.countedCount() > 0)
            {
                final double uptime = maker.active().lengthNs() / (double)countedNs;
                comparisons.add(new UptimeComparison(
                    market.market(), maker.maker(), maker.active().lengthNs(), countedNs,
                    samples.activeCount(), samples.countedCount(),
                    WilsonInterval.of(samples.activeCount(), samples.countedCount()),
                    isRandom ? SamplingError.interval(samples) : null,
                    isRandom
                        ? new Intervals(StateSteps.of(maker), everyNs).standardError(uptime)
                        : new FixedPhases(List.of(maker), new double[] {uptime}, everyNs).error(0).standardError()));
            }
        }
    }
}
