package io.leadline.proof.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.leadline.log.DocumentAppender;
import io.leadline.log.StoreHeader;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueLogTest
{
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long TIME_EPOCH_NS = 20_513 * DAY_NS;
    private static final String FIRST_FILE = "20260301F.cq4";
    /** Behind the end of three documents. */
    private static final int BEHIND = 0x10140;
    /** What every document begins with. */
    private static final int MAGIC = 'L' | 'S' << 8;
    /** More than one index holds. */
    private static final int MANY = StoreLayout.INDEX_COUNT * StoreLayout.INDEX_SPACING + 3 * StoreLayout.INDEX_SPACING;

    @TempDir
    private Path folder;

    private void write(final int count, final long timeEpochNs)
    {
        final UnsafeBuffer document = new UnsafeBuffer(BufferUtil.allocateDirectAligned(64, 64));
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            for (int i = 0; i < count; i++)
            {
                document.putInt(0, i);
                appender.append(timeEpochNs, document, 0, Integer.BYTES + i % 5);
            }
        }
    }

    private int read()
    {
        int count = 0;
        try (QueueLog log = new QueueLog(folder))
        {
            while (log.next())
            {
                assertThat(log.document().getInt(0)).isEqualTo((int)log.place());
                assertThat(log.memory().order(ByteOrder.LITTLE_ENDIAN).getInt(0)).isEqualTo((int)log.place());
                assertThat(log.length()).isEqualTo(Integer.BYTES + (int)log.place() % 5);
                count++;
            }
            log.requireListed();
        }

        return count;
    }

    @Test
    void shouldReadMoreDocumentsThanOneIndexHolds()
    {
        write(MANY, TIME_EPOCH_NS);

        assertThat(read()).isEqualTo(MANY);
    }

    @Test
    void shouldReadFilesOfDaysThatLieApart()
    {
        write(700, TIME_EPOCH_NS);
        write(300, TIME_EPOCH_NS + 40 * DAY_NS);
        write(1, TIME_EPOCH_NS + 41 * DAY_NS);

        assertThat(read()).isEqualTo(1_001);
    }

    @Test
    void shouldTakeAnEmptyFileBehindTheOthersForOneThatIsBeingMade() throws IOException
    {
        write(3, TIME_EPOCH_NS);
        Files.createFile(folder.resolve("20260302F.cq4"));

        assertThatThrownBy(this::read).hasMessageContainingAll("cut: file breaks off", "file=" + file());
        patch(0x10130, 0xc000_0000);
        assertThat(read()).isEqualTo(3);
    }

    /** Its writer makes it before it writes: once there are documents, it is to be whole. */
    @Test
    void shouldTakeAListingInTheMakingForNoneUntilThereAreDocuments() throws IOException
    {
        write(3, TIME_EPOCH_NS);
        try (FileChannel channel =
            FileChannel.open(folder.resolve(StoreHeader.LISTING), StandardOpenOption.WRITE))
        {
            channel.write(ByteBuffer.wrap(new byte[] {0, 0, 0, (byte)0x80}), 0);
        }

        try (QueueLog log = new QueueLog(folder))
        {
            log.requireListed();
            for (int i = 0; i < 3; i++)
            {
                assertThat(log.next()).isTrue();
            }
            assertThat(log.next()).isFalse();
            assertThatThrownBy(log::requireListed)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("changed: listing of the log does not begin as every one does");
        }
    }

    @Test
    void shouldFindAnIndexThatPointsElsewhere() throws IOException
    {
        write(MANY, TIME_EPOCH_NS);
        // The second entry of the first index.
        patch(0x8110 + Long.BYTES, 1);

        assertThatThrownBy(this::read)
            .isInstanceOf(StoreException.class)
            .hasMessageContainingAll("changed: index points elsewhere", "document=256", "file=" + file());
    }

    @Test
    void shouldRefuseADocumentLongerThanAnyWithoutRoomForIt() throws IOException
    {
        write(3, TIME_EPOCH_NS);
        patch(0x10110, 0x3000_0000);

        assertThatThrownBy(this::read)
            .isInstanceOf(StoreException.class)
            .hasMessageContainingAll("longer than any", "offset=0x10110", "file=" + file());
    }

    @Test
    void shouldRefuseAFileThatBearsNoDay() throws IOException
    {
        write(3, TIME_EPOCH_NS);
        Files.move(file(), folder.resolve("20260231F.cq4"));

        assertThatThrownBy(this::read)
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("foreign: file bears no name of a day: file=" + folder.resolve("20260231F.cq4"));
    }

    /**
     * Eight thousand beginnings of documents of 16 MiB each behind the end: 128 GiB to check. The bound is on what was
     * checked, whatever the machine makes of it.
     */
    @Test
    void shouldEndTheSearchBehindTheEndWhereEveryPlaceLooksLikeADocument() throws IOException
    {
        write(3, TIME_EPOCH_NS);
        fillBehind(QueueFile.MAX_DOCUMENT_LENGTH - 64, 2 * QueueFile.MAX_DOCUMENT_LENGTH);
        try (QueueFile file = new QueueFile(file()))
        {
            while (file.next())
            {
                assertThat(file.checkedLength()).isZero();
            }

            assertThatThrownBy(() -> file.checkEnd(true))
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll(
                    "changed: bytes behind the end look like the beginnings of more documents than are checked",
                    "limit=67108864", "documents_before=3", "file=" + file());
            assertThat(file.checkedLength()).isLessThanOrEqualTo(5L * QueueFile.MAX_DOCUMENT_LENGTH);
        }
    }

    /** Beginnings that go on behind the end of their file cost what is there, and are none. */
    @Test
    void shouldCountBeginningsWhoseDocumentsEndBehindTheFile() throws IOException
    {
        write(3, TIME_EPOCH_NS);
        fillBehind(QueueFile.MAX_DOCUMENT_LENGTH - 64, 1 << 17);

        assertThatThrownBy(this::read)
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("more documents than are checked");
    }

    @Test
    void shouldPassOverAFewBytesThatLookLikeADocument() throws IOException
    {
        write(3, TIME_EPOCH_NS);
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE))
        {
            channel.write(beginnings(1 << 20, 60), BEHIND);
        }

        assertThat(read()).isEqualTo(3);
    }

    /** Puts beginnings of documents of a length behind the documents, and ends the file so many bytes behind them. */
    private void fillBehind(final int length, final long rest) throws IOException
    {
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE))
        {
            final ByteBuffer beginnings = beginnings(length, 1 << 13);
            channel.truncate(BEHIND);
            channel.write(ByteBuffer.wrap(new byte[1]), BEHIND + beginnings.limit() + rest);
            channel.write(beginnings, BEHIND);
        }
    }

    private static ByteBuffer beginnings(final int length, final int count)
    {
        final ByteBuffer beginnings = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++)
        {
            beginnings.putInt(length).putInt(MAGIC);
        }

        return beginnings.flip();
    }

    private Path file()
    {
        return folder.resolve(FIRST_FILE);
    }

    /** Adds to a word. */
    private void patch(final long offset, final int added) throws IOException
    {
        try (FileChannel channel =
            FileChannel.open(file(), StandardOpenOption.READ, StandardOpenOption.WRITE))
        {
            final ByteBuffer word = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(word, offset);
            word.putInt(0, word.getInt(0) + added).rewind();
            channel.write(word, offset);
        }
    }
}
