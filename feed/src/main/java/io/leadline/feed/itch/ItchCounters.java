package io.leadline.feed.itch;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;

/** What is counted of messages. */
public final class ItchCounters
{
    final Counter messages;
    final Counter systemEvents;
    final Counter daysBegun;
    final Counter directory;
    final Counter tradingActions;
    final Counter positions;
    /** Participants that are active in a configured stock, by the last position told of them. */
    final Counter positionsActive;
    /** Positions of nobody, and more than there could be. */
    final Counter positionsRefused;
    final Counter adds;
    final Counter attributedAdds;
    final Counter executed;
    final Counter executedWithPrice;
    final Counter cancels;
    final Counter deletes;
    final Counter replaces;
    final Counter trades;
    /** Types of the venue that change no book. */
    final Counter otherTypes;
    final Counter unknownTypes;
    /** Of another length than their type's, or with a time or side that cannot be: every book is out of sync. */
    final Counter malformed;
    /** Messages of orders and trades of stocks that are not configured. */
    final Counter otherStocks;
    /** Messages of orders of stocks whose symbol no message has told. */
    final Counter untoldStocks;
    /** Changes of orders that were never added: where the book was known, it is no more. */
    final Counter unknownReferences;
    final Counter referencesTwice;
    final Counter overfills;
    final Counter overcancels;
    final Counter attributionsRefused;
    final Counter ordersOverLimit;
    final Counter snapshotMessages;
    final Counter snapshots;
    final Counter snapshotsNotNeeded;
    /** Snapshots whose next message was over already, and those that cannot be read or held. */
    final Counter snapshotsTooOld;
    final Counter snapshotsRefused;
    final Counter staleMarks;
    /** Books told anew behind a hole that was filled late. */
    final Counter resyncs;

    /** Adds its counters to a feed's. */
    public ItchCounters(final FeedCounters all)
    {
        messages = all.add("messages");
        systemEvents = all.add("system_events");
        daysBegun = all.add("days_begun");
        directory = all.add("stock_directory");
        tradingActions = all.add("trading_actions");
        positions = all.add("participant_positions");
        positionsActive = all.add("participant_positions_active");
        positionsRefused = all.add("participant_positions_refused");
        adds = all.add("adds");
        attributedAdds = all.add("adds_attributed");
        executed = all.add("executed");
        executedWithPrice = all.add("executed_with_price");
        cancels = all.add("cancels");
        deletes = all.add("deletes");
        replaces = all.add("replaces");
        trades = all.add("trades");
        otherTypes = all.add("other_types");
        unknownTypes = all.add("unknown_types");
        malformed = all.add("malformed");
        otherStocks = all.add("other_stocks");
        untoldStocks = all.add("untold_stocks");
        unknownReferences = all.add("unknown_references");
        referencesTwice = all.add("references_twice");
        overfills = all.add("overfills");
        overcancels = all.add("overcancels");
        attributionsRefused = all.add("attributions_refused");
        ordersOverLimit = all.add("orders_over_limit");
        snapshotMessages = all.add("snapshot_messages");
        snapshots = all.add("snapshots");
        snapshotsNotNeeded = all.add("snapshots_not_needed");
        snapshotsTooOld = all.add("snapshots_too_old");
        snapshotsRefused = all.add("snapshots_refused");
        staleMarks = all.add("stale_marks");
        resyncs = all.add("resyncs");
    }
}
