package io.leadline.scoring.terms;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

import io.leadline.config.Ladder;

/** Numbers and distances of rules in sentences: exact, grouped, with their units. */
final class Words
{
    private static final int MOST_DECIMALS = 18;

    private Words()
    {
    }

    /** {@code 120,000,000}: with every digit. */
    static String number(final BigDecimal value)
    {
        final DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(MOST_DECIMALS);

        return format.format(value);
    }

    /** {@code 75 %} of a fraction. */
    static String percent(final BigDecimal fraction)
    {
        return number(fraction.movePointRight(2)) + " %";
    }

    static String bps(final int bpsE2)
    {
        return Ladder.edgeText(bpsE2) + " bps";
    }

    /** {@code within 7.5 bps of the mid}. */
    static String within(final String ladder, final int bpsE2)
    {
        return "within " + bps(bpsE2) + " of " + reference(ladder);
    }

    /** What a ladder of this name is measured from. */
    static String reference(final String ladder)
    {
        return switch (ladder)
        {
            case "mid" -> "the mid";
            case "touch" -> "the best price";
            default -> "the reference of ladder " + ladder;
        };
    }

    /** {@code a, b and c}. */
    static String list(final List<String> items)
    {
        final int last = items.size() - 1;

        return last < 1
            ? String.join("", items)
            : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }
}
