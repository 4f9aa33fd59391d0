package io.leadline.proof.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.leadline.log.StoreHeader;

/**
 * The store's listing of a log's files, {@code metadata.cq4t}: a header that says how files roll, and named numbers.
 * Readers take the first and the last file from it. Cold.
 */
final class StoreListing
{
    private static final String LOWEST = "listing.lowestCycle";
    private static final String HIGHEST = "listing.highestCycle";
    private static final long NOT_REPLICATED = -1;
    private static final Set<String> ANY_VALUE = Set.of(
        LOWEST, HIGHEST, "listing.modCount", "chronicle.write.lock", "chronicle.append.lock", "normalisedEOFsTo");
    private static final Set<String> UNUSED = Set.of(
        "chronicle.lastIndexReplicated", "chronicle.lastAcknowledgedIndexReplicated", "chronicle.lastIndexMSynced");
    private static final int MAX_LENGTH = 1 << 20;
    private static final int KEY = 0xb9;
    private static final int PAD = 0x8f;
    private static final int PAD_LENGTH = 0x8e;
    private static final int NUMBER = 0xa7;

    private final Path file;
    private final Map<String, Long> values = new HashMap<>();
    private final boolean mayBeInMaking;
    private boolean isInMaking;

    private StoreListing(final Path file, final boolean mayBeInMaking)
    {
        this.file = file;
        this.mayBeInMaking = mayBeInMaking;
    }

    /**
     * Reads the listing of a log.
     *
     * @param mayBeInMaking whether its writer may be at it: not so any more once a document was read.
     * @return null when there is none, or it is in the making: readers then look at the files alone.
     * @throws StoreException when it is not what a writer wrote.
     */
    static StoreListing read(final Path directory, final boolean mayBeInMaking) throws IOException
    {
        final Path file = directory.resolve(StoreHeader.LISTING);
        if (!Files.exists(file))
        {
            return null;
        }
        final StoreListing listing = new StoreListing(file, mayBeInMaking);
        try (InputStream in = Files.newInputStream(file))
        {
            listing.parse(ByteBuffer.wrap(in.readNBytes(MAX_LENGTH)).order(ByteOrder.LITTLE_ENDIAN));
        }

        return listing.isInMaking ? null : listing;
    }

    private void parse(final ByteBuffer bytes)
    {
        if (mayBeInMaking && isBegun(bytes))
        {
            isInMaking = true;
            return;
        }
        final byte[] header = new byte[Math.min(StoreHeader.listingLength(), bytes.remaining())];
        bytes.get(header);
        if (!StoreHeader.isOfListing(header))
        {
            throw fault("listing of the log does not begin as every one does", 0);
        }
        while (bytes.remaining() >= Integer.BYTES && bytes.getInt(bytes.position()) != 0)
        {
            final int offset = bytes.position();
            final int length = bytes.getInt();
            if (mayBeInMaking && length < 0)
            {
                isInMaking = true;
                return;
            }
            if (length <= 0 || length > bytes.remaining() || !parseValue(bytes.slice(offset + Integer.BYTES, length)))
            {
                throw fault("listing of the log holds what no writer wrote", offset);
            }
            bytes.position(offset + Integer.BYTES + length);
        }
        isInMaking = mayBeInMaking && !(values.containsKey(LOWEST) && values.containsKey(HIGHEST));
    }

    /** The header's length is set last. */
    private static boolean isBegun(final ByteBuffer bytes)
    {
        final int word = bytes.remaining() < Integer.BYTES ? 0 : bytes.getInt(bytes.position());

        return word == 0 || word == StoreLayout.NOT_COMPLETE;
    }

    /** A name of few letters, padding, a number to the end. */
    private boolean parseValue(final ByteBuffer slice)
    {
        final ByteBuffer value = slice.order(ByteOrder.LITTLE_ENDIAN);
        if (value.remaining() < 2 || (value.get() & 0xff) != KEY)
        {
            return false;
        }
        final byte[] name = new byte[value.get() & 0xff];
        if (name.length > value.remaining() - Long.BYTES - 1)
        {
            return false;
        }
        value.get(name);
        while (value.remaining() > Long.BYTES + 1)
        {
            final int code = value.get() & 0xff;
            final int padLength = code == PAD_LENGTH && value.remaining() > Integer.BYTES ? value.getInt() : 0;
            if (code != PAD && code != PAD_LENGTH || padLength < 0 || padLength > value.remaining())
            {
                return false;
            }
            value.position(value.position() + padLength);
        }
        if (value.remaining() != Long.BYTES + 1 || (value.get() & 0xff) != NUMBER)
        {
            return false;
        }

        return isKnown(new String(name, StandardCharsets.ISO_8859_1), value.getLong());
    }

    private boolean isKnown(final String name, final long value)
    {
        final boolean isFirst = values.put(name, value) == null;

        return isFirst && (ANY_VALUE.contains(name) || UNUSED.contains(name) && value == NOT_REPLICATED);
    }

    /**
     * Holds the listing against the days of the files that are there, rising. A writer makes a file before it lists it,
     * and lists it before it writes to it.
     *
     * @param isRetired whether files were taken off the start on purpose, which the listing may not know.
     * @throws StoreException when a listed first or last file is not there.
     */
    void requireFiles(final long firstDay, final long lastDay, final boolean isRetired)
    {
        final long lowest = value(LOWEST);
        final long highest = value(HIGHEST);
        if (highest >= lowest && (lowest != firstDay && !isRetired || highest > lastDay))
        {
            throw new StoreException(
                StoreException.Kind.MISSING,
                "first or last file is gone: file=" + file + " listed=" + day(lowest) + " to " + day(highest) +
                " found=" + day(firstDay) + " to " + day(lastDay));
        }
    }

    /**
     * Demands that the file of a day which holds documents is listed.
     *
     * @throws StoreException when readers would not come to it.
     */
    void requireListed(final long day)
    {
        if (day < value(LOWEST) || day > value(HIGHEST))
        {
            throw new StoreException(
                StoreException.Kind.CHANGED,
                "listing leaves out a file that holds documents: file=" + file + " day=" + day(day) + " listed=" +
                day(value(LOWEST)) + " to " + day(value(HIGHEST)));
        }
    }

    private long value(final String name)
    {
        final Long value = values.get(name);
        if (value == null)
        {
            throw fault("listing of the log does not say its first and its last file", 0);
        }

        return value;
    }

    private static String day(final long epochDay)
    {
        return epochDay >= 0 && epochDay <= QueueLog.MAX_DAY ? LocalDate.ofEpochDay(epochDay).toString() :
            Long.toString(epochDay);
    }

    private StoreException fault(final String what, final long offset)
    {
        return new StoreException(
            StoreException.Kind.CHANGED, what + ": file=" + file + " offset=0x" + Long.toHexString(offset));
    }
}
