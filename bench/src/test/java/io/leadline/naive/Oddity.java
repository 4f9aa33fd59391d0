package io.leadline.naive;

/** What is counted because it is odd, although it has a defined effect. */
public enum Oddity
{
    UNKNOWN_ORDER,
    ADD_ONTO_LIVE,
    REPLACE_ONTO_LIVE,
    OVERFILL,
    LEVEL_IN_ORDERS_MARKET,
    UNCONFIGURED_MARKET,
    PRICE_ROUNDED,
    TIME_RAN_BACK,
    TIME_JUMPED
}
