package io.leadline.proof.precision;

import java.util.List;

import io.leadline.book.MarketBook;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.Touch;

/**
 * One market from event to event: when its snapshots would count by their status, and when each maker is present by
 * each rule. Looks only at what has changed since it looked last. Single thread.
 */
final class MarketWatch
{
    private final MarketBook book;
    private final long minTouchTickLots;
    private final Touch touch = new Touch();
    private final MakerTouches touches = new MakerTouches();
    private final PresenceWatch[] presences;
    private final Stretches counted = new Stretches();
    private boolean isTouchFormed;

    MarketWatch(final MarketBook book, final long minTouchTickLots, final List<Presence> presences)
    {
        this.book = book;
        this.minTouchTickLots = minTouchTickLots;
        this.presences = presences.stream().map(PresenceWatch::new).toArray(PresenceWatch[]::new);
    }

    /** Takes the market as it stands from a time on, which is after that of the last call. */
    void settle(final long timeEpochNs)
    {
        if (book.hasChanged() || !isTouchFormed)
        {
            look(timeEpochNs);
            book.settle();
        }
        final MarketStatus status = Touch.status(book, false, touch.bidTicks(), touch.askTicks());
        final boolean isCounted = status != MarketStatus.STALE && status != MarketStatus.HALTED;
        if (isCounted && !counted.isOpen())
        {
            counted.open(timeEpochNs);
        }
        else if (!isCounted && counted.isOpen())
        {
            counted.close(timeEpochNs);
        }
    }

    private void look(final long timeEpochNs)
    {
        isTouchFormed = true;
        touches.update(book);
        touch.form(book, minTouchTickLots);
        for (final PresenceWatch presence : presences)
        {
            if (presence.place(touch))
            {
                presence.lookAtAll(book, touches, timeEpochNs);
            }
            else
            {
                presence.lookAtChanged(book, touches, timeEpochNs);
            }
        }
    }

    /** The feed has been silent for too long: nothing counts from a time on until the market is settled again. */
    void silence(final long fromEpochNs)
    {
        if (counted.isOpen())
        {
            counted.close(fromEpochNs);
        }
    }

    /** The log ends. */
    void end(final long timeEpochNs)
    {
        silence(timeEpochNs);
        for (final PresenceWatch presence : presences)
        {
            presence.end(timeEpochNs);
        }
    }

    /** When the market was neither stale nor halted. */
    Stretches counted()
    {
        return counted;
    }

    /** When a maker of the market was present by a rule, whatever the market's status. */
    Stretches present(final int presence, final int maker)
    {
        return presences[presence].stretches(maker);
    }

    MarketBook book()
    {
        return book;
    }
}
