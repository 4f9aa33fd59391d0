package io.leadline.feed.aeron;

/**
 * What a number of a session stands for.
 *
 * @param market the market.
 * @param price  from the engine's prices to ticks; null for a market that is not configured, as is the next.
 * @param size   from the engine's sizes to lots.
 */
record DefinedMarket(EngineMarket market, StepRatio price, StepRatio size)
{
    /** The same market in the same steps. */
    boolean isSame(final DefinedMarket other)
    {
        return market == other.market &&
            (price == null || price.isSame(other.price) && size.isSame(other.size));
    }
}
