package io.leadline.feed.moldudp64;

import java.nio.ByteOrder;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * One MoldUDP64 session after the other, from the packets of any number of lines. Messages are handed on in sequence,
 * each once. Behind a hole nothing is handed on: packets are held, so that messages which come late, by another line or
 * from a request server, still come in their place and nothing was ever wrong.
 * <pre>
 *   hole seen ──staleAfter──▶ onStale ──lostAfter, or no room──▶ onLost, and on behind the hole
 *       └─ filled: nothing happened   └─ filled: onHealed
 * silence ──deadAfter──▶ onStale, onSilence … ──packets──▶ onHealed, where nothing is missing
 * </pre>
 * Knows no socket: whoever owns one asks {@link #missingCount()} and sends requests. What is no packet of the protocol
 * is counted and left alone. Single thread; allocates nothing.
 */
public final class MoldStream
{
    private static final long NONE = Long.MIN_VALUE;
    /** More messages than a venue has in a day. */
    private static final long MAX_AHEAD = 1L << 32;
    private static final ByteOrder BIG_ENDIAN = ByteOrder.BIG_ENDIAN;

    private final MoldLimits limits;
    private final MoldListener listener;
    private final MoldCounters counters;
    private final HeldPackets held;
    private final MoldSession session;

    private boolean isJoined;
    private boolean isStale;
    private boolean isEndSeen;
    private boolean isEnded;
    private boolean isPaused;
    private boolean isSilent;
    private long expected;
    /** One behind the last message that is known to exist. */
    private long known;
    private long holeSinceEpochNs = NONE;
    /** The first message behind the hole when it was seen. */
    private long holeEnd;
    private long behindSinceEpochNs = NONE;

    /** A stream before its first packet. */
    public MoldStream(final MoldLimits limits, final MoldListener listener, final MoldCounters counters)
    {
        this.limits = limits;
        this.listener = listener;
        this.counters = counters;
        held = new HeldPackets(limits.heldBytes(), limits.heldPackets());
        session = new MoldSession(limits.silenceNs());
    }

    /**
     * Takes a datagram.
     *
     * @param packet          lent for the call.
     * @param offset          its first byte.
     * @param length          its bytes.
     * @param receivedEpochNs when it was received.
     */
    public void onPacket(final DirectBuffer packet, final int offset, final int length, final long receivedEpochNs)
    {
        if (!MoldPackets.isPacket(packet, offset, length))
        {
            counters.strays.increment();
            return;
        }
        if (!session.isSame(packet, offset))
        {
            if (isJoined && !isEnded && !session.isSilent(receivedEpochNs))
            {
                counters.otherSessions.increment();
                return;
            }
            giveUpAll();
            session.set(packet, offset);
            isJoined = false;
        }
        session.heard(receivedEpochNs);
        isSilent = false;
        counters.packets.increment();
        take(packet, offset, length, receivedEpochNs);
    }

    private void take(final DirectBuffer packet, final int offset, final int length, final long receivedEpochNs)
    {
        final long sequence = packet.getLong(offset + MoldLayout.SEQUENCE_OFFSET, BIG_ENDIAN);
        final int header = packet.getShort(offset + MoldLayout.COUNT_OFFSET, BIG_ENDIAN) & 0xffff;
        final int count = header == MoldLayout.END_OF_SESSION ? 0 : header;
        if (sequence == 0 && count > 0)
        {
            takeUnnumbered(packet, offset, count, receivedEpochNs);
            return;
        }
        if (!isJoined)
        {
            join(sequence);
        }
        if (sequence - expected > MAX_AHEAD)
        {
            counters.tooFar.increment();
            return;
        }
        if (sequence + count < expected && hasStartedAgain(receivedEpochNs))
        {
            giveUpAll();
            join(sequence);
        }
        behindSinceEpochNs = sequence + count < expected ? behindSinceEpochNs : NONE;
        counters.heartbeats.increase(header == MoldLayout.HEARTBEAT ? 1 : 0);
        counters.ends.increase(header == MoldLayout.END_OF_SESSION ? 1 : 0);
        isEndSeen |= header == MoldLayout.END_OF_SESSION && sequence >= expected;
        follow(packet, offset, length, sequence, count, receivedEpochNs);
    }

    private void takeUnnumbered(
        final DirectBuffer packet, final int offset, final int count, final long receivedEpochNs)
    {
        counters.unnumbered.increment();
        giveUpAll();
        isJoined = false;
        listener.onJoin(0);
        int at = offset + MoldLayout.HEADER_LENGTH;
        for (int i = 0; i < count; i++)
        {
            final int length = packet.getShort(at, BIG_ENDIAN) & 0xffff;
            at += MoldLayout.MESSAGE_LENGTH_LENGTH;
            listener.onMessage(packet, at, length, 0, receivedEpochNs);
            at += length;
        }
    }

    private void join(final long sequence)
    {
        counters.joins.increment();
        isJoined = true;
        isEnded = false;
        isEndSeen = false;
        expected = limits.firstSequence() > 0 ? Math.min(limits.firstSequence(), sequence) : sequence;
        known = expected;
        behindSinceEpochNs = NONE;
        listener.onJoin(expected);
    }

    /** Only packets behind the sequence for so long that it is another one. */
    private boolean hasStartedAgain(final long receivedEpochNs)
    {
        if (behindSinceEpochNs == NONE)
        {
            behindSinceEpochNs = receivedEpochNs;
        }

        return receivedEpochNs - behindSinceEpochNs >= limits.silenceNs();
    }

    private void follow(
        final DirectBuffer packet, final int offset, final int length, final long sequence, final int count,
        final long receivedEpochNs)
    {
        known = Math.max(known, sequence + count);
        if (count > 0 && sequence + count <= expected)
        {
            counters.duplicates.increment();
        }
        else if (isPaused && count > 0)
        {
            keep(packet, offset, length, sequence, count, receivedEpochNs);
        }
        else if (count > 0 && sequence <= expected)
        {
            handOn(packet, offset, sequence, count, receivedEpochNs);
            handOnHeld();
        }
        else if (sequence > expected)
        {
            hold(packet, offset, length, sequence, count, receivedEpochNs);
        }
        else if (sequence == expected && !isMissing())
        {
            heal();
            listener.onHeartbeat(expected, receivedEpochNs);
        }
        onTime(receivedEpochNs);
        endIfWhole();
    }

    private void keep(
        final DirectBuffer packet, final int offset, final int length, final long sequence, final int count,
        final long receivedEpochNs)
    {
        if (held.contains(sequence, count))
        {
            counters.duplicates.increment();
        }
        else if (held.add(packet, offset, length, sequence, count, receivedEpochNs))
        {
            counters.held.increment();
        }
        else
        {
            counters.pausesGivenUp.increment();
            resume();
            follow(packet, offset, length, sequence, count, receivedEpochNs);
        }
    }

    /** Nothing is handed on from now on: packets are held, until {@link #resume} or until there is no more room. */
    public void pause()
    {
        isPaused = true;
    }

    /** What was held is handed on, and whatever follows. */
    public void resume()
    {
        isPaused = false;
        handOnHeld();
    }

    private void hold(
        final DirectBuffer packet, final int offset, final int length, final long sequence, final int count,
        final long receivedEpochNs)
    {
        if (holeSinceEpochNs == NONE)
        {
            beginHole(sequence, receivedEpochNs);
        }
        if (count == 0)
        {
            return;
        }
        if (held.contains(sequence, count))
        {
            counters.duplicates.increment();
            return;
        }
        counters.held.increment();
        boolean isFull = false;
        while (!held.add(packet, offset, length, sequence, count, receivedEpochNs))
        {
            isFull = true;
            giveUp();
        }
        if (isFull)
        {
            handOnHeld();
        }
    }

    private void beginHole(final long end, final long sinceEpochNs)
    {
        holeEnd = end;
        holeSinceEpochNs = sinceEpochNs;
        counters.holes.increment();
    }

    private void handOn(
        final DirectBuffer packet, final int offset, final long sequence, final int count, final long receivedEpochNs)
    {
        int at = offset + MoldLayout.HEADER_LENGTH;
        for (int i = 0; i < count; i++)
        {
            final int length = packet.getShort(at, BIG_ENDIAN) & 0xffff;
            at += MoldLayout.MESSAGE_LENGTH_LENGTH;
            if (sequence + i == expected)
            {
                expected++;
                listener.onMessage(packet, at, length, sequence + i, receivedEpochNs);
            }
            at += length;
        }
    }

    private void handOnHeld()
    {
        while (!held.isEmpty() && held.firstSequence() <= expected)
        {
            handOn(
                held.bytes(), held.firstOffset(), held.firstSequence(), held.firstCount(),
                held.firstReceivedEpochNs());
            held.removeFirst();
        }
        if (isMissing())
        {
            if (!held.isEmpty() && held.firstSequence() > holeEnd)
            {
                beginHole(held.firstSequence(), held.firstReceivedEpochNs());
            }
            return;
        }
        holeSinceEpochNs = NONE;
        heal();
    }

    private void heal()
    {
        if (isStale)
        {
            isStale = false;
            listener.onHealed();
        }
    }

    /** Time has passed, with or without packets: a hole may have been open, or the lines silent, for too long. */
    public void onTime(final long nowEpochNs)
    {
        passHole(nowEpochNs);
        if (limits.deadAfterNs() > 0 && isJoined && !isEnded && session.isSilent(nowEpochNs, limits.deadAfterNs()))
        {
            passSilence(nowEpochNs);
        }
    }

    private void passSilence(final long nowEpochNs)
    {
        if (!isSilent)
        {
            isSilent = true;
            isStale = true;
            counters.silences.increment();
            listener.onStale();
        }
        listener.onSilence(nowEpochNs);
    }

    private void passHole(final long nowEpochNs)
    {
        while (isMissing() && holeSinceEpochNs != NONE && !isPaused)
        {
            final long openNs = nowEpochNs - holeSinceEpochNs;
            if (openNs >= limits.staleAfterNs() && !isStale)
            {
                isStale = true;
                counters.staleHoles.increment();
                listener.onStale();
            }
            if (openNs < limits.lostAfterNs())
            {
                return;
            }
            giveUp();
        }
    }

    /** The first hole will not be filled. */
    private void giveUp()
    {
        final long first = expected;
        expected = held.isEmpty() ? known : held.firstSequence();
        counters.lostHoles.increment();
        counters.lostMessages.increase(expected - first);
        listener.onLost(first, expected - first);
        handOnHeld();
    }

    private void giveUpAll()
    {
        while (isJoined && isMissing())
        {
            giveUp();
        }
        held.clear();
    }

    private void endIfWhole()
    {
        if (isEndSeen && !isEnded && !isMissing())
        {
            isEnded = true;
            listener.onEnd();
        }
    }

    /** There is nothing more: holes are given up. */
    public void onEndOfInput()
    {
        giveUpAll();
        endIfWhole();
    }

    /** Nothing has come for so long that the lines may be dead. */
    public boolean isSilent()
    {
        return isSilent;
    }

    /** Messages are missing that are known to exist. */
    public boolean isMissing()
    {
        return expected < known;
    }

    /** The next message's sequence: where a hole begins when there is one. */
    public long nextSequence()
    {
        return expected;
    }

    /** How many messages of the first hole a request may ask for; 0 when none is missing. */
    public int missingCount()
    {
        final long behind = held.isEmpty() ? known : held.firstSequence();

        return (int)Math.min(MoldLayout.MAX_COUNT, behind - expected);
    }

    /** Writes the header of a packet of this session, which is also a request. */
    public void putHeader(
        final MutableDirectBuffer target, final int offset, final long sequence, final int count)
    {
        session.put(target, offset);
        target.putLong(offset + MoldLayout.SEQUENCE_OFFSET, sequence, BIG_ENDIAN);
        target.putShort(offset + MoldLayout.COUNT_OFFSET, (short)count, BIG_ENDIAN);
    }
}
