package io.leadline.feed.moldudp64;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;

/** What is counted of packets. */
public final class MoldCounters
{
    final Counter packets;
    /** Datagrams that are no packets of this protocol. */
    final Counter strays;
    final Counter otherSessions;
    /** Sessions that were joined, and sequences that started again. */
    final Counter joins;
    final Counter duplicates;
    final Counter heartbeats;
    final Counter ends;
    /** Packets whose messages have no numbers. */
    final Counter unnumbered;
    /** Packets too far ahead to be of this sequence. */
    final Counter tooFar;
    final Counter held;
    final Counter holes;
    final Counter staleHoles;
    /** Holes that were given up, and their messages. */
    final Counter lostHoles;
    final Counter lostMessages;
    /** Times for which all lines were silent. */
    final Counter silences;
    /** Pauses that ended because no more packets could be held. */
    final Counter pausesGivenUp;

    /** Adds its counters to a feed's. */
    public MoldCounters(final FeedCounters all)
    {
        packets = all.add("packets");
        strays = all.add("packets_stray");
        otherSessions = all.add("packets_other_session");
        joins = all.add("sessions_joined");
        duplicates = all.add("packets_duplicate");
        heartbeats = all.add("packets_heartbeat");
        ends = all.add("packets_end_of_session");
        unnumbered = all.add("packets_unnumbered");
        tooFar = all.add("packets_too_far_ahead");
        held = all.add("packets_held_back");
        holes = all.add("holes");
        staleHoles = all.add("holes_stale");
        lostHoles = all.add("holes_lost");
        lostMessages = all.add("messages_lost");
        silences = all.add("silences");
        pausesGivenUp = all.add("pauses_given_up");
    }
}
