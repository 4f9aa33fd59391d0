package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.log.BareDocuments;
import io.leadline.log.LogException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders that are rightly numbered and chained, but that no writer wrote. */
class ForgedOrdersTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int KEYFRAME = SnapshotLayout.KEYFRAME | 5;
    private static final int MORE = SnapshotLayout.MORE;
    private static final int CONTINUED = SnapshotLayout.CONTINUED;
    private static final int NEXT = SnapshotLayout.NEXT | 5;
    private static final int GOES_ON = SnapshotLayout.GOES_ON;
    private static final String REFUSED = "corrupt: snapshot that no writer wrote";
    private static final int[] NAMES = {0, 0, 1, 'a', 0, 1, 'b'};
    /** Best prices 100 and 102 of the whole book and of the first maker, in a keyframe of three entities. */
    private static final int[] ENTRIES = {
        0, KEYFRAME, 5, 5, 3, 1, 0x10, 0, 1, 0x11, 0xc8, 4, 0x10, 0, 1, 0x11, 0xc8, 4};
    /** Bids 5 at 100 and 7 at 99. */
    private static final int[] BIDS = {0x20, add(0), 5, add(1), 7};
    private static final int[] ASKS = {0x10, add(0), 3};

    private static byte[] configuration;
    private static List<byte[]> whole;

    @TempDir
    private Path folder;
    private ForgedLogs logs;

    @BeforeAll
    static void writeLog(@TempDir final Path written)
    {
        final Configuration random = Configurations.withOrders(Configurations.single("2h"));
        new RandomFeed(new Random(7), random, 4).write(written.resolve("events"), 120, 1_500 * SECOND_NS, 0);
        SampledBooks.sample(random, written.resolve("events"), written.resolve("snapshots"));
        whole = BareDocuments.of(written.resolve("snapshots"));
        configuration = whole.get(0);
    }

    @BeforeEach
    void openLogs()
    {
        logs = new ForgedLogs(folder);
    }

    private static int keep(final int count)
    {
        return count << 2;
    }

    private static int drop(final int count)
    {
        return count << 2 | SnapshotLayout.DROP;
    }

    private static int add(final int outward)
    {
        return outward << 2 | SnapshotLayout.ADD;
    }

    private static int resize(final int digits)
    {
        return digits << 2 | SnapshotLayout.RESIZE;
    }

    private static int[] join(final int[]... parts)
    {
        return List.of(parts).stream().flatMapToInt(Arrays::stream).toArray();
    }

    private static byte[] snapshot(final int[]... body)
    {
        return ForgedLogs.document(configuration, SnapshotLayout.SNAPSHOT, join(body));
    }

    /** A keyframe whose entries are right, with what is behind them. */
    private static byte[] keyframe(final int... behind)
    {
        return snapshot(ENTRIES, behind);
    }

    /** The snapshot behind a keyframe of bids and asks. */
    private static byte[] next(final int... behind)
    {
        return snapshot(new int[] {0, NEXT, 1, 1}, behind);
    }

    private static byte[] first()
    {
        return keyframe(join(new int[] {0}, BIDS, ASKS));
    }

    private static List<byte[]> log(final byte[]... documents)
    {
        final List<byte[]> log = new ArrayList<>(List.of(
            configuration, ForgedLogs.document(configuration, SnapshotLayout.MAKERS, NAMES)));
        log.addAll(List.of(documents));

        return SnapshotDocuments.rechain(log);
    }

    private void assertRead(final String orders, final byte[]... documents)
    {
        final List<byte[]> log = log(documents);
        final List<String> lines = ForgedLogs.readAll(log, true);
        assertThat(lines.get(lines.size() - 1)).contains(orders);
        assertThat(lines).isEqualTo(ForgedLogs.readAll(log, false));
        assertThat(logs.find(log, 0)).isEqualTo(lines.get(lines.size() - 1));
    }

    private void assertRefused(final byte[]... documents)
    {
        final List<byte[]> log = log(documents);
        ForgedLogs.assertReadersRefuse(REFUSED, log);
        ForgedLogs.assertMessage(() -> logs.find(log, 0), REFUSED);
    }

    @Test
    void shouldReadOrdersThatAreRight()
    {
        assertRead("bids[5@100, 7@99]asks[3@102]", first());
        assertRead("bids[5@100, 7@99]asks[3@102]", first(), next());
        assertRead("bids[5@100, 4@99]asks[3@102]", first(), next(0, 0x20, keep(1), resize(5)));
        assertRead("bids[5@100]asks[3@102]", first(), next(0, 0x20, keep(1), drop(1)));
        assertRead("bids[6@100, 5@100, 7@99]asks[]", first(), next(0, 0x10, add(0), 6, 0x10, drop(1)));
        assertRead("bids[5@100, 7@99]asks[3@102]", keyframe(
            0, 0x10 | GOES_ON, add(0), 5, 0x10, add(1), 7, 0x10, add(0), 3));
    }

    @Test
    void shouldRefuseListThatIsNoList()
    {
        final int[][] wrong = {
            {0}, {0, 0}, {0, 0x10}, {0, 0x10, add(0)}, {0, 0x10, add(0), 0}, {0, 0x10, add(1), 5},
            {0, 0x20, add(0), 5, add(0), 6}, {0, 0x20, add(0), 5, add(100), 6}, {0, 0x10, keep(1)},
            {0, 0x10, drop(1)}, {0, 0x10, resize(2)}, {0, 0x14, add(0), 5}, {0, 0x04}, {0, 0x18, add(0), 5},
            {0, 0x08}, {0, 0xf0, 1, add(0), 5}, {0, 0xf0, 0xff, 0xff, 3}, {0, 0x13, 1, add(0), 5},
            {0, 0x12, add(0), 5}, {0, 0x13, 0xff, 0xff, 0xff, 0xff, 7, add(0), 5},
            {0, 0x10, add(0), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},
            {0, 0x10, add(0), 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x40},
            {0, 0x10, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 5},
            {0, 0x10 | GOES_ON, add(0), 5, 0x11, add(1), 5}, {0, 0x10 | GOES_ON, add(0), 5, 0x14, add(1), 5},
            {0, 0x10 | GOES_ON, add(0), 5, 0x00}};
        for (final int[] behind : wrong)
        {
            assertRefused(keyframe(behind));
        }
    }

    @Test
    void shouldRefuseStepsThatListBeforeDoesNotHave()
    {
        final int[][] wrong = {
            {0, 0x10, keep(0)}, {0, 0x10, keep(3)}, {0, 0x10, drop(0)}, {0, 0x10, drop(3)}, {0, 0x10, drop(1)},
            {0, 0x10, resize(0)}, {0, 0x10, resize(9)}, {0, 0x20, keep(2), resize(2)}, {0, 0x20, keep(1), resize(13)},
            {0, 0x04}, {0, 0x14, drop(1)}, {0, 0x10, add(0), 4}, {0, 0x11, drop(2)}, {0, 0x00}, {0x10, add(0), 6},
            {0, 0x10, add(0), 6, 0x00}, {0, 0x10, drop(0x7fff_fff0)}, {0, 0x20, keep(1), add(1), 8, 0x10}};
        for (final int[] behind : wrong)
        {
            assertRefused(first(), next(behind));
        }
    }

    /** Best prices of the whole book that are gone in the snapshot, and with them the mid. */
    @Test
    void shouldRefuseOrdersWithoutMid()
    {
        assertRefused(first(), next(0x10, 1, 0x11, 0xc7, 0));
        assertRead("bids[]asks[]", first(), next(0x10, 1, 0x11, 0xc7, 0, 0, 0x10, drop(2), 0x10, drop(1)));
        assertRefused(snapshot(new int[] {0, KEYFRAME, 5, 5, 3, 1, 0x11, 0, 1, 0x11, 0xc8, 4, 0}, BIDS));
    }

    /** Best prices that move, or go, and take no list with them; a maker without a list may have one all the same. */
    @Test
    void shouldRefuseListThatDoesNotBeginAtBestPrice()
    {
        assertRefused(first(), next(0x11, 1, 0x01, 2));
        assertRefused(first(), next(0x11, 1, 0x11, 2, 1));
        assertRefused(first(), next(0x11, 1, 0x10, 2));
        assertRefused(first(), next(0x11, 1, 0x01, 0xc7));
        assertRefused(first(), next(0x11, 1, 0x11, 2, 1, 0, 0x11, drop(1)));
        assertRead("bids[]asks[3@102]", first(), next(0x11, 1, 0x11, 2, 1, 0, 0x10, drop(2)));
        assertRead("bids[5@101, 7@100]asks[3@102]", first(), next(0x11, 1, 0x11, 2, 1, 0, 0x04));
        assertRead("bids[5@103, 7@102]asks[3@102]", first(), next(0x11, 1, 0x11, 6, 5, 0, 0x04));
    }

    /** A best bid of 100, and of 2^64 + 100, in an entry of 128 bits. */
    @Test
    void shouldRefuseListBesideBestPriceThatNoOrderHas()
    {
        final int[] begun = {0, KEYFRAME, 5, 5, 3, 1, 0x10, 0, 1, 0x11, 0xc8, 4, 0x18, 0, 1};
        final int[] behind = join(new int[] {0xcc, 1, 0}, BIDS);
        assertRead("bids[5@100, 7@99]asks[]", snapshot(begun, new int[] {0xc8, 1}, behind));
        assertRefused(snapshot(
            begun, new int[] {0xc8, 0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 4}, behind));
    }

    @Test
    void shouldRefuseEntriesBehindOrders()
    {
        final int[] continued = {0, KEYFRAME | CONTINUED};
        final byte[] begun = snapshot(
            new int[] {0, KEYFRAME | MORE}, Arrays.copyOfRange(ENTRIES, 2, ENTRIES.length), new int[] {0}, BIDS);
        assertRead("bids[5@100, 7@99]asks[3@102]", begun, snapshot(continued, new int[] {0, 0x11, add(0), 3}));
        assertRefused(begun, snapshot(continued));
        assertRefused(begun, snapshot(continued, new int[] {0, 0x10, add(0), 3}));
        assertRefused(begun, snapshot(continued, new int[] {0x12, 0, 1, 0x11, 0xc8, 4, 0, 0x11, add(0), 3}));
        final byte[] open = snapshot(
            new int[] {0, KEYFRAME | MORE}, Arrays.copyOfRange(ENTRIES, 2, ENTRIES.length),
            new int[] {0, 0x10 | GOES_ON, add(0), 5});
        assertRead(
            "bids[5@100, 7@99]asks[3@102]", open, snapshot(continued, new int[] {0, 0x10, add(1), 7}, ASKS));
        assertRefused(open, snapshot(continued));
        assertRefused(keyframe(0, 0x10 | GOES_ON, add(0), 5));
    }

    /** Two documents of a market that may have so few orders, and further ones. */
    private static List<byte[]> limited(final int orderCount, final byte[]... documents)
    {
        final String text = new String(configuration, StandardCharsets.ISO_8859_1);
        final String limit = "orders_per_market: ";
        final int at = text.indexOf(limit) + limit.length();
        assertThat(text.substring(at)).startsWith("16000000\n");
        final byte[] limited = configuration.clone();
        System.arraycopy((orderCount + "       ").getBytes(StandardCharsets.US_ASCII), 0, limited, at, 8);
        final List<byte[]> log = new ArrayList<>(List.of(
            limited, ForgedLogs.document(configuration, SnapshotLayout.MAKERS, NAMES)));
        log.addAll(List.of(documents));

        return SnapshotDocuments.rechain(log);
    }

    @Test
    void shouldRefuseMoreOrdersThanMarketMayHave()
    {
        assertThat(ForgedLogs.readAll(limited(3, first()), true)).hasSize(1);
        ForgedLogs.assertReadersRefuse(REFUSED, limited(2, first()));
        ForgedLogs.assertReadersRefuse(REFUSED, limited(1, first()));
    }

    /** A snapshot that does not end takes memory without end, so its orders are counted before that, too. */
    @Test
    void shouldRefuseMoreOrdersThanMarketMayHaveInUnfinishedSnapshot()
    {
        final int[] entries = Arrays.copyOfRange(ENTRIES, 2, ENTRIES.length);
        final int[] begun = {0, KEYFRAME | MORE};
        final int[] open = {0, 0x20 | GOES_ON, add(0), 5, add(1), 7, 0x10 | GOES_ON, add(1), 8};
        final byte[] long3 = snapshot(begun, entries, open);
        final byte[] continued = snapshot(new int[] {0, KEYFRAME | CONTINUED | MORE, 0, 0x10 | GOES_ON, add(1), 9});
        assertThat(ForgedLogs.readAll(limited(3, long3), true)).isEmpty();
        ForgedLogs.assertReadersRefuse(REFUSED, limited(2, long3));
        ForgedLogs.assertReadersRefuse(REFUSED, limited(3, long3, continued));

        final int[] three = join(new int[] {0}, BIDS, ASKS);
        final int[] five = join(three, new int[] {0x20, add(0), 5, add(1), 7});
        final int[] both = join(entries, new int[] {0x10, 0, 1, 0x11, 0xc8, 4});
        assertThat(ForgedLogs.readAll(limited(3, snapshot(begun, both, five)), true)).isEmpty();
        assertThat(ForgedLogs.readAll(limited(2, snapshot(begun, both, three)), true)).isEmpty();
        ForgedLogs.assertReadersRefuse(REFUSED, limited(2, snapshot(begun, both, five)));
    }

    /** A mark in a log of bands, and a log of bands that says it holds orders, or the other way round. */
    @Test
    void shouldRefuseFormatThatIsNotTheConfigurations()
    {
        final List<byte[]> renamed = whole.stream().map(byte[]::clone).toList();
        renamed.forEach(document -> document[SnapshotLayout.FORMAT_OFFSET] = SnapshotLayout.FORMAT);
        ForgedLogs.assertReadersRefuse(
            "corrupt: detail of another format: path=memory index=0x0 detail=orders format=2",
            SnapshotDocuments.rechain(renamed));

        final List<byte[]> mixed = new ArrayList<>(whole);
        mixed.set(2, renamed.get(2));
        ForgedLogs.assertReadersRefuse(
            "corrupt: document of another format than its log", SnapshotDocuments.rechain(mixed));
    }

    /** Whatever bytes are changed, a reader reads a log or names a fault: it does not run out of bounds. */
    @Test
    void shouldSurviveAnyChange()
    {
        int refused = 0;
        for (long seed = 1; seed <= 3_000; seed++)
        {
            final Random random = new Random(seed);
            final List<byte[]> changed = new ArrayList<>(whole);
            final int number = 2 + random.nextInt(whole.size() - 2);
            final byte[] document = whole.get(number).clone();
            for (int i = 0; i <= random.nextInt(3); i++)
            {
                final int body = document.length - SnapshotLayout.BODY_OFFSET;
                document[SnapshotLayout.BODY_OFFSET + random.nextInt(body)] = (byte)random.nextInt(256);
            }
            changed.set(number, document);
            final List<byte[]> log = SnapshotDocuments.rechain(changed);
            try
            {
                assertThat(ForgedLogs.readAll(log, true)).as("seed=%d", seed).isNotEmpty();
            }
            catch (final LogException failure)
            {
                assertThat(failure).as("seed=%d", seed).hasMessageStartingWith("corrupt: ");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
    }
}
