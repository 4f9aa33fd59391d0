package io.leadline.scoring.figure;

import io.leadline.program.Rule;

/** What one maker's figures would be had it quoted otherwise. Stateless; any thread. */
@FunctionalInterface
public interface FigureChange
{
    /** Figures as they are. */
    FigureChange NONE = (figures, rule, market) -> figures;

    /** The figures of a maker in a market, changed where it is the one. */
    MakerFigures of(MakerFigures figures, Rule rule, String market);
}
