package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.log.BareDocuments;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logs that are rightly numbered and chained, but that no writer wrote: whoever reads them comes to the same verdict,
 * with the chain, without it, or looking for one snapshot.
 */
class ForgedLogTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final String LIMIT = "makers_per_market: ";
    private static final int KEYFRAME = SnapshotLayout.KEYFRAME;
    private static final int MORE = SnapshotLayout.MORE;
    private static final int CONTINUED = SnapshotLayout.CONTINUED;
    /** Three makers of market 0, the first names of the file. */
    private static final int[] NAMES = {0, 0, 1, 'a', 0, 1, 'b', 0, 1, 'c'};

    /** The configurations of two days. */
    private static byte[] firstDay;
    private static byte[] secondDay;

    @TempDir
    private Path folder;
    private ForgedLogs logs;

    @BeforeEach
    void openLogs()
    {
        logs = new ForgedLogs(folder);
    }

    @BeforeAll
    static void writeLog(@TempDir final Path written)
    {
        final Configuration configuration = Configurations.single("2h");
        new RandomFeed(new Random(7), configuration, 4)
            .write(written.resolve("events"), 120, 1_500 * SECOND_NS, 0);
        SampledBooks.sample(configuration, written.resolve("events"), written.resolve("snapshots"));
        final List<byte[]> configurations = BareDocuments.of(written.resolve("snapshots")).stream()
            .filter(document -> SnapshotDocuments.kind(document) == SnapshotLayout.CONFIGURATION).toList();
        firstDay = configurations.get(0);
        secondDay = configurations.get(1);
    }

    /** Whatever lies behind the document: what a reader of several held there before is no part of it. */
    @Test
    void shouldRefusePartOfMaskThatHasNoByte()
    {
        final byte[] before = snapshot(1, KEYFRAME, 5, 5, 1, 0, 0x10, 0, 1, 0x11, 2, 2);
        assertRead(2, firstDay, before, snapshot(0, KEYFRAME, 5, 5, 1, 0, 0x10, 0, 1, 0x11, 2, 2));
        for (int head = 0x20; head <= 0xf0; head += 0x10)
        {
            for (final int[] rest : new int[][] {{}, {1, 0x11, 2, 2}, {1, 0, 0, 0, 0x11, 2, 2}})
            {
                final byte[] forged = ForgedLogs.document(
                    firstDay, SnapshotLayout.SNAPSHOT, join(new int[] {0, KEYFRAME, 5, 5, 1, 0, head, 0}, rest));
                assertRefused("corrupt: snapshot that no writer wrote", firstDay, before, forged);
                assertRefused("corrupt: snapshot that no writer wrote", firstDay, forged);
            }
        }
    }

    @Test
    void shouldRefuseSnapshotThatBreaksOffAtTheNextFile()
    {
        final byte[] names = ForgedLogs.document(firstDay, SnapshotLayout.MAKERS, NAMES);
        final byte[] begun = snapshot(0, KEYFRAME | MORE, 5, 5, 4, 1, 0x10, 0, 1, 0x11, 2, 2);
        final byte[] nextFile = secondDay.clone();
        nextFile[SnapshotLayout.BODY_OFFSET + SnapshotLayout.HASH_LENGTH] = 3;
        final byte[] end = ForgedLogs.document(secondDay, SnapshotLayout.SNAPSHOT, 0, KEYFRAME | CONTINUED);

        final List<byte[]> log = SnapshotDocuments.rechain(List.of(firstDay, names, begun, nextFile, end));
        ForgedLogs.assertReadersRefuse("corrupt: snapshot breaks off: path=memory index=0x3 market=SOL-PERP", log);
        ForgedLogs.assertMessage(() -> logs.find(log, 0), "corrupt: ");
    }

    @Test
    void shouldRefuseSnapshotThatBreaksOffBeforeNamesOrTotals()
    {
        final byte[] begun = snapshot(0, KEYFRAME | MORE, 5, 5, 1, 0);
        final byte[] end = snapshot(0, KEYFRAME | CONTINUED);
        assertRead(1, firstDay, begun, end);
        for (final int kind : new int[] {SnapshotLayout.MAKERS, SnapshotLayout.TOTALS})
        {
            final byte[] between = kind == SnapshotLayout.MAKERS ?
                ForgedLogs.document(firstDay, kind, NAMES) : ForgedLogs.document(firstDay, kind);
            final List<byte[]> log = SnapshotDocuments.rechain(List.of(firstDay, begun, between, end));
            ForgedLogs.assertReadersRefuse("corrupt: snapshot breaks off: path=memory index=0x2 market=SOL-PERP", log);
            ForgedLogs.assertMessage(() -> logs.find(log, 0), "corrupt: ");
        }
    }

    @Test
    void shouldRefuseMarketThatStandsTwiceInADocument()
    {
        final int[] whole = {0, 5, 0, 0, KEYFRAME, 5, 5, 1, 0};
        final int[] other = {1, 5, 0, 0, KEYFRAME, 5, 5, 1, 0};
        final int[] begun = {0, 5, 0, 0, KEYFRAME | MORE, 5, 5, 1, 0};
        final int[] end = {0, 1, 0, 0, KEYFRAME | CONTINUED};
        assertRead(2, firstDay, gathered(whole, other));
        assertRead(2, firstDay, gathered(begun), gathered(end, other));

        assertRefused("corrupt: market twice in a document", firstDay, gathered(whole, whole));
        assertRefused("corrupt: market twice in a document", firstDay, gathered(whole, other, whole));
        assertRefused("corrupt: market twice in a document", firstDay, gathered(begun), gathered(end, whole));
        assertRefused("corrupt: market twice in a document", firstDay, gathered(begun), gathered(end, end));
        assertRefused("corrupt: snapshot breaks off", firstDay, gathered(begun, other), gathered(end));
    }

    @Test
    void shouldRefuseMarketThatStandsTwiceInTotals()
    {
        final int[] market = {0, 1, 0, 0, 0};
        final int[] other = {1, 1, 0, 0, 0};
        final byte[] once = ForgedLogs.document(firstDay, SnapshotLayout.TOTALS, join(market, other));
        final byte[] twice = ForgedLogs.document(firstDay, SnapshotLayout.TOTALS, join(market, other, market));

        assertThat(ForgedLogs.readAll(SnapshotDocuments.rechain(List.of(firstDay, once, once)), true)).hasSize(4);
        ForgedLogs.assertReadersRefuse(
            "corrupt: market twice in a document", SnapshotDocuments.rechain(List.of(firstDay, twice)));
    }

    /** A keyframe of nine bytes costs as much time as there are names: a document holds but one of a market. */
    @Test
    void shouldRefuseManyKeyframesOfManyNamesAtTheSecond()
    {
        final RecordOutput names = SnapshotDocuments.output();
        names.putVarint(0);
        for (int i = 0; i < 99_000; i++)
        {
            names.putVarint(0);
            names.putVarint(1);
            names.putByte('a');
        }
        final RecordOutput sections = SnapshotDocuments.output();
        for (int i = 0; i < 1_000; i++)
        {
            sections.putBytes(new byte[] {0, 5, 0, 0, KEYFRAME, 5, 5, 1, 1});
        }

        assertRefused(
            "corrupt: market twice in a document", firstDay,
            ForgedLogs.document(firstDay, SnapshotLayout.MAKERS, names),
            ForgedLogs.document(firstDay, SnapshotLayout.SNAPSHOTS, sections));
    }

    @Test
    void shouldRefuseNamesThatNoWriterWrote()
    {
        final byte[] snapshot = snapshot(0, KEYFRAME, 5, 5, 3, 1);
        assertRead(1, firstDay, ForgedLogs.document(firstDay, SnapshotLayout.MAKERS, NAMES), snapshot);
        for (final int[] wrong : new int[][] {{0, 0}, {1, 0}, {3, 1, 'd'}, {0, 2, 'd'}, {0, 1, 0xff}})
        {
            assertRefused(
                "corrupt: names that no writer wrote", firstDay,
                ForgedLogs.document(firstDay, SnapshotLayout.MAKERS, join(NAMES, wrong)), snapshot);
        }
    }

    @Test
    void shouldRefuseMoreNamesThanMakersPerMarket()
    {
        final byte[] names = ForgedLogs.document(firstDay, SnapshotLayout.MAKERS, NAMES);
        final byte[] snapshot = snapshot(0, KEYFRAME, 5, 5, 3, 1);
        assertRead(1, ofMakersPerMarket(3), names, snapshot);

        assertRefused("corrupt: names that no writer wrote", ofMakersPerMarket(2), names, snapshot);
    }

    /** The first day's configuration with another limit, as long as before. */
    private static byte[] ofMakersPerMarket(final int limit)
    {
        final byte[] configuration = firstDay.clone();
        final String text = new String(configuration, StandardCharsets.ISO_8859_1);
        final int at = text.indexOf(LIMIT + "100000") + LIMIT.length();
        assertThat(at).isGreaterThan(LIMIT.length());
        System.arraycopy((limit + "     ").getBytes(StandardCharsets.US_ASCII), 0, configuration, at, 6);

        return configuration;
    }

    private static int[] join(final int[]... parts)
    {
        return List.of(parts).stream().flatMapToInt(Arrays::stream).toArray();
    }

    private static byte[] snapshot(final int... body)
    {
        return ForgedLogs.document(firstDay, SnapshotLayout.SNAPSHOT, body);
    }

    private static byte[] gathered(final int[]... sections)
    {
        return ForgedLogs.document(firstDay, SnapshotLayout.SNAPSHOTS, join(sections));
    }

    /** Everybody reads the log, in which the first market's last snapshot is found. */
    private void assertRead(final int snapshotCount, final byte[]... documents)
    {
        final List<byte[]> log = SnapshotDocuments.rechain(List.of(documents));
        assertThat(ForgedLogs.readAll(log, true)).hasSize(snapshotCount).isEqualTo(ForgedLogs.readAll(log, false));
        assertThat(logs.find(log, 0)).isIn(ForgedLogs.readAll(log, true));
    }

    private void assertRefused(final String message, final byte[]... documents)
    {
        final List<byte[]> log = SnapshotDocuments.rechain(List.of(documents));
        ForgedLogs.assertReadersRefuse(message, log);
        ForgedLogs.assertMessage(() -> logs.find(log, 0), message);
    }
}
