package io.leadline.proof.precision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.measure.MarketStatus;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.OutageCursor;
import io.leadline.scoring.tally.BandFields;
import io.leadline.snapshot.Snapshot;

/** What the snapshots of one market say of the makers that an exact measurement knows. Single thread. */
final class SampledMarket
{
    private static final long NO_INTERVAL = Long.MIN_VALUE;

    private final AskedPresence asked;
    private final BandFields band;
    private final Period period;
    private final OutageCursor outages;
    private final List<String> names = new ArrayList<>();
    private final List<LagCounts> samples = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private boolean[] isActive;
    private long lastInterval = NO_INTERVAL;

    SampledMarket(
        final AskedPresence asked,
        final BandFields band,
        final Period period,
        final OutageCursor outages,
        final MarketPresence market)
    {
        this.asked = asked;
        this.band = band;
        this.period = period;
        this.outages = outages;
        for (final MakerPresence maker : market.makers())
        {
            places.put(maker.maker(), names.size());
            names.add(maker.maker());
            samples.add(new LagCounts());
        }
        isActive = new boolean[names.size()];
    }

    void onSnapshot(final Snapshot snapshot)
    {
        final boolean isOutage = outages.contains(snapshot.timeEpochNs());
        final boolean isCounted = !isOutage
            && snapshot.status() != MarketStatus.STALE && snapshot.status() != MarketStatus.HALTED
            && period.fromEpochNs() <= snapshot.timeEpochNs() && snapshot.timeEpochNs() < period.toEpochNs();
        final long missing = lastInterval == NO_INTERVAL ? 0 : snapshot.interval() - lastInterval - 1;
        lastInterval = snapshot.interval();
        if (isCounted)
        {
            look(snapshot);
        }
        final long day = Period.dayOf(snapshot.timeEpochNs());
        for (int maker = 0; maker < names.size(); maker++)
        {
            if (missing > 0)
            {
                samples.get(maker).onSamples(SampleState.UNCOUNTED, missing);
            }
            samples.get(maker).onSamples(isCounted ? state(maker, day) : SampleState.UNCOUNTED, 1);
        }
    }

    private void look(final Snapshot snapshot)
    {
        isActive = new boolean[names.size()];
        final boolean hasMid =
            snapshot.status() == MarketStatus.OK || snapshot.status() == MarketStatus.CROSSED;
        for (int entity = 1; entity < snapshot.entityCount() && hasMid; entity++)
        {
            final Integer place = places.get(snapshot.name(entity));
            if (place != null)
            {
                isActive[place] = band.isOnBothSides(snapshot, entity);
            }
        }
    }

    private SampleState state(final int maker, final long day)
    {
        if (!asked.enrolment().test(names.get(maker), day))
        {
            return asked.isUncounted() ? SampleState.UNCOUNTED : SampleState.ABSENT;
        }

        return isActive[maker] ? SampleState.ACTIVE : SampleState.ABSENT;
    }

    /** Samples of a maker of the exact measurement. */
    LagCounts samples(final String maker)
    {
        return samples.get(places.get(maker));
    }
}
