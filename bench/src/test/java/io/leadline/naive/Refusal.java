package io.leadline.naive;

/** Why an event has no effect on a book; the first that applies, in this order. */
public enum Refusal
{
    SIZE_OFF_LOT,
    SIZE_NOT_POSITIVE,
    PRICE_OFF_TICK,
    PRICE_NOT_POSITIVE,
    TOO_LARGE
}
