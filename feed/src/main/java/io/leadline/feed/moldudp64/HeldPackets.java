package io.leadline.feed.moldudp64;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Packets behind a hole, by sequence, in a memory of fixed size. Entries lie in arrays from {@code first} on; the bytes
 * lie one behind the other as they came and are moved together in a second memory when the end is reached. Allocates
 * nothing once made. Single thread.
 */
final class HeldPackets
{
    private UnsafeBuffer bytes;
    private UnsafeBuffer spare;
    private int end;
    private final long[] sequences;
    private final int[] counts;
    private final int[] offsets;
    private final int[] lengths;
    private final long[] receipts;
    private int first;
    private int size;

    HeldPackets(final int byteCapacity, final int packetCapacity)
    {
        bytes = new UnsafeBuffer(new byte[byteCapacity]);
        spare = new UnsafeBuffer(new byte[byteCapacity]);
        // As many again, so that entries are moved to the front only now and then.
        sequences = new long[2 * packetCapacity];
        counts = new int[2 * packetCapacity];
        offsets = new int[2 * packetCapacity];
        lengths = new int[2 * packetCapacity];
        receipts = new long[2 * packetCapacity];
    }

    boolean isEmpty()
    {
        return size == 0;
    }

    /** A packet of this sequence and at least this count is held. */
    boolean contains(final long sequence, final int count)
    {
        final int place = placeBehind(sequence) - 1;

        return place >= first && sequences[place] == sequence && counts[place] >= count;
    }

    /** Keeps a copy of a packet; false when there is no room for it. */
    boolean add(
        final DirectBuffer packet, final int offset, final int length, final long sequence, final int count,
        final long receivedEpochNs)
    {
        if (size == sequences.length / 2 || !hasRoom(length))
        {
            return false;
        }
        if (first + size == sequences.length)
        {
            moveEntries(first, 0, size);
            first = 0;
        }
        final int place = placeBehind(sequence);
        moveEntries(place, place + 1, first + size - place);
        sequences[place] = sequence;
        counts[place] = count;
        offsets[place] = end;
        lengths[place] = length;
        receipts[place] = receivedEpochNs;
        bytes.putBytes(end, packet, offset, length);
        end += length;
        size++;

        return true;
    }

    private boolean hasRoom(final int length)
    {
        if (size == 0)
        {
            end = 0;
        }
        if (end + length > bytes.capacity())
        {
            moveBytesTogether();
        }

        return end + length <= bytes.capacity();
    }

    private void moveBytesTogether()
    {
        int free = 0;
        for (int place = first; place < first + size; place++)
        {
            spare.putBytes(free, bytes, offsets[place], lengths[place]);
            offsets[place] = free;
            free += lengths[place];
        }
        final UnsafeBuffer full = bytes;
        bytes = spare;
        spare = full;
        end = free;
    }

    private int placeBehind(final long sequence)
    {
        int place = first + size;
        while (place > first && sequences[place - 1] > sequence)
        {
            place--;
        }

        return place;
    }

    private void moveEntries(final int from, final int to, final int count)
    {
        System.arraycopy(sequences, from, sequences, to, count);
        System.arraycopy(counts, from, counts, to, count);
        System.arraycopy(offsets, from, offsets, to, count);
        System.arraycopy(lengths, from, lengths, to, count);
        System.arraycopy(receipts, from, receipts, to, count);
    }

    /** Where the first packet's bytes lie. */
    DirectBuffer bytes()
    {
        return bytes;
    }

    /** The first packet's first byte. */
    int firstOffset()
    {
        return offsets[first];
    }

    long firstSequence()
    {
        return sequences[first];
    }

    int firstCount()
    {
        return counts[first];
    }

    long firstReceivedEpochNs()
    {
        return receipts[first];
    }

    void removeFirst()
    {
        first++;
        size--;
    }

    void clear()
    {
        first = 0;
        size = 0;
    }
}
