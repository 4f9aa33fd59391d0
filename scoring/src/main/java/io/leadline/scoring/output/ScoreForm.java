package io.leadline.scoring.output;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * How the scores of one column are written: all alike, so that they can be compared at a glance, and short, because
 * products of powers may be as long as a line and the names beside them have to be read.
 */
final class ScoreForm
{
    private static final int MOST_DECIMALS = 4;
    /** Digits of the largest score; one that needs more in front of the point is written in powers of ten. */
    private static final MathContext PLAIN = new MathContext(7, RoundingMode.HALF_EVEN);
    private static final MathContext POWERS_OF_TEN = new MathContext(6, RoundingMode.HALF_EVEN);

    /** Below 0: powers of ten. */
    private final int decimals;

    private ScoreForm(final int decimals)
    {
        this.decimals = decimals;
    }

    /** The form of these scores. */
    static ScoreForm of(final List<BigDecimal> scores)
    {
        final int longest = scores.stream()
            .map(score -> score.round(PLAIN))
            .mapToInt(score -> score.precision() - score.scale())
            .max()
            .orElse(0);

        return new ScoreForm(Math.min(MOST_DECIMALS, PLAIN.getPrecision() - longest));
    }

    /** A score in this form. */
    String text(final BigDecimal score)
    {
        if (decimals >= 0)
        {
            return ScoreTable.number(score, decimals);
        }

        return score.signum() == 0
            ? "0"
            : String.format(Locale.ROOT, "%." + (POWERS_OF_TEN.getPrecision() - 1) + "E", score.round(POWERS_OF_TEN));
    }
}
