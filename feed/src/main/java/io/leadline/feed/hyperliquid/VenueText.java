package io.leadline.feed.hyperliquid;

import io.leadline.event.Side;
import io.leadline.feed.CharSpan;
import io.leadline.number.Quantum;
import io.leadline.number.Steps;

/** The venue's words for numbers and sides. */
final class VenueText
{
    private VenueText()
    {
    }

    /** Whole steps of a decimal; {@code steps} tells whether it is exact. */
    static long read(
        final Quantum quantum, final CharSpan text, final String field, final Steps steps, final JsonInput input)
    {
        if (!text.read(quantum, steps))
        {
            throw input.problem("malformed decimal: field=" + field + " value=" + text);
        }

        return steps.count();
    }

    /** Side of an order: {@code B} or {@code Bid}, {@code A} or {@code Ask}. */
    static int side(final CharSpan text, final JsonInput input)
    {
        if ("B".contentEquals(text) || "Bid".contentEquals(text))
        {
            return Side.BID;
        }
        if (!"A".contentEquals(text) && !"Ask".contentEquals(text))
        {
            throw input.problem("unknown side: value=" + text + " allowed=A,Ask,B,Bid");
        }

        return Side.ASK;
    }
}
