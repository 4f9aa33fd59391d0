package io.leadline.export;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The decimal value of one count (a tick, a lot, a tick times a lot), and the text of a count times it: plain, exact
 * and in its shortest form, {@code 46.4} and {@code 0}. Immutable.
 */
public final class DecimalUnit
{
    /** Integers up to it, and powers of ten up to {@link #EXACT_POWERS}, are doubles as they are. */
    private static final long EXACT_LIMIT = 1L << 53;
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22};

    /** Past this scale the text no longer fits the room that a row buffer keeps for a number. */
    private static final int MAX_FAST_SCALE = 40;

    private final BigDecimal unit;
    private final long coefficient;
    private final int scale;

    /**
     * A unit, positive: {@code coefficient · 10^-scale}.
     */
    public DecimalUnit(final BigDecimal unit)
    {
        final BigDecimal shortest = unit.stripTrailingZeros();
        final BigDecimal plain = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        final boolean isFast = plain.unscaledValue().bitLength() < Long.SIZE && plain.scale() <= MAX_FAST_SCALE;

        this.unit = plain;
        this.coefficient = isFast ? plain.unscaledValue().longValueExact() : 0;
        this.scale = plain.scale();
    }

    /**
     * Writes count × unit, where the count is the 128-bit integer of the two halves, not negative.
     */
    void write(final long countHigh, final long countLow, final RowBuffer row)
    {
        final long digits = countLow * coefficient;
        if (countHigh == 0 && countLow >= 0 && coefficient != 0 && digits >= 0
            && Math.multiplyHigh(countLow, coefficient) == 0)
        {
            row.writeDecimal(digits, scale);
        }
        else
        {
            row.writeText(exact(countHigh, countLow));
        }
    }

    /**
     * The double nearest to count × unit, where the count is the 128-bit integer of the two halves, not negative: what
     * reading the text of {@link #write} gives.
     */
    public double doubleValue(final long countHigh, final long countLow)
    {
        final long digits = countLow * coefficient;
        if (countHigh == 0 && countLow >= 0 && coefficient != 0 && Math.multiplyHigh(countLow, coefficient) == 0
            && digits >= 0 && digits <= EXACT_LIMIT && scale < EXACT_POWERS.length)
        {
            // One division of two exact numbers is rounded once.
            return digits / EXACT_POWERS[scale];
        }

        return Double.parseDouble(exact(countHigh, countLow));
    }

    /** The unit itself, plain, exact and in its shortest form. */
    public String text()
    {
        return unit.toPlainString();
    }

    private String exact(final long countHigh, final long countLow)
    {
        final BigInteger count = BigInteger.valueOf(countHigh)
            .shiftLeft(Long.SIZE)
            .add(new BigInteger(Long.toUnsignedString(countLow)));
        final BigDecimal value = new BigDecimal(count).multiply(unit);

        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
