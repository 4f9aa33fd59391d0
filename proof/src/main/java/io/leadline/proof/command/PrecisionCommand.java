package io.leadline.proof.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.leadline.command.Folders;
import io.leadline.command.IsoTime;
import io.leadline.command.Progress;
import io.leadline.command.Verbs;
import io.leadline.command.Version;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationDifferences;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.DurationText;
import io.leadline.config.Schedule;
import io.leadline.problem.BadInputException;
import io.leadline.problem.ShellText;
import io.leadline.proof.precision.ComparisonCsv;
import io.leadline.proof.precision.ExactCsv;
import io.leadline.proof.precision.MarketPrecision;
import io.leadline.proof.precision.MarketPresence;
import io.leadline.proof.precision.Precision;
import io.leadline.proof.precision.PrecisionCsv;
import io.leadline.proof.precision.PrecisionJson;
import io.leadline.proof.precision.PrecisionReport;
import io.leadline.proof.precision.PrecisionReport.RuleReport;
import io.leadline.proof.precision.PrecisionTable;
import io.leadline.proof.precision.PresenceStudy;
import io.leadline.proof.precision.ProgramPresence;
import io.leadline.proof.precision.ScorePrecision;
import io.leadline.proof.precision.ScorePrecisionCsv;
import io.leadline.proof.precision.ScoreTrials;
import io.leadline.proof.precision.UptimeComparison;
import io.leadline.proof.verify.Remeasuring;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.input.Stakes;
import io.leadline.scoring.output.OutputFolder;
import io.leadline.snapshot.SnapshotLogReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code precision}: what sampling misses of makers' time, on a venue's own day. */
@Command(
    name = "precision",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
        "Measures presence at every event of a log, and says how far off uptimes and their order are when they are"
            + " sampled instead: at random instants, one in each interval, and at fixed ones.",
        "With --snapshots: the uptimes of that log beside the exact ones. 'stated' is the 95 %% interval that fits"
            + " random instants, told from the samples alone; 'wilson' the one that scores print, which is made for"
            + " independent looks and wider than need be where makers stay for long."})
final class PrecisionCommand implements Callable<Integer>
{
    private static final int MOST_TRIALS = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final PresenceInputs inputs = new PresenceInputs();

    @Option(names = "--snapshots", paramLabel = "DIR",
        description = "Folder of a snapshot log of these events, to be set beside; --config is then the log's own.")
    private Path snapshots;

    @Option(names = "--every", split = ",", paramLabel = "DURATION", defaultValue = "1s,10s,1m,12m",
        description = "Intervals to try (default: ${DEFAULT-VALUE}).")
    private List<String> every = new ArrayList<>();

    @Option(names = "--trials", paramLabel = "N", defaultValue = "500",
        description = "Random schedules to try for each interval (default: ${DEFAULT-VALUE}).")
    private int trialCount;

    @Option(names = "--score-trials", paramLabel = "N", defaultValue = "0",
        description = "Also sample and score so many logs for each interval: how far off the programs' scores are, and"
            + " the order by them; 2 or more (default: none).")
    private int scoreTrialCount;

    @Option(names = "--rates", paramLabel = "FILE",
        description = "USD per unit of a currency, for scores: currency,date,rate.")
    private Path rates;

