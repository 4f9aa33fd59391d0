package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.HandClock;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;

/** A node's real files, written again bit by bit over some hours, are what they are as recordings. */
class NodeFollowRecordingTest
{
    private static final Path FOLDER = FeedFixtures.shared("data/hyperliquid");
    private static final Path SNAPSHOT = FOLDER.resolve("snapshot_985148181.json.gz");
    private static final Path DIFFS = FOLDER.resolve("node_raw_book_diffs_by_block.jsonl.gz");
    private static final Path FILLS = FOLDER.resolve("node_fills_by_block.jsonl.gz");
    private static final Configuration CONFIGURATION =
        FeedFixtures.configuration(FeedFixtures.market("BTC-PERP", "0.1", "0.00001", "BTC"));
    private static final long START_EPOCH_NS = 1_778_002_755_000_000_000L;

    @TempDir
    private Path directory;

    @BeforeEach
    void skipWithoutTheRecordings()
    {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), () -> "shared recordings are absent: path=" + FOLDER);
    }

    @Test
    void shouldMakeTheEventsOfTheRecordings() throws IOException
    {
        final RecordingSink whole = new RecordingSink();
        new HyperliquidFeed(CONFIGURATION, Recording.of(List.of(SNAPSHOT, DIFFS, FILLS))).run(whole);
        for (long seed = 1; seed <= 3; seed++)
        {
            final RecordingSink followed = new RecordingSink();
            follow(seed, followed);

            assertThat(followed.lines()).as("seed=%d", seed).isEqualTo(whole.lines());
        }
    }

    @Test
    void shouldHaveTheBestPricesOfTheOtherImplementation() throws IOException
    {
        final NaiveBook book = new NaiveBook();
        final NaiveBook followed = new NaiveBook();
        new HyperliquidFeed(CONFIGURATION, Recording.of(List.of(SNAPSHOT, DIFFS, FILLS))).run(book);
        follow(9, followed);

        assertThat(followed.quotes()).hasSize(51).isEqualTo(book.quotes());
        assertThat(followed.oddCount()).isZero();
        assertThat(followed.staleCount()).isZero();
    }

    private void follow(final long seed, final EventSink sink) throws IOException
    {
        final Random random = new Random(seed);
        final Path data = directory.resolve("data" + seed);
        final NodeFolder node = new NodeFolder(data);
        final List<String> diffs = lines(DIFFS);
        final List<String> fills = lines(FILLS);
        for (int i = 0; i < diffs.size(); i++)
        {
            node.addDiffs("_by_block", i * NodeFolder.hours() / diffs.size(), diffs.get(i));
        }
        for (int i = 0; i < fills.size(); i++)
        {
            node.addFills("_by_block", Math.min(NodeFolder.hours() - 1, i * 7 / fills.size()), fills.get(i));
        }
        node.begin();
        NodeFolder.drop(directory.resolve("snapshots"), "s.json", String.join("", lines(SNAPSHOT)));
        try (FollowRun run = new FollowRun(
            CONFIGURATION, data, directory.resolve("snapshots"), sink, new HandClock(START_EPOCH_NS)))
        {
            final long perFill = node.diffsLeft() / Math.max(1, node.fillsLeft()) + 1;
            while (node.diffsLeft() + node.fillsLeft() > 0)
            {
                final int length = 1 + random.nextInt(20_000);
                node.writeDiffs(length);
                node.writeFills((int)(length / perFill) + 1);
                run.drive(1 + random.nextInt(3), 3 * FollowRun.MS);
            }
            run.drive(400, 3_000 * FollowRun.MS);
            assertThat(run.count("files")).isGreaterThan(8);
            assertThat(run.count("late_fill_blocks") + run.count("missing_fill_blocks")).isZero();
        }
    }

    private static List<String> lines(final Path file) throws IOException
    {
        try (BufferedReader reader = new BufferedReader(Recording.of(List.of(file)).get(0).openText()))
        {
            return reader.lines().map(line -> line + "\n").toList();
        }
    }
}
