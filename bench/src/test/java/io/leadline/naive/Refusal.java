package io.leadline.naive;

/** Why an event has no effect on a book; the first that applies, in this order. */
public enum Refusal
{
    SIZE_OFF_LOT,
    BAD_SIZE,
    PRICE_OFF_TICK,
    BAD_PRICE,
    TOO_LARGE
}
