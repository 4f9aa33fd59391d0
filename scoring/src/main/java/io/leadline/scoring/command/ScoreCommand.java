package io.leadline.scoring.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import io.leadline.command.IsoTime;
import io.leadline.command.Progress;
import io.leadline.command.Verbs;
import io.leadline.command.Version;
import io.leadline.program.Programs;
import io.leadline.report.TimelinePass;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.input.BrokerVolumes;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.input.Volumes;
import io.leadline.scoring.output.OutputFolder;
import io.leadline.scoring.output.PayoutsCsv;
import io.leadline.scoring.output.ScoreTable;
import io.leadline.scoring.output.ScoresCsv;
import io.leadline.scoring.output.ScoresJson;
import io.leadline.scoring.result.ScoreResult;
import io.leadline.snapshot.SnapshotSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code score}: programs over snapshot logs, to files, a report and a table on stdout. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Scores programs over snapshot logs and writes scores.csv, payouts.csv, scores.json and report.html.")
public final class ScoreCommand implements Callable<Integer>
{
    private final SnapshotOpener opener;

    @Spec
    private CommandSpec spec;

    @Option(names = "--program", required = true, arity = "1..*", paramLabel = "NAME|FILE",
        completionCandidates = BuiltIn.class,
        description = "Built-in program (${COMPLETION-CANDIDATES}) or program file; may be repeated.")
    private List<String> programs = new ArrayList<>();

    @Option(names = "--set", paramLabel = "KEY=VALUE",
        description = "Value of the programs that this run sets otherwise: rules[0].award.ineligible=recompute, or"
            + " rules[*] for all; may be repeated.")
    private List<String> changes = new ArrayList<>();

    @Option(names = "--snapshots", arity = "1..*", paramLabel = "DIR",
        description = "Folder of a snapshot log; may be repeated. Only a program of brokers needs none.")
    private List<Path> snapshots = new ArrayList<>();

    @Option(names = "--from", paramLabel = "TIME", converter = IsoTime.class,
        description = "Start, inclusive: 2026-03-01 or 2026-03-01T12:00:00.5Z (UTC). Default: the first day's 00:00.")
    private Long fromEpochNs;

    @Option(names = "--to", paramLabel = "TIME", converter = IsoTime.class,
        description = "End, exclusive. Default: 00:00 after the last day.")
    private Long toEpochNs;

    @Option(names = "--by-period", description = "Split into each program's own weeks or months.")
    private boolean isByPeriod;

    @Option(names = "--strict-dates", description = "Refuse a period that a program's dates do not cover.")
    private boolean isStrictDates;

    @Option(names = "--outages", paramLabel = "FILE", description = "Windows to exclude: market,from,to,reason.")
    private Path outages;

    @Option(names = "--volumes", paramLabel = "FILE",
        description = "Volumes that replace those of the logs: market,maker,maker_volume.")
    private Path volumes;

    @Option(names = "--broker-volumes", paramLabel = "FILE",
        description = "What users traded through brokers: month,broker,user,api_volume,fee_rate,affiliate_rebate.")
    private Path brokerVolumes;

    @Option(names = "--rates", paramLabel = "FILE", description = "USD per unit of a currency: currency,date,rate.")
    private Path rates;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
    private Path out;

    @Option(names = "--json", description = "Print scores.json on stdout instead of tables.")
    private boolean isJson;

    @Option(names = "--quiet", description = "No diagnostics on stderr.")
    private boolean isQuiet;

    /** The verb over the logs that the opener reads. */
    public ScoreCommand(final SnapshotOpener opener)
    {
        this.opener = opener;
    }

    @Override
    public Integer call() throws Exception
    {
        ScoreArguments.check(isByPeriod, volumes, fromEpochNs, toEpochNs);
        final ScoreRequest request = request();
        ScoreArguments.checkLogs(request.programs(), snapshots);
        final Scoring scoring = new Scoring(request);
        readAll("scoring", scoring::read);
        final ScoreResult result = scoring.result();
        final TimelinePass timelines = new TimelinePass(request.programs(), request.rates(), result);
        readAll("charting", timelines::read);
        new OutputFolder(out).write(result, List.of(
            new ScoresCsv(), new PayoutsCsv(), new ScoresJson(), new ReportFile(timelines.timelines())));
        print(result);

        return Verbs.DONE;
    }

    private ScoreRequest request()
    {
        return new ScoreRequest(
            Programs.of(programs, ScoreArguments.changes(changes)),
            optional(fromEpochNs),
            optional(toEpochNs),
            isByPeriod,
            isStrictDates,
            outages == null ? Outages.NONE : Outages.read(outages),
            volumes == null ? null : Volumes.read(volumes),
            brokerVolumes == null ? null : BrokerVolumes.read(brokerVolumes),
            rates == null ? Rates.NONE : Rates.read(rates),
            Version.text());
    }

    private static OptionalLong optional(final Long value)
    {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private void readAll(final String label, final Consumer<SnapshotSource> reader) throws Exception
    {
        for (final Path folder : snapshots)
        {
            final SnapshotSource source = opener.open(folder);
            try (Progress progress = Progress.start(label, " records", -1, isQuiet))
            {
                reader.accept(new CountedSource(source, progress));
            }
            finally
            {
                if (source instanceof AutoCloseable open)
                {
                    open.close();
                }
            }
        }
    }

    private void print(final ScoreResult result) throws IOException
    {
        final PrintWriter stdout = spec.commandLine().getOut();
        if (isJson)
        {
            final StringWriter json = new StringWriter();
            new ScoresJson().write(result, json);
            stdout.print(json);
        }
        else
        {
            ScoreTable.lines(result).forEach(line -> stdout.print(line + "\n"));
        }
        if (!isQuiet)
        {
            final PrintWriter stderr = spec.commandLine().getErr();
            result.programs().stream()
                .flatMap(program -> program.periods().stream())
                .flatMap(period -> period.notices().stream())
                .forEach(notice -> stderr.println("notice: " + notice));
            stderr.println("scored: logs=" + result.logs().size() + " out=" + out);
        }
    }
}
