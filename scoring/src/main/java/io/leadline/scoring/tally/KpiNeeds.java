package io.leadline.scoring.tally;

import java.math.BigInteger;
import java.util.List;

import io.leadline.program.KpiScore.Need;
import io.leadline.program.KpiScore.TwoSided;
import io.leadline.program.Program.Waiver;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/** What a KPI asks for in one market, in the market's own units, at the time that it was told last. Single thread. */
public final class KpiNeeds
{
    private final Rational[] minima;
    private final BandFields presence;
    private final BandFields[] bands;
    private final Waiver[] waivers;
    /** By waiver: the need that it suspends; none where it is below 0. */
    private final int[] waivedNeeds;
    /** Null where the two sides need not be anything to each other. */
    private final TwoSidedness twoSided;
    /** By need: the least notional in tick·lots that holds it on the day. */
    private final BigInteger[] least;
    /** The same; {@link Long#MAX_VALUE} where a long does not hold it. */
    private final long[] leastLow;
    /** A bit for each need that is suspended now. */
    private long waived;

    /**
     * Needs of a market.
     *
     * @param needs   by rising distance.
     * @param waivers  of the market; one of another distance has no effect.
     * @param presence the band in which whoever quotes on both sides holds a suspended need.
     * @param bands    the band of each need, of one ladder.
     */
    public KpiNeeds(
        final List<Need> needs,
        final List<Waiver> waivers,
        final BandFields presence,
        final List<BandFields> bands)
    {
        this(needs, waivers, presence, bands, null);
    }

    /** The same with what the two sides have to be to each other; null: nothing. */
    public KpiNeeds(
        final List<Need> needs,
        final List<Waiver> waivers,
        final BandFields presence,
        final List<BandFields> bands,
        final TwoSided twoSidedness)
    {
        twoSided = twoSidedness == null ? null : new TwoSidedness(twoSidedness, bands.get(bands.size() - 1));
        this.presence = presence;
        minima = needs.stream().map(need -> Rational.of(need.notional())).toArray(Rational[]::new);
        this.bands = bands.toArray(BandFields[]::new);
        this.waivers = waivers.toArray(Waiver[]::new);
        waivedNeeds = waivers.stream()
            .mapToInt(waiver -> needs.stream().map(Need::withinBpsE2).toList().indexOf(waiver.withinBpsE2()))
            .toArray();
        least = new BigInteger[minima.length];
        leastLow = new long[minima.length];
    }

    /** Takes what a tick·lot is in the program's currency from now on. */
    public void rate(final Rational notionalRate)
    {
        for (int i = 0; i < minima.length; i++)
        {
            final Rational tickLots = minima[i].dividedBy(notionalRate);
            final BigInteger floor = tickLots.floor();
            final boolean isWhole = Rational.of(floor).compareTo(tickLots) == 0;
            // Nothing holds no need: one of no more than 0 asks for a quote on both sides, however small.
            least[i] = (isWhole ? floor : floor.add(BigInteger.ONE)).max(BigInteger.ONE);
            leastLow[i] = least[i].bitLength() < Long.SIZE ? least[i].longValue() : Long.MAX_VALUE;
        }
    }

    /** Takes the time; returns whether other needs are suspended than before. */
    public boolean onTime(final long timeEpochNs)
    {
        long now = 0;
        for (int i = 0; i < waivers.length; i++)
        {
            final boolean isInside = waivers[i].fromEpochNs() <= timeEpochNs && timeEpochNs < waivers[i].toEpochNs();
            now |= isInside && waivedNeeds[i] >= 0 ? 1L << waivedNeeds[i] : 0;
        }
        final boolean isChanged = now != waived;
        waived = now;

        return isChanged;
    }

    /** Whether a maker holds every need; the market has to have a mid. */
    public boolean holdAll(final Snapshot snapshot, final int entity)
    {
        return isEnoughEverywhere(snapshot, entity) && isTwoSided(snapshot, entity);
    }

    /** Whether a maker rests enough, and yet its two sides are not there where they have to be, or too far apart. */
    public boolean isTooFar(final Snapshot snapshot, final int entity)
    {
        return twoSided != null && isEnoughEverywhere(snapshot, entity) && !twoSided.isThereAndNear(snapshot, entity);
    }

    private boolean isEnoughEverywhere(final Snapshot snapshot, final int entity)
    {
        for (int i = 0; i < minima.length; i++)
        {
            if (!isWaivedFor(snapshot, entity, i) && !holds(snapshot, entity, i))
            {
                return false;
            }
        }

        return true;
    }

    /** Whether a maker's two sides are to each other what they have to be. */
    boolean isTwoSided(final Snapshot snapshot, final int entity)
    {
        return twoSided == null || twoSided.holds(snapshot, entity);
    }

    /** Whether that may change for a maker that does not, because the mid does. */
    public boolean isOverMid()
    {
        return twoSided != null && twoSided.isOverMid();
    }

    int count()
    {
        return minima.length;
    }

    /** Position of a need's edge in its ladder. */
    int edge(final int need)
    {
        return bands[need].edge();
    }

    /** Whether a need is suspended for a maker: it has to quote on both sides all the same. */
    boolean isWaivedFor(final Snapshot snapshot, final int entity, final int need)
    {
        return (waived >>> need & 1) != 0 && presence.isOnBothSides(snapshot, entity);
    }

    /** The least notional in tick·lots that holds a need; {@link Long#MAX_VALUE} where a long does not hold it. */
    long leastLow(final int need)
    {
        return leastLow[need];
    }

    /** Whether a maker rests enough on both sides, however much that is. */
    boolean holds(final Snapshot snapshot, final int entity, final int need)
    {
        return isEnough(snapshot, entity, bands[need].bidNotional(), need)
            && isEnough(snapshot, entity, bands[need].askNotional(), need);
    }

    private boolean isEnough(final Snapshot snapshot, final int entity, final int field, final int need)
    {
        final long low = snapshot.low(entity, field);
        final boolean isLong = (snapshot.high(entity, field) | low >>> Long.SIZE - 1) == 0;

        return isLong && leastLow[need] != Long.MAX_VALUE
            ? low >= leastLow[need]
            : snapshot.value(entity, field).compareTo(least[need]) >= 0;
    }
}
