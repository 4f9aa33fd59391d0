package io.leadline.feed.moldudp64;

/**
 * How long and how much a {@link MoldStream} waits for what is missing, by the clock of receipts.
 *
 * @param staleAfterNs  a hole that is open so long makes the stream stale; until then it counts as disorder.
 * @param lostAfterNs   a hole that is open so long is given up; at least {@code staleAfterNs}.
 * @param silenceNs     another session, or a sequence that starts again, is followed when the one before it has brought
 *                      nothing for so long.
 * @param heldBytes     bytes of packets that are held behind a hole; when they are full, the hole is given up. At least
 *                      a packet's.
 * @param heldPackets   packets that are held behind a hole; at least 1.
 * @param firstSequence the message to begin a session with, when a request server can send it; 0 for the first to come.
 * @param deadAfterNs   when nothing has come for so long the lines are taken to be dead; 0 for never, as of recordings.
 */
public record MoldLimits(
    long staleAfterNs, long lostAfterNs, long silenceNs, int heldBytes, int heldPackets, long firstSequence,
    long deadAfterNs)
{
    private static final long NS_PER_MS = 1_000_000;

    /** Servers beat every second; a request is answered within milliseconds or not at all. */
    public static final MoldLimits DEFAULT =
        new MoldLimits(250 * NS_PER_MS, 10_000 * NS_PER_MS, 15_000 * NS_PER_MS, 1 << 23, 1 << 14, 0);

    public MoldLimits
    {
        if (staleAfterNs < 0 || lostAfterNs < staleAfterNs || silenceNs <= 0 ||
            heldBytes < MoldLayout.MAX_PACKET_LENGTH || heldPackets < 1 || firstSequence < 0 || deadAfterNs < 0)
        {
            throw new IllegalArgumentException(
                "limits cannot be kept: stale_after_ns=" + staleAfterNs + " lost_after_ns=" + lostAfterNs +
                " silence_ns=" + silenceNs + " held_bytes=" + heldBytes + " held_packets=" + heldPackets +
                " first_sequence=" + firstSequence + " dead_after_ns=" + deadAfterNs);
        }
    }

    /** The same where silence means nothing. */
    public MoldLimits(
        final long staleAfterNs, final long lostAfterNs, final long silenceNs, final int heldBytes,
        final int heldPackets, final long firstSequence)
    {
        this(staleAfterNs, lostAfterNs, silenceNs, heldBytes, heldPackets, firstSequence, 0);
    }

    /** The same with another first message. */
    public MoldLimits from(final long sequence)
    {
        return new MoldLimits(
            staleAfterNs, lostAfterNs, silenceNs, heldBytes, heldPackets, sequence, deadAfterNs);
    }
}
