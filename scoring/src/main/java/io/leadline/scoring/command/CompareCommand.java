package io.leadline.scoring.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import io.leadline.command.Verbs;
import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.marginal.MarginalEffects;
import io.leadline.scoring.output.ComparisonJson;
import io.leadline.scoring.output.MarginalTable;
import io.leadline.scoring.output.PayoutComparison;
import io.leadline.scoring.result.PeriodNotices;
import io.leadline.scoring.result.ProgramResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: what two programs, or two sets of values, pay each maker over the same logs. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
        "Shows what two programs, or one program with two sets of values, pay each maker.",
        "With --marginal also what a maker would be paid more or less under each of them if it alone had quoted"
            + " otherwise: 10 %% larger, 1 bp narrower, or in one of a hundred counted snapshots more. Where sizes by"
            + " band are scored, a narrower spread needs a log with detail: orders."})
public final class CompareCommand implements Callable<Integer>
{
    private static final int MOST_PROGRAMS = 2;
    /** What sets values of a and of b. */
    private static final List<String> SETS = List.of("--set-a", "--set-b");
    private static final List<String> PAYS_NOTHING = List.of(
        "the program pays nothing: all its amounts are 0, and so is every effect;",
        "  --set-a and --set-b KEY=VALUE state other amounts");

