package io.leadline.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.stream.LongStream;

/**
 * The step of a market's prices or sizes, an exact positive decimal such as 0.01, 0.5 or 25: turns decimal text into
 * whole steps and back, exactly. Immutable. Reading allocates nothing while the digits fit in a long; longer ones take
 * the way over {@link BigDecimal}, with the same result.
 */
public final class Quantum
{
    private static final long[] POWERS_OF_TEN = powersOfTen();
    /** What stays a long when it is multiplied by the power of ten at the same place. */
    private static final long[] LIMITS = LongStream.of(POWERS_OF_TEN).map(power -> Long.MAX_VALUE / power).toArray();
    private static final long NO_LONG = 0;

    private final BigDecimal step;
    private final int stepScale;
    private final long stepUnits;

    private Quantum(final BigDecimal step)
    {
        final BigDecimal shortest = step.stripTrailingZeros();
        this.step = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        stepScale = this.step.scale();
        final BigInteger units = this.step.unscaledValue();
        stepUnits = units.bitLength() < Long.SIZE ? units.longValue() : NO_LONG;
    }

    /**
     * A quantum of this step.
     *
     * @param step above 0.
     * @throws IllegalArgumentException when it is not.
     */
    public static Quantum of(final BigDecimal step)
    {
        if (step.signum() <= 0)
        {
            throw new IllegalArgumentException("step not above 0: step=" + step);
        }

        return new Quantum(step);
    }

    /**
     * Reads a plain decimal and measures it.
     *
     * @param text  holds the decimal.
     * @param from  its first character.
     * @param to    one behind its last character.
     * @param steps takes the result; unchanged when the text is malformed.
     * @return whether the text is a {@link PlainDecimal}.
     */
    public boolean read(final char[] text, final int from, final int to, final Steps steps)
    {
        final boolean isDecimal = steps.decimal().read(text, from, to);
        if (isDecimal)
        {
            measure(steps.decimal(), steps);
        }

        return isDecimal;
    }

    /**
     * Measures a decimal in whole steps.
     *
     * @param steps takes the result.
     */
    public void measure(final PlainDecimal decimal, final Steps steps)
    {
        final int shift = stepScale - decimal.scale();
        final boolean isLong = decimal.isLong() && stepUnits != NO_LONG;
        final boolean isMeasured = shift >= 0 ?
            isLong && shift < POWERS_OF_TEN.length && divideWidened(decimal.units(), shift, steps) :
            isLong && -shift < POWERS_OF_TEN.length && divideByWidened(decimal.units(), -shift, steps);
        if (!isMeasured)
        {
            divide(decimal.value(), steps);
        }
    }

    /** The decimal has no more digits behind its point than the step, the usual case: often there is no division. */
    private boolean divideWidened(final long units, final int shift, final Steps steps)
    {
        final long limit = LIMITS[shift];
        if (units > limit || units < -limit)
        {
            return false;
        }
        final long dividend = units * POWERS_OF_TEN[shift];
        if (stepUnits == 1)
        {
            steps.set(dividend, true);
        }
        else
        {
            divide(dividend, stepUnits, steps);
        }

        return true;
    }

    private boolean divideByWidened(final long units, final int shift, final Steps steps)
    {
        if (stepUnits > LIMITS[shift])
        {
            return false;
        }
        divide(units, stepUnits * POWERS_OF_TEN[shift], steps);

        return true;
    }

    private static void divide(final long dividend, final long divisor, final Steps steps)
    {
        final long quotient = dividend / divisor;
        final long rest = Math.abs(dividend % divisor);
        final long missing = divisor - rest;
        final boolean isAway = rest > missing || rest == missing && (quotient & 1) != 0;

        steps.set(isAway ? quotient + Long.signum(dividend) : quotient, rest == 0);
    }

    private void divide(final BigDecimal value, final Steps steps)
    {
        final BigInteger quotient = value.divide(step, 0, RoundingMode.HALF_EVEN).toBigInteger();
        final boolean isExact = value.remainder(step).signum() == 0;
        final boolean isBeyond = quotient.bitLength() >= Long.SIZE || quotient.longValue() == Long.MIN_VALUE;

        steps.set(isBeyond ? quotient.signum() * Long.MAX_VALUE : quotient.longValue(), isExact);
    }

    /** The decimal that so many steps make, in its shortest form. Allocates. */
    public BigDecimal decimal(final long steps)
    {
        return decimal(BigInteger.valueOf(steps));
    }

    /** The decimal that so many steps make, in its shortest form. Allocates. */
    public BigDecimal decimal(final BigInteger steps)
    {
        return step.multiply(new BigDecimal(steps)).stripTrailingZeros();
    }

    /** Shortest plain text of so many steps: {@code 46.4}, {@code 0}, never scientific. Allocates. */
    public String text(final long steps)
    {
        return decimal(steps).toPlainString();
    }

    /** The step itself, in its shortest form without a negative scale. */
    public BigDecimal step()
    {
        return step;
    }

    @Override
    public String toString()
    {
        return step.toPlainString();
    }

    private static long[] powersOfTen()
    {
        final long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++)
        {
            powers[i] = Math.multiplyExact(powers[i - 1], 10L);
        }

        return powers;
    }
}
