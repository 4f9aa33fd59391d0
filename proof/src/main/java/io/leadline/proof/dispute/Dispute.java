package io.leadline.proof.dispute;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.leadline.problem.BadInputException;
import io.leadline.program.OrderScore;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.result.LogResult;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ScoreResult;

/**
 * A dispute over one maker in one market: its lines, and what they add up to beside what was scored. Immutable; each
 * walk reads the logs anew.
 */
public final class Dispute
{
    /** Where a notice names makers. */
    private static final Pattern MAKERS = Pattern.compile(" makers?=");

    private final LogSet logs;
    private final DisputeCase disputed;
    private final ScoreResult result;
    private final Optional<MakerResult> scored;

    private Dispute(
        final LogSet logs,
        final DisputeCase disputed,
        final ScoreResult result,
        final Optional<MakerResult> scored)
    {
        this.logs = logs;
        this.disputed = disputed;
        this.result = result;
        this.scored = scored;
    }

    /**
     * A dispute over what was scored.
     *
     * @param logs    those that were.
     * @param request of one program, as one period.
     * @param result  what it came to.
     * @throws BadInputException when the market was not scored, or nobody knows the maker in it.
     */
    public static Dispute of(
        final LogSet logs,
        final ScoreRequest request,
        final ScoreResult result,
        final String market,
        final String maker) throws Exception
    {
        final Program program = request.programs().get(0);
        final PeriodResult period = result.programs().get(0).periods().get(0);
        final MarketResult ofMarket = period.markets().stream()
            .filter(candidate -> candidate.market().equals(market))
            .findFirst()
            .orElseThrow(() -> new BadInputException("market has no snapshot in the logs: market=" + market));
        final Optional<MakerResult> scored =
            ofMarket.makers().stream().filter(candidate -> candidate.maker().equals(maker)).findFirst();
        if (scored.isEmpty())
        {
            KnownMakers.check(logs, market, maker);
        }
        final Rule rule = program.rules().stream()
            .filter(candidate -> candidate.dates().equals(period.rule()))
            .findFirst()
            .orElseThrow();
        final DisputeCase disputed = new DisputeCase(
            program, rule, logs.market(market), maker, new Period(period.fromEpochNs(), period.toEpochNs()),
            request.outages(), request.rates(), request.stakes(), request.volumes());

        return new Dispute(logs, disputed, result, scored);
    }

    /**
     * Refuses what cannot be disputed, before any log is read through.
     *
     * @throws BadInputException with what there is instead.
     */
    public static void check(final LogSet logs, final Program program, final String market)
    {
        if (program.isOfBrokers())
        {
            throw new BadInputException("program pays brokers by volumes of a file, and no snapshot says anything of"
                + " them: program=" + program.name());
        }
        if (!logs.markets().contains(market))
        {
            throw new BadInputException("market is in no log: market=" + market + " markets="
                + String.join(", ", logs.markets()));
        }
        final List<String> ofProgram = program.rules().stream()
            .flatMap(rule -> rule.award().markets().stream())
            .distinct()
            .toList();
        if (!ofProgram.contains(market))
        {
            throw new BadInputException("market is none of the program's: program=" + program.name() + " market="
                + market + complemented(program, market) + " markets=" + String.join(", ", ofProgram));
        }
    }

    private static String complemented(final Program program, final String market)
    {
        return program.rules().stream()
            .filter(rule -> rule.score() instanceof OrderScore)
            .flatMap(rule -> ((OrderScore)rule.score()).complemented(market).stream())
            .findFirst()
            .map(other -> " complement_of=" + other)
            .orElse("");
    }

    /** What a reader of the numbers has to know, but for what is told of other makers. */
    public List<String> notices()
    {
        return result.notices().stream()
            .filter(notice -> !MAKERS.matcher(notice.replace(" maker=" + disputed.maker(), "")).find())
            .toList();
    }

    DisputeCase disputed()
    {
        return disputed;
    }

    LogSet logs()
    {
        return logs;
    }

    ScoreResult result()
    {
        return result;
    }

    /** Walks over the period's snapshots; returns what they add up to beside what was scored. */
    Comparison walk(final LineSink sink) throws Exception
    {
        final long lastEpochNs = result.logs().stream().mapToLong(LogResult::lastEpochNs).max().orElseThrow();

        return Comparison.of(new DisputeWalk(disputed, logs, lastEpochNs).run(sink).metrics(), scored);
    }

    /** Walks over the period's snapshots; returns what they add up to beside what was scored. */
    public Comparison compare() throws Exception
    {
        return walk(new LineSink()
        {
            @Override
            public void onLine(final Line line)
            {
                // Only what they add up to is asked for.
            }

            @Override
            public boolean isDetailed()
            {
                return false;
            }
        });
    }
}
