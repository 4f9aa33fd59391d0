package io.leadline.feed.aeron;

import java.util.Locale;

/** Why a message is no use; the name in lower case is that of its counter. */
public enum Refused
{
    /** Too few bytes for what its header promises; the value is how many there are. */
    SHORT_MESSAGES,
    /** Of another schema; the value is its id. */
    OTHER_SCHEMAS,
    /** Of a template that this schema does not have, or not yet; the value is its id. */
    UNKNOWN_TEMPLATES,
    /** A sequence that no session comes to; the value is the sequence. */
    BAD_SEQUENCES,
    /** A first time before 1970 or after 2261; the value is the time. */
    BAD_TIMES,
    /** An order id below 0; the value is the id. */
    BAD_ORDER_IDS,
    /** Neither bid nor ask; the value is the side. */
    BAD_SIDES,
    /** None of the states; the value is the state. */
    BAD_STATES,
    /** A name that is empty, too long or no UTF-8; the value is its length. */
    BAD_NAMES,
    /** A step that is not above 0, or that no exact ratio leads from to the configuration's; the value is its units. */
    BAD_STEPS,
    /** More markets or accounts than this session takes; the value is the number that was to be defined. */
    TOO_MANY_NAMES;

    /** The message was an event, if none that there is, of a market that is known. */
    boolean isOneMarkets()
    {
        return this == BAD_ORDER_IDS || this == BAD_SIDES || this == BAD_STATES;
    }

    String text()
    {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Hears of every message that is refused, on the session's thread, so that a person can be told. */
    @FunctionalInterface
    public interface Listener
    {
        /**
         * A message was refused; it is counted, and what may have been lost with it is stale.
         *
         * @param templateId of the message, or -1 where it has no header.
         * @param version    of the schema by which it was written, or -1.
         */
        void onRefused(Refused reason, long value, int templateId, int version);
    }
}
