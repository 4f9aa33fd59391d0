package io.leadline.scoring.command;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.leadline.command.Folders;
import io.leadline.command.IsoTime;
import io.leadline.command.Verbs;
import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.close.CloseJson;
import io.leadline.scoring.close.ClosedPeriod;
import io.leadline.scoring.close.Input;
import io.leadline.scoring.close.OtherPeriods;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.output.FileNames;
import io.leadline.scoring.output.OutputFolder;
import io.leadline.scoring.result.LogResult;
import io.leadline.scoring.result.PeriodNotices;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ScoreResult;
import io.leadline.scoring.result.SnapshotGaps;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code close}: the final scores and payouts of a period, and corrections of them, each a close of its own. */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Writes the final scores and payouts of a period with their hash; a later correction is a new close"
        + " that shows each changed value beside what it was.")
public final class CloseCommand implements Callable<Integer>
{
    /** Beginnings of notices of what may be scored, but hardly is meant. */
    private static final List<String> NEVER_FINAL = List.of(
        PeriodNotices.NOT_WHOLE, PeriodNotices.OUTAGE_OUTSIDE_LOGS);

    private final SnapshotOpener opener;

    @Spec
    private CommandSpec spec;

    @Option(names = "--program", required = true, paramLabel = "NAME|FILE", completionCandidates = BuiltIn.class,
        description = "Built-in program (${COMPLETION-CANDIDATES}) or program file.")
    private String program;

    @Mixin
    private final LogInputs inputs = new LogInputs();

    @Option(names = "--closes", required = true, paramLabel = "DIR",
        description = "Folder of all closes: PROGRAM/FROM_TO/close-N below it. No time is closed in two of them.")
    private Path closes;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; needed for a correction.")
    private String reason = "";

    @Option(names = "--allow-gaps",
        description = "Close although markets of the program have days without a snapshot; notices tell them.")
    private boolean isGapAllowed;

    @Option(names = "--json",
        description = "Print what was closed, its hashes, totals and differences as JSON instead of lines.")
    private boolean isJson;

    @Option(names = "--quiet", description = "No diagnostics on stderr.")
    private boolean isQuiet;

    /** The verb over the logs that the opener reads. */
    public CloseCommand(final SnapshotOpener opener)
    {
        this.opener = opener;
    }

    @Override
    public Integer call() throws Exception
    {
        Folders.refuseFile("closes", closes);
        OutputFolder.requireNoLog(closes);
        final Program closed = Programs.of(List.of(program)).get(0);
        final ScoreRequest request = inputs.request(List.of(closed)).strict();
        if (request.fromEpochNs().isEmpty() || request.toEpochNs().isEmpty())
        {
            throw new BadInputException("a close is of a stated period: needs=--from TIME --to TIME");
        }
        final List<Input> added = inputs.added();
        final Scoring scoring = new Scoring(request);
        inputs.scoreAll(opener, isQuiet, List.of(scoring));
        final ScoreResult result = scoring.result();
        checkPeriod(result, request, closed);
        OtherPeriods.check(folder(closed, request), result.programs().stream()
            .flatMap(scored -> scored.periods().stream())
            .map(period -> new Period(period.fromEpochNs(), period.toEpochNs()))
            .toList());
        final ClosedPeriod.Close close = new ClosedPeriod(folder(closed, request))
            .close(result, Programs.bytes(program, closed), added, reason);
        if (isJson)
        {
            spec.commandLine().getOut().print(new CloseJson().text(close, place(close), result, added, reason));
        }
        else
        {
            print(close);
        }
        if (!isQuiet)
        {
            notice(close, result);
        }

        return Verbs.DONE;
    }

    /** Closed is only what is over, what the program pays for at once, and what all that was added is of. */
    private void checkPeriod(final ScoreResult result, final ScoreRequest request, final Program closed)
    {
        final List<String> problems = new ArrayList<>();
        result.notices().stream()
            .filter(notice -> NEVER_FINAL.stream().anyMatch(notice::startsWith))
            .forEach(problems::add);
        final long lastDay = Period.dayOf(request.toEpochNs().getAsLong() - 1);
        result.logs().stream()
            .mapToLong(LogResult::lastEpochNs)
            .max()
            .stream()
            .filter(last -> Period.dayOf(last) < lastDay)
            .mapToObj(last -> "logs end before the period's last day: last=" + IsoTime.text(last)
                + " period_end=" + IsoTime.text(request.toEpochNs().getAsLong()))
            .forEach(problems::add);
        if (!isGapAllowed)
        {
            result.programs().stream()
                .flatMap(program -> program.periods().stream())
                .flatMap(period -> gaps(period, closed).problems().stream())
                .forEach(problems::add);
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    /** A market that no log has lacks every day. */
    private static SnapshotGaps gaps(final PeriodResult period, final Program closed)
    {
        final Map<String, Set<Long>> days = new LinkedHashMap<>();
        closed.rules().stream()
            .filter(rule -> rule.dates().equals(period.rule()))
            .flatMap(rule -> rule.award().markets().stream())
            .forEach(market -> days.put(market, Set.of()));
        period.markets().forEach(market -> days.put(
            market.market(),
            market.days().stream().map(day -> day.day().toEpochDay()).collect(Collectors.toSet())));
        days.putAll(period.complements());
        final Period bounds = new Period(period.fromEpochNs(), period.toEpochNs());

        return new SnapshotGaps(closed.name(), bounds.firstDay(), bounds.endDay(), days);
    }

    /** Below the folder of all closes, so that the same close reads alike everywhere. */
    private String place(final ClosedPeriod.Close close)
    {
        return closes.relativize(close.folder()).toString().replace(File.separatorChar, '/');
    }

    private Path folder(final Program closed, final ScoreRequest request)
    {
        return closes
            .resolve(FileNames.encoded(closed.name()))
            .resolve(text(request.fromEpochNs().getAsLong()) + "_" + text(request.toEpochNs().getAsLong()));
    }

    private static String text(final long epochNs)
    {
        return IsoTime.text(epochNs).replace("T00:00:00Z", "").replace(":", "");
    }

    private void print(final ClosedPeriod.Close close)
    {
        final PrintWriter stdout = spec.commandLine().getOut();
        close.lines().forEach(line -> stdout.print(line + "\n"));
        stdout.print("close=" + close.number() + " sha256=" + close.hash() + "\n");
    }

    private void notice(final ClosedPeriod.Close close, final ScoreResult result)
    {
        final PrintWriter stderr = spec.commandLine().getErr();
        inputs.notices().forEach(notice -> stderr.println("notice: " + notice));
        result.notices().forEach(notice -> stderr.println("notice: " + notice));
        stderr.println("closed: folder=" + close.folder());
    }
}
