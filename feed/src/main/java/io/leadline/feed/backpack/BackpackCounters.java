package io.leadline.feed.backpack;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.levels.PublicCounters;
import io.leadline.feed.levels.QuoteCheck;

/** What is counted of the public connection and of the makers' sessions. */
final class BackpackCounters
{
    final FeedCounters all = new FeedCounters();
    final Counter publicFrames = all.add("public_frames");
    final Counter privateFrames = all.add("private_frames");
    final Counter connects = all.add("connects");
    final Counter disconnects = all.add("disconnects");
    /** No JSON, or not with the members that it must have. A private one breaks its session off. */
    final Counter malformed = all.add("frames_malformed");
    final Counter answers = all.add("answers");
    final Counter errors = all.add("errors_of_venue");
    /** Streams that tell nothing of a book, and markets that are not configured. */
    final Counter others = all.add("frames_other");
    /** Snapshots that do not say of which market, where there are several. */
    final Counter unattributed = all.add("snapshots_unattributed");
    /** Frames of a time so far ahead that it cannot be: as if they had not come. */
    final Counter ahead = all.add("frames_too_far_ahead");
    final PublicCounters books = new PublicCounters(all);
    final QuoteCheck.Counts quotes = new QuoteCheck.Counts(all);
    /** Best prices that are no numbers: as if they had not come. */
    final Counter quotesUnreadable = all.add("quotes_unreadable");
    /** Trades whose order ids are no whole numbers: fills in them find nobody who took. */
    final Counter partiesUnreadable = all.add("trade_parties_unreadable");
    final Counter accepted = all.add("orders_accepted");
    /** Orders that are accepted and never rest: not limit, not good till cancelled, or waiting for their trigger. */
    final Counter neverResting = all.add("orders_never_resting");
    final Counter fills = all.add("fills");
    /** Executions in which the maker's order took. */
    final Counter takerFills = all.add("fills_as_taker");
    /** Fills of enrolled accounts by enrolled accounts: self-matches, where both are one maker's. */
    final Counter takersKnown = all.add("fills_taker_enrolled");
    /** Executions in which an enrolled account took, told so late that the fill was written without it. */
    final Counter takersLate = all.add("fills_taker_late");
    /** Fills written so many trades later that nobody remembers who took. */
    final Counter takersForgotten = all.add("fills_taker_forgotten");
    /** Executions of private sessions that the public print of the trade bears out: order, price and size. */
    final Counter fillsProven = all.add("fills_as_printed");
    /** Executions that the print, or the other side's session, tells otherwise. */
    final Counter fillsDisproved = all.add("fills_not_as_printed");
    /** Prices at which more of enrolled accounts rested than the level had, for a lag, both known up to one time. */
    final Counter ownAbove = all.add("own_sizes_above_level");
    /** Sessions with orders at such a price, whose orders are asked for anew: once a connection. */
    final Counter sessionsDisproved = all.add("sessions_disproved");
    final Counter modified = all.add("orders_modified");
    final Counter gone = all.add("orders_gone");
    /** Cancelled or expired without ever having rested. */
    final Counter goneUnknown = all.add("orders_gone_unknown");
    /** Told before: the fill, or the whole order, is in the book already. */
    final Counter oldUpdates = all.add("order_updates_old");
    /** Resting orders that no update has told: the session is broken off. */
    final Counter unknownOrders = all.add("orders_unknown");
    /** Updates older than their market's last of the same session: the session is broken off. */
    final Counter disordered = all.add("order_updates_disordered");
    final Counter triggers = all.add("triggers");
    final Counter seeds = all.add("sessions_seeded");
    final Counter seededOrders = all.add("orders_seeded");
    final Counter sessionsLost = all.add("sessions_lost");
    final Counter synced = all.add("markets_synced");
    final Counter staleMarks = all.add("stale_marks");
}
