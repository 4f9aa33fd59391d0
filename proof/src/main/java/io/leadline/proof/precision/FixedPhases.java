package io.leadline.proof.precision;

import java.util.Arrays;
import java.util.List;

import io.leadline.problem.BadInputException;

/**
 * Fixed instants of one interval over one market, with every phase: samples at {@code k·every + phase} for each phase
 * of an interval, of which a real schedule has the phase 0. Between two bounds of the makers' times, taken modulo the
 * interval, all phases give the same samples, so what they come to is summed up exactly. Orders of very many makers at
 * very many phases are looked at on a grid of phases instead. Single thread.
 */
final class FixedPhases
{
    private static final int ACTIVE = 2;
    private static final int END = 1;
    private static final int KIND_BITS = 2;
    private static final int MAKER_BITS = 14;
    private static final int CODE_BITS = MAKER_BITS + KIND_BITS;

    /** Makers times changes up to which every order is looked at: a few seconds. */
    private static final long MOST_LOOKS = 200_000_000;
    private static final int GRID_LENGTH = 2_000;

    private final List<MakerPresence> makers;
    private final double[] uptimes;
    private final long everyNs;
    private final long mostLooks;
    private final long[] active;
    private final long[] counted;
    private final double[] sampled;
    private final double[] squares;
    private final double[] weights;
    private final double[] largest;
    /** By maker: the phase from which on its samples are as they are. */
    private final long[] since;
    private final RankErrors ranks;

    /**
     * All phases of an interval, which is shorter than 2^47 ns.
     *
     * @throws BadInputException where there are too many makers.
     */
    FixedPhases(final List<MakerPresence> makers, final double[] uptimes, final long everyNs)
    {
        this(makers, uptimes, everyNs, MOST_LOOKS);
    }

    /** The same with another limit for looking at every order. */
    FixedPhases(
        final List<MakerPresence> makers, final double[] uptimes, final long everyNs, final long mostLooks)
    {
        this.mostLooks = mostLooks;
        if (makers.size() >= 1 << MAKER_BITS)
        {
            throw new BadInputException(
                "too many makers in one market: count=" + makers.size() + " limit=" + ((1 << MAKER_BITS) - 1));
        }
        this.makers = makers;
        this.uptimes = uptimes;
        this.everyNs = everyNs;
        active = makers.stream().mapToLong(maker -> countAtZero(maker.active())).toArray();
        counted = makers.stream().mapToLong(maker -> countAtZero(maker.counted())).toArray();
        sampled = new double[uptimes.length];
        squares = new double[uptimes.length];
        weights = new double[uptimes.length];
        largest = new double[uptimes.length];
        since = new long[uptimes.length];
        ranks = new RankErrors(uptimes);
        for (int maker = 0; maker < sampled.length; maker++)
        {
            form(maker);
        }
        sweep(changes());
    }

    /** Instants of phase 0 that lie in stretches. */
    private long countAtZero(final Stretches stretches)
    {
        long count = 0;
        for (int i = 0; i < stretches.boundCount(); i += 2)
        {
            count += ceilDiv(stretches.boundEpochNs(i + 1)) - ceilDiv(stretches.boundEpochNs(i));
        }

        return count;
    }

    private long ceilDiv(final long epochNs)
    {
        return -Math.floorDiv(-epochNs, everyNs);
    }

    /** By rising phase: where a growing phase takes an instant into a stretch or out; phase 0 has its own count. */
    private long[] changes()
    {
        final int most =
            makers.stream().mapToInt(maker -> maker.active().boundCount() + maker.counted().boundCount()).sum();
        final long[] changes = new long[most];
        int count = 0;
        for (int maker = 0; maker < makers.size(); maker++)
        {
            final int code = maker << KIND_BITS;
            count = addChanges(makers.get(maker).active(), code | ACTIVE, changes, count);
            count = addChanges(makers.get(maker).counted(), code, changes, count);
        }
        Arrays.sort(changes, 0, count);

        return Arrays.copyOf(changes, count);
    }

    private int addChanges(final Stretches stretches, final int code, final long[] changes, final int from)
    {
        int count = from;
        for (int i = 0; i < stretches.boundCount(); i++)
        {
            final long phase = Math.floorMod(stretches.boundEpochNs(i), everyNs);
            if (phase > 0)
            {
                changes[count++] = phase << CODE_BITS | code | i & END;
            }
        }

        return count;
    }

    private void sweep(final long[] changes)
    {
        final boolean isOnGrid = (long)changes.length * makers.size() > mostLooks;
        long from = 0;
        for (final long change : changes)
        {
            final long phase = change >>> CODE_BITS;
            if (phase > from)
            {
                ranks.add(sampled, isOnGrid ? gridCount(from, phase) : phase - from);
                from = phase;
            }
            apply((int)(change & (1L << CODE_BITS) - 1), phase);
        }
        ranks.add(sampled, isOnGrid ? gridCount(from, everyNs) : everyNs - from);
        for (int maker = 0; maker < sampled.length; maker++)
        {
            settle(maker, everyNs);
        }
    }

    /** Points of the grid from a phase to before another. */
    private long gridCount(final long from, final long to)
    {
        final long step = Math.max(1, everyNs / GRID_LENGTH);

        return -Math.floorDiv(-to, step) + Math.floorDiv(-from, step);
    }

    private void apply(final int code, final long phase)
    {
        final int maker = code >>> KIND_BITS;
        final int step = (code & END) == 0 ? 1 : -1;
        settle(maker, phase);
        active[maker] += (code & ACTIVE) != 0 ? step : 0;
        counted[maker] += (code & ACTIVE) == 0 ? step : 0;
        form(maker);
    }

    private void form(final int maker)
    {
        sampled[maker] = counted[maker] == 0 ? 0 : active[maker] / (double)counted[maker];
    }

    /** Phases at which nothing of a maker's counts say nothing of its uptime. */
    private void settle(final int maker, final long phase)
    {
        if (phase > since[maker] && counted[maker] > 0)
        {
            final double error = Math.abs(sampled[maker] - uptimes[maker]);
            squares[maker] += error * error * (phase - since[maker]);
            weights[maker] += phase - since[maker];
            largest[maker] = Math.max(largest[maker], error);
        }
        since[maker] = phase;
    }

    MarketPrecision.SchedulePrecision schedule(final MarketPrecision.Kind kind)
    {
        return new MarketPrecision.SchedulePrecision(kind, ranks.reversed(), ranks.open());
    }

    MarketPrecision.Error error(final int maker)
    {
        final double error = weights[maker] == 0 ? 0 : Math.sqrt(squares[maker] / weights[maker]);

        return new MarketPrecision.Error(error, error, largest[maker], 1, ranks.wrongRank(maker));
    }
}
