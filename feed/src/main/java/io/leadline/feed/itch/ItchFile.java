package io.leadline.feed.itch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;

import org.agrona.concurrent.UnsafeBuffer;

import io.leadline.feed.Recording;
import io.leadline.feed.pcap.CaptureReader;

/**
 * A recording and what it holds, told by its content.
 *
 * @param recording    the file.
 * @param kind         what it holds.
 * @param nextSequence of a snapshot, the first message that is not in it; else 0.
 */
record ItchFile(Recording recording, Kind kind, long nextSequence)
{
    private static final int MAGIC_LENGTH = 4;

    /** What a recording can hold. */
    enum Kind
    {
        /** Packets of the venue's lines. */
        CAPTURE,
        /** Messages of a day, or of a part of one. */
        DAY,
        /** Messages of a snapshot. */
        SNAPSHOT
    }

    /**
     * Looks into a recording. A day begins with a system event, so only other files are read to their end: for the
     * message that ends a snapshot.
     */
    static ItchFile probe(final Recording recording)
    {
        if (CaptureReader.isCapture(begin(recording)))
        {
            return new ItchFile(recording, Kind.CAPTURE, 0);
        }
        try (BinaryFile file = new BinaryFile(recording))
        {
            boolean hasNext = file.next();
            final boolean isDay = hasNext && file.type() == 'S';
            while (hasNext && !isDay)
            {
                if (file.type() == 'G')
                {
                    return new ItchFile(recording, Kind.SNAPSHOT, nextSequence(recording, file));
                }
                hasNext = file.next();
            }
        }

        return new ItchFile(recording, Kind.DAY, 0);
    }

    private static byte[] begin(final Recording recording)
    {
        try (InputStream content = recording.open())
        {
            return content.readNBytes(MAGIC_LENGTH);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private static long nextSequence(final Recording recording, final BinaryFile file)
    {
        final Glimpse end = new Glimpse();
        final UnsafeBuffer buffer = file.buffer();
        if (file.length() != ItchLayout.SNAPSHOT_END_LENGTH || !end.end(buffer, file.offset()))
        {
            throw recording.problem(file.count(), "end of snapshot without a sequence: length=" + file.length());
        }

        return end.nextSequence();
    }

    /** The day of its messages: as named by the user, else by the file's name; null when neither says. */
    LocalDate day()
    {
        return recording.day() == null ? FileDay.of(recording.path()) : recording.day();
    }
}
