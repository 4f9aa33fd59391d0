package io.leadline.scoring.marginal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.leadline.problem.BadInputException;
import io.leadline.program.BlendedScore;
import io.leadline.program.OrderScore;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.figure.FigureChange;
import io.leadline.scoring.figure.LargerSize;
import io.leadline.scoring.figure.MoreUptime;
import io.leadline.scoring.figure.NarrowerSpread;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.ProgramResult;

/**
 * What each maker would be paid more or less if it alone had quoted otherwise, all others as they were. Every effect is
 * a payout of the whole program less a payout of the whole program: nothing is extrapolated.
 *
 * <p>Where a program takes no more of a maker's size than its average, larger sizes are a change of that figure;
 * otherwise the log is walked over once more ({@link MarginalPass}) and scored anew for each maker.
 *
 * <p>A spread a basis point narrower is a change of the average spread where the program pays by that. Otherwise the
 * log is scored anew for each maker with its orders a basis point nearer: where single orders are weighed as
 * {@link Scoring#narrowing} has it, and where sizes by band are, with what so comes into a band added to it. Bands
 * need a log with orders, of which {@link #missingForSpread} tells.
 */
public final class MarginalEffects
{
    private final Program program;
    private final Scoring scoring;
    private final ProgramResult paid;
    private final List<String> makers;
    /** By maker; empty where no log has to be walked over again. */
    private final List<Rerun> larger = new ArrayList<>();
    /** By maker; empty where an average spread is all that a program takes of it, or no narrower one is defined. */
    private final List<Rerun> narrower = new ArrayList<>();
    private final String missingForSpread;

    /**
     * Effects under the one program of a request.
     *
     * @param scoring of the request, that has read all logs.
     * @throws BadInputException when the program pays for nothing that anybody quotes.
     */
    public MarginalEffects(final ScoreRequest request, final Scoring scoring)
    {
        program = request.programs().get(0);
        this.scoring = scoring;
        if (program.isOfBrokers())
        {
            throw new BadInputException(
                "program pays brokers by volumes, and nothing by quotes: program=" + program.name());
        }
        paid = scoring.result().programs().get(0);
        makers = makers(paid);
        if (isOverRecords())
        {
            makers.forEach(maker -> larger.add(Rerun.enlarged(request, maker)));
        }
        missingForSpread = SpreadNeeds.missing(program, scoring.configurations());
        if (hasSpread() && isOverRecords())
        {
            makers.forEach(maker -> narrower.add(Rerun.narrowed(request, maker, hasSpreadOfBands())));
        }
    }

    private static List<String> makers(final ProgramResult result)
    {
        final TreeSet<String> names = new TreeSet<>(NameOrder.BY_BYTES);
        result.periods().forEach(period -> period.markets().forEach(market ->
            market.makers().forEach(maker -> names.add(maker.maker()))));

        return List.copyOf(names);
    }

    /** Whether the logs have to be walked over once more before {@link #all} is asked for. */
    public boolean isOverRecords()
    {
        return !isAll(rule -> rule.score() instanceof BlendedScore);
    }

    /**
     * Whether a narrower spread is defined: where the program pays by a measured spread, or the logs hold the orders
     * that it weighs, one by one or by band.
     */
    public boolean hasSpread()
    {
        return missingForSpread.isEmpty();
    }

    /** Why a narrower spread is not defined, and what would make it so; empty when it is. */
    public String missingForSpread()
    {
        return missingForSpread;
    }

    /** Whether some rule takes sizes by band. */
    public boolean hasSpreadOfBands()
    {
        return !isAll(rule -> !SpreadNeeds.isByBand(rule));
    }

    /** Whether some rule pays by a measured spread. */
    public boolean hasSpreadOfAverages()
    {
        return !isAll(rule -> !(rule.score() instanceof BlendedScore));
    }

    /** Whether some rule weighs single orders. */
    public boolean hasSpreadOfOrders()
    {
        return !isAll(rule -> !(rule.score() instanceof OrderScore));
    }

    /** Whether a longer uptime is defined: not where every snapshot is shared by whoever quotes in it. */
    public boolean hasUptime()
    {
        return isAll(rule -> !(rule.score() instanceof OrderScore score
            && score.groups().stream().anyMatch(group -> group.isOf(OrderScore.Of.SNAPSHOT_SHARE))));
    }

    private boolean isAll(final Predicate<Rule> which)
    {
        return program.rules().stream().allMatch(which);
    }

    /** What the logs have to be scored once more for. */
    List<Rerun> reruns()
    {
        final List<Rerun> reruns = new ArrayList<>(larger);
        reruns.addAll(narrower);

        return reruns;
    }

    /** The effects of each maker, by the UTF-8 bytes of their names. */
    public List<Marginal> all()
    {
        final List<Marginal> all = new ArrayList<>();
        for (int i = 0; i < makers.size(); i++)
        {
            final String maker = makers.get(i);
            final BigDecimal before = paid(paid, maker);
            final Scoring enlarged = isOverRecords() ? larger.get(i).scoring() : scoring;
            final FigureChange size = isOverRecords() ? FigureChange.NONE : new LargerSize(maker);
            final Scoring narrowed = narrower.isEmpty() ? scoring : narrower.get(i).scoring();
            all.add(new Marginal(
                maker,
                before,
                paid(enlarged, size, maker).subtract(before),
                hasSpread() ? paid(narrowed, new NarrowerSpread(maker), maker).subtract(before) : null,
                hasUptime() ? paid(scoring, new MoreUptime(maker), maker).subtract(before) : null));
        }

        return all;
    }

    /**
     * Whether in some snapshot the log's orders end so near that one beyond them might have come inside the program's
     * limit by a basis point: such orders stay out, and a maker's effect may be more than is said.
     */
    public boolean isSpreadShort()
    {
        final long known = scoring.shortCount();

        return narrower.stream().anyMatch(rerun -> rerun.scoring().shortCount() > known);
    }

    private static BigDecimal paid(final Scoring scoring, final FigureChange change, final String maker)
    {
        return paid(scoring.result(change).programs().get(0), maker);
    }

    private static BigDecimal paid(final ProgramResult result, final String maker)
    {
        return result.periods().stream()
            .flatMap(period -> period.payouts().stream())
            .filter(payout -> payout.status() == Payout.Status.PAID && payout.maker().equals(maker))
            .map(Payout::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
