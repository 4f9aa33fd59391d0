package io.leadline.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.leadline.command.LogWindow;
import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.LogPass.MarketSpan;
import io.leadline.scoring.figure.FigureChange;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.result.LogResult;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.ScoreResult;
import io.leadline.snapshot.SnapshotSource;

/**
 * Scores programs over logs: {@link #read} every log once, then {@link #result}. Nothing is written: whatever lends
 * snapshots can be scored, and whoever wants files makes them from the result. One thread at a time, but for the walks
 * over several logs; {@link #begin} may be called while {@link #end} is.
 *
 * <p>Without bounds the period is the whole of the logs in UTC days: from 00:00 of the first snapshot's day to 00:00
 * after the last one's, so that running totals noted at midnight belong to it.
 */
public final class Scoring
{
    private static final Setting OF_SCORE = new Setting("score", List.of("--set"));

    private final ScoreRequest request;
    private final Setting setting;
    private final List<List<RulePass>> rulesByProgram = new ArrayList<>();
    private final List<LogResult> logs = new ArrayList<>();
    private final Map<String, List<MarketSpan>> spans = new LinkedHashMap<>();
    private final List<String> knownMarkets = new ArrayList<>();
    private final List<Configuration> configurations = new ArrayList<>();

    /**
     * Where a user can set values of a program, for what refusals advise.
     *
     * @param verb    that has the options.
     * @param options each of which has to set a value: {@code --set}.
     */
    public record Setting(String verb, List<String> options)
    {
        public Setting
        {
            options = List.copyOf(options);
        }
    }

    /**
     * Prepares a run.
     *
     * @throws BadInputException when somebody is enrolled in two programs that exclude each other.
     */
    public Scoring(final ScoreRequest request)
    {
        this(request, OF_SCORE);
    }

    /**
     * Prepares a run of another verb than {@code score}.
     *
     * @throws BadInputException as the other does.
     */
    public Scoring(final ScoreRequest request, final Setting setting)
    {
        this(request, setting, null);
    }

    private Scoring(final ScoreRequest request, final Setting setting, final String narrowed)
    {
        this.request = request;
        this.setting = setting;
        Exclusions.check(request.programs());
        for (final Program program : request.programs())
        {
            final List<RulePass> passes = new ArrayList<>();
            program.rules().stream()
                .filter(rule -> passes.stream().noneMatch(pass -> pass.isFor(rule)))
                .forEach(rule -> passes.add(new RulePass(program, rule, request, narrowed)));
            rulesByProgram.add(passes);
        }
    }

    /**
     * Prepares a run as if one maker's orders had all stood a basis point of the mid nearer to the mid that a program
     * measures from, no nearer than at it, with the depths that they have; all mids, bands and other makers as they
     * are. It makes a difference to scores of single orders alone, and orders that the log does not hold stay out.
     *
     * @param maker its name.
     * @throws BadInputException as {@link #Scoring} does.
     */
    public static Scoring narrowing(final ScoreRequest request, final String maker)
    {
        return new Scoring(request, OF_SCORE, maker);
    }

    /**
     * Walks over a log to its end: {@link #begin} and {@link #end} in one.
     *
     * @throws BadInputException as they do.
     */
    public void read(final SnapshotSource log)
    {
        end(begin(log));
    }

    /**
     * Takes up a log, of which nothing is read yet. Walks over several logs may be made at once, each by a thread of
     * its own; logs are begun one after another and ended one after another, and results depend on nothing else.
     *
     * @return a walk that is handed back to {@link #end} when no steps of it are wanted any more.
     * @throws BadInputException when no rule of a program can be applied to the log.
     */
    public LogPass begin(final SnapshotSource log)
    {
        final List<RulePass> rules = rulesByProgram.stream().flatMap(List::stream).toList();
        final LogPass pass = new LogPass(
            log,
            rules,
            request.outages(),
            request.fromEpochNs().orElse(Long.MIN_VALUE),
            request.toEpochNs().orElse(Long.MAX_VALUE));
        refuseHopeless();

        return pass;
    }

    /**
     * Walks over what is left of a log, and takes its sums.
     *
     * @throws BadInputException when a market is in another log that was read, with other units or at overlapping
     *                           times.
     */
    public void end(final LogPass pass)
    {
        pass.finish();
        pass.merge();
        logs.add(pass.log());
        configurations.add(pass.configuration());
        pass.markets().stream()
            .map(Market::name)
            .filter(market -> !knownMarkets.contains(market))
            .forEach(knownMarkets::add);
        pass.spans().forEach((market, span) -> addSpan(span));
    }

    /** Configurations of the logs that were read, in their order. */
    public List<Configuration> configurations()
    {
        return List.copyOf(configurations);
    }

    /**
     * The scores.
     *
     * @throws BadInputException when a program cannot be applied to the logs, or none has a market in them.
     */
    public ScoreResult result()
    {
        return result(FigureChange.NONE);
    }

