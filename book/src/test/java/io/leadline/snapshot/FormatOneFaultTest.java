package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

import io.leadline.log.BareDocuments;
import io.leadline.log.LogException;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Logs of the first format that are rightly numbered and chained, but say what no writer says. */
class FormatOneFaultTest
{
    private static final int LENGTH_OFFSET = 8;
    private static final int NUMBER_OFFSET = 16;
    private static final int PREVIOUS_OFFSET = 32;
    private static final int MOVED = 1;

    /** The released log of the format. */
    private final List<byte[]> released = released();

    @Test
    void shouldRefuseEntryWhoseTotalsChangeThoughItSaysThatNoneMoved()
    {
        assertThat(refusedFlips(true)).isGreaterThan(5);
    }

    @Test
    void shouldRefuseEntryThatSaysThatTotalsMovedThoughNoneChanges()
    {
        assertThat(refusedFlips(false)).isGreaterThan(5);
    }

    @Test
    void shouldReadLogThatWasChainedAnewUnchanged() throws NoSuchAlgorithmException
    {
        try (SnapshotLogReader reader = SnapshotLogReader.open(new BareDocuments(rechain(released))))
        {
            while (reader.next() != SnapshotSource.Record.END)
            {
                // Every record is read.
            }
            assertThat(reader.documentCount()).isEqualTo(released.size());
        }
    }

    /** Turns what the first entry of a section says of its totals round, in every document in which it is so. */
    private int refusedFlips(final boolean isMoved)
    {
        int count = 0;
        for (int number = 0; number < released.size(); number++)
        {
            final int offset = firstEntryBits(released.get(number));
            if (offset >= 0 && ((released.get(number)[offset] & MOVED) != 0) == isMoved)
            {
                assertRefused(number, offset);
                count++;
            }
        }

        return count;
    }

    private void assertRefused(final int number, final int offset)
    {
        final List<byte[]> changed = new ArrayList<>(released);
        changed.set(number, released.get(number).clone());
        changed.get(number)[offset] ^= MOVED;

        assertThatThrownBy(() ->
        {
            try (SnapshotLogReader reader = SnapshotLogReader.open(new BareDocuments(rechain(changed))))
            {
                while (reader.next() != SnapshotSource.Record.END)
                {
                    // Up to the change.
                }
            }
        })
            .as("document=%d", number)
            .isInstanceOf(LogException.class)
            .hasMessageStartingWith("corrupt: snapshot that no writer wrote")
            .hasMessageContaining("index=0x" + Integer.toHexString(number) + " ");
    }

    /** Where the bits of the first entry lie, if the document begins with a section of changes; else below 0. */
    private static int firstEntryBits(final byte[] document)
    {
        if (SnapshotDocuments.kind(document) != SnapshotLayout.SNAPSHOT)
        {
            return -1;
        }
        final RecordInput input = new RecordInput();
        input.wrap(new UnsafeBuffer(document), 64, document.length);
        input.getVarint();
        final int head = input.getByte();
        for (int i = 0; i < 3; i++)
        {
            input.getVarint();
        }

        return (head & SnapshotLayout.KEYFRAME) != 0 || input.getVarint() == 0 ? -1 : input.offset();
    }

    /** Makes lengths, hashes and checksums fit. */
    private static List<byte[]> rechain(final List<byte[]> documents) throws NoSuchAlgorithmException
    {
        final List<byte[]> chained = new ArrayList<>();
        byte[] previous = new byte[SnapshotLayout.HASH_LENGTH];
        for (final byte[] document : documents)
        {
            final byte[] copy = document.clone();
            final ByteBuffer little = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
            little.putInt(LENGTH_OFFSET, copy.length);
            little.putLong(NUMBER_OFFSET, chained.size());
            System.arraycopy(previous, 0, copy, PREVIOUS_OFFSET, previous.length);
            final CRC32C checksum = new CRC32C();
            checksum.update(copy, 0, SnapshotLayout.CHECKSUM_OFFSET);
            checksum.update(copy, LENGTH_OFFSET, copy.length - LENGTH_OFFSET);
            little.putInt(SnapshotLayout.CHECKSUM_OFFSET, (int)checksum.getValue());
            previous = MessageDigest.getInstance("SHA-256").digest(copy);
            chained.add(copy);
        }

        return chained;
    }

    private static List<byte[]> released()
    {
        try (InputStream in = FormatOneFaultTest.class.getResourceAsStream("/format-1/documents.gz"))
        {
            return DocumentFile.read(in);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
