package io.leadline.proof.conduct;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import io.leadline.report.Html;

/** Bars of one maker in one line of a page, between its name and a number; drawn as SVG, which prints as it is. */
final class BarStrip
{
    /** Units of a bar and the gap behind it; the drawing is stretched to the width of its line. */
    private static final int BAR_WIDTH = 100;
    private static final int GAP = 8;
    private static final int HEIGHT = 28;

    private BarStrip()
    {
    }

    /**
     * Writes a line.
     *
     * @param words      what the bars say, for who does not see them.
     * @param values     of the bars, 0 or more.
     * @param full       the value of a bar as high as the line.
     * @param otherIndex from which bar on they are drawn as what others are compared with.
     * @param number     behind the bars.
     */
    static void write(
        final Html html,
        final String maker,
        final String words,
        final List<BigDecimal> values,
        final BigDecimal full,
        final int otherIndex,
        final String number)
    {
        html.open("div", "class", "strip").open("span", "class", "who").name(maker).close("span");
        html.open("svg", "viewBox", "0 0 " + BAR_WIDTH * values.size() + ' ' + HEIGHT,
            "preserveAspectRatio", "none", "role", "img", "aria-label", maker + ": " + words);
        for (int i = 0; i < values.size(); i++)
        {
            final int height = height(values.get(i), full);
            if (height > 0)
            {
                html.open("path", "class", i < otherIndex ? "part" : "part other",
                    "d", "M" + (BAR_WIDTH * i + GAP / 2) + ' ' + HEIGHT + "v-" + height + 'h' + (BAR_WIDTH - GAP) +
                        'v' + height + 'z').close("path");
            }
        }
        html.close("svg").element("span", number, "class", "share").close("div").line();
    }

    /** Whatever is there is seen. */
    private static int height(final BigDecimal value, final BigDecimal full)
    {
        if (value.signum() == 0 || full.signum() == 0)
        {
            return 0;
        }

        return value.multiply(BigDecimal.valueOf(HEIGHT)).divide(full, 0, RoundingMode.HALF_EVEN)
            .max(BigDecimal.ONE).intValueExact();
    }

    /** Writes what stands below the bars. */
    static void scale(final Html html, final String style, final List<String> labels, final String unit)
    {
        html.open("div", "class", "strip scale", "aria-hidden", "true").element("span", "");
        html.open("span", "class", style);
        labels.forEach(label -> html.element("span", label));
        html.close("span").element("span", unit).close("div").line();
    }
}
