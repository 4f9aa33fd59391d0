package io.leadline.scoring.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.leadline.command.IsoTime;
import io.leadline.command.Version;
import io.leadline.program.Program;
import io.leadline.report.TimelinePass;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.close.Input;
import io.leadline.scoring.input.BrokerVolumes;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.input.Stakes;
import io.leadline.scoring.input.Volumes;
import io.leadline.scoring.marginal.MarginalEffects;

import picocli.CommandLine.Option;

/** The logs that programs are scored over, and what an operator adds to them: options that several verbs share. */
public final class LogInputs
{
    @Option(names = "--snapshots", arity = "1..*", paramLabel = "DIR", parameterConsumer = LogFolders.class,
        description = "Folder of a snapshot log; may be repeated. Only a program of brokers needs none.")
    private List<Path> snapshots = new ArrayList<>();

    @Option(names = "--from", paramLabel = "TIME", converter = IsoTime.class,
        description = "Start, inclusive, in UTC: 2026-03-01, or with a time 2026-03-01T12:00:00.5Z."
            + " Default: 00:00 of the first day.")
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

    @Option(names = "--stakes", paramLabel = "FILE",
        description = "What makers have staked, for programs that weigh it: maker,stake.")
    private Path stakes;

    @Option(names = "--threads", paramLabel = "N",
        description = "Threads to read logs with; results do not depend on it. Default: as many as processors.")
    private Integer threads;

    private List<String> notices = List.of();

    /**
     * What to score.
     *
     * @throws io.leadline.problem.BadInputException with what is wrong with the options or their files.
     */
    public ScoreRequest request(final List<Program> programs)
    {
        ScoreArguments.check(isByPeriod, volumes, fromEpochNs, toEpochNs);
        ScoreArguments.checkThreads(threadCount());
        ScoreArguments.checkLogs(programs, snapshots);

        return new ScoreRequest(
            programs,
            optional(fromEpochNs),
            optional(toEpochNs),
            isByPeriod,
            isStrictDates,
            outages == null ? Outages.NONE : Outages.read(outages),
            volumes == null ? null : Volumes.read(volumes),
            brokerVolumes == null ? null : BrokerVolumes.read(brokerVolumes),
            rates == null ? Rates.NONE : Rates.read(rates),
            stakes == null ? null : Stakes.read(stakes),
            Version.text());
    }

    /** Folders of the logs, in the order given. */
    public List<Path> snapshots()
    {
        return List.copyOf(snapshots);
    }

    /** Whether the logs are to be split into each program's own weeks or months. */
    public boolean isByPeriod()
    {
        return isByPeriod;
    }

    /** The file of outages; null where none was given. */
    public Path outages()
    {
        return outages;
    }

    /** The file of volumes; null where none was given. */
    public Path volumes()
    {
        return volumes;
    }

    /** The file of rates; null where none was given. */
    public Path rates()
    {
        return rates;
    }

    /** The file of stakes; null where none was given. */
    public Path stakes()
    {
        return stakes;
    }

    private static OptionalLong optional(final Long value)
    {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private int threadCount()
    {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /** Scores all logs in one walk with all threads; results do not depend on how many those are. */
    public void scoreAll(final SnapshotOpener opener, final boolean isQuiet, final List<Scoring> scorings)
        throws Exception
    {
        try (LogWalks walks = new LogWalks(opener, threadCount(), "scoring", isQuiet))
        {
            walks.walk(snapshots, new ScoreReading(scorings));
            notices = walks.notices();
        }
    }

    /** What is to be said of the logs that were scored: of each whose earlier files were retired, where it begins. */
    List<String> notices()
    {
        return notices;
    }

    /** Scores all logs once more with one maker quoting otherwise, for each maker, with all threads likewise. */
    void rerunAll(final SnapshotOpener opener, final boolean isQuiet, final List<MarginalEffects> effects)
        throws Exception
    {
        try (LogWalks walks = new LogWalks(opener, threadCount(), "effects", isQuiet))
        {
            walks.walk(snapshots, new MarginalReading(effects));
        }
    }

    /** Collects what a report draws of all logs, with all threads likewise. */
    void chartAll(final SnapshotOpener opener, final boolean isQuiet, final TimelinePass timelines) throws Exception
    {
        try (LogWalks walks = new LogWalks(opener, threadCount(), "charting", isQuiet))
        {
            walks.walk(snapshots, new ChartReading(timelines));
        }
    }

    /**
     * Files that were added to the logs, read once more.
     *
     * @throws IOException when one cannot be read, or is no UTF-8 any more.
     */
    List<Input> added() throws IOException
    {
        final List<Input> added = new ArrayList<>();
        add("outages", outages, added);
        add("volumes", volumes, added);
        add("broker-volumes", brokerVolumes, added);
        add("rates", rates, added);
        add("stakes", stakes, added);

        return added;
    }

    private static void add(final String kind, final Path file, final List<Input> added) throws IOException
    {
        if (file != null)
        {
            added.add(Input.of(kind, file.getFileName().toString(), Files.readString(file)));
        }
    }
}
