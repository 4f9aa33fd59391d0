package io.leadline.scoring.figure;

import io.leadline.program.Rule;
import io.leadline.scoring.exact.Rational;

/**
 * One maker's average size as it is when everything that it rested was a tenth more: exactly a tenth more, because an
 * average is a sum over its own bands. For rules that take nothing else of its sizes.
 *
 * @param maker its name.
 */
public record LargerSize(String maker) implements FigureChange
{
    private static final Rational FACTOR = Rational.of(11, 10);

    @Override
    public MakerFigures of(final MakerFigures figures, final Rule rule, final String market)
    {
        return figures.maker().equals(maker) && figures.averageSize() != null
            ? figures.withAverages(figures.averageSize().times(FACTOR), figures.averageSpreadBps())
            : figures;
    }
}
