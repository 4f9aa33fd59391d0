package io.leadline.scoring.figure;

import java.util.List;

import io.leadline.config.Market;
import io.leadline.scoring.tally.MarketTally;
import io.leadline.scoring.tally.RunningTotals;

/**
 * What the logs hold of one market for one rule.
 *
 * @param market its definition, the same in every log that has it.
 * @param tally  its sums, of all logs.
 * @param totals its running totals, one for each log that has it.
 */
public record MarketSource(Market market, MarketTally tally, List<RunningTotals> totals)
{
    public MarketSource
    {
        totals = List.copyOf(totals);
    }
}
