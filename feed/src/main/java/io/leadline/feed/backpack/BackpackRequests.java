package io.leadline.feed.backpack;

import io.leadline.feed.levels.SnapshotRequests;

/** Asks the venue for what its streams do not tell, to be handed to the decoder when it comes. On the feed's thread. */
public interface BackpackRequests extends SnapshotRequests
{
    /** Nobody can be asked: a recording has what it has. */
    BackpackRequests NOBODY = new BackpackRequests()
    {
        @Override
        public void snapshotNeeded(final String venueId)
        {
            SnapshotRequests.NONE.snapshotNeeded(venueId);
        }

        @Override
        public void ordersNeeded(final String account, final int number)
        {
            SnapshotRequests.NONE.snapshotNeeded(account);
        }

        @Override
        public void ordersNotNeeded(final String account)
        {
            // Nobody was asked.
        }
    };

    /**
     * The open orders of an account are needed, younger than this call.
     *
     * @param number of the request; an answer to one that was followed by another is of no use any more.
     */
    void ordersNeeded(String account, int number);

    /** The account has no connection any more, so that open orders asked for are of no use. */
    void ordersNotNeeded(String account);
}