    @Option(names = "--stakes", paramLabel = "FILE",
        description = "What makers have staked, for scores that weigh it: maker,stake.")
    private Path stakes;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
        description = "Seed of the trials; the same gives the same numbers (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR",
        description = "Folder to write exact.csv and precision.csv to; sampled.csv with --snapshots,"
            + " score_precision.csv with --score-trials.")
    private Path out;

    @Option(names = "--json", description = "Print JSON on stdout instead of tables.")
    private boolean isJson;

    @Override
    public Integer call() throws Exception
    {
        final List<Long> everyNs = everyNs();
        if (out != null)
        {
            Folders.refuseFile("out", out);
            OutputFolder.requireNoLog(out);
        }
        final Configuration configuration = configuration();
        final PresenceStudy study = inputs.study(configuration);
        requireOwnEvents();
        inputs.measure(study, spec.commandLine().getErr());
        final List<List<UptimeComparison>> comparisons = comparisons(study);
        final List<List<MarketPrecision>> precisions = precisions(study, everyNs);
        final List<RuleReport> rules = new ArrayList<>();
        for (int i = 0; i < study.results().size(); i++)
        {
            rules.add(new RuleReport(study.results().get(i), precisions.get(i), comparisons.get(i)));
        }
        final PrecisionReport report = new PrecisionReport(
            study.period(), study.eventCount(), everyNs, seed, trialCount, rules,
            scores(configuration, everyNs, study), scoreTrialCount);
        write(study, report);
        print(report);

        return Verbs.DONE;
    }

    private List<Long> everyNs()
    {
        final List<String> problems = new ArrayList<>();
        final List<Long> lengths = new ArrayList<>();
        for (final String text : every)
        {
            final long length = DurationText.UP_TO_HOURS.parseNs(text);
            if (length < Schedule.MIN_EVERY_NS || length > Schedule.MAX_EVERY_NS)
            {
                problems.add("not an interval: every=" + text + " allowed=1ms to 24h, as 100ms, 1s, 12m or 1h");
            }
            else if (lengths.contains(length))
            {
                problems.add("interval is named twice: every=" + text);
            }
            else
            {
                lengths.add(length);
            }
        }
        if (trialCount < 1 || trialCount > MOST_TRIALS)
        {
            problems.add("number of trials: trials=" + trialCount + " allowed=1.." + MOST_TRIALS);
        }
        if (scoreTrialCount < 0 || scoreTrialCount == 1 || scoreTrialCount > MOST_TRIALS)
        {
            problems.add("number of scored logs: score-trials=" + scoreTrialCount + " allowed=0 or 2.." + MOST_TRIALS);
        }
        if (scoreTrialCount > 0 && !inputs.hasPrograms())
        {
            problems.add("scores are those of programs: --score-trials needs --program NAME|FILE");
        }
        if (inputs.config() == null && snapshots == null)
        {
            problems.add("option is missing: --config=FILE or --snapshots=DIR");
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return lengths.stream().sorted().toList();
    }

    /** Uptimes can be compared only of the same makers in the same markets. */
    private Configuration configuration()
    {
        if (snapshots == null)
        {
            return ConfigurationReader.read(inputs.config());
        }
        try (SnapshotLogReader log = SnapshotLogReader.open(snapshots))
        {
            if (inputs.config() != null)
            {
                requireSameMakers(log.configuration(), ConfigurationReader.read(inputs.config()));
            }
            if (!inputs.isQuiet())
            {
                log.retiredText().ifPresent(notice -> spec.commandLine().getErr().println("notice: " + notice));
            }

            return log.configuration();
        }
    }

    /** Sampled beside exact uptimes of other events would be set without a word. */
    private void requireOwnEvents()
    {
        if (snapshots == null)
        {
            return;
        }
        try (Progress progress = Progress.start("compare", " documents", -1, inputs.isQuiet()))
        {
            Remeasuring.require(snapshots, inputs.events(), progress::done);
        }
    }

    private void requireSameMakers(final Configuration log, final Configuration file)
    {
        final List<String> differences = ConfigurationDifferences.between(log, new Configuration(
            file.venue(), file.markets(), log.ladders(), log.schedule(), file.feed(), log.detail(), file.makers(),
            file.limits()));
        if (!differences.isEmpty())
        {
            final List<String> problems = new ArrayList<>();
            problems.add("snapshot log has other markets or makers: snapshots=" + snapshots);
            problems.addAll(differences);
            throw new BadInputException(problems);
        }
    }

    private List<List<UptimeComparison>> comparisons(final PresenceStudy study)
    {
        if (snapshots == null)
        {
            return study.results().stream().map(presence -> List.<UptimeComparison>of()).toList();
        }
        try (SnapshotLogReader log = SnapshotLogReader.open(snapshots))
        {
            requirePeriod(log, study.period());

            return study.compare(log);
        }
    }

    /** What a log's samples of its last days say is not to stand beside what all days came to. */
    private void requirePeriod(final SnapshotLogReader log, final Period period)
    {
        if (log.retiredText().isPresent() && log.beginEpochNs() > period.fromEpochNs())
        {
            throw new BadInputException("snapshot log begins inside the period: snapshots=" + snapshots + " begins="
                + IsoTime.text(log.beginEpochNs()) + " period=" + period.text() + " (give --from "
                + IsoTime.text(log.beginEpochNs()) + ", or bring its earlier files back: leadline retain --restore"
                + " --snapshots " + ShellText.quoted(snapshots.toString()) + " --archive DIR)");
        }
    }

    private List<List<MarketPrecision>> precisions(final PresenceStudy study, final List<Long> everyNs)
    {
        final Precision precision = new Precision(everyNs, seed, trialCount);
        final List<List<MarketPrecision>> precisions = new ArrayList<>();
        final long total = study.results().stream().mapToLong(program -> program.markets().size()).sum();
        try (Progress progress = Progress.start("try", " markets", total, inputs.isQuiet()))
        {
            long done = 0;
            for (final ProgramPresence program : study.results())
            {
                final List<MarketPrecision> markets = new ArrayList<>();
                for (final MarketPresence market : program.markets())
                {
                    markets.add(precision.of(market));
                    progress.done(++done);
                }
                precisions.add(markets);
            }
        }

        return precisions;
    }

    private List<ScorePrecision> scores(
        final Configuration configuration, final List<Long> everyNs, final PresenceStudy study) throws IOException
    {
        if (scoreTrialCount == 0)
        {
            return List.of();
        }
        final long longest = everyNs.get(everyNs.size() - 1);
        if (study.lengthNs() < 2 * longest)
        {
            throw new BadInputException("event log is too short to score: every="
                + DurationText.UP_TO_HOURS.text(longest) + " length_ns=" + study.lengthNs() + " limit="
                + 2 * longest + " (give --every shorter intervals)");
        }
        final ScoreRequest request = new ScoreRequest(
            inputs.programs(), inputs.fromEpochNs(), inputs.toEpochNs(), false, false, inputs.outages(), null, null,
            rates == null ? Rates.NONE : Rates.read(rates), stakes == null ? null : Stakes.read(stakes),
            Version.text());
        final long total = (long)everyNs.size() * scoreTrialCount;
        try (Progress progress = Progress.start("score", " logs", total, inputs.isQuiet()))
        {
            return new ScoreTrials(configuration, inputs.events(), request, everyNs, seed, scoreTrialCount)
                .run(progress::done);
        }
    }

    private void write(final PresenceStudy study, final PrecisionReport report)
    {
        if (out == null)
        {
            return;
        }
        TextFile.write(out.resolve("exact.csv"), text -> ExactCsv.write(study.results(), study.period(), text));
        TextFile.write(out.resolve("precision.csv"), text -> PrecisionCsv.write(report, text));
        if (scoreTrialCount > 0)
        {
            TextFile.write(
                out.resolve("score_precision.csv"), text -> ScorePrecisionCsv.write(report.scores(), text));
        }
        if (snapshots != null)
        {
            TextFile.write(out.resolve("sampled.csv"), text -> ComparisonCsv.write(report, text));
        }
    }

    private void print(final PrecisionReport report)
    {
        final PrintWriter stdout = spec.commandLine().getOut();
        if (isJson)
        {
            stdout.print(PrecisionJson.of(report));
        }
        else
        {
            PrecisionTable.lines(report).forEach(line -> stdout.print(line + "\n"));
        }
        if (!inputs.isQuiet())
        {
            spec.commandLine().getErr().println("measured: events=" + report.eventCount() + " seed=" + seed
                + " trials=" + trialCount + " every=" + report.everyNs().stream()
                    .map(DurationText.UP_TO_HOURS::text).collect(Collectors.joining(",")));
        }
    }
}
