package io.leadline.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

import com.sun.management.ThreadMXBean;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents cost no garbage, and a mapped block of 64 MiB little. */
class DocumentAllocationTest
{
    private static final ThreadMXBean THREADS = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private static final long TIME_EPOCH_NS = 1_772_323_200_000_000_000L;
    private static final int LENGTH = 8_192;
    private static final int DOCUMENTS_PER_BLOCK = DocumentQueue.BLOCK_LENGTH / (LENGTH + Integer.BYTES);
    private static final int BLOCK_COUNT = 6;
    private static final int WARM_UP_COUNT = 50_000;
    private static final long LIMIT_PER_BLOCK = 16 << 10;

    @TempDir
    private Path folder;

    private final CRC32C checksum = new CRC32C();
    private long sum;

    @Test
    void shouldAllocateLittlePerBlockAndNothingPerDocument()
    {
        final UnsafeBuffer memory = new UnsafeBuffer(BufferUtil.allocateDirectAligned(LENGTH, 64));
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            appendSmall(appender, memory);
            try (DocumentTailer tailer = new DocumentTailer(folder))
            {
                read(tailer);
                final long[] written = new long[BLOCK_COUNT];
                final long[] read = new long[BLOCK_COUNT];
                for (int block = 0; block < BLOCK_COUNT; block++)
                {
                    final long before = THREADS.getCurrentThreadAllocatedBytes();
                    appendBlock(appender, memory);
                    final long between = THREADS.getCurrentThreadAllocatedBytes();
                    final int count = read(tailer);
                    read[block] = THREADS.getCurrentThreadAllocatedBytes() - between;
                    written[block] = between - before;
                    assertThat(count).isEqualTo(DOCUMENTS_PER_BLOCK);
                }

                assertThat(median(written)).as("written: %s", Arrays.toString(written)).isLessThan(LIMIT_PER_BLOCK);
                assertThat(median(read)).as("read: %s", Arrays.toString(read)).isLessThan(LIMIT_PER_BLOCK);
                assertThat(sum).isNotZero();
            }
        }
    }

    private static long median(final long[] bytes)
    {
        return Arrays.stream(bytes).sorted().toArray()[bytes.length / 2];
    }

    /** Both ways in and out, often enough to be compiled. */
    private void appendSmall(final DocumentAppender appender, final UnsafeBuffer memory)
    {
        for (int i = 0; i < WARM_UP_COUNT; i++)
        {
            append(appender, memory, i, 1 + i % 100);
        }
    }

    private void appendBlock(final DocumentAppender appender, final UnsafeBuffer memory)
    {
        for (int i = 0; i < DOCUMENTS_PER_BLOCK; i++)
        {
            append(appender, memory, i, LENGTH);
        }
    }

    private static void append(
        final DocumentAppender appender, final UnsafeBuffer memory, final int number, final int length)
    {
        if (number % 2 == 0)
        {
            appender.append(TIME_EPOCH_NS, memory, 0, length);
        }
        else
        {
            appender.begin(TIME_EPOCH_NS, LENGTH).putBytes(0, memory, 0, length);
            appender.commit(length);
        }
    }

    private int read(final DocumentTailer tailer)
    {
        int count = 0;
        while (tailer.next())
        {
            final ByteBuffer bytes = tailer.memory();
            checksum.reset();
            checksum.update(bytes);
            sum += checksum.getValue();
            count++;
        }

        return count;
    }
}
