package io.leadline.proof.precision;

import java.util.ArrayList;
import java.util.List;

import io.leadline.book.MarketBook;
import io.leadline.event.Side;
import io.leadline.measure.Thresholds;
import io.leadline.measure.Touch;

/** When each maker of one market is present by one rule, whatever the market's status. Single thread. */
final class PresenceWatch
{
    private final Thresholds edge;
    private final boolean isPostOnly;
    /** By the market's number of a maker; that of everybody who is not tracked stays empty. */
    private final List<Stretches> makers = new ArrayList<>();
    private boolean hasMid;
    private long lowestBidTicks;
    private long highestAskTicks;

    PresenceWatch(final Presence presence)
    {
        edge = new Thresholds(presence.ladder());
        isPostOnly = presence.ladder().postOnly();
    }

    /** Takes best prices from a time on; returns whether makers that did not change may be present or not by it. */
    boolean place(final Touch touch)
    {
        final boolean hadMid = hasMid;
        final long lowest = lowestBidTicks;
        final long highest = highestAskTicks;
        edge.place(touch.bidTicks(), touch.askTicks());
        // Without a mid nobody is active, though bands of the touch may be measured on the side that is there.
        hasMid = touch.bidTicks() > 0 && touch.askTicks() > 0;
        if (hasMid)
        {
            lowestBidTicks = edge.limitTicks(Side.BID, 0);
            highestAskTicks = edge.limitTicks(Side.ASK, 0);
        }

        return hadMid != hasMid || lowest != lowestBidTicks || highest != highestAskTicks;
    }

    /** Looks at all makers. */
    void lookAtAll(final MarketBook book, final MakerTouches touches, final long timeEpochNs)
    {
        for (int maker = 1; maker < book.makerCount(); maker++)
        {
            look(maker, touches, timeEpochNs);
        }
    }

    /** Looks at the makers that changed since the book was settled. */
    void lookAtChanged(final MarketBook book, final MakerTouches touches, final long timeEpochNs)
    {
        final long[] changed = book.changedMakers();
        for (int word = 0; word < changed.length; word++)
        {
            for (long rest = changed[word]; rest != 0; rest &= rest - 1)
            {
                final int maker = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                if (maker != MarketBook.UNTRACKED && maker < book.makerCount())
                {
                    look(maker, touches, timeEpochNs);
                }
            }
        }
    }

    private void look(final int maker, final MakerTouches touches, final long timeEpochNs)
    {
        while (makers.size() <= maker)
        {
            makers.add(new Stretches());
        }
        final Stretches stretches = makers.get(maker);
        final boolean isPresent = isPresent(maker, touches);
        if (isPresent && !stretches.isOpen())
        {
            stretches.open(timeEpochNs);
        }
        else if (!isPresent && stretches.isOpen())
        {
            stretches.close(timeEpochNs);
        }
    }

    private boolean isPresent(final int maker, final MakerTouches touches)
    {
        final long bidTicks = touches.bestTicks(maker, Side.BID, isPostOnly);
        final long askTicks = touches.bestTicks(maker, Side.ASK, isPostOnly);

        return hasMid && bidTicks != MakerTouches.NONE && bidTicks >= lowestBidTicks
            && askTicks != MakerTouches.NONE && askTicks <= highestAskTicks;
    }

    /** Ends what has begun. */
    void end(final long timeEpochNs)
    {
        makers.stream().filter(Stretches::isOpen).forEach(stretches -> stretches.close(timeEpochNs));
    }

    /** When a maker was present; the market may have been excluded meanwhile. */
    Stretches stretches(final int maker)
    {
        return maker < makers.size() ? makers.get(maker) : new Stretches();
    }
}
