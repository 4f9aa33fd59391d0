package io.leadline.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers for people: grouped and rounded for reading. Where they are shown, the exact value stands beside them. */
public final class NumberText
{
    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);
    private static final MathContext CHART = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final int SMALL_DIGITS = 4;
    /** Digits before the point of a number that is written out. */
    private static final int LONGEST = 15;
    private static final int LEAST_MONEY_DECIMALS = 2;

    private NumberText()
    {
    }

    /**
     * {@code 12,345.67}: at most this many decimals, but never fewer than four digits of a small number; a number that
     * is too long to read as {@code 1.23457E+33}.
     */
    public static String grouped(final BigDecimal value, final int mostDecimals)
    {
        return grouped(value, mostDecimals, 0);
    }

    /** The same with so many decimals, zeros too. */
    public static String aligned(final BigDecimal value, final int decimals)
    {
        return grouped(value, decimals, decimals);
    }

    private static String grouped(final BigDecimal value, final int mostDecimals, final int leastDecimals)
    {
        if (value.precision() - value.scale() > LONGEST)
        {
            return value.round(CHART).toString();
        }
        final int leadingZeros = value.signum() == 0 ? 0 : Math.max(0, value.scale() - value.precision());
        final int decimals = leadingZeros >= mostDecimals ? leadingZeros + SMALL_DIGITS : mostDecimals;

        return format("#,##0", decimals, leastDecimals).format(value.setScale(decimals, RoundingMode.HALF_EVEN));
    }

    /** {@code 98.70 %} of a share. */
    public static String percent(final BigDecimal share)
    {
        return percent(share, RoundingMode.HALF_EVEN) + " %";
    }

    /** {@code 0.025 %} of a share, with every digit. */
    static String exactPercent(final BigDecimal share)
    {
        final BigDecimal percent = share.movePointRight(2).stripTrailingZeros();

        return (percent.scale() < 0 ? percent.setScale(0) : percent).toPlainString() + " %";
    }

    /** {@code 98.69 to 98.71 %}: an interval of shares, rounded outwards, so that it never looks surer than it is. */
    static String percents(final BigDecimal low, final BigDecimal high)
    {
        return percent(low, RoundingMode.FLOOR) + " to " + percent(high, RoundingMode.CEILING) + " %";
    }

    private static String percent(final BigDecimal share, final RoundingMode rounding)
    {
        return format("#,##0", 2, 2).format(share.movePointRight(2).setScale(2, rounding));
    }

    /** Money as it is: grouped, with no digit lost, and cents at least. */
    static String money(final BigDecimal amount)
    {
        final int decimals = Math.max(LEAST_MONEY_DECIMALS, amount.scale());

        return format("#,##0", decimals, decimals).format(amount);
    }

    /** Six digits, plain: what a chart can show of a number. */
    static String charted(final BigDecimal value)
    {
        final BigDecimal rounded = value.round(CHART).stripTrailingZeros();

        return value.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static DecimalFormat format(final String whole, final int mostDecimals, final int leastDecimals)
    {
        final DecimalFormat format = new DecimalFormat(whole, SYMBOLS);
        format.setMaximumFractionDigits(mostDecimals);
        format.setMinimumFractionDigits(leastDecimals);
        format.setRoundingMode(RoundingMode.HALF_EVEN);

        return format;
    }
}
