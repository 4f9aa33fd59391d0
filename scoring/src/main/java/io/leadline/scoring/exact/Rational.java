package io.leadline.scoring.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An exact fraction in lowest terms: what later quotients are computed in, so that a limit is met or missed exactly.
 * Immutable.
 */
public final class Rational implements Comparable<Rational>
{
    public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);
    public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

    /** Precision of the few results that no fraction holds (a square root) and of sums over many makers. */
    public static final MathContext WORKING = new MathContext(50, RoundingMode.HALF_EVEN);

    private final BigInteger numerator;
    private final BigInteger denominator;

    private Rational(final BigInteger numerator, final BigInteger denominator)
    {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /**
     * The fraction of two integers.
     *
     * @throws ArithmeticException when the denominator is zero.
     */
    public static Rational of(final BigInteger numerator, final BigInteger denominator)
    {
        if (denominator.signum() == 0)
        {
            throw new ArithmeticException("fraction over zero: numerator=" + numerator);
        }
        final BigInteger divisor = numerator.gcd(denominator);
        final BigInteger signed = denominator.signum() < 0 ? divisor.negate() : divisor;

        return new Rational(numerator.divide(signed), denominator.divide(signed));
    }

    public static Rational of(final long numerator, final long denominator)
    {
        return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    public static Rational of(final BigInteger value)
    {
        return new Rational(value, BigInteger.ONE);
    }

    public static Rational of(final long value)
    {
        return of(BigInteger.valueOf(value));
    }

    /** The decimal, exactly. */
    public static Rational of(final BigDecimal value)
    {
        return value.scale() <= 0
            ? of(value.toBigIntegerExact())
            : of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    public BigInteger numerator()
    {
        return numerator;
    }

    /** Always positive. */
    public BigInteger denominator()
    {
        return denominator;
    }

    public int signum()
    {
        return numerator.signum();
    }

    public Rational plus(final Rational other)
    {
        return of(
            numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
            denominator.multiply(other.denominator));
    }

    public Rational minus(final Rational other)
    {
        return plus(new Rational(other.numerator.negate(), other.denominator));
    }

    public Rational times(final Rational other)
    {
        return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * The quotient.
     *
     * @throws ArithmeticException when the other is zero.
     */
    public Rational dividedBy(final Rational other)
    {
        return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /**
     * Whether a part is at most this fraction of a whole; allocates nothing where the fraction is one of longs.
     *
     * @param part  not negative.
     * @param whole not negative.
     */
    public boolean isAtMostOf(final long part, final long whole)
    {
        if (signum() < 0 || numerator.bitLength() >= Long.SIZE || denominator.bitLength() >= Long.SIZE)
        {
            return of(part).compareTo(times(of(whole))) <= 0;
        }
        final long left = denominator.longValue();
        final long right = numerator.longValue();
        final long leftHigh = Math.multiplyHigh(part, left);
        final long rightHigh = Math.multiplyHigh(whole, right);

        return leftHigh < rightHigh
            || leftHigh == rightHigh && Long.compareUnsigned(part * left, whole * right) <= 0;
    }

    /** The largest integer not above. */
    public BigInteger floor()
    {
        final BigInteger[] parts = numerator.divideAndRemainder(denominator);

        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** Rounded half-even to this many decimals. */
    public BigDecimal roundHalfEven(final int decimals)
    {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_EVEN);
    }

    /** Rounded half-even to {@link #WORKING} digits. */
    public BigDecimal toWorkingDecimal()
    {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), WORKING);
    }

    /** Rounded half-even to {@link #WORKING} digits, so that a sum over thousands of makers stays short. */
    public Rational shortened()
    {
        return of(toWorkingDecimal());
    }

    @Override
    public int compareTo(final Rational other)
    {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof Rational that
            && numerator.equals(that.numerator)
            && denominator.equals(that.denominator);
    }

    @Override
    public int hashCode()
    {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }

    @Override
    public String toString()
    {
        return numerator + "/" + denominator;
    }
}