    /**
     * The scores that there were with other figures of a maker; all others as they are.
     *
     * @throws BadInputException as {@link #result()} does.
     */
    public ScoreResult result(final FigureChange change)
    {
        requireMarkets();
        final boolean hasMakers = request.programs().stream().anyMatch(program -> !program.isOfBrokers());
        final Period whole = hasMakers ? whole() : null;
        final List<ProgramResult> programs = new ArrayList<>();
        boolean hasMarket = !hasMakers;
        for (int i = 0; i < rulesByProgram.size(); i++)
        {
            final Program program = request.programs().get(i);
            programs.add(program.isOfBrokers()
                ? new BrokerEvaluation(request, program).result()
                : result(program, rulesByProgram.get(i), whole, change));
            hasMarket |= programs.get(i).periods().stream().anyMatch(period -> !period.markets().isEmpty());
        }
        if (!hasMarket)
        {
            throw new BadInputException("no program has a market in the logs: programs="
                + request.programs().stream().map(Program::name).collect(Collectors.joining(", "))
                + " markets=" + String.join(", ", knownMarkets) + howToName(whole));
        }

        return new ScoreResult(request.version(), logs, programs);
    }

    /** Files beside the logs are of the logs' markets: a misspelt one would count for nobody. */
    private void requireMarkets()
    {
        final List<String> problems = new ArrayList<>(request.outages().unknownMarkets(knownMarkets));
        if (request.volumes() != null)
        {
            problems.addAll(request.volumes().unknownMarkets(knownMarkets));
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    /** Names of markets are parameters of most programs. Values are set in all programs of a run, so it is of one. */
    private String howToName(final Period whole)
    {
        final String file = " (name the logs' markets in a copy of the program's file";
        if (request.programs().size() > 1)
        {
            return file + "; score one program alone to be told options that do for it)";
        }
        final Program program = request.programs().get(0);
        final List<Rule> rules = periods(program, whole).stream().map(Periods.Applied::rule).toList();
        // To be pasted behind the command: whole, and each on a line of its own.
        final String options = setting.options().stream()
            .flatMap(option -> MarketSets.of(program, rules, option, knownMarkets).stream())
            .map(option -> "\n  " + option)
            .collect(Collectors.joining(" \\"));

        return file + (options.isEmpty() ? ")" : ", or add to " + setting.verb() + " for one run:)" + options);
    }

    private void refuseHopeless()
    {
        final List<String> problems = rulesByProgram.stream()
            .filter(rules -> !rules.isEmpty() && rules.stream().noneMatch(rule -> rule.problems().isEmpty()))
            .flatMap(List::stream)
            .flatMap(rule -> rule.problems().stream())
            .toList();
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    private void addSpan(final MarketSpan span)
    {
        final List<MarketSpan> others = spans.computeIfAbsent(span.market().name(), absent -> new ArrayList<>());
        for (final MarketSpan other : others)
        {
            LogOverlap.check(other, span);
        }
        others.add(span);
    }

    private Period whole()
    {
        final List<MarketSpan> all = spans.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty())
        {
            throw new BadInputException("logs hold no snapshot: logs=" + logs.size());
        }
        final Period days = MarketSpan.days(spans);
        final long from = request.fromEpochNs().orElse(days.fromEpochNs());
        final long to = request.toEpochNs().orElse(days.toEpochNs());
        if (from >= to || all.stream().noneMatch(span -> span.firstEpochNs() < to && span.lastEpochNs() >= from))
        {
            throw LogWindow.outside(from, to, days.fromEpochNs(), days.toEpochNs() - 1);
        }

        return new Period(from, to);
    }

    /** Snapshots of which the logs hold fewer orders than programs look at, over all their markets and periods. */
    public long shortCount()
    {
        long count = 0;
        for (int i = 0; i < rulesByProgram.size(); i++)
        {
            final Program program = request.programs().get(i);
            if (!program.isOfBrokers())
            {
                count += evaluations(program, rulesByProgram.get(i), whole(), FigureChange.NONE).stream()
                    .mapToLong(PeriodEvaluation::shortCount)
                    .sum();
            }
        }

        return count;
    }

    private ProgramResult result(
        final Program program, final List<RulePass> rules, final Period whole, final FigureChange change)
    {
        final List<PeriodResult> results = evaluations(program, rules, whole, change).stream()
            .map(PeriodEvaluation::result)
            .toList();

        return new ProgramResult(
            program.name(),
            program.title(),
            program.version(),
            program.sha256(),
            program.currency(),
            program.payUnit(),
            results);
    }

    private List<PeriodEvaluation> evaluations(
        final Program program, final List<RulePass> rules, final Period whole, final FigureChange change)
    {
        return periods(program, whole).stream()
            .map(applied -> new PeriodEvaluation(request, pass(rules, applied.rule()), applied, spans, change))
            .toList();
    }

    private List<Periods.Applied> periods(final Program program, final Period whole)
    {
        return request.isByPeriod() ? Periods.split(program, whole) : Periods.whole(program, whole);
    }

    private static RulePass pass(final List<RulePass> rules, final Rule rule)
    {
        return rules.stream().filter(pass -> pass.isFor(rule)).findFirst().orElseThrow();
    }
}
