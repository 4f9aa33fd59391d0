package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.log.BareDocuments;
import io.leadline.log.LogFiles;
import io.leadline.measure.MeasureLayout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where documents begin and end, and which of them are whole, depends on instants and interval numbers alone. */
class SnapshotLogShapeTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;
    private static final int MOST_MAKERS = 262_144;
    private static final int KIND_OFFSET = 3;
    private static final long MIDNIGHT = 1_772_323_200L * SECOND_NS;

    @TempDir
    private Path folder;

    @Test
    void shouldWriteKeyframeInEveryRunOfIntervalsAndFirstInFile()
    {
        final Configuration configuration = Configurations.fixed("12m");
        new RandomFeed(new Random(3), configuration, 5).write(events(), 1_200, 600 * SECOND_NS, DAY_NS);
        SampledBooks.sample(configuration, events(), snapshots());

        final List<byte[]> documents = BareDocuments.of(snapshots());
        final DumpedDocuments dumped = dump(configuration, documents);
        final Set<String> seen = new HashSet<>();
        int keyframes = 0;
        for (final DumpedDocuments.Section section : dumped.sections())
        {
            final long day = section.interval() * 720 * SECOND_NS / DAY_NS;
            final boolean isFirst = seen.add(day + "/" + section.market());
            final boolean isTurn = (section.interval() + section.market()) % 64 == 0;
            assertThat(section.isKeyframe()).as("%s", section).isEqualTo(isFirst || isTurn);
            keyframes += section.isKeyframe() && !isFirst ? 1 : 0;
        }
        assertThat(keyframes).isGreaterThan(10);
        assertThat(dumped.sections()).hasSizeGreaterThan(1_000);
    }

    /** A market's totals are one document, which has to hold those of as many makers as a configuration may allow. */
    @Test
    void shouldWriteTheTotalsOfAsManyMakersAsAMarketMayHave()
    {
        final Configuration configuration = Configurations.populous(MOST_MAKERS);
        try (EventLogWriter writer = open())
        {
            final int market = market(writer, configuration);
            for (int maker = 0; maker < MOST_MAKERS; maker++)
            {
                writer.trade(
                    MIDNIGHT, market, writer.account("m" + maker), 100, 5, EventSink.NO_ACCOUNT, 0);
            }
        }
        final FeedBooks books = new FeedBooks(configuration);
        try (EventLogReader reader = new EventLogReader(events());
            SnapshotLogWriter log = new SnapshotLogWriter(
                snapshots(), configuration, null, new MeasureLayout(configuration.ladders()), books, false))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(books);
            }
            log.start(MIDNIGHT);
            log.totals(MIDNIGHT + DAY_NS);
        }

        final List<byte[]> documents = BareDocuments.of(snapshots());
        assertThat((int)documents.get(documents.size() - 1)[KIND_OFFSET]).isEqualTo(SnapshotLayout.TOTALS);
        assertThat(documents.get(documents.size() - 1).length).isGreaterThan(3 * MOST_MAKERS);
    }

    /** Unchanged values cost nothing but the section's few bytes. */
    @Test
    void shouldWriteNoEntryWhereNothingChanges()
    {
        final Configuration configuration = Configurations.fixed("1s");
        try (EventLogWriter writer = open())
        {
            final int market = market(writer, configuration);
            writer.add(MIDNIGHT, market, 1, writer.account("a"), Side.BID, 100, 5, 0);
            writer.heartbeat(MIDNIGHT + 200 * SECOND_NS, market);
        }
        SampledBooks.sample(configuration, events(), snapshots());

        final DumpedDocuments dumped = dump(configuration, BareDocuments.of(snapshots()));
        assertThat(dumped.sections()).hasSize(200);
        for (final DumpedDocuments.Section section : dumped.sections())
        {
            assertThat(section.entities()).as("%s", section)
                .isEqualTo(section.isKeyframe() ? List.of(0, 1) : List.of());
        }
        final byte[] quiet = BareDocuments.of(snapshots()).get(5);
        assertThat(quiet).hasSize(SnapshotLayout.BODY_OFFSET + 4);
    }

    /** Many makers: names and snapshots take several documents, each closed once it is longer than 1 MiB. */
    @Test
    void shouldSplitWhatDoesNotFitOneDocument()
    {
        final int makerCount = 14_000;
        final Configuration configuration = Configurations.fixed("1s");
        try (EventLogWriter writer = open())
        {
            final int market = market(writer, configuration);
            for (int i = 0; i < makerCount; i++)
            {
                final int account = writer.account("maker-" + i + "-" + "x".repeat(100));
                for (int order = 0; order < 12; order++)
                {
                    final int side = order & 1;
                    final long price = 100_000 + (side == Side.BID ? -1 : 1) * (1L + order * order * 2);
                    writer.add(MIDNIGHT, market, 12L * i + order, account, side, price, 1_000_000_007L + i, 1);
                }
            }
            writer.heartbeat(MIDNIGHT + 1, market);
            for (int i = 0; i < makerCount; i++)
            {
                writer.reduce(MIDNIGHT + 1, market, 12L * i, 1_000_006L - i, 0);
            }
            writer.heartbeat(MIDNIGHT + SECOND_NS + 1, market);
        }
        final List<String> expected = SampledBooks.sample(configuration, events(), snapshots());

        final List<byte[]> documents = BareDocuments.of(snapshots());
        final DumpedDocuments dumped = dump(configuration, documents);
        assertThat(kinds(documents)).startsWith(1, 2, 2, 3, 3, 3);
        assertThat(documents).allSatisfy(document ->
            assertThat(document.length).isLessThan(SnapshotLayout.SPLIT_LENGTH + 1_000));
        assertThat(dumped.sections())
            .anyMatch(section -> section.hasMore() && section.isContinued() && section.isKeyframe());
        assertChained(dumped.sections());
        assertThat(read()).isEqualTo(expected);
    }

    private static void assertChained(final List<DumpedDocuments.Section> sections)
    {
        boolean isOpen = false;
        for (final DumpedDocuments.Section section : sections)
        {
            assertThat(section.isContinued()).as("document=%d", section.document()).isEqualTo(isOpen);
            isOpen = section.hasMore();
        }
        assertThat(isOpen).isFalse();
    }

    /** Totals of all makers need not fit one document either. */
    @Test
    void shouldSplitTotals()
    {
        final int[] makerCounts = {25_000, 25_000, 1};
        final Configuration configuration = Configurations.single("24h");
        try (EventLogWriter writer = open())
        {
            for (int which = 0; which < 3; which++)
            {
                final int market = writer.market(
                    configuration.markets().get(which).name(), configuration.markets().get(which).tick(),
                    configuration.markets().get(which).lot());
                for (int i = 0; i < makerCounts[which]; i++)
                {
                    final int account = writer.account("m" + i);
                    writer.trade(MIDNIGHT + 1, market, account, 1L << 40, (1L << 21) - 1, account, 0);
                }
            }
            writer.heartbeat(MIDNIGHT + DAY_NS + 1, EventSink.NO_MARKET);
        }
        final List<String> expected = SampledBooks.sample(configuration, events(), snapshots());

        final List<byte[]> documents = BareDocuments.of(snapshots());
        assertThat(documents.stream().filter(document -> SnapshotDocuments.kind(document) == SnapshotLayout.TOTALS))
            .hasSize(2);
        assertThat(expected).hasSize(6);
        assertThat(read()).isEqualTo(expected);
    }

    @Test
    void shouldRepeatConfigurationNamesAndTotalsInEachFile()
    {
        final Configuration configuration = Configurations.fixed("24h");
        try (EventLogWriter writer = open())
        {
            final int market = market(writer, configuration);
            writer.add(MIDNIGHT + 5, market, 1, writer.account("a"), Side.BID, 100, 5, 0);
            writer.fill(MIDNIGHT + 6, market, 1, EventSink.NO_PRICE, 2, EventSink.NO_ACCOUNT, 0);
            writer.heartbeat(MIDNIGHT + 4 * DAY_NS + 1, market);
        }
        SampledBooks.sample(configuration, events(), snapshots());

        final List<byte[]> documents = BareDocuments.of(snapshots());
        assertThat(kinds(documents)).containsExactly(1, 1, 2, 4, 3, 1, 2, 4, 3, 1, 2, 4, 3, 1, 2, 4, 3);
        assertThat(LogFiles.names(snapshots())).containsExactly(
            "20260301F", "20260302F", "20260303F", "20260304F", "20260305F");
        assertThat(documents.stream().map(document -> SnapshotDocuments.timeEpochNs(document) - MIDNIGHT).distinct())
            .containsExactly(5L, DAY_NS, 2 * DAY_NS, 3 * DAY_NS, 4 * DAY_NS);
        assertThat(read()).hasSize(8).allSatisfy(line -> assertThat(line).contains("a"));
    }

    /** Over ten days without an event every midnight still has its totals. */
    @Test
    void shouldRecordTotalsOfEveryMidnight()
    {
        final Configuration configuration = Configurations.random("24h");
        try (EventLogWriter writer = open())
        {
            final int market = market(writer, configuration);
            writer.trade(MIDNIGHT, market, writer.account("acct-2"), 100, 5, EventSink.NO_ACCOUNT, 0);
            writer.heartbeat(MIDNIGHT + 10 * DAY_NS, market);
            writer.heartbeat(MIDNIGHT + 10 * DAY_NS + 1, market);
        }
        final List<String> expected = SampledBooks.sample(configuration, events(), snapshots());

        assertThat(read()).isEqualTo(expected);
        assertThat(expected.stream().filter(line -> line.startsWith("totals"))).containsExactlyElementsOf(
            IntStream.rangeClosed(1, 10).mapToObj(day ->
                "totals market=0 time=" + (MIDNIGHT + day * DAY_NS) + " [5, 500, 0] alpha[5, 500, 0]").toList());
    }

    /** A market that names makers late gets their names late, and a snapshot with a maker more tells how far back. */
    @Test
    void shouldTellWhereNamesLie()
    {
        final Configuration configuration = Configurations.fixed("1s");
        try (EventLogWriter writer = open())
        {
            final int market = market(writer, configuration);
            for (int i = 0; i < 6; i++)
            {
                final int account = i % 2 == 0 ? writer.account("a" + i) : EventSink.NO_ACCOUNT;
                writer.add(MIDNIGHT + i * SECOND_NS, market, i, account, Side.BID, 100, 5, 0);
            }
        }
        SampledBooks.sample(configuration, events(), snapshots());

        final List<byte[]> documents = BareDocuments.of(snapshots());
        assertThat(kinds(documents)).containsExactly(1, 2, 3, 3, 2, 3, 3, 2, 3);
        final List<Long> distances =
            dump(configuration, documents).sections().stream().map(DumpedDocuments.Section::makers).toList();
        assertThat(distances).containsExactly(1L, -1L, 1L, -1L, 1L);
        assertThat(documents.get(1)[SnapshotLayout.BODY_OFFSET]).isZero();
        assertThat(documents.get(4)[SnapshotLayout.BODY_OFFSET]).isEqualTo((byte)3);
    }

    private static List<Integer> kinds(final List<byte[]> documents)
    {
        return documents.stream().map(SnapshotDocuments::kind).toList();
    }

    private static DumpedDocuments dump(final Configuration configuration, final List<byte[]> documents)
    {
        final DumpedDocuments dumped = new DumpedDocuments(configuration.ladders(), false);
        documents.forEach(dumped::dump);

        return dumped;
    }

    private List<String> read()
    {
        try (SnapshotLogReader reader = SnapshotLogReader.open(snapshots()))
        {
            return new ArrayList<>(MeasuredLines.read(reader));
        }
    }

    private static int market(final EventLogWriter writer, final Configuration configuration)
    {
        final String name = configuration.markets().get(0).name();
        final BigDecimal tick = configuration.markets().get(0).tick();

        return writer.market(name, tick, configuration.markets().get(0).lot());
    }

    private EventLogWriter open()
    {
        return new EventLogWriter(events(), Long.MAX_VALUE);
    }

    private Path events()
    {
        return folder.resolve("events");
    }

    private Path snapshots()
    {
        return folder.resolve("snapshots");
    }
}
