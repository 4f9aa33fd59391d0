package io.leadline.report;

import java.util.List;
import java.util.function.LongFunction;

import io.leadline.config.Market;
import io.leadline.program.KpiScore;
import io.leadline.program.Program;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.tally.BandFields;
import io.leadline.scoring.tally.KpiNeeds;
import io.leadline.snapshot.Snapshot;

/** Reads whether a maker that quotes near enough rests as much as a KPI asks for. Single thread. */
final class KpiReading
{
    private final KpiNeeds needs;
    private final Rational notionalUnit;
    private final LongFunction<Rational> rateOfDay;
    private long day = Long.MIN_VALUE;

    /**
     * A reading of one market.
     *
     * @param presence  the band of the presence rule.
     * @param bands     the band of each of the market's needs.
     * @param rateOfDay what one unit of its quote currency is in the program's.
     */
    KpiReading(
        final Program program,
        final KpiScore score,
        final Market market,
        final BandFields presence,
        final List<BandFields> bands,
        final LongFunction<Rational> rateOfDay)
    {
        needs = new KpiNeeds(
            score.needs(market.name()), program.waivers(market.name()), presence, bands,
            score.twoSided(market.name()));
        notionalUnit = Rational.of(market.notionalUnit());
        this.rateOfDay = rateOfDay;
    }

    /** Takes the time of the snapshot whose makers follow; returns whether a verdict may be another for it. */
    boolean onTime(final long timeEpochNs)
    {
        final boolean isChanged = needs.onTime(timeEpochNs);
        if (Period.dayOf(timeEpochNs) == day)
        {
            return isChanged;
        }
        day = Period.dayOf(timeEpochNs);
        needs.rate(notionalUnit.times(rateOfDay.apply(day)));

        return true;
    }

    /** Whether a verdict may be another because the mid is. */
    boolean isOverMid()
    {
        return needs.isOverMid();
    }

    /** The verdict of a maker of which presence says this: an active one may be too small, or its sides too far. */
    VerdictKind verdict(final Snapshot snapshot, final int entity, final VerdictKind presence)
    {
        if (presence != VerdictKind.ACTIVE || needs.holdAll(snapshot, entity))
        {
            return presence;
        }

        return needs.isTooFar(snapshot, entity) ? VerdictKind.TOO_FAR : VerdictKind.TOO_SMALL;
    }
}
