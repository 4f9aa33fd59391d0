package io.leadline.proof.precision;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.LongConsumer;

import io.leadline.command.Folders;
import io.leadline.config.Configuration;
import io.leadline.config.Schedule;
import io.leadline.config.Seed;
import io.leadline.event.EventLogReader;
import io.leadline.proof.precision.MarketPrecision.Kind;
import io.leadline.proof.precision.MarketPrecision.SchedulePrecision;
import io.leadline.proof.precision.ScorePrecision.MakerScore;
import io.leadline.sampler.Sampler;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.snapshot.SnapshotLogReader;

/**
 * Samples an event log again and again with schedules of seeds of their own, and scores every log: what a score, and
 * the order by it, owe to the instants alone. Single thread; takes a folder for one snapshot log at a time.
 */
public final class ScoreTrials
{
    /** What makers are ranked by: the first of these that a program forms. */
    private static final List<String> METRICS = List.of("score", "blended_score", "kpi_uptime");

    private final Configuration configuration;
    private final Path events;
    private final ScoreRequest request;
    private final List<Long> everyNs;
    private final int trialCount;
    private final SplittableRandom random;
    /** By program and market: the metric, and by interval and trial each maker's value. */
    private final Map<String, Table> tables = new LinkedHashMap<>();

    /** Values of one program in one market. */
    private static final class Table
    {
        private final String program;
        private final String market;
        private final String metric;
        private final TreeSet<String> makers = new TreeSet<>(NameOrder.BY_BYTES);
        private final List<List<Map<String, Double>>> values = new ArrayList<>();

        Table(final String program, final String market, final String metric)
        {
            this.program = program;
            this.market = market;
            this.metric = metric;
        }
    }

    /**
     * Trials that have yet to be made.
     *
     * @param configuration its schedule makes no difference.
     * @param everyNs       intervals to try.
     * @param seed          of the schedules' seeds.
     * @param trialCount    logs for each interval, at least 2.
     */
    public ScoreTrials(
        final Configuration configuration,
        final Path events,
        final ScoreRequest request,
        final List<Long> everyNs,
        final long seed,
        final int trialCount)
    {
        this.configuration = configuration;
        this.events = events;
        this.request = request;
        this.everyNs = everyNs.stream().sorted().toList();
        this.trialCount = trialCount;
        random = new SplittableRandom(seed);
    }

    /**
     * Makes all trials.
     *
     * @param logsScored hears how many logs have been scored by then.
     * @return by program, then market; intervals rising.
     * @throws IOException when the folder for a log cannot be made or deleted.
     */
    public List<ScorePrecision> run(final LongConsumer logsScored) throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-precision");
        try
        {
            long done = 0;
            for (int every = 0; every < everyNs.size(); every++)
            {
                for (int trial = 0; trial < trialCount; trial++)
                {
                    final Path snapshots = folder.resolve("snapshots");
                    sample(everyNs.get(every), snapshots);
                    score(every, snapshots);
                    Folders.delete(snapshots);
                    logsScored.accept(++done);
                }
            }
        }
        finally
        {
            Folders.delete(folder);
        }

        return tables.values().stream().map(this::precision).toList();
    }

    private void sample(final long every, final Path snapshots)
    {
        final byte[] seed = new byte[Seed.LENGTH];
        random.nextBytes(seed);
        final Configuration drawn = new Configuration(
            configuration.venue(), configuration.markets(), configuration.ladders(),
            new Schedule(every, true, new Seed(seed)), configuration.feed(), configuration.detail(),
            configuration.makers(), configuration.limits());
        try (EventLogReader reader = new EventLogReader(events);
            Sampler sampler = new Sampler(drawn, snapshots, false))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.pollToEnd(sampler);
            }
        }
    }

    private void score(final int every, final Path snapshots)
    {
        final Scoring scoring = new Scoring(request);
        try (SnapshotLogReader log = SnapshotLogReader.open(snapshots))
        {
            scoring.read(log);
        }
        for (final ProgramResult program : scoring.result().programs())
        {
            for (final PeriodResult period : program.periods())
            {
                period.markets().forEach(market -> add(every, program.program(), market));
            }
        }
    }

    private void add(final int every, final String program, final MarketResult market)
    {
        final String metric = METRICS.stream()
            .filter(name -> market.makers().stream().anyMatch(maker -> maker.metric(name).isPresent()))
            .findFirst()
            .orElse(null);
        if (metric == null)
        {
            return;
        }
        final Table table = tables.computeIfAbsent(
            program + '\n' + market.market(), absent -> new Table(program, market.market(), metric));
        while (table.values.size() <= every)
        {
            table.values.add(new ArrayList<>());
        }
        final Map<String, Double> values = new LinkedHashMap<>();
        for (final MakerResult maker : market.makers())
        {
            table.makers.add(maker.maker());
            values.put(maker.maker(), maker.metric(table.metric).map(BigDecimal::doubleValue).orElse(0.0));
        }
        table.values.get(every).add(values);
    }

    private ScorePrecision precision(final Table table)
    {
        final List<String> makers = List.copyOf(table.makers);
        final double[] means = means(makers, table.values.get(0));
        final List<SchedulePrecision> orders = new ArrayList<>();
        final List<double[]> errors = new ArrayList<>();
        final List<RankErrors> allRanks = new ArrayList<>();
        for (int every = 0; every < table.values.size(); every++)
        {
            final RankErrors ranks = new RankErrors(means);
            errors.add(errors(makers, table.values.get(every), means, ranks, every == 0));
            orders.add(new SchedulePrecision(new Kind(everyNs.get(every), true), ranks.reversed(), ranks.open()));
            allRanks.add(ranks);
        }
        final List<MakerScore> scores = new ArrayList<>();
        for (int i = 0; i < makers.size(); i++)
        {
            final int maker = i;
            scores.add(new MakerScore(
                makers.get(i), means[i], errors.stream().map(of -> of[maker]).toList(),
                allRanks.stream().map(ranks -> ranks.wrongRank(maker)).toList()));
        }
        scores.sort(Comparator.comparing(MakerScore::maker, NameOrder.BY_BYTES));

        return new ScorePrecision(table.program, table.market, table.metric, scores, orders);
    }

    private static double[] means(final List<String> makers, final List<Map<String, Double>> trials)
    {
        final double[] means = new double[makers.size()];
        for (final Map<String, Double> trial : trials)
        {
            Arrays.setAll(means, maker -> means[maker] + trial.getOrDefault(makers.get(maker), 0.0) / trials.size());
        }

        return means;
    }

    /** Logs that the mean is formed of lie nearer to it than to what it stands for. */
    private static double[] errors(
        final List<String> makers,
        final List<Map<String, Double>> trials,
        final double[] means,
        final RankErrors ranks,
        final boolean isOfMeans)
    {
        final double[] squares = new double[makers.size()];
        final double[] values = new double[makers.size()];
        for (final Map<String, Double> trial : trials)
        {
            for (int maker = 0; maker < values.length; maker++)
            {
                values[maker] = trial.getOrDefault(makers.get(maker), 0.0);
                final double error = values[maker] - means[maker];
                squares[maker] += error * error;
            }
            ranks.add(values, 1);
        }
        final double divisor = isOfMeans ? trials.size() - 1 : trials.size();

        return Arrays.stream(squares).map(square -> Math.sqrt(square / divisor)).toArray();
    }
}
