package io.leadline.proof.dispute;

import java.util.List;

import io.leadline.event.Side;

/** Words for the sides of a book. */
final class Sides
{
    static final List<Integer> BOTH = List.of(Side.BID, Side.ASK);

    private Sides()
    {
    }

    static String name(final int side)
    {
        return side == Side.BID ? "bid" : "ask";
    }

    static int other(final int side)
    {
        return side == Side.BID ? Side.ASK : Side.BID;
    }
}
