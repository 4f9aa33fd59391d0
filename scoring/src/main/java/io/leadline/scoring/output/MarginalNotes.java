package io.leadline.scoring.output;

import java.util.ArrayList;
import java.util.List;

import io.leadline.scoring.marginal.MarginalEffects;

/**
 * What each effect on what makers are paid means, or why it is not defined for a program: the words beside a number, or
 * in place of one, in tables and in JSON alike.
 *
 * @param size   of a tenth more size.
 * @param spread of a spread a basis point narrower.
 * @param uptime of one of a hundred counted snapshots more.
 */
record MarginalNotes(String size, String spread, String uptime)
{
    private static final String SIZE =
        "each of its orders a tenth larger, and the whole book larger by as much; best prices and fills as they were."
            + " Scored anew.";
    private static final String SPREAD_OF_AVERAGES = "its average spread 1 bp less, not below the program's floor.";
    private static final String SPREAD_OF_ORDERS =
        "each of its orders 1 bp of the mid nearer to the mid that the program measures from, no nearer than at it, not"
            + " rounded to a tick; sizes, depths, mids, presence and fills as they were. Scored anew. Orders beyond the"
            + " outermost recorded edge are in no log and stay out";
    private static final String ENOUGH = ".";
    private static final String SHORT =
        ": here some might have come inside, and a mid edge 1 bp wider than the program's limit would tell.";
    private static final String SPREAD_OF_BANDS =
        "each of its orders 1 bp of the mid nearer, not rounded to a tick: what so comes into a band is added to it and"
            + " to the whole book's; touch, mid, best prices, notionals and fills as they were. Scored anew. Orders"
            + " beyond the outermost mid edge are in no log and stay out.";
    private static final String UNDEFINED = "not defined: ";
    private static final String UPTIME =
        "there (its KPI held) in one of a hundred counted snapshots more, with its own average size, spread and score;"
            + " the others' scores as they were.";
    private static final String NO_UPTIME =
        "not defined: each snapshot is shared by whoever quotes in it, and which snapshots these would be makes a"
            + " difference.";

    /** The words for effects under a program, whose logs have been walked over. */
    static MarginalNotes of(final MarginalEffects effects)
    {
        return new MarginalNotes(SIZE, spread(effects), effects.hasUptime() ? UPTIME : NO_UPTIME);
    }

    private static String spread(final MarginalEffects effects)
    {
        if (!effects.hasSpread())
        {
            return UNDEFINED + effects.missingForSpread();
        }
        final List<String> byRule = new ArrayList<>();
        if (effects.hasSpreadOfAverages())
        {
            byRule.add(SPREAD_OF_AVERAGES);
        }
        if (effects.hasSpreadOfOrders())
        {
            byRule.add(SPREAD_OF_ORDERS + (effects.isSpreadShort() ? SHORT : ENOUGH));
        }
        if (effects.hasSpreadOfBands())
        {
            byRule.add(SPREAD_OF_BANDS);
        }

        return String.join(" Or, by rule: ", byRule);
    }
}
