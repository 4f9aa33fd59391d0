package io.leadline.feed.backpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.leadline.config.AdapterReader;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.config.Makers;
import io.leadline.event.EventSink;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.levels.NaiveLevels;
import io.leadline.feed.line.SteadyClock;

import org.agrona.concurrent.SystemEpochNanoClock;

/** A venue that trades over real sockets, and a live feed from it, on one thread. */
final class LiveSession implements AutoCloseable
{
    static final long MS = 1_000_000;
    static final long LAG_NS = 100 * MS;

    private static final long HEAL_NS = 60_000 * MS;
    private static final long IDLE_NS = 100_000;
    private static final int STEP_MS = 5;
    private static final int MEAN_STEP_US = 6_000;

    private final long seed;
    private final Random random;
    private final LiveVenue venue;
    private final VenueFaults faults;
    private final LiveFeed feed;
    private final NaiveLevels book;
    private final AtomicLong jumpNs = new AtomicLong();
    private final AtomicLong signingErrorMs = new AtomicLong();
    private final List<String> diagnostics = new CopyOnWriteArrayList<>();
    private long inSyncNs;
    private long nextStepNs = System.nanoTime();

    /**
     * A session that begins to connect.
     *
     * @param book  null where another sink takes the events.
     * @param files for the makers' keys.
     */
    LiveSession(
        final long seed, final Path files, final Configuration configuration, final NaiveLevels book,
        final EventSink sink, final Path recording)
    {
        this.seed = seed;
        this.book = book;
        random = new Random(seed);
        final String alpha = key(files.resolve(seed + "-alpha.key"));
        final String beta = key(files.resolve(seed + "-beta.key"));
        venue = new LiveVenue(seed, List.of(alpha, beta), LAG_NS * 3 / 4);
        faults = new VenueFaults(venue, random, jumpNs, signingErrorMs);
        if (book != null)
        {
            book.telling(this::compare);
        }
        final SteadyClock steady = new SteadyClock(SystemEpochNanoClock.INSTANCE);
        feed = BackpackLive.open(
            new LiveInputs(
                configuration, settings(files, configuration.makers()), List.of(), sink, recording,
                () -> steady.nanoTime() + jumpNs.get(), diagnostics::add),
            () -> System.currentTimeMillis() + signingErrorMs.get());
    }

    /** A key that an operator keeps as he should: its verifying key. */
    private String key(final Path file)
    {
        final byte[] drawn = new byte[AccountKey.SEED_LENGTH];
        random.nextBytes(drawn);
        try
        {
            Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, Base64.getEncoder().encode(drawn));
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return AccountKey.ofSeed(drawn).verifyingKey();
    }

    private AdapterSettings settings(final Path files, final Makers makers)
    {
        final List<String> names = makers.isAll() ? List.of("alpha", "beta") :
            makers.makers().stream().map(maker -> maker.accounts().get(0)).toList();
        return AdapterReader.parse(
            """
            feed:
              backpack:
                url: ws://localhost:%d/
                rest: %s
                keys:
                  "%s": %s
                  "%s": %s
                lag: 100ms
                ping: 30ms
                lost: 600ms
                reconnect_min: 20ms
                reconnect_max: 200ms
                max_frame: 65536
            """.formatted(
                venue.proxy().port(), venue.answers().uri(),
                names.get(0), files.resolve(seed + "-alpha.key"), names.get(1), files.resolve(seed + "-beta.key")),
            "session", "backpack", BackpackLive.KEYS);
    }

    LiveVenue venue()
    {
        return venue;
    }

    FeedCounters counters()
    {
        return feed.counters();
    }

    List<String> diagnostics()
    {
        return diagnostics;
    }

    /** How long of the venue's time the book was in sync, each instant of it compared. */
    long inSyncNs()
    {
        return inSyncNs;
    }

    /** How often what was done. */
    Map<String, Long> faultCounts()
    {
        return venue.harms();
    }

