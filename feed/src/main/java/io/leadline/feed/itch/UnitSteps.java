package io.leadline.feed.itch;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Turns the venue's bare integers, such as prices of four decimals or shares, into a market's whole steps. Exact: units
 * are at most 32 bits, the multiplier at most 30, so no product leaves a long. Immutable.
 */
final class UnitSteps
{
    private static final int MAX_MULTIPLIER_BITS = 30;
    private static final int MAX_DIVISOR_BITS = 61;

    private final long multiplier;
    private final long divisor;

    private UnitSteps(final long multiplier, final long divisor)
    {
        this.multiplier = multiplier;
        this.divisor = divisor;
    }

    /** What a unit is in steps; null when the step is too fine or too coarse to count units of the venue in it. */
    static UnitSteps of(final BigDecimal unit, final BigDecimal step)
    {
        final int scale = Math.max(Math.max(unit.scale(), step.scale()), 0);
        final BigInteger units = unit.setScale(scale).unscaledValue();
        final BigInteger steps = step.setScale(scale).unscaledValue();
        final BigInteger common = units.gcd(steps);
        final BigInteger multiplier = units.divide(common);
        final BigInteger divisor = steps.divide(common);

        return multiplier.bitLength() > MAX_MULTIPLIER_BITS || divisor.bitLength() > MAX_DIVISOR_BITS ?
            null : new UnitSteps(multiplier.longValueExact(), divisor.longValueExact());
    }

    /** Whole steps, rounded half-even. */
    long roundHalfEven(final long units)
    {
        final long dividend = units * multiplier;
        final long quotient = dividend / divisor;
        final long rest = dividend % divisor;
        final long missing = divisor - rest;

        return rest > missing || rest == missing && (quotient & 1) != 0 ? quotient + 1 : quotient;
    }

    /** The units are a whole number of steps. */
    boolean isExact(final long units)
    {
        return units * multiplier % divisor == 0;
    }
}
