package io.leadline.feed.binance;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.levels.PublicCounters;

/** What is counted of a session. */
final class BinanceCounters
{
    final FeedCounters all = new FeedCounters();
    final Counter frames = all.add("frames");
    final Counter connects = all.add("connects");
    final Counter disconnects = all.add("disconnects");
    /** No JSON, or not with the members that it must have: as if it had not come. */
    final Counter malformed = all.add("frames_malformed");
    final Counter answers = all.add("answers");
    final Counter errors = all.add("errors_of_venue");
    /** Streams that tell nothing of a book, and markets that are not configured. */
    final Counter others = all.add("frames_other");
    /** The best levels again and again: no differences, and of no use. */
    final Counter partial = all.add("frames_partial_depth");
    final Counter quotes = all.add("quotes_not_read");
    /** Snapshots that do not say of which market, where there are several. */
    final Counter unattributed = all.add("snapshots_unattributed");
    final PublicCounters books = new PublicCounters(all);
    final Counter staleMarks = all.add("stale_marks");
    /** Frames of a time so far ahead that it cannot be: as if they had not come. */
    final Counter ahead = all.add("frames_too_far_ahead");
}