    private final SnapshotOpener opener;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..2", paramLabel = "PROGRAM", completionCandidates = BuiltIn.class,
        description = "Built-in programs (${COMPLETION-CANDIDATES}) or program files: a and b; b is a when left out.")
    private List<String> programs = new ArrayList<>();

    @Option(names = "--set-a", paramLabel = "KEY=VALUE", description = "Value that a has otherwise; may be repeated.")
    private List<String> changesA = new ArrayList<>();

    @Option(names = "--set-b", paramLabel = "KEY=VALUE", description = "Value that b has otherwise; may be repeated.")
    private List<String> changesB = new ArrayList<>();

    @Option(names = "--marginal",
        description = "Each maker's effect of +10 %% size, -1 bp spread and +1 %% uptime on what it is paid. With one"
            + " program and nothing to compare it with, only that.")
    private boolean isMarginal;

    @Mixin
    private final LogInputs inputs = new LogInputs();

    @Option(names = "--json", description = "Print what each program pays, and the effects, as JSON instead of tables.")
    private boolean isJson;

    @Option(names = "--quiet", description = "No diagnostics on stderr.")
    private boolean isQuiet;

    /** The verb over the logs that the opener reads. */
    public CompareCommand(final SnapshotOpener opener)
    {
        this.opener = opener;
    }

    @Override
    public Integer call() throws Exception
    {
        checkCount();
        final Program a = program(programs.get(0), changesA, SETS.get(0));
        final Program b = program(programs.get(programs.size() - 1), changesB, SETS.get(1));
        final boolean isAlone = a.sha256().equals(b.sha256()) && a.changes().equals(b.changes());
        checkComparable(a, b, isAlone);
        // Apart, because two programs that exclude each other may well be compared.
        final List<Program> compared = isAlone ? List.of(a) : List.of(a, b);
        final List<ScoreRequest> requests = compared.stream().map(List::of).map(inputs::request).toList();
        final List<Scoring> scorings = new ArrayList<>();
        for (final ScoreRequest request : requests)
        {
            final List<String> options = isAlone ? SETS : List.of(SETS.get(scorings.size()));
            scorings.add(new Scoring(request, new Scoring.Setting("compare", options)));
        }
        inputs.scoreAll(opener, isQuiet, scorings);
        final List<ProgramResult> results = results(scorings);
        // Effects take many times as long: what is wrong with either program is said before.
        final List<MarginalEffects> effects = isMarginal ? effects(requests, scorings) : List.of();
        if (isJson)
        {
            spec.commandLine().getOut().print(new ComparisonJson().text(compared, results, effects));
        }
        else
        {
            print(compared, results, effects);
        }
        notice(results);

        return Verbs.DONE;
    }

    /** Programs may stand anywhere between options, so that their arity does not bound how many there are in all. */
    private void checkCount()
    {
        if (programs.size() > MOST_PROGRAMS)
        {
            throw new BadInputException("more programs than two sides: count=" + programs.size()
                + " limit=" + MOST_PROGRAMS + " programs=" + String.join(", ", programs)
                + " (compare two at a time)");
        }
    }

    /** Of both sides; what is wrong with either is said at once. */
    private static List<ProgramResult> results(final List<Scoring> scorings)
    {
        final List<ProgramResult> results = new ArrayList<>();
        final Set<String> problems = new LinkedHashSet<>();
        for (final Scoring scoring : scorings)
        {
            try
            {
                results.add(scoring.result().programs().get(0));
            }
            catch (final BadInputException refused)
            {
                problems.addAll(refused.problems());
            }
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(List.copyOf(problems));
        }

        return results;
    }

    private void checkComparable(final Program a, final Program b, final boolean isAlone)
    {
        if (isAlone && !isMarginal)
        {
            final String needs = "--set-a or --set-b KEY=VALUE, or --marginal";
            throw new BadInputException(programs.size() == 1 && a.changes().isEmpty()
                ? "nothing to compare with: program=" + programs.get(0) + " needs=a second PROGRAM, " + needs
                : "both sides are the same: a=" + programs.get(0) + " b=" + programs.get(programs.size() - 1)
                    + " needs=another PROGRAM, " + (a.changes().isEmpty() ? needs : "other values, or --marginal"));
        }
        if (!a.payUnit().equals(b.payUnit()))
        {
            throw new BadInputException("programs that pay in different units: a=" + a.payUnit() + " b=" + b.payUnit());
        }
    }

    private void print(
        final List<Program> compared, final List<ProgramResult> results, final List<MarginalEffects> effects)
    {
        final List<String> lines = new ArrayList<>();
        if (compared.size() > 1)
        {
            lines.addAll(PayoutComparison.lines(compared, results));
        }
        else
        {
            lines.addAll(PayoutComparison.heading('a', compared.get(0)));
            lines.add("paid in " + results.get(0).unit());
        }
        for (int i = 0; i < effects.size(); i++)
        {
            lines.addAll(List.of("", "effects under " + (char)('a' + i)));
            lines.addAll(paysNothing(compared.get(i)) ? PAYS_NOTHING : List.of());
            lines.addAll(MarginalTable.lines(effects.get(i)));
        }
        lines.forEach(line -> spec.commandLine().getOut().print(line + "\n"));
    }

    private void notice(final List<ProgramResult> results)
    {
        if (!isQuiet)
        {
            final PrintWriter stderr = spec.commandLine().getErr();
            final Set<String> notices = new LinkedHashSet<>(inputs.notices());
            for (int i = 0; i < results.size(); i++)
            {
                final String side = (char)('a' + i) + ": ";
                results.get(i).periods().stream()
                    .flatMap(period -> period.notices().stream())
                    .map(notice -> notice.startsWith(PeriodNotices.VALUE_SET) ? side + notice : notice)
                    .forEach(notices::add);
            }
            notices.forEach(notice -> stderr.println("notice: " + notice));
        }
    }

    /** An obligation, or pools that are left to be stated: zeros that no quote would change. */
    private static boolean paysNothing(final Program program)
    {
        return program.rules().stream()
            .flatMap(rule -> rule.award().amounts().stream())
            .allMatch(amount -> amount.signum() == 0);
    }

    private static Program program(final String nameOrFile, final List<String> changes, final String option)
    {
        return Programs.of(List.of(nameOrFile), ScoreArguments.changes(changes), option).get(0);
    }

    private List<MarginalEffects> effects(final List<ScoreRequest> requests, final List<Scoring> scorings)
        throws Exception
    {
        final List<MarginalEffects> effects = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++)
        {
            effects.add(new MarginalEffects(requests.get(i), scorings.get(i)));
        }
        final List<MarginalEffects> overRecords = effects.stream().filter(MarginalEffects::isOverRecords).toList();
        if (!overRecords.isEmpty())
        {
            inputs.rerunAll(opener, isQuiet, overRecords);
        }

        return effects;
    }
}
