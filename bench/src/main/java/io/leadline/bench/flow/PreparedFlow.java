package io.leadline.bench.flow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import io.leadline.problem.BadInputException;

/**
 * The documents of an event log, and what one must know to feed them to books. Goes into a file and out of it, so that
 * a program that runs under a tool which makes it many times slower need not make its flow there.
 *
 * @param documents     in direct memory, in their order.
 * @param eventCounts   events of each of them; 0 of the first ones, which name and rest all that the flow begins with.
 * @param reductionsLots what each reduce event takes away, in their order.
 */
public record PreparedFlow(List<ByteBuffer> documents, int[] eventCounts, long[] reductionsLots)
{
    private static final long MAGIC = 0x4c45_4144_464c_4f57L;
    private static final int HEADER_LENGTH = 2 * Long.BYTES;
    private static final int ALIGNMENT = 64;

    public PreparedFlow
    {
        documents = List.copyOf(documents);
        if (documents.size() != eventCounts.length)
        {
            throw new IllegalArgumentException(
                "counts are not of these documents: documents=" + documents.size() + " counts=" + eventCounts.length);
        }
    }

    /** Documents that stand before the flow's own. */
    public int fillCount()
    {
        int count = 0;
        while (count < eventCounts.length && eventCounts[count] == 0)
        {
            count++;
        }

        return count;
    }

    /** Writes everything into a new file: numbers first, then the documents where the file's pages are aligned. */
    public void write(final Path file) throws IOException
    {
        final ByteBuffer numbers = ByteBuffer.allocate(
            HEADER_LENGTH + 2 * Integer.BYTES * eventCounts.length + Long.BYTES * reductionsLots.length);
        numbers.putLong(MAGIC).putInt(eventCounts.length).putInt(reductionsLots.length);
        for (int i = 0; i < eventCounts.length; i++)
        {
            numbers.putInt(documents.get(i).capacity()).putInt(eventCounts[i]);
        }
        for (final long reductionLots : reductionsLots)
        {
            numbers.putLong(reductionLots);
        }
        try (FileChannel channel = FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE))
        {
            write(channel, numbers.flip());
            for (final ByteBuffer document : documents)
            {
                channel.position(aligned(channel.position()));
                write(channel, document.duplicate().clear());
            }
        }
    }

    private static void write(final FileChannel channel, final ByteBuffer bytes) throws IOException
    {
        while (bytes.hasRemaining())
        {
            channel.write(bytes);
        }
    }

    private static long aligned(final long position)
    {
        return (position + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /**
     * Maps what was written; a document is a part of the mapping.
     *
     * @throws BadInputException when the file is none of these.
     */
    public static PreparedFlow read(final Path file) throws IOException
    {
        try (FileChannel channel = FileChannel.open(file))
        {
            final ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            if (bytes.capacity() < HEADER_LENGTH || bytes.getLong() != MAGIC)
            {
                throw new BadInputException(file + ": file holds no prepared flow: length=" + channel.size());
            }
            final int[] lengths = new int[bytes.getInt()];
            final int[] eventCounts = new int[lengths.length];
            final long[] reductionsLots = new long[bytes.getInt()];
            for (int i = 0; i < lengths.length; i++)
            {
                lengths[i] = bytes.getInt();
                eventCounts[i] = bytes.getInt();
            }
            for (int i = 0; i < reductionsLots.length; i++)
            {
                reductionsLots[i] = bytes.getLong();
            }

            return new PreparedFlow(documents(bytes, lengths), eventCounts, reductionsLots);
        }
    }

    private static List<ByteBuffer> documents(final ByteBuffer bytes, final int[] lengths)
    {
        final List<ByteBuffer> documents = new ArrayList<>();
        int offset = bytes.position();
        for (final int length : lengths)
        {
            offset = (int)aligned(offset);
            documents.add(bytes.slice(offset, length));
            offset += length;
        }

        return documents;
    }
}
