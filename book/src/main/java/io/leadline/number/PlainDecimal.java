package io.leadline.number;

import java.math.BigDecimal;

/**
 * Plain decimal text taken apart: its digits as one whole number, and how many of them stand behind the point. A
 * {@link Quantum} measures it afterwards, so text can be read before it is known in which steps it counts. Allocates
 * nothing while the digits fit in a long; longer ones are kept as a {@link BigDecimal}. Overwritten by the next
 * reading; single thread.
 */
public final class PlainDecimal
{
    /** Text longer than this is malformed, so that no input can make exact arithmetic slow. */
    public static final int MAX_LENGTH = 1024;

    /** What has at most this many units can take one more digit and stay a long. */
    private static final long MAX_UNITS_BEFORE_DIGIT = (Long.MAX_VALUE - 9) / 10;

    private long units;
    private int scale;
    private BigDecimal beyondLong;

    /**
     * Reads plain decimal text: an optional minus, digits, and optionally a point and more digits. No plus, no
     * exponent, no blanks, and digits on both sides of a point.
     *
     * @param text holds the decimal.
     * @param from its first character.
     * @param to   one behind its last character.
     * @return whether the text is a plain decimal; what was read before is lost in any case.
     */
    public boolean read(final char[] text, final int from, final int to)
    {
        final boolean isNegative = from < to && text[from] == '-';
        final int first = isNegative ? from + 1 : from;
        int point = to;
        boolean isLong = true;
        long digits = 0;
        for (int i = first; i < to; i++)
        {
            final int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9)
            {
                isLong &= digits <= MAX_UNITS_BEFORE_DIGIT;
                digits = digits * 10 + digit;            // meaningless, and unused, once it is no long
            }
            else if (text[i] == '.' && point == to)
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
        units = isNegative ? -digits : digits;
        scale = point == to ? 0 : to - point - 1;
        beyondLong = isLong ? null : new BigDecimal(text, from, to - from);

        return true;
    }

    /** The digits fit in a long. */
    boolean isLong()
    {
        return beyondLong == null;
    }

    /** The decimal without its point, where it {@link #isLong()}. */
    long units()
    {
        return units;
    }

    /** Digits behind the point. */
    int scale()
    {
        return scale;
    }

    /** The decimal itself. Allocates where it {@link #isLong()}. */
    BigDecimal value()
    {
        return beyondLong == null ? BigDecimal.valueOf(units, scale) : beyondLong;
    }
}
