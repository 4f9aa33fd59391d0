package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

import io.leadline.config.Market;
import io.leadline.measure.MeasureLayout;
import io.leadline.program.BracketScore;
import io.leadline.program.KpiScore;
import io.leadline.program.OrderScore;
import io.leadline.proof.dispute.Line.Standing;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.Period;
import io.leadline.snapshot.Snapshot;

/** Says of each snapshot of the market what it is for the maker, and why. Single thread. */
final class SnapshotJudge implements AutoCloseable
{
    private final DisputeCase disputed;
    private final Activity activity;
    private final AverageReckoning averages;
    /** Null where the rule scores nothing of its own. */
    private final Reckoning score;
    private final Complement complement;
    private final Enrolment enrolment;
    private final Units units;
    private final LongFunction<Rational> rateOfDay;
    private int maker = Moment.NOBODY;

    /**
     * A judge over one log.
     *
     * @param logs        all of them: a complement may be in another.
     * @param market      as the log has it.
     * @param everyNs     length of the log's intervals.
     * @param fromEpochNs no snapshot before it will be judged.
     */
    SnapshotJudge(
        final DisputeCase disputed,
        final LogSet logs,
        final Market market,
        final MeasureLayout layout,
        final long everyNs,
        final long fromEpochNs)
    {
        this.disputed = disputed;
        units = new Units(market);
        rateOfDay = disputed.rates().between(market.quote(), disputed.program().currency());
        enrolment = new Enrolment(disputed.program());
        activity = new Activity(disputed.rule().presence(), layout, units);
        averages = new AverageReckoning(disputed.rule().averages(), activity, units);
        complement = disputed.rule().score() instanceof OrderScore orders
            ? complement(orders, logs, market.name(), fromEpochNs)
            : null;
        score = score(market, layout, everyNs);
    }

    private Complement complement(
        final OrderScore orders, final LogSet logs, final String market, final long fromEpochNs)
    {
        final OrderScore.Group group = orders.group(market).orElseThrow();
        final String name = group.complements().get(market);

        return name == null ? null : new Complement(logs, name, disputed, orders, group, fromEpochNs);
    }

    private Reckoning score(final Market market, final MeasureLayout layout, final long everyNs)
    {
        if (disputed.rule().score() instanceof BracketScore brackets)
        {
            return new BracketReckoning(brackets, layout, units);
        }
        if (disputed.rule().score() instanceof KpiScore kpi)
        {
            return new KpiReckoning(
                kpi, market.name(), disputed.program().waivers(market.name()), activity, layout, units);
        }
        if (disputed.rule().score() instanceof OrderScore orders)
        {
            final OrderScore.Group group = orders.group(market.name()).orElseThrow();
            final boolean isShared = group.isOf(OrderScore.Of.SNAPSHOT_SHARE);
            final OrderValuer valuer = new OrderValuer(
                new OrderBook(orders, group, units), enrolment, disputed.maker(), isShared);
            return new OrderReckoning(orders, group, disputed.maker(), valuer, complement, everyNs);
        }

        return null;
    }

    /** The presence rule, for what is told of distances. */
    Activity activity()
    {
        return activity;
    }

    Units units()
    {
        return units;
    }

    /** The moment of a snapshot of the market. */
    Moment moment(final Snapshot snapshot, final boolean isDetailed)
    {
        return moment(snapshot, snapshot.timeEpochNs(), isDetailed);
    }

    /**
     * The moment of a record of the market, snapshot or not.
     *
     * @param timeEpochNs at which it counts.
     */
    Moment moment(final Snapshot snapshot, final long timeEpochNs, final boolean isDetailed)
    {
        return new Moment(snapshot, entity(snapshot), Period.dayOf(timeEpochNs), rateOfDay, isDetailed);
    }

    /** Makers never leave their place in a log. */
    private int entity(final Snapshot snapshot)
    {
        for (int entity = 1; maker == Moment.NOBODY && entity < snapshot.entityCount(); entity++)
        {
            maker = snapshot.name(entity).equals(disputed.maker()) ? entity : Moment.NOBODY;
        }

        return maker;
    }

    /**
     * Judges a snapshot of the market.
     *
     * @param formula    takes how its numbers come about.
     * @param isDetailed whether reasons are asked for their values.
     */
    Line judge(final Snapshot snapshot, final Formula formula, final boolean isDetailed)
    {
        final Moment moment = moment(snapshot, isDetailed);
        final List<Reason> reasons = new ArrayList<>();
        Exclusion.ofStatus(snapshot.status()).ifPresent(reasons::add);
        final boolean isExcludedByStatus = !reasons.isEmpty();
        Exclusion.ofOutage(disputed.outages(), disputed.market().name(), snapshot.timeEpochNs())
            .ifPresent(reasons::add);
        final boolean isExcluded = !reasons.isEmpty();
        final boolean isEnrolled = enrolment.contains(disputed.maker(), moment.day());
        if (!isEnrolled)
        {
            reasons.add(enrolment.notEnrolled(disputed.maker(), moment.day()));
        }
        enrolment.disqualified(disputed.maker()).ifPresent(reasons::add);
        final boolean isActive = activity.isActive(moment);
        activity.explain(moment, formula);
        addOwn(moment, isActive, reasons);

        return new Line(
            snapshot.timeEpochNs(),
            snapshot.interval(),
            snapshot.status(),
            isExcludedByStatus ? Standing.EXCLUDED_BY_STATUS
                : isExcluded ? Standing.EXCLUDED_BY_OUTAGE : Standing.COUNTED,
            isEnrolled && !isExcluded && isActive,
            reasons,
            figures(moment, isEnrolled && !isExcludedByStatus, isExcluded, isActive, formula));
    }

    /** What the maker itself falls short of; a maker for which nothing speaks against it is active. */
    private void addOwn(final Moment moment, final boolean isActive, final List<Reason> reasons)
    {
        final List<Reason> ofScore = score == null ? List.of() : score.reasons(moment, isActive);
        reasons.addAll(activity.reasons(moment));
        if (score instanceof KpiReckoning)
        {
            reasons.addAll(ofScore);
        }
        if (reasons.isEmpty())
        {
            reasons.add(Reason.ACTIVE);
        }
        if (!(score instanceof KpiReckoning))
        {
            reasons.addAll(ofScore);
        }
    }

    private List<Figure> figures(
        final Moment moment,
        final boolean mayCount,
        final boolean isExcluded,
        final boolean isActive,
        final Formula formula)
    {
        final List<Figure> figures = new ArrayList<>();
        if (mayCount && !isExcluded)
        {
            figures.addAll(averages.figures(moment, isActive, formula));
        }
        if (mayCount && score != null && (!isExcluded || isScoredInOutages()))
        {
            figures.addAll(score.figures(moment, isActive, formula));
        }

        return figures;
    }

    private boolean isScoredInOutages()
    {
        return disputed.rule().score() instanceof BracketScore brackets
            && brackets.outages() == BracketScore.Outages.UPTIME;
    }

    @Override
    public void close()
    {
        if (complement != null)
        {
            complement.close();
        }
    }
}
