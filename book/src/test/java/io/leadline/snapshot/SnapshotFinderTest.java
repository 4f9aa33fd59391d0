package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.log.BareDocuments;
import io.leadline.log.DocumentAppender;
import io.leadline.log.LogException;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot that is found is the one that a walk over the log comes to. */
class SnapshotFinderTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;
    private static final long MIDNIGHT = 1_772_323_200L * SECOND_NS;

    @TempDir
    private Path folder;

    private record Seen(int market, long timeEpochNs, String line)
    {
    }

    @Test
    void shouldFindWhatAWalkComesTo()
    {
        for (long seed = 1; seed <= 4; seed++)
        {
            final boolean isRandom = seed % 2 == 0;
            final Configuration configuration =
                isRandom ? Configurations.random("12m") : Configurations.fixed("12m");
            final Path events = folder.resolve("events-" + seed);
            final Path snapshots = folder.resolve("snapshots-" + seed);
            new RandomFeed(new Random(seed), configuration, 9).write(events, 900, 500 * SECOND_NS, DAY_NS);
            SampledBooks.sample(configuration, events, snapshots);

            assertFound(seed, snapshots, configuration.markets().size());
        }
    }

    private static void assertFound(final long seed, final Path snapshots, final int marketCount)
    {
        final List<Seen> walk = walk(snapshots);
        assertThat(walk).as("seed=%d", seed).hasSizeGreaterThan(500);
        final Random random = new Random(seed);
        try (SnapshotFinder finder = SnapshotFinder.open(snapshots))
        {
            for (int i = 0; i < 400; i++)
            {
                final int market = random.nextInt(marketCount);
                final long at = walk.get(random.nextInt(walk.size())).timeEpochNs();
                final long time = at + (random.nextInt(3) - 1) * random.nextLong(1 + 900 * SECOND_NS);
                final Snapshot found = finder.find(market, time);
                final String line = found == null ?
                    null : MeasuredLines.line(SnapshotSource.Record.SNAPSHOT, found, finder.layout());

                assertThat(line).as("seed=%d market=%d time=%d", seed, market, time)
                    .isEqualTo(expected(walk, market, time));
                assertThat(found == null || isChangedThroughout(found)).as("seed=%d", seed).isTrue();
            }
        }
    }

    private static boolean isChangedThroughout(final Snapshot found)
    {
        return IntStream.rangeClosed(0, found.entityCount())
            .allMatch(entity -> found.nextChanged(entity) == entity && found.nextTraded(entity) == entity);
    }

    /** The last one of the market that is not later, on the same day. */
    private static String expected(final List<Seen> walk, final int market, final long timeEpochNs)
    {
        return walk.stream()
            .filter(seen -> seen.market() == market && seen.timeEpochNs() <= timeEpochNs)
            .filter(seen -> seen.timeEpochNs() / DAY_NS == timeEpochNs / DAY_NS)
            .reduce((before, after) -> after).map(Seen::line).orElse(null);
    }

    private static List<Seen> walk(final Path snapshots)
    {
        final List<Seen> walk = new ArrayList<>();
        try (SnapshotLogReader reader = SnapshotLogReader.open(snapshots))
        {
            for (SnapshotSource.Record record = reader.next();
                record != SnapshotSource.Record.END; record = reader.next())
            {
                if (record == SnapshotSource.Record.SNAPSHOT)
                {
                    final Snapshot snapshot = reader.snapshot();
                    walk.add(new Seen(
                        snapshot.market(), snapshot.timeEpochNs(),
                        MeasuredLines.line(record, snapshot, reader.layout())));
                }
            }
        }

        return walk;
    }

    /** Of 50 makers who all move at every instant, in a log of many documents. */
    @Test
    void shouldReadLessThanAMegabyte()
    {
        final Configuration configuration = Configurations.fixed("1s");
        try (EventLogWriter writer = new EventLogWriter(folder.resolve("events"), Long.MAX_VALUE))
        {
            final Random random = new Random(5);
            final int[] markets = new int[3];
            for (int market = 0; market < 3; market++)
            {
                markets[market] = writer.market(
                    configuration.markets().get(market).name(), configuration.markets().get(market).tick(),
                    configuration.markets().get(market).lot());
            }
            for (int second = 0; second < 400; second++)
            {
                for (int i = 0; i < 3 * 50 * 10; i++)
                {
                    final int maker = i / 3 % 50;
                    final int side = random.nextInt(2);
                    final long distance = 1 + random.nextInt(200);
                    writer.add(
                        MIDNIGHT + second * SECOND_NS + i, markets[i % 3], i, writer.account("maker-" + maker), side,
                        side == Side.BID ? 100_000 - distance : 100_000 + distance, 1 + random.nextInt(100_000), 1);
                }
            }
            writer.heartbeat(MIDNIGHT + 400 * SECOND_NS, EventSink.NO_MARKET);
        }
        SampledBooks.sample(configuration, folder.resolve("events"), folder.resolve("snapshots"));

        try (SnapshotFinder finder = SnapshotFinder.open(folder.resolve("snapshots")))
        {
            long most = 0;
            for (int second = 5; second < 400; second += 7)
            {
                final long before = finder.bytesRead();
                assertThat(finder.find(second % 3, MIDNIGHT + second * SECOND_NS).entityCount()).isEqualTo(51);
                most = Math.max(most, finder.bytesRead() - before);
            }
            assertThat(most).isBetween(10_000L, 1L << 20);
        }
    }

    @Test
    void shouldFindNothingWhereNothingIs()
    {
        final Configuration configuration = Configurations.fixed("12m");
        new RandomFeed(new Random(3), configuration, 5).write(folder.resolve("events"), 200, 600 * SECOND_NS, 0);
        SampledBooks.sample(configuration, folder.resolve("events"), folder.resolve("snapshots"));
        try (SnapshotFinder finder = SnapshotFinder.open(folder.resolve("snapshots")))
        {
            assertThat(finder.find(0, 0)).isNull();
            assertThat(finder.find(0, -1)).isNull();
            assertThat(finder.find(0, Long.MAX_VALUE)).isNull();
        }
    }

    @Test
    void shouldNameFormatInWhichNothingIsFound() throws Exception
    {
        final List<byte[]> old =
            DocumentFile.read(SnapshotFinderTest.class.getResourceAsStream("/format-1/documents.gz"));
        final Path snapshots = folder.resolve("old");
        final UnsafeBuffer memory = new UnsafeBuffer(BufferUtil.allocateDirectAligned(1 << 20, 64));
        try (DocumentAppender appender = new DocumentAppender(snapshots))
        {
            for (final byte[] document : old)
            {
                memory.putBytes(0, document);
                appender.append(SnapshotDocuments.little(document).getLong(24), memory, 0, document.length);
            }
        }
        assertThatThrownBy(() -> SnapshotFinder.open(snapshots))
            .isInstanceOf(LogException.class).hasMessageStartingWith("too old: ");
        assertThat(walk(snapshots)).isNotEmpty();

        final Configuration configuration = Configurations.random("1h");
        try (SampledBooks sampled = new SampledBooks(configuration, snapshots, false))
        {
            new RandomFeed(new Random(7), configuration, 4).write(folder.resolve("events"), 60, 900 * SECOND_NS, 0);
            assertThatThrownBy(() -> sampled.follow(folder.resolve("events"), Long.MAX_VALUE))
                .isInstanceOf(LogException.class)
                .hasMessageStartingWith("too old: format of a snapshot log to go on with");
        }
        assertThat(BareDocuments.of(snapshots)).hasSameSizeAs(old);
    }
}
