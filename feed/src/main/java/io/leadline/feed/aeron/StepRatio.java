package io.leadline.feed.aeron;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An engine's integers in steps of the configuration, exactly: an engine may count in steps of its own. Keeps what the
 * last integer came to; single thread. Allocates nothing while integer times ratio fits in a long.
 */
final class StepRatio
{
    private static final long LONGEST = Long.MAX_VALUE;

    private final long numerator;
    private final long denominator;
    private boolean isExact = true;

    private StepRatio(final long numerator, final long denominator)
    {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /**
     * The ratio of two steps in lowest terms; null when a term of it is no long.
     *
     * @param engineStep step of the engine's integers, above 0.
     * @param step       step that is wanted, above 0.
     */
    static StepRatio of(final BigDecimal engineStep, final BigDecimal step)
    {
        final int scale = Math.max(0, Math.max(engineStep.scale(), step.scale()));
        final BigInteger engineUnits = engineStep.setScale(scale).unscaledValue();
        final BigInteger units = step.setScale(scale).unscaledValue();
        final BigInteger divisor = engineUnits.gcd(units);
        final BigInteger numerator = engineUnits.divide(divisor);
        final BigInteger denominator = units.divide(divisor);

        return numerator.bitLength() < Long.SIZE && denominator.bitLength() < Long.SIZE ?
            new StepRatio(numerator.longValue(), denominator.longValue()) : null;
    }

    /** Whole steps, rounded half-even; {@code ±Long.MAX_VALUE} stands for everything beyond a long. */
    long steps(final long integer)
    {
        if (numerator == 1 && denominator == 1)
        {
            isExact = true;
            return integer;
        }
        final long product = integer * numerator;
        if (Math.multiplyHigh(integer, numerator) != product >> Long.SIZE - 1 || product == Long.MIN_VALUE)
        {
            return wideSteps(integer);
        }
        final long quotient = product / denominator;
        final long rest = Math.abs(product % denominator);
        isExact = rest == 0;

        return isAway(rest, quotient) ? quotient + Long.signum(product) : quotient;
    }

    private boolean isAway(final long rest, final long quotient)
    {
        final long missing = denominator - rest;

        return rest > missing || rest == missing && (quotient & 1) != 0;
    }

    private long wideSteps(final long integer)
    {
        final BigInteger[] parts = BigInteger.valueOf(integer).multiply(BigInteger.valueOf(numerator))
            .divideAndRemainder(BigInteger.valueOf(denominator));
        isExact = parts[1].signum() == 0;
        if (parts[0].bitLength() >= Long.SIZE - 1)
        {
            return Long.signum(integer) * LONGEST;
        }
        final long quotient = parts[0].longValue();

        return isAway(parts[1].abs().longValue(), quotient) ? quotient + Long.signum(integer) : quotient;
    }

    /** The same ratio. */
    boolean isSame(final StepRatio other)
    {
        return numerator == other.numerator && denominator == other.denominator;
    }

    /** The last integer was a whole number of steps. */
    boolean isExact()
    {
        return isExact;
    }
}
