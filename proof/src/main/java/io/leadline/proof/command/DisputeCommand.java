package io.leadline.proof.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.leadline.command.Verbs;
import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.proof.dispute.Dispute;
import io.leadline.proof.dispute.DisputeOutput;
import io.leadline.proof.dispute.LogSet;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.command.BuiltIn;
import io.leadline.scoring.command.FolderOpener;
import io.leadline.scoring.command.LogInputs;
import io.leadline.scoring.command.ScoreArguments;

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

    @Option(names = "--lines", description = "One line per snapshot; a period of few snapshots has them anyway.")
    private boolean hasLines;

    @Option(names = "--quiet", description = "No diagnostics on stderr.")
    private boolean isQuiet;

    @Override
    public Integer call() throws Exception
    {
        if (inputs.isByPeriod())
        {
            throw new BadInputException("a dispute is over one period: --by-period does not go (give --from and --to)");
        }
        final Program named = Programs.of(List.of(program), ScoreArguments.changes(changes)).get(0);
        final ScoreRequest request = inputs.request(List.of(named));
        final LogSet logs = new LogSet(new FolderOpener(), inputs.snapshots());
        Dispute.check(logs, named, market);
        final Scoring scoring = new Scoring(request, new Scoring.Setting("dispute", List.of("--set")));
        inputs.scoreAll(logs.opener(), isQuiet, List.of(scoring));
        final Dispute dispute = Dispute.of(logs, request, scoring.result(), market, maker);
        final PrintWriter out = spec.commandLine().getOut();
        final List<String> differences = new DisputeOutput(dispute, hasLines).text(out);
        if (!isQuiet)
        {
            dispute.notices().forEach(notice -> spec.commandLine().getErr().println("notice: " + notice));
        }
        if (!differences.isEmpty())
        {
            throw new IllegalStateException("lines do not add up to the score: " + String.join("; ", differences));
        }

        return Verbs.DONE;
    }
}
