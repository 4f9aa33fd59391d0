package io.leadline.proof.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.leadline.command.IsoTime;
import io.leadline.command.Verbs;
import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.proof.dispute.Dispute;
import io.leadline.proof.dispute.DisputeOutput;
import io.leadline.proof.dispute.FittedText;
import io.leadline.proof.dispute.InstantDispute;
import io.leadline.proof.dispute.LogSet;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.command.BuiltIn;
import io.leadline.scoring.command.FolderOpener;
import io.leadline.scoring.command.LogInputs;
import io.leadline.scoring.command.ScoreArguments;
import io.leadline.scoring.output.PlainText;
import io.leadline.scoring.result.ScoreResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dispute}: what every snapshot says of one maker, why, and what that adds up to beside its score. */
@Command(
    name = "dispute",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Says of every snapshot what it is for a maker under a program and why, adds that up, and holds it to"
        + " the score.")
public final class DisputeCommand implements Callable<Integer>
{
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int MOST_AROUND_SECONDS = 86_400;
    private static final int INDENT = 8;

    @Spec
    private CommandSpec spec;

    @Option(names = "--program", required = true, paramLabel = "NAME|FILE", completionCandidates = BuiltIn.class,
        description = "Built-in program (${COMPLETION-CANDIDATES}) or program file.")
    private String program;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
        description = "Value of the program that this run sets otherwise, as score takes it; may be repeated.")
    private List<String> changes = new ArrayList<>();

    @Option(names = "--market", required = true, paramLabel = "NAME", description = "The market.")
    private String market;

    @Option(names = "--maker", required = true, paramLabel = "NAME", description = "The maker.")
    private String maker;

    @Mixin
    private final LogInputs inputs = new LogInputs();

    @Option(names = "--at", paramLabel = "TIME", converter = IsoTime.class,
        description = "One instant instead of a period: the market's last snapshot at or before it, with the bands and"
            + " the formula with its numbers.")
    private Long atEpochNs;

    @Option(names = "--events", paramLabel = "DIR",
        description = "With --at: the event log, for the book around the mid and what became of the maker's orders.")
    private Path events;

    @Option(names = "--around", paramLabel = "SECONDS", defaultValue = "10",
        description = "With --events: how long before and behind the instant orders are told of that do not rest at"
            + " it. Default: ${DEFAULT-VALUE}.")
    private int aroundSeconds;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean isJson;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page, too.")
    private Path html;

    @Option(names = "--lines", description = "One line per snapshot; a period of few snapshots has them anyway.")
    private boolean hasLines;

    @Mixin
    private final BundleOptions bundle = new BundleOptions();

    @Option(names = "--quiet", description = "No diagnostics on stderr.")
    private boolean isQuiet;

    @Override
    public Integer call() throws Exception
    {
        checkArguments();
        EventInput.require(events);
        bundle.prepare();
        final Program named = Programs.of(List.of(program), ScoreArguments.changes(changes)).get(0);
        final ScoreRequest request = inputs.request(List.of(named));
        final DisputeOutput.Form form = new DisputeOutput.Form(isJson, hasLines, html);
        final LogSet logs = new LogSet(new FolderOpener(), inputs.snapshots());
        Dispute.check(logs, named, market);
        if (!isQuiet)
        {
            logs.notices().forEach(notice -> spec.commandLine().getErr().println("notice: " + notice));
        }
        final Scoring scoring = new Scoring(request, new Scoring.Setting("dispute", List.of("--set")));
        inputs.scoreAll(logs.opener(), isQuiet, List.of(scoring));
        final ScoreResult result = scoring.result();
        final Dispute dispute = Dispute.of(logs, request, result, market, maker);
        // A bundle that cannot be had is refused before anything is said.
        final List<String> bundled = bundle.write(
            program, market, maker, result.programs().get(0).periods().get(0), inputs, isQuiet);
        boolean isDone = false;
        try
        {
            write(dispute, new DisputeOutput(dispute, form));
            isDone = true;
        }
        finally
        {
            if (!isDone)
            {
                bundle.withdraw();
            }
        }
        if (!isQuiet)
        {
            bundled.forEach(spec.commandLine().getErr()::println);
        }

        return Verbs.DONE;
    }

    private void checkArguments()
    {
        final List<String> problems = new ArrayList<>();
        if (inputs.isByPeriod())
        {
            problems.add("a dispute is over one period: --by-period does not go (give --from and --to)");
        }
        if (events != null && atEpochNs == null)
        {
            problems.add("an event log is replayed to one instant: --events goes with --at TIME");
        }
        if (hasLines && atEpochNs != null)
        {
            problems.add("an instant is one snapshot: --lines and --at do not go together");
        }
        if (aroundSeconds < 0 || aroundSeconds > MOST_AROUND_SECONDS)
        {
            problems.add("time around the instant: around=" + aroundSeconds + " allowed=0.." + MOST_AROUND_SECONDS);
        }
        bundle.check(!changes.isEmpty(), inputs, problems);
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    private void write(final Dispute dispute, final DisputeOutput output) throws Exception
    {
        final PrintWriter out = spec.commandLine().getOut();
        if (!isQuiet)
        {
            dispute.notices().stream()
                .flatMap(notice -> FittedText.lines("notice: " + PlainText.printable(notice), INDENT).stream())
                .forEach(spec.commandLine().getErr()::println);
        }
        if (atEpochNs == null)
        {
            final List<String> differences = output.period(out);
            if (!differences.isEmpty())
            {
                throw new IllegalStateException("lines do not add up to the score: " + String.join("; ", differences));
            }
            return;
        }
        final InstantDispute instant = events == null
            ? InstantDispute.at(dispute, atEpochNs)
            : InstantDispute.at(dispute, atEpochNs, events, aroundSeconds * NS_PER_SECOND, isQuiet);
        output.instant(instant, out);
        if (!instant.isEqual())
        {
            throw new IllegalStateException("record is not what the events come to: see its differences");
        }
    }
}
