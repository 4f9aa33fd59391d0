package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.leadline.config.Configuration;
import io.leadline.log.BareDocuments;
import io.leadline.log.LogException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files read apart, and markets of them, come to what one walk over the log comes to; faults and all. */
class SnapshotLogFilesTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;
    private static final int MARKETS = 3;

    @TempDir
    private Path folder;

    @Test
    void shouldReadTheFilesOfAFolderAsOneWalkReadsTheLog()
    {
        for (long seed = 1; seed <= 3; seed++)
        {
            final Path snapshots = write(seed, 800, 3 * DAY_NS);
            final SnapshotLogFiles files = new SnapshotLogFiles(snapshots);
            final List<String> expected;
            final String expectedHash;
            try (SnapshotLogReader reader = SnapshotLogReader.open(snapshots))
            {
                expected = MeasuredLines.read(reader);
                expectedHash = HexFormat.of().formatHex(reader.lastHash());
            }

            assertThat(files.days()).as("seed=%d", seed).hasSizeGreaterThan(3);
            final List<String> lines = new ArrayList<>();
            String lastHash = "";
            // From the last to the first: no file needs what was read of those before.
            for (int i = files.days().size() - 1; i >= 0; i--)
            {
                try (SnapshotLogReader reader = files.open(files.days().get(i), null, true))
                {
                    lines.addAll(0, MeasuredLines.read(reader));
                    assertThat(reader.nextDay()).isEqualTo(
                        i + 1 < files.days().size() ? files.days().get(i + 1) : -1);
                    lastHash = lastHash.isEmpty() ? HexFormat.of().formatHex(reader.lastHash()) : lastHash;
                }
            }
            assertThat(lines).as("seed=%d", seed).isEqualTo(expected);
            assertThat(lastHash).isEqualTo(expectedHash);
        }
    }

    @Test
    void shouldReadOnlyTheMarketsThatAreAskedFor()
    {
        for (long seed = 11; seed <= 13; seed++)
        {
            assertReadsMarketsApart(seed, Configurations.fixed("1h"));
        }
    }

    private void assertReadsMarketsApart(final long seed, final Configuration configuration)
    {
        final Path snapshots = write(seed, 800, 0, configuration);
        final SnapshotLogFiles files = new SnapshotLogFiles(snapshots);
        final List<String> expected;
        try (SnapshotLogReader reader = SnapshotLogReader.open(snapshots))
        {
            expected = MeasuredLines.read(reader);
        }
        for (int market = 0; market < MARKETS; market++)
        {
            final String ofMarket = " market=" + market + " ";
            final List<String> lines = new ArrayList<>();
            for (final long day : files.days())
            {
                try (SnapshotLogReader reader = files.open(day, only(market), market == 0))
                {
                    lines.addAll(MeasuredLines.read(reader));
                }
            }
            assertThat(lines).as("seed=%d market=%d", seed, market)
                .isNotEmpty()
                .isEqualTo(expected.stream().filter(line -> line.contains(ofMarket)).toList());
        }
    }

    /** Whatever was changed, taken out or forged: the same records, or the same fault in the same words. */
    @Test
    void shouldTellOfFaultsAsOneWalkDoes()
    {
        final List<byte[]> written = BareDocuments.of(write(21, 120, 2 * DAY_NS));
        int refused = 0;
        int read = 0;
        for (long seed = 1; seed <= 600; seed++)
        {
            final Random random = new Random(seed);
            final Map<Long, List<byte[]>> changed = files(changed(random, files(written)));
            final String expected = outcome(() -> MeasuredLines.read(
                SnapshotLogReader.open(new BareDocuments(PlacedBareDocuments.all(changed)))));

            assertThat(outcome(() -> readFiles(changed))).as("seed=%d", seed).isEqualTo(expected);
            final boolean isRefused = expected.startsWith("refused");
            assertThat(outcome(() -> readMarkets(changed)).startsWith("refused")).as("seed=%d", seed)
                .isEqualTo(isRefused);
            refused += isRefused ? 1 : 0;
            read += isRefused ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(300);
        assertThat(read).isGreaterThan(20);
    }

    /** A file that a writer has made and put nothing into is passed over, at the log's end and before it. */
    @Test
    void shouldPassOverFilesWithoutADocument()
    {
        final List<byte[]> written = BareDocuments.of(write(41, 120, 0, Configurations.fixed("1h")));
        final Map<Long, List<byte[]>> files = files(written);
        final List<String> expected = readFiles(files);
        final long first = ((TreeMap<Long, List<byte[]>>)files).firstKey();
        final Map<Long, List<byte[]>> moved = new TreeMap<>();
        files.forEach((day, documents) -> moved.put(day == first ? day - 1 : day, documents));
        moved.put(first, new ArrayList<>());
        moved.put(((TreeMap<Long, List<byte[]>>)files).lastKey() + 1, new ArrayList<>());

        assertThat(readFiles(moved)).isEqualTo(expected);
    }

    /** Orders beside bands, in the format that has them. */
    @Test
    void shouldReadOnlyTheMarketsThatAreAskedForWithTheirOrders()
    {
        assertReadsMarketsApart(51, Configurations.withOrders(Configurations.fixed("1h")));
    }

    private Path write(final long seed, final int events, final long rareStepNs)
    {
        return write(seed, events, rareStepNs, Configurations.fixed("1h"));
    }

    private Path write(
        final long seed, final int events, final long rareStepNs, final Configuration configuration)
    {
        final Path log = folder.resolve("events-" + seed);
        new RandomFeed(new Random(seed), configuration, 6).write(log, events, 1_500 * SECOND_NS, rareStepNs);
        SampledBooks.sample(configuration, log, folder.resolve("snapshots-" + seed));

        return folder.resolve("snapshots-" + seed);
    }

    private static boolean[] only(final int market)
    {
        final boolean[] wanted = new boolean[MARKETS];
        wanted[market] = true;

        return wanted;
    }

    private static Map<Long, List<byte[]>> files(final List<byte[]> documents)
    {
        final Map<Long, List<byte[]>> files = new TreeMap<>();
        long day = 0;
        for (final byte[] document : documents)
        {
            // A queue puts a document where its writer's clock is, which runs on venue time and never back.
            day = Math.max(day, Math.floorDiv(SnapshotDocuments.timeEpochNs(document), DAY_NS));
            files.computeIfAbsent(day, absent -> new ArrayList<>()).add(document);
        }

        return files;
    }

    private static List<byte[]> changed(final Random random, final Map<Long, List<byte[]>> files)
    {
        final List<byte[]> documents = PlacedBareDocuments.all(files);
        final int number = random.nextInt(documents.size());
        final byte[] document = documents.get(number).clone();
        final int body = document.length - SnapshotLayout.BODY_OFFSET;
        switch (random.nextInt(6))
        {
            case 0 -> documents.remove(number);
            case 1 -> documents.add(number, documents.get(random.nextInt(documents.size())));
            case 2 ->
            {
                document[SnapshotLayout.BODY_OFFSET + random.nextInt(body)] ^= (byte)(1 << random.nextInt(8));
                documents.set(number, document);
            }
            case 3 ->
            {
                document[SnapshotLayout.BODY_OFFSET + random.nextInt(body)] ^= (byte)(1 << random.nextInt(8));
                documents.set(number, SnapshotDocuments.refit(document));
            }
            default ->
            {
                document[SnapshotLayout.BODY_OFFSET + random.nextInt(body)] = (byte)random.nextInt(4);
                documents.set(number, document);
                return SnapshotDocuments.rechain(documents);
            }
        }

        return documents;
    }

    private static List<String> readFiles(final Map<Long, List<byte[]>> files)
    {
        final List<String> lines = new ArrayList<>();
        SnapshotLogReader reader = SnapshotLogReader.firstFile(new PlacedBareDocuments(files), null, true);
        lines.addAll(MeasuredLines.read(reader));
        while (reader.nextDay() >= 0)
        {
            reader = SnapshotLogReader.file(new PlacedBareDocuments(files), reader.nextDay(), null, true);
            lines.addAll(MeasuredLines.read(reader));
        }

        return lines;
    }

    /** Each market of each file apart; the chain is followed with the first alone. */
    private static List<String> readMarkets(final Map<Long, List<byte[]>> files)
    {
        final List<String> lines = new ArrayList<>();
        for (int market = 0; market < MARKETS; market++)
        {
            final boolean[] wanted = only(market);
            SnapshotLogReader reader =
                SnapshotLogReader.firstFile(new PlacedBareDocuments(files), wanted, market == 0);
            lines.addAll(MeasuredLines.read(reader));
            while (reader.nextDay() >= 0)
            {
                reader = SnapshotLogReader.file(
                    new PlacedBareDocuments(files), reader.nextDay(), wanted, market == 0);
                lines.addAll(MeasuredLines.read(reader));
            }
        }

        return lines;
    }

    private static String outcome(final Reading reading)
    {
        try
        {
            return String.join("\n", reading.lines());
        }
        catch (final LogException refused)
        {
            return "refused " + refused.getMessage();
        }
    }

    private interface Reading
    {
        List<String> lines();
    }
}
