package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import io.leadline.log.BareDocuments;
import io.leadline.measure.MarketStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One small log of every released format, to be read for ever. The files under {@code format-N} are never made again:
 * a reader that does not give their records any more is wrong.
 */
class ReleasedFormatTest
{
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldReadLogOfReleasedFormat(final int format) throws IOException
    {
        final List<byte[]> documents = documents(format);
        assertThat(documents).allSatisfy(document ->
            assertThat((int)document[SnapshotLayout.FORMAT_OFFSET]).isEqualTo(format));
        try (SnapshotLogReader reader = SnapshotLogReader.open(new BareDocuments(documents)))
        {
            final List<String> records = MeasuredLines.read(reader);

            assertThat(String.join("\n", records) + "\n").isEqualTo(text(format, "records.txt"));
            assertThat(HexFormat.of().formatHex(reader.lastHash()) + "\n").isEqualTo(text(format, "last-hash.txt"));
            assertThat(reader.documentCount()).isEqualTo(documents.size());
        }
    }

    /** The log is worth keeping: every kind of document, and snapshots of more than two statuses, are in it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldHoldEveryPartOfReleasedFormat(final int format) throws IOException
    {
        final List<byte[]> documents = documents(format);
        final Set<Integer> kinds = new HashSet<>();
        documents.forEach(document -> kinds.add(SnapshotDocuments.kind(document)));
        final Set<MarketStatus> statuses = EnumSet.noneOf(MarketStatus.class);
        try (SnapshotLogReader reader = SnapshotLogReader.open(new BareDocuments(documents)))
        {
            while (reader.next() != SnapshotSource.Record.END)
            {
                statuses.add(reader.snapshot().status());
            }
        }

        assertThat(kinds).contains(1, 2, 3, 4);
        assertThat(kinds.contains(SnapshotLayout.SNAPSHOTS)).isEqualTo(format > 1);
        assertThat(statuses).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void shouldHoldOrdersOnBothSides() throws IOException
    {
        assertThat(text(3, "records.txt")).containsPattern("bids\\[[0-9]+@[0-9]+, ")
            .containsPattern("asks\\[[0-9]+@[0-9]+, ");
    }

    @Test
    void shouldReadBackFileOfDocuments() throws IOException
    {
        final List<byte[]> documents = List.of(new byte[] {1}, new byte[] {2, 3}, new byte[100_000]);
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        DocumentFile.write(documents, file);

        final List<byte[]> read = DocumentFile.read(new ByteArrayInputStream(file.toByteArray()));
        assertThat(read).hasSameSizeAs(documents);
        for (int i = 0; i < read.size(); i++)
        {
            assertThat(read.get(i)).isEqualTo(documents.get(i));
        }
    }

    private static List<byte[]> documents(final int format) throws IOException
    {
        return DocumentFile.read(resource(format, "documents.gz"));
    }

    private static String text(final int format, final String name) throws IOException
    {
        try (InputStream in = resource(format, name))
        {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(final int format, final String name)
    {
        return ReleasedFormatTest.class.getResourceAsStream("/format-" + format + "/" + name);
    }
}
