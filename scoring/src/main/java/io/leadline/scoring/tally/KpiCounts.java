package io.leadline.scoring.tally;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

import io.leadline.program.KpiScore.Need;
import io.leadline.program.Program;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/**
 * In how many snapshots each maker rests enough notional on both sides of each band, and of all of them. That depends
 * on nothing but the maker's own bands, once there is a mid; so only a maker that changed is looked at. Single thread,
 * no allocation from snapshot to snapshot where a bracket's numbers are below 2^58.
 */
final class KpiCounts implements ScoreSums
{
    private final BigDecimal[] minima;
    private final List<BandFields> bands;
    private final LadderBrackets brackets;
    private final int needCount;
    private final Program.Waiver[] waivers;
    /** By waiver: the need that it suspends. */
    private final int[] waivedNeeds;
    /** By need: the least notional in tick·lots that holds it on the day. */
    private final BigInteger[] least;
    /** The same; {@link Long#MAX_VALUE} where a long does not hold it. */
    private final long[] leastLow;
    /** For each maker, 1 where a need holds, and behind them 1 where all do. */
    private final StandingSums sums = new StandingSums();
    private int makers;
    private boolean hasMid;
    /** A bit for each need that is suspended now. */
    private long waived;

    /**
     * Counts for these needs.
     *
     * @param waivers  of the market; one of a need that is none of these has no effect.
     * @param bands    the band of each, of one ladder.
     * @param brackets of that ladder.
     */
    KpiCounts(
        final List<Need> needs,
        final List<Program.Waiver> waivers,
        final List<BandFields> bands,
        final LadderBrackets brackets)
    {
        this.waivers = waivers.toArray(Program.Waiver[]::new);
        waivedNeeds = waivers.stream()
            .mapToInt(waiver -> needs.stream().map(Need::withinBpsE2).toList().indexOf(waiver.withinBpsE2()))
            .toArray();
        minima = needs.stream().map(Need::notional).toArray(BigDecimal[]::new);
        this.bands = List.copyOf(bands);
        this.brackets = brackets;
        needCount = minima.length;
        least = new BigInteger[needCount];
        leastLow = new long[needCount];
    }

    @Override
    public void onDay(final Rational notionalRate)
    {
        sums.clear();
        for (int i = 0; i < needCount; i++)
        {
            final Rational tickLots = Rational.of(minima[i]).dividedBy(notionalRate);
            final BigInteger floor = tickLots.floor();
            final boolean isWhole = Rational.of(floor).compareTo(tickLots) == 0;
            least[i] = isWhole ? floor : floor.add(BigInteger.ONE);
            leastLow[i] = least[i].bitLength() < Long.SIZE ? least[i].longValue() : Long.MAX_VALUE;
        }
    }

    @Override
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

    @Override
    public boolean onBook(final Snapshot snapshot, final long midHalfTicks)
    {
        hasMid = midHalfTicks > 0;

        return false;
    }

    @Override
    public void onSameBook()
    {
        // Nothing here depends on the book, but for a mid.
    }

    @Override
    public void onMaker(final Snapshot snapshot, final int entity, final boolean isChanged, final long count)
    {
        if (entity >= makers)
        {
            makers = 2 * entity + 1;
            sums.grow(makers * (needCount + 1));
        }
        if (isChanged)
        {
            count(snapshot, entity, count);
        }
    }

    private void count(final Snapshot snapshot, final int entity, final long count)
    {
        final int first = entity * (needCount + 1);
        boolean isAll = hasMid;
        for (int i = 0; i < needCount; i++)
        {
            final boolean holds = hasMid && ((waived >>> i & 1) != 0 || holds(snapshot, entity, i));
            isAll &= holds;
            stand(first + i, holds, count);
        }
        stand(first + needCount, isAll, count);
    }

    private void stand(final int number, final boolean holds, final long count)
    {
        if (sums.standing(number) != 0 != holds)
        {
            sums.stand(number, holds ? 1 : 0, count);
        }
    }

    private boolean holds(final Snapshot snapshot, final int entity, final int need)
    {
        final BandFields band = bands.get(need);
        if (leastLow[need] != Long.MAX_VALUE && brackets.sumUp(band.edge()))
        {
            return brackets.bidNotional() >= leastLow[need] && brackets.askNotional() >= leastLow[need];
        }

        return snapshot.value(entity, band.bidNotional()).compareTo(least[need]) >= 0
            && snapshot.value(entity, band.askNotional()).compareTo(least[need]) >= 0;
    }

    @Override
    public void settle(final int entity, final MakerDay day, final long count)
    {
        final int first = entity * (needCount + 1);
        for (int i = 0; i <= needCount; i++)
        {
            sums.settle(first + i, count);
            day.addHeld(i, sums.sumLow(first + i));
        }
    }

    @Override
    public String toString()
    {
        return "needs=" + Arrays.toString(least) + " tick-lots";
    }
}
