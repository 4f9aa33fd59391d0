package io.leadline.proof.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.log.StoreHeader;

/**
 * What a queue file's header and indexes say of where its documents lie, held against where they do lie: whoever reads
 * a document out of its order believes them. Cold; single thread.
 */
final class StoreIndex
{
    private static final int INITIAL_PLACES = 1 << 10;

    private final long writePosition;
    private final long sequence;
    private final long indexToIndexPosition;
    private final long lastIndex;
    private final List<Index> indexes = new ArrayList<>();
    private Index indexToIndex;
    private long[] places = new long[INITIAL_PLACES];
    private int placeCount;
    private long documentCount;
    private boolean isWritePositionMet;
    private boolean isSequenceMet;

    /**
     * An index as it lies.
     *
     * @param position of its frame.
     * @param used     how many entries it says to have.
     * @param entries  all of them.
     */
    private record Index(long position, long used, long[] entries)
    {
    }

    /** The index of a file with this header, which {@link StoreHeader#isOfFile} let pass. */
    StoreIndex(final byte[] header)
    {
        final ByteBuffer values = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        writePosition = values.getLong(StoreHeader.WRITE_POSITION_OFFSET);
        sequence = values.getLong(StoreHeader.SEQUENCE_OFFSET);
        indexToIndexPosition = values.getLong(StoreHeader.INDEX_TO_INDEX_OFFSET);
        lastIndex = values.getLong(StoreHeader.LAST_INDEX_OFFSET);
    }

    /**
     * Takes in a frame of the store's own.
     *
     * @return null, or what is wrong with it.
     */
    String onFrame(final long position, final byte[] frame)
    {
        final int array = StoreLayout.isIndexToIndex(frame) || StoreLayout.isIndex(frame) ?
            StoreLayout.arrayOffset(frame) : StoreLayout.NONE;
        if (array < 0)
        {
            return "frame that no writer wrote: length=" + frame.length;
        }
        // As many as their documents need, and one in the making.
        if (StoreLayout.isIndex(frame) &&
            indexes.size() > documentCount / StoreLayout.INDEX_SPACING / StoreLayout.INDEX_COUNT + 1)
        {
            return "more indexes than the documents need: documents=" + documentCount;
        }
        final ByteBuffer bytes = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).position(array + Long.BYTES);
        final long used = bytes.getLong();
        final long[] entries = new long[StoreLayout.INDEX_COUNT];
        bytes.asLongBuffer().get(entries);
        final Index index = new Index(position, used, entries);
        if (StoreLayout.isIndex(frame))
        {
            indexes.add(index);
            return null;
        }
        if (indexToIndex != null || position != indexToIndexPosition && indexToIndexPosition != 0)
        {
            return "second index to the indexes: expected=0x" + Long.toHexString(indexToIndexPosition);
        }
        indexToIndex = index;

        return null;
    }

    /** Takes in a document, in the order in which they lie. */
    void onDocument(final long position)
    {
        if (documentCount % StoreLayout.INDEX_SPACING == 0)
        {
            if (placeCount == places.length)
            {
                places = Arrays.copyOf(places, 2 * placeCount);
            }
            places[placeCount++] = position;
        }
        isWritePositionMet |= position == writePosition;
        isSequenceMet |= sequence == (position << Integer.SIZE | documentCount);
        documentCount++;
    }

    /**
     * Holds all that was taken in together, at the end of the documents.
     *
     * @param endPosition where the next document would lie; a writer that is at it may have indexed it.
     * @return null, or what is wrong.
     */
    String fault(final long endPosition)
    {
        if (writePosition != 0 && !isWritePositionMet)
        {
            return "end of the file lies before that of its writer: written=0x" + Long.toHexString(writePosition) +
                " end=0x" + Long.toHexString(endPosition);
        }
        if (sequence != 0 && !isSequenceMet)
        {
            return "last document is not that of the writer: written=0x" + Long.toHexString(sequence) + " documents=" +
                documentCount;
        }
        if (indexToIndexPosition != 0 && indexToIndex == null)
        {
            return "index to the indexes is not there: expected=0x" + Long.toHexString(indexToIndexPosition);
        }

        return indexToIndex == null ? null : indexFault(endPosition);
    }

    private String indexFault(final long endPosition)
    {
        final long lastIndexed = (long)placeCount * StoreLayout.INDEX_SPACING;
        if (lastIndex % StoreLayout.INDEX_SPACING != 0 || lastIndex < 0 ||
            lastIndex > lastIndexed + StoreLayout.INDEX_SPACING)
        {
            return "index goes on behind the documents: lastIndex=" + lastIndex + " documents=" + documentCount;
        }
        if (!isFilledUpTo(indexToIndex))
        {
            return "index to the indexes is not filled up to where it says: used=" + indexToIndex.used;
        }
        long entryCount = 0;
        for (int i = 0; i < StoreLayout.INDEX_COUNT && indexToIndex.entries[i] != 0; i++)
        {
            final Index index = at(indexToIndex.entries[i]);
            if (index == null || !isFilledUpTo(index))
            {
                return "index is not where it should be, or not filled up to where it says: number=" + i +
                    " expected=0x" + Long.toHexString(indexToIndex.entries[i]);
            }
            final String fault = entryFault(index, (long)i * StoreLayout.INDEX_COUNT, endPosition);
            if (fault != null)
            {
                return fault;
            }
            entryCount += index.used;
        }

        return Math.abs(entryCount * StoreLayout.INDEX_SPACING - lastIndex) > StoreLayout.INDEX_SPACING ?
            "index ends elsewhere than its header says: lastIndex=" + lastIndex + " entries=" + entryCount : null;
    }

    private Index at(final long position)
    {
        return indexes.stream().filter(index -> index.position == position).findFirst().orElse(null);
    }

    /** A writer fills an entry and then counts it. */
    private static boolean isFilledUpTo(final Index index)
    {
        int filled = 0;
        while (filled < index.entries.length && index.entries[filled] != 0)
        {
            filled++;
        }
        for (int i = filled; i < index.entries.length; i++)
        {
            if (index.entries[i] != 0)
            {
                return false;
            }
        }

        return index.used == filled || index.used == filled - 1;
    }

    private String entryFault(final Index index, final long firstPlace, final long endPosition)
    {
        for (int i = 0; i < index.entries.length && index.entries[i] != 0; i++)
        {
            final long place = firstPlace + i;
            final long expected = place < placeCount ? places[(int)place] : place == placeCount ? endPosition : -1;
            if (index.entries[i] != expected)
            {
                return "index points elsewhere than to its document: document=" + place * StoreLayout.INDEX_SPACING +
                    " found=0x" + Long.toHexString(index.entries[i]) + " expected=0x" + Long.toHexString(expected);
            }
        }

        return null;
    }
}
