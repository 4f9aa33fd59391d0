package io.leadline.scoring.figure;

import io.leadline.program.Rule;
import io.leadline.scoring.exact.Rational;

/**
 * One maker's average spread a basis point narrower, but not below the least that the rule takes for a spread; what is
 * there already stays.
 *
 * @param maker its name.
 */
public record NarrowerSpread(String maker) implements FigureChange
{
    @Override
    public MakerFigures of(final MakerFigures figures, final Rule rule, final String market)
    {
        if (!figures.maker().equals(maker) || figures.averageSpreadBps() == null)
        {
            return figures;
        }
        final Rational narrower = figures.averageSpreadBps().minus(Rational.ONE);
        final Rational least = Rational.of(rule.averages().spreadFloorBps());

        return figures.withAverages(figures.averageSize(), narrower.compareTo(least) > 0 ? narrower : least);
    }
}
