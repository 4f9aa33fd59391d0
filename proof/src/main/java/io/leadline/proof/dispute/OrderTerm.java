package io.leadline.proof.dispute;

import io.leadline.scoring.exact.Rational;

/**
 * What one resting order adds to its side's value.
 *
 * @param side     bid or ask.
 * @param price    of the order.
 * @param size     that remains.
 * @param depth    how much it is, as the score takes it.
 * @param distance from the mid, in the score's kind of distance.
 * @param effect   whether it counts.
 * @param weight   of a unit of its depth; 0 where it does not count.
 */
record OrderTerm(
    int side, Rational price, Rational size, Rational depth, Rational distance, Effect effect, Rational weight)
{
    /** Whether an order counts. */
    enum Effect
    {
        COUNTS("counts"),
        TOO_SMALL("too small"),
        TOO_FAR("too far"),
        TOO_NEAR("too near");

        private final String words;

        Effect(final String words)
        {
            this.words = words;
        }

        String words()
        {
            return words;
        }
    }

    Rational value()
    {
        return weight.times(depth);
    }
}
