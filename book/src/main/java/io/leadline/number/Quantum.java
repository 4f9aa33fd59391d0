package io.leadline.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The step of a market's prices or sizes, an exact positive decimal such as 0.01, 0.5 or 25: turns decimal text into
 * whole steps and back, exactly. Immutable. Reading allocates nothing while the digits fit in a long; longer ones take
 * the way over {@link BigDecimal}, with the same result.
 */
public final class Quantum
{
    /** Text longer than this is malformed, so that no input can make exact arithmetic slow. */
    public static final int MAX_LENGTH = 1024;

    /** What has at most this many units can take one more digit and stay a long. */
    private static final long MAX_UNITS_BEFORE_DIGIT = (Long.MAX_VALUE - 9) / 10;
    private static final long[] POWERS_OF_TEN = powersOfTen();
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
     * Reads plain decimal text: an optional minus, digits, and optionally a point and more digits. No plus, no
     * exponent, no blanks, and digits on both sides of a point.
     *
     * @param text  holds the decimal.
     * @param from  its first character.
     * @param to    one behind its last character.
     * @param steps takes the result; unchanged when the text is malformed.
     * @return whether the text is a plain decimal.
     */
    public boolean read(final CharSequence text, final int from, final int to, final Steps steps)
    {
        final boolean isNegative = from < to && text.charAt(from) == '-';
        final int first = isNegative ? from + 1 : from;
        int point = to;
        boolean isLong = true;
        long units = 0;
        for (int i = first; i < to; i++)
        {
            final char symbol = text.charAt(i);
            if (symbol >= '0' && symbol <= '9')
            {
                isLong &= units <= MAX_UNITS_BEFORE_DIGIT;
                units = units * 10 + (symbol - '0');     // meaningless, and unused, once it is no long
            }
            else if (symbol == '.' && point == to)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }
        if (first == to || point == first || point == to - 1 || to - from > MAX_LENGTH)
        {
            return false;
        }
        final int scale = point == to ? 0 : to - point - 1;
        if (!isLong || !divide(isNegative ? -units : units, scale, steps))
        {
            divide(new BigDecimal(text.subSequence(from, to).toString()), steps);
        }

        return true;
    }

    /** Reads the whole of a text; see {@link #read(CharSequence, int, int, Steps)}. */
    public boolean read(final CharSequence text, final Steps steps)
    {
        return read(text, 0, text.length(), steps);
    }

    private boolean divide(final long units, final int scale, final Steps steps)
    {
        final int shift = stepScale - scale;
        if (stepUnits == NO_LONG || Math.abs(shift) >= POWERS_OF_TEN.length)
        {
            return false;
        }
        final long power = POWERS_OF_TEN[Math.abs(shift)];
        final long widened = shift >= 0 ? units : stepUnits;
        if (Math.abs(widened) > Long.MAX_VALUE / power)
        {
            return false;
        }
        if (shift >= 0)
        {
            divide(units * power, stepUnits, steps);
        }
        else
        {
            divide(units, stepUnits * power, steps);
        }

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
