package io.leadline.proof.dispute;

import io.leadline.scoring.exact.Rational;

/**
 * A number of one snapshot that totals are added up from.
 *
 * @param name  as the sum over all snapshots is known by: {@code size}, {@code score}, {@code kpi:7.5}.
 * @param value exact: what is added.
 */
record Figure(String name, Rational value)
{
    /** Size in the program's currency, as its averages take the two sides together. */
    static final String SIZE = "size";
    /** Spread in bps. */
    static final String SPREAD = "spread_bps";
    /** Score of brackets. */
    static final String SCORE = "score";
    /** Share of a bracket, numbered from 1. */
    static final String SHARE = "bracket_share_";
    /** 1 where all needs of a KPI hold, else 0. */
    static final String KPI = "kpi";
    /** 1 where the need of a distance holds, else 0. */
    static final String KPI_AT = "kpi:";
    /** What single orders are worth. */
    static final String BID_LIQUIDITY = "bid_liquidity";
    static final String ASK_LIQUIDITY = "ask_liquidity";
    static final String LIQUIDITY = "liquidity";
    /** Share of that of all makers. */
    static final String SNAPSHOT_SHARE = "snapshot_share";
    /** 1 where what single orders are worth is above 0, else 0. */
    static final String QUOTED = "quoted";
    /** Filled since the record before, in the program's currency. */
    static final String FILLED = "filled_notional";
    /** The part of that which a taker of the same maker took. */
    static final String SELF_MATCHED = "self_matched_notional";

    static Figure held(final String name, final boolean holds)
    {
        return new Figure(name, holds ? Rational.ONE : Rational.ZERO);
    }
}
