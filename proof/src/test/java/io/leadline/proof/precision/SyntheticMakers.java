package io.leadline.proof.precision;

import java.util.List;
import java.util.Random;

/** Makers made up from a seed: who come and go by chance or by a clock. */
final class SyntheticMakers
{
    static final long START_EPOCH_NS = 1_772_409_600_000_000_000L;
    static final long SECOND_NS = 1_000_000_000L;
    static final long HOUR_NS = 3_600 * SECOND_NS;
    static final long DAY_NS = 24 * HOUR_NS;

    private final Random random;
    private final long lengthNs;

    SyntheticMakers(final long seed, final long lengthNs)
    {
        random = new Random(seed);
        this.lengthNs = lengthNs;
    }

    /** Of a day of which all counts. */
    MakerPresence maker(final Stretches active)
    {
        return new MakerPresence("maker", active, whole());
    }

    Stretches whole()
    {
        return Stretches.of(START_EPOCH_NS, START_EPOCH_NS + lengthNs);
    }

    /** There and away for times drawn anew each time, of these means. */
    Stretches chance(final double meanOnSeconds, final double meanOffSeconds)
    {
        final Stretches stretches = new Stretches();
        boolean isOn = random.nextDouble() * (meanOnSeconds + meanOffSeconds) < meanOnSeconds;
        long time = START_EPOCH_NS;
        while (time < START_EPOCH_NS + lengthNs)
        {
            final double mean = isOn ? meanOnSeconds : meanOffSeconds;
            final long next = Math.min(
                START_EPOCH_NS + lengthNs,
                time + 1 + (long)(-Math.log(1 - random.nextDouble()) * mean * SECOND_NS));
            if (isOn)
            {
                stretches.add(time, next);
            }
            time = next;
            isOn = !isOn;
        }

        return stretches;
    }

    /** There for a while in every period, off by a normal spread. */
    Stretches clock(final double period, final double offset, final double on, final double spread)
    {
        final Stretches stretches = new Stretches();
        long end = START_EPOCH_NS;
        for (double seconds = offset; seconds * SECOND_NS < lengthNs; seconds += period)
        {
            final double start = seconds + random.nextGaussian() * spread;
            final long from = Math.max(end, START_EPOCH_NS + (long)(start * SECOND_NS));
            final long to = Math.min(START_EPOCH_NS + lengthNs, START_EPOCH_NS + (long)((start + on) * SECOND_NS));
            stretches.add(from, to);
            end = Math.max(end, Math.max(from, to));
        }

        return stretches;
    }

    /** A maker with gaps in what counts of it, and bounds here and there on those of intervals. */
    MakerPresence ragged(final long everyNs)
    {
        final Stretches counted = ragged(everyNs, 40).and(whole());
        final Stretches active = ragged(everyNs, 30).and(counted);

        return new MakerPresence("maker", active, counted);
    }

    private Stretches ragged(final long everyNs, final int count)
    {
        final Stretches stretches = new Stretches();
        long time = START_EPOCH_NS;
        for (int i = 0; i < count; i++)
        {
            final long from = time + (long)(random.nextDouble() * random.nextInt(4) * everyNs);
            final long to = from + (long)(random.nextDouble() * random.nextInt(5) * everyNs);
            final long bound = random.nextInt(3) == 0 ? Math.max(from, to / everyNs * everyNs) : to;
            stretches.add(from, bound);
            time = Math.max(from, bound) + 1;
        }

        return stretches;
    }

    /** The same as an array, for loops over several. */
    static List<Long> everyNs()
    {
        return List.of(SECOND_NS, 10 * SECOND_NS, 60 * SECOND_NS, 720 * SECOND_NS);
    }
}
