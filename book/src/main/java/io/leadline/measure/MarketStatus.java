package io.leadline.measure;

/** Status of a market at an instant; the first that applies, in this order. The order is the code in the logs. */
public enum MarketStatus
{
    /** Out of sync with the venue. */
    STALE,
    /** The venue has halted trading. */
    HALTED,
    /** No side has a best price. */
    EMPTY,
    /** One side has no best price. */
    ONE_SIDED,
    /** Best bid above best ask. */
    CROSSED,
    /** Two sides, not crossed; locked is OK. */
    OK
}
