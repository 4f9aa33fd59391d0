package io.leadline.proof.precision;

import io.leadline.scoring.exact.Rational;

/**
 * When one maker was active in one market, and when that counted for it. Immutable by use.
 *
 * @param maker   its name.
 * @param active  when its presence rule held, within {@code counted}.
 * @param counted when a snapshot would have counted for it.
 */
public record MakerPresence(String maker, Stretches active, Stretches counted)
{
    /** Share of the counted time in which it was active; null where no time counts. */
    public Rational uptime()
    {
        return uptime(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** The same within a window. */
    public Rational uptime(final long fromEpochNs, final long toEpochNs)
    {
        final long countedNs = counted.lengthNs(fromEpochNs, toEpochNs);

        return countedNs == 0 ? null : Rational.of(active.lengthNs(fromEpochNs, toEpochNs), countedNs);
    }
}