    /** Trades for a while without faults, and then until the book is in sync and a while longer. */
    void play(final int ms)
    {
        run(ms, true);
        do
        {
            heal(3 * (int)(LAG_NS / MS));
            settle();
        }
        // A connection that a busy machine loses while nothing happens shows no book to join again.
        while (!isHealed());
    }

    /** Trades through bursts of faults; behind each the book heals, but not always before the next. */
    void playFaults(final int burstCount)
    {
        heal(random.nextInt(100));
        for (int i = 0; i < burstCount; i++)
        {
            faults.begin(random.nextInt(3) > 0);
            run(1 + random.nextInt(600), true);
            faults.end();
            if (random.nextInt(4) > 0)
            {
                heal(random.nextInt(300));
            }
        }
        faults.endAll();
        play(100);
    }

    private void heal(final int ms)
    {
        final long untilNs = System.nanoTime() + HEAL_NS;
        int syncedMs = 0;
        do
        {
            assertThat(System.nanoTime()).as("seed=%d does not heal: %s %s", seed, counters(), last())
                .isLessThan(untilNs);
            run(STEP_MS, true);
            syncedMs = isHealed() ? syncedMs + STEP_MS : 0;
        }
        while (syncedMs <= ms);
    }

    /** A book that nothing was told of is in sync, and nobody's. */
    private boolean isHealed()
    {
        return book == null || book.isInSync() && book.clearCount() > 0;
    }

    private String last()
    {
        final List<String> all = List.copyOf(diagnostics);

        return String.join("\n", all.subList(Math.max(0, all.size() - 12), all.size()));
    }

    /** Nothing happens any more; all that did is told. */
    private void settle()
    {
        final long untilNs = System.nanoTime() + HEAL_NS;
        while (book != null && book.isInSync() && book.timeEpochNs() <= venue.lastEpochNs())
        {
            assertThat(System.nanoTime()).as("seed=%d stands still: %s %s", seed, counters(), last())
                .isLessThan(untilNs);
            run(STEP_MS, false);
        }
        if (book == null)
        {
            run(3 * (int)(LAG_NS / MS), false);
        }
    }

    private void run(final int ms, final boolean isTrading)
    {
        final long endNs = System.nanoTime() + ms * MS;
        while (System.nanoTime() - endNs < 0)
        {
            if (isTrading && System.nanoTime() - nextStepNs >= 0)
            {
                venue.step();
                nextStepNs = System.nanoTime() + random.nextInt(2 * MEAN_STEP_US) * 1_000L;
            }
            faults.act();
            if (feed.doWork() == 0)
            {
                LockSupport.parkNanos(IDLE_NS);
            }
        }
    }

    /** What stands in the book stands there at all instants from the one time on and before the other. */
    private void compare(final long from, final long to)
    {
        if (from == Long.MIN_VALUE || !book.isInSync())
        {
            return;
        }
        inSyncNs += to - from;
        final String state = VenueEngine.text(book.bids(), book.asks(), book.orders());
        final Map.Entry<Long, String> truth = venue.truth().floorEntry(from);
        assertThat(state).as(
                "seed=%d from=%d truth since %d %s %s", seed, from, truth.getKey(), counters(), faultCounts())
            .isEqualTo(truth.getValue());
        for (final Map.Entry<Long, String> later : venue.truth().subMap(from, false, to, false).entrySet())
        {
            assertThat(state).as(
                    "seed=%d from=%d until=%d %s %s", seed, from, later.getKey(), counters(), faultCounts())
                .isEqualTo(later.getValue());
        }
    }

    /** The book as it is now is the venue's. */
    void shouldBeTheVenues()
    {
        assertThat(book.isInSync()).as("seed=%d %s", seed, counters()).isTrue();
        assertThat(VenueEngine.text(book.bids(), book.asks(), book.orders())).as("seed=%d %s", seed, counters())
            .isEqualTo(venue.truth().lastEntry().getValue());
        assertThat(venue.streams().problems()).as("seed=%d", seed).isEmpty();
        assertThat(venue.answers().problems()).as("seed=%d", seed).isEmpty();
    }

    @Override
    public void close()
    {
        feed.close();
        venue.close();
    }
}
