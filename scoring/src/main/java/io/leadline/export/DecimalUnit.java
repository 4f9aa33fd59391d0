package io.leadline.export;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The decimal value of one count (a tick, a lot, a tick times a lot), and the text of a count times it: plain, exact
 * and in its shortest form, {@code 46.4} and {@code 0}. Immutable.
 */
final class DecimalUnit
{
    /** Past this scale the text no longer fits the room that a row buffer keeps for a number. */
    private static final int MAX_FAST_SCALE = 40;

    private final BigDecimal unit;
    private final long coefficient;
    private final int scale;

    /**
     * A unit, positive: {@code coefficient · 10^-scale}.
     */
    DecimalUnit(final BigDecimal unit)
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

    private String exact(final long countHigh, final long countLow)
    {
        final BigInteger count = BigInteger.valueOf(countHigh)
            .shiftLeft(Long.SIZE)
            .add(new BigInteger(Long.toUnsignedString(countLow)));
        final BigDecimal value = new BigDecimal(count).multiply(unit);

        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
