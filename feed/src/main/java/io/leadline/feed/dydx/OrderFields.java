package io.leadline.feed.dydx;

import io.leadline.event.Side;

/**
 * The fields of one order, or of its id alone, as a decoder finds them. The owner is a range of the message's bytes, so
 * it is gone with the message. Overwritten by each order; single thread.
 */
final class OrderFields
{
    /** The venue names neither side. */
    static final int NO_SIDE = -1;

    private static final int VENUE_BUY = 1;
    private static final int VENUE_SELL = 2;
    private static final int VENUE_POST_ONLY = 2;

    byte[] ownerBytes = new byte[0];
    int ownerOffset;
    int ownerLength;
    /** Unsigned 32 bits each, as the venue has them. */
    long subaccount;
    long clientId;
    long orderFlags;
    long clobPair;
    /** {@link Side} of the resting order. */
    int side;
    /** Unsigned 64 bits each. */
    long quantums;
    long subticks;
    boolean isPostOnly;

    /** What a message leaves out is 0. */
    void clear()
    {
        ownerLength = 0;
        subaccount = 0;
        clientId = 0;
        orderFlags = 0;
        clobPair = 0;
        side = NO_SIDE;
        quantums = 0;
        subticks = 0;
        isPostOnly = false;
    }

    /** The venue's number of a side. */
    void side(final long venueSide)
    {
        side = venueSide == VENUE_BUY ? Side.BID : venueSide == VENUE_SELL ? Side.ASK : NO_SIDE;
    }

    /** The venue's number of how long an order stays. */
    void timeInForce(final long venueTimeInForce)
    {
        isPostOnly = venueTimeInForce == VENUE_POST_ONLY;
    }

    /** The same order id, pair included. */
    boolean isSameId(final OrderFields other)
    {
        return clientId == other.clientId && orderFlags == other.orderFlags && clobPair == other.clobPair &&
            subaccount == other.subaccount && ownerLength == other.ownerLength && isSameOwner(other);
    }

    private boolean isSameOwner(final OrderFields other)
    {
        for (int i = 0; i < ownerLength; i++)
        {
            if (ownerBytes[ownerOffset + i] != other.ownerBytes[other.ownerOffset + i])
            {
                return false;
            }
        }

        return true;
    }
}
