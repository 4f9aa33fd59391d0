package io.leadline.proof.dispute;

import java.util.List;

import io.leadline.scoring.exact.Rational;

/**
 * What the event log says of an instant.
 *
 * @param levels       of the book around the mid, asks from the outermost inwards, then bids outwards.
 * @param levelsBeyond levels inside the outermost edge that are left out, on both sides.
 * @param lives        of the maker's orders around the instant, by the time that they were added.
 * @param lastEvent    the last one of any market before the instant.
 * @param lastOfMarket the last one of the market; null where there was none.
 * @param differences  between the record made anew from the events and the one in the log; none where they are equal.
 */
record EventView(
    List<Level> levels,
    int levelsBeyond,
    List<OrderLife> lives,
    LoggedEvent lastEvent,
    LoggedEvent lastOfMarket,
    List<String> differences)
{
    EventView
    {
        levels = List.copyOf(levels);
        lives = List.copyOf(lives);
        differences = List.copyOf(differences);
    }

    /**
     * One price of the book.
     *
     * @param side        bid or ask.
     * @param price       of the level.
     * @param distanceBps from the mid; null without one.
     * @param size        of everybody.
     * @param own         the maker's part of it.
     * @param orders      the maker's orders at it.
     */
    record Level(int side, Rational price, Rational distanceBps, Rational size, Rational own, int orders)
    {
    }

    /**
     * An event as the log has it.
     *
     * @param timeEpochNs venue time.
     * @param sequence    of the feed.
     * @param text        what it was.
     */
    record LoggedEvent(long timeEpochNs, long sequence, String text)
    {
    }

    /**
     * The life of one of the maker's orders, as far as it lies around the instant.
     *
     * @param orderId      the venue's id when it was added.
     * @param side        bid or ask.
     * @param isResting   whether it rests at the instant.
     * @param events      from the one that added it on.
     * @param eventsBeyond events in between that are left out.
     */
    record OrderLife(String orderId, int side, boolean isResting, List<LoggedEvent> events, int eventsBeyond)
    {
        OrderLife
        {
            events = List.copyOf(events);
        }
    }
}
