package io.leadline.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store resolves names of classes that it finds in a file: none but its own are let through to it. */
class StoreHeaderTest
{
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long TIME_EPOCH_NS = 20_513 * DAY_NS;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTwoDays()
    {
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            final UnsafeBuffer document = new UnsafeBuffer(BufferUtil.allocateDirectAligned(64, 64));
            for (int i = 0; i < 600; i++)
            {
                appender.append(TIME_EPOCH_NS + i / 300 * DAY_NS, document, 0, 1 + i % 64);
            }
        }
    }

    @Test
    void shouldLetThroughWhatTheStoreWrites() throws IOException
    {
        assertThat(BareDocuments.of(folder)).hasSize(600);
        assertThat(StoreHeader.isOfFile(Files.readAllBytes(file(1)))).isTrue();
        assertThat(StoreHeader.isOfListing(Files.readAllBytes(folder.resolve(StoreHeader.LISTING)))).isTrue();
    }

    @Test
    void shouldNameAFileThatBeginsAsNoneDoes() throws IOException
    {
        for (int offset = 0; offset < StoreHeader.LENGTH; offset++)
        {
            if (!isNumber(offset))
            {
                final Path file = file(offset % 2);
                flip(file, offset);
                assertRefused(file);
                flip(file, offset);
            }
        }
        assertThat(BareDocuments.of(folder)).hasSize(600);
    }

    private static boolean isNumber(final int offset)
    {
        return offset >= StoreHeader.WRITE_POSITION_OFFSET && offset < StoreHeader.SEQUENCE_OFFSET + Long.BYTES ||
            offset >= StoreHeader.INDEX_TO_INDEX_OFFSET && offset < StoreHeader.INDEX_TO_INDEX_OFFSET + Long.BYTES ||
            offset >= StoreHeader.LAST_INDEX_OFFSET && offset < StoreHeader.LAST_INDEX_OFFSET + Long.BYTES;
    }

    @Test
    void shouldNameAListingThatBeginsAsNoneDoes() throws IOException
    {
        final Path listing = folder.resolve(StoreHeader.LISTING);
        for (int offset = 0; offset < StoreHeader.listingLength(); offset++)
        {
            flip(listing, offset);
            assertRefused(listing);
            flip(listing, offset);
        }
    }

    private void assertRefused(final Path file)
    {
        assertThatThrownBy(() -> new DocumentTailer(folder))
            .isInstanceOfSatisfying(LogException.class, failure ->
                assertThat(failure.fault()).isEqualTo(LogException.Fault.CORRUPT))
            .hasMessage("corrupt: store's header is not what every file of a log begins with: path=" + file);
    }

    private Path file(final int day)
    {
        return LogFolder.file(folder, 20_513 + day);
    }

    private static void flip(final Path file, final int offset) throws IOException
    {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE))
        {
            final ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, offset);
            one.put(0, (byte)(one.get(0) ^ 0x10)).rewind();
            channel.write(one, offset);
        }
    }
}
