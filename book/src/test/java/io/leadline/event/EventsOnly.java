package io.leadline.event;

import java.math.BigDecimal;

/** Who does not ask for names. */
interface EventsOnly extends EventHandler
{
    @Override
    default void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
    }

    @Override
    default void onAccount(final int account, final String name)
    {
    }
}
