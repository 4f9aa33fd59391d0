package io.leadline.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentWindowTest
{
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long MIDNIGHT = 1_772_323_200_000_000_000L;
    private static final int LARGEST = DocumentQueue.MAX_DOCUMENT_LENGTH;

    @TempDir
    private Path folder;

    @Test
    void shouldShowWhatWasMadeInPlace()
    {
        final Random random = new Random(1);
        final List<byte[]> written = new ArrayList<>();
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            for (int i = 0; i < 500; i++)
            {
                final byte[] bytes = bytes(random, 1 + random.nextInt(1 << random.nextInt(17)));
                make(appender, MIDNIGHT, bytes, bytes.length + random.nextInt(100));
                written.add(bytes);
            }
        }

        assertSame(written, BareDocuments.of(folder));
    }

    /** Every place of a document in its block, at the block's end above all, and the largest documents among them. */
    @Test
    void shouldHoldDocumentsInOnePieceWhereBlocksMeet()
    {
        for (int shift = 0; shift < 4; shift++)
        {
            final Path place = folder.resolve("shift-" + shift);
            final Random random = new Random(shift);
            final List<Integer> lengths = new ArrayList<>();
            lengths.add(1 + 4 * shift);
            for (int i = 0; i < 9; i++)
            {
                lengths.add(random.nextInt(3) == 0 ? LARGEST / 2 + random.nextInt(LARGEST / 2) : LARGEST);
                lengths.add(1 + random.nextInt(100));
            }
            writePatterns(place, lengths, shift);
            assertPatterns(place, lengths, shift);
        }
    }

    /** A header in the last bytes of a block, at its end, or behind it, then documents of every kind. */
    @Test
    void shouldHoldHeaderAtEndOfBlock()
    {
        for (int tail = -2; tail <= 3; tail++)
        {
            final Path place = folder.resolve("tail-" + tail);
            final List<Integer> lengths = new ArrayList<>();
            try (DocumentAppender appender = new DocumentAppender(place))
            {
                write(appender, lengths, 1);
                final long target = DocumentQueue.BLOCK_LENGTH - 4L * tail;
                while (appender.position() + LARGEST < target)
                {
                    write(appender, lengths, LARGEST / 4);
                }
                write(appender, lengths, (int)(target - appender.position()) - Integer.BYTES);
                assertThat(appender.position()).isEqualTo(target);
                for (final int length : new int[] {LARGEST, 5, LARGEST, LARGEST, LARGEST, LARGEST, 3})
                {
                    write(appender, lengths, length);
                }
            }
            assertPatterns(place, lengths, 0);
        }
    }

    private static void write(final DocumentAppender appender, final List<Integer> lengths, final int length)
    {
        fill(appender.begin(MIDNIGHT, length), length, pattern(0, lengths.size()));
        appender.commit(length);
        lengths.add(length);
    }

    private static void writePatterns(final Path place, final List<Integer> lengths, final int seed)
    {
        try (DocumentAppender appender = new DocumentAppender(place))
        {
            for (int i = 0; i < lengths.size(); i++)
            {
                final UnsafeBuffer window = appender.begin(MIDNIGHT, lengths.get(i));
                assertThat(window.capacity()).isEqualTo(lengths.get(i));
                fill(window, lengths.get(i), pattern(seed, i));
                appender.commit(lengths.get(i));
            }
        }
    }

    private static void assertPatterns(final Path place, final List<Integer> lengths, final int seed)
    {
        try (DocumentTailer tailer = new DocumentTailer(place))
        {
            for (int i = 0; i < lengths.size(); i++)
            {
                assertThat(tailer.next()).as("document=%d", i).isTrue();
                assertThat(tailer.length()).isEqualTo(lengths.get(i));
                assertFilled(tailer.document(), lengths.get(i), pattern(seed, i));
                assertThat(checksum(tailer.memory())).isEqualTo(checksum(tailer.document(), tailer.length()));
            }
            assertThat(tailer.next()).isFalse();
        }
    }

    private static byte pattern(final int seed, final int document)
    {
        return (byte)(1 + (31 * seed + document) % 127);
    }

    private static void fill(final UnsafeBuffer window, final int length, final byte value)
    {
        window.setMemory(0, length, value);
    }

    private static void assertFilled(final UnsafeBuffer document, final int length, final byte value)
    {
        int different = 0;
        for (int i = 0; i < length; i++)
        {
            different += document.getByte(i) == value ? 0 : 1;
        }
        assertThat(different).isZero();
    }

    @Test
    void shouldLeaveNothingOfDocumentThatIsTakenBack()
    {
        final Random random = new Random(3);
        final List<byte[]> written = new ArrayList<>();
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            for (int i = 0; i < 200; i++)
            {
                final byte[] dropped = bytes(random, 1 + random.nextInt(1 << random.nextInt(17)));
                appender.begin(MIDNIGHT, dropped.length).putBytes(0, dropped);
                appender.abort();
                final byte[] kept = bytes(random, 1 + random.nextInt(1 << random.nextInt(10)));
                if (random.nextBoolean())
                {
                    make(appender, MIDNIGHT, kept, kept.length);
                }
                else
                {
                    appender.append(MIDNIGHT, offHeap(kept), 0, kept.length);
                }
                written.add(kept);
                assertSame(written, BareDocuments.of(folder));
            }
            appender.begin(MIDNIGHT, 100).setMemory(0, 100, (byte)7);
        }

        assertSame(written, BareDocuments.of(folder));
    }

    @Test
    void shouldClearWhatWasWrittenBehindTheEnd()
    {
        final List<byte[]> written = new ArrayList<>();
        final Random random = new Random(4);
        try (DocumentAppender appender = new DocumentAppender(folder);
            DocumentTailer tailer = tailerOfFirst(appender, written))
        {
            for (int length = 1; length < 300; length++)
            {
                final byte[] bytes = bytes(random, length);
                final UnsafeBuffer window = appender.begin(MIDNIGHT, 70_000);
                window.setMemory(0, length + DocumentAppender.OVERHANG_LENGTH, (byte)-1);
                if (length % 7 == 0)
                {
                    window.setMemory(0, 70_000, (byte)-1);
                }
                window.putBytes(0, bytes);
                appender.commit(length, length % 7 == 0 ? 70_000 : length + DocumentAppender.OVERHANG_LENGTH);
                written.add(bytes);
                assertThat(tailer.next()).isTrue();
                assertThat(tailer.length()).isEqualTo(length);
                assertThat(tailer.next()).isFalse();
            }
        }

        assertSame(written, BareDocuments.of(folder));
    }

    private DocumentTailer tailerOfFirst(final DocumentAppender appender, final List<byte[]> written)
    {
        final byte[] first = {1};
        make(appender, MIDNIGHT, first, 1);
        written.add(first);
        final DocumentTailer tailer = new DocumentTailer(folder);
        assertThat(tailer.next()).isTrue();

        return tailer;
    }

    @Test
    void shouldHideDocumentUntilItIsCommitted()
    {
        final List<byte[]> written = new ArrayList<>();
        try (DocumentAppender appender = new DocumentAppender(folder);
            DocumentTailer tailer = tailerOfFirst(appender, written))
        {
            for (int day = 0; day < 5; day++)
            {
                // Each is in a file of its own.
                final UnsafeBuffer window = appender.begin(MIDNIGHT + day * DAY_NS, 1_000);
                window.setMemory(0, 500, (byte)(day + 1));
                assertThat(tailer.next()).isFalse();
                appender.commit(500);
                assertThat(tailer.next()).isTrue();
                assertFilled(tailer.document(), tailer.length(), (byte)(day + 1));
                assertThat(tailer.length()).isEqualTo(500);
            }
            appender.begin(MIDNIGHT + 5 * DAY_NS, 1_000).setMemory(0, 1_000, (byte)9);
            assertThat(tailer.next()).isFalse();
            appender.abort();
            assertThat(tailer.next()).isFalse();
        }

        assertThat(LogFiles.names(folder)).startsWith(
            "20260301F", "20260302F", "20260303F", "20260304F", "20260305F");
        assertThat(BareDocuments.of(folder)).hasSize(6);
    }

    @Test
    void shouldGoOnBehindLogThatExists()
    {
        final Random random = new Random(5);
        final List<byte[]> written = new ArrayList<>();
        for (int round = 0; round < 10; round++)
        {
            try (DocumentAppender appender = new DocumentAppender(folder))
            {
                if (round % 3 == 0)
                {
                    appender.begin(MIDNIGHT, 10).putLong(0, -1);
                    appender.abort();
                }
                final byte[] bytes = bytes(random, 1 + random.nextInt(100));
                if (round % 2 == 0)
                {
                    make(appender, MIDNIGHT, bytes, bytes.length);
                }
                else
                {
                    appender.append(MIDNIGHT, offHeap(bytes), 0, bytes.length);
                }
                written.add(bytes);
            }
            assertSame(written, BareDocuments.of(folder));
        }
    }

    @Test
    void shouldRefuseWhatCannotBe()
    {
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            assertThatThrownBy(() -> appender.begin(MIDNIGHT, LARGEST + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("document too long: length=16777217 limit=16777216");
            assertThatThrownBy(() -> appender.begin(MIDNIGHT, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("document of no length: length=0 limit=16777216");
            assertThatThrownBy(() -> appender.commit(1))
                .isInstanceOf(IllegalStateException.class).hasMessage("no document is open");
            assertThatThrownBy(appender::abort).isInstanceOf(IllegalStateException.class);
            final UnsafeBuffer window = appender.begin(MIDNIGHT, 8);
            assertThatThrownBy(() -> window.putByte(8, (byte)1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> appender.begin(MIDNIGHT, 8))
                .isInstanceOf(IllegalStateException.class).hasMessageStartingWith("document is open: position=");
            assertThatThrownBy(() -> appender.append(MIDNIGHT, offHeap(new byte[1]), 0, 1))
                .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> appender.commit(9)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> appender.commit(0)).isInstanceOf(IllegalArgumentException.class);
            window.putLong(0, 42);
            appender.commit(8);
            assertThatThrownBy(() -> window.putByte(0, (byte)1)).isInstanceOf(IndexOutOfBoundsException.class);
        }

        assertThat(BareDocuments.of(folder)).hasSize(1);
    }

    @Test
    void shouldEndViewsWithTheDocument()
    {
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            make(appender, MIDNIGHT, new byte[] {1, 2, 3}, 3);
            make(appender, MIDNIGHT, new byte[] {4}, 1);
        }
        try (DocumentTailer tailer = new DocumentTailer(folder))
        {
            assertThat(tailer.next()).isTrue();
            assertThat(tailer.document().capacity()).isEqualTo(3);
            assertThat(tailer.memory().remaining()).isEqualTo(3);
            assertThat(tailer.memory().get(2)).isEqualTo((byte)3);
            assertThatThrownBy(() -> tailer.memory().get(3)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> tailer.document().getByte(3)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(tailer.next()).isTrue();
            assertThat(tailer.memory().remaining()).isEqualTo(1);
            assertThat(tailer.memory().get(0)).isEqualTo((byte)4);
            assertThat(tailer.next()).isFalse();
            assertThat(tailer.length()).isZero();
            assertThat(tailer.memory().remaining()).isZero();
            assertThatThrownBy(() -> tailer.document().getByte(0)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    private static void make(
        final DocumentAppender appender, final long timeEpochNs, final byte[] bytes, final int maxLength)
    {
        appender.begin(timeEpochNs, maxLength).putBytes(0, bytes);
        appender.commit(bytes.length);
    }

    private static UnsafeBuffer offHeap(final byte[] bytes)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes.length, 64));
        buffer.putBytes(0, bytes);

        return buffer;
    }

    private static long checksum(final ByteBuffer memory)
    {
        final CRC32C checksum = new CRC32C();
        checksum.update(memory);

        return checksum.getValue();
    }

    private static long checksum(final UnsafeBuffer document, final int length)
    {
        final byte[] bytes = new byte[length];
        document.getBytes(0, bytes);
        final CRC32C checksum = new CRC32C();
        checksum.update(bytes);

        return checksum.getValue();
    }

    private static byte[] bytes(final Random random, final int length)
    {
        final byte[] bytes = new byte[length];
        random.nextBytes(bytes);

        return bytes;
    }

    private static void assertSame(final List<byte[]> expected, final List<byte[]> found)
    {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++)
        {
            assertThat(found.get(i)).as("document=%d", i).isEqualTo(expected.get(i));
        }
    }
}
