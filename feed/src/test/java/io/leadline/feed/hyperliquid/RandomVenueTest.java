package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;

/** However a venue tells its changes, the book is its book at every block and every fill is credited once. */
class RandomVenueTest
{
    private static final int BLOCKS = 40;

    @TempDir
    private Path directory;

    @Test
    void shouldKeepTheVenuesBookAndCreditEveryFill()
    {
        for (long seed = 1; seed <= 60; seed++)
        {
            final RandomVenue venue = new RandomVenue(seed, BLOCKS);
            check(venue, blocks(venue), "seed=" + seed + " form=blocks");
            check(venue, streams(venue), "seed=" + seed + " form=streams");
        }
    }

    private static void check(final RandomVenue venue, final List<Path> files, final String where)
    {
        final NaiveBook book = new NaiveBook();
        final Feed feed = new HyperliquidFeed(
            FeedFixtures.configuration(FeedFixtures.market("BTC", "0.5", "0.01")), Recording.of(files));
        feed.run(book);

        assertThat(book.oddCount()).as(where).isZero();
        assertThat(book.staleCount()).as(where).isZero();
        assertThat(book.filledLots()).as(where).isEqualTo(venue.filledLots());
        assertThat(book.tradedLots()).as(where).isZero();
        assertThat(book.books().get(book.books().size() - 1)).as(where).isEqualTo(venue.books().get(BLOCKS - 1));
        assertThat(book.books()).as(where).isEqualTo(
            book.heartbeats().stream().map(time -> venue.books().get(block(time) - 1)).toList());
        assertThat(feed.counters().count("fills")).as(where).isEqualTo(feed.counters().count("fill_entries") / 2);
    }

    private static int block(final long timeEpochNs)
    {
        return (int)((timeEpochNs - NodeFiles.time(0)) / NodeFiles.BLOCK_NS);
    }

    /** One line per block, in two files of each kind. */
    private List<Path> blocks(final RandomVenue venue)
    {
        final List<String> diffs = new ArrayList<>();
        final List<String> fills = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++)
        {
            diffs.add(NodeFiles.line(i + 1, venue.diffs().get(i).toArray(String[]::new)));
            fills.add(NodeFiles.line(i + 1, venue.fills().get(i).toArray(String[]::new)));
        }

        return files(diffs, fills);
    }

    /** One line per event, cut into two files of each kind anywhere. */
    private List<Path> streams(final RandomVenue venue)
    {
        final List<String> diffs = new ArrayList<>();
        final List<String> fills = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++)
        {
            for (final String diff : venue.diffs().get(i))
            {
                diffs.add(NodeFiles.line(i + 1, diff));
            }
            for (final String fill : venue.fills().get(i))
            {
                fills.add(NodeFiles.line(i + 1, fill));
            }
        }

        return files(diffs, fills);
    }

    private List<Path> files(final List<String> diffs, final List<String> fills)
    {
        return List.of(
            part("node_raw_book_diffs_2", diffs.subList(diffs.size() / 2, diffs.size())),
            part("node_fills_1", fills.subList(0, fills.size() / 2)),
            FeedFixtures.file(directory, "snapshot", NodeFiles.snapshot(0, List.of(), List.of())),
            part("node_raw_book_diffs_1", diffs.subList(0, diffs.size() / 2)),
            part("node_fills_2", fills.subList(fills.size() / 2, fills.size())));
    }

    private Path part(final String name, final List<String> lines)
    {
        return FeedFixtures.file(directory, name, String.join("", lines));
    }
}
