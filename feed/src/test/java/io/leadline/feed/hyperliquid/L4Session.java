package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.Recording;
import io.leadline.feed.SampledBooks;
import io.leadline.feed.SampledBooks.Span;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.RecordedLines;
import io.leadline.feed.websocket.FaultySession;
import io.leadline.feed.websocket.PassedTime;

/**
 * One session of two coins. Nothing of what the network does, and nothing that shows in a message, may leave an instant
 * OK on a book that was not the venue's at that time. A message that the server leaves out or sends behind the next
 * shows only later, for no number tells of it: then instants may be wrong from its time on until the coin is stale, and
 * comparisons bring it to light.
 */
final class L4Session extends FaultySession
{
    private static final long LAG_MS = 120;
    private static final List<String> COINS = List.of("BTC", "ETH");
    private static final Configuration CONFIGURATION = FeedFixtures.configuration(
        COINS.stream().map(coin -> FeedFixtures.market(coin, "0.5", "0.01")).toArray(Market[]::new));
    private static final List<String> SEEN = List.of(
        "twice", "damaged", "cut short", "oversized", "compressed", "binary", "in fragments", "second snapshot",
        "error", "another channel", "answer of another coin", "answer of another channel", "answer refused",
        "answer without snapshot", "answer missing", "clock ahead", "clock back");
    private static final List<String> UNSEEN = List.of(
        "dropped", "dropped", "dropped", "dropped", "dropped", "dropped", "swapped", "swapped", "swapped", "damaged");

    private final Path recording;
    private final boolean isUnseen;
    private final boolean isCompared;
    private final L4Server server;
    private final List<Long> turnedBackEpochNs = new ArrayList<>();

    L4Session(final long seed, final Path recording)
    {
        super(seed, recording);
        this.recording = recording;
        isUnseen = random.nextInt(5) == 0;
        isCompared = isUnseen || random.nextInt(3) == 0;
        server = new L4Server(path, random.split(), clock, COINS);
    }

    /** Runs and checks it; false where this machine was too slow for its promises to be kept. */
    boolean run()
    {
        server.start();
        try
        {
            run(server, CONFIGURATION, "l4book", L4BookLive.KEYS, """
                    lag: 120ms
                    snapshot_within: 400ms
                    ping: 40ms
                    lost: 250ms
                    reconnect_min: 5ms
                    reconnect_max: 40ms
                    max_frame: 1000000
                """ + "    compare: " + (isCompared ? "250ms\n" : "0s\n"));
        }
        finally
        {
            server.close();
        }
        final SampledBooks replayed = new SampledBooks();
        new RecordedLines(Recording.of(List.of(recording)), sink -> new PassedTime(
            new L4BookDecoder(
                CONFIGURATION.markets(), sink, LineControl.NONE, LAG_MS * 1_000_000, Long.MAX_VALUE,
                L4BookDecoder.NEVER),
            replayed)).run(replayed);
        assertSame(replayed, COINS);
        if (server.slowestMs() >= LAG_MS)
        {
            return false;
        }
        count(isUnseen ? "sessions with messages left out or swapped" : "sessions whose faults all show", 1);
        COINS.forEach(this::check);
        if (!isUnseen)
        {
            assertThat(counts().get("compares_refuted")).as(where()).isZero();
        }

        return true;
    }

    private void check(final String coin)
    {
        final List<L4Server.Truth> truths = server.truths(coin);
        final List<Long> unseenEpochNs = server.unseenEpochNs();
        boolean isSuspect = false;
        for (final Span span : books.spans(coin))
        {
            isSuspect &= span.isOk();
            isSuspect |= unseenEpochNs.stream().anyMatch(
                time -> time >= span.fromEpochNs() && time < span.toEpochNs());
            count(span.isOk() ? "spans ok" : "spans stale", 1);
            if (span.isOk() && !isTrue(span, truths) && !isAmbiguous(span))
            {
                assertThat(isSuspect).as(
                    "%s coin=%s span=%s truths=%s unseen=%s %s", where(), coin, span, near(span, truths), unseenEpochNs,
                    diagnostics()).isTrue();
                count("spans ok and wrong behind a message left out or swapped", 1);
            }
        }
    }

    /** The book of the span's begin, and no other before its end. */
    private static boolean isTrue(final Span span, final List<L4Server.Truth> truths)
    {
        long atBegin = 0;
        boolean isTrue = true;
        for (final L4Server.Truth truth : truths)
        {
            if (truth.timeEpochNs() <= span.fromEpochNs())
            {
                atBegin = truth.bookCode();
            }
            else if (truth.timeEpochNs() < span.toEpochNs())
            {
                isTrue &= truth.bookCode() == span.bookCode();
            }
        }

        return isTrue && atBegin == span.bookCode();
    }

    /** The venue's clock was turned back, so it had two books at one time. */
    private boolean isAmbiguous(final Span span)
    {
        return turnedBackEpochNs.stream().anyMatch(
            time -> span.fromEpochNs() <= time + 100_000_000 && span.toEpochNs() >= time - 200_000_000);
    }

    private static List<L4Server.Truth> near(final Span span, final List<L4Server.Truth> truths)
    {
        return truths.stream().filter(
            truth -> Math.abs(truth.timeEpochNs() - span.fromEpochNs()) < 60_000_000).toList();
    }

    @Override
    protected LiveFeed open(final LiveInputs inputs)
    {
        return L4BookLive.open(inputs);
    }

    @Override
    protected void step(final boolean isSilent)
    {
        server.step(isSilent);
    }

    @Override
    protected boolean isHealed()
    {
        return COINS.stream().allMatch(
            coin -> books.isOk(coin) && books.bookCode(coin) == server.bookCode(coin));
    }

    @Override
    protected List<String> venueFaults()
    {
        return isUnseen ? UNSEEN : SEEN;
    }

    @Override
    protected void inflict(final String fault)
    {
        if ("clock back".equals(fault))
        {
            turnedBackEpochNs.add(server.timeEpochNs());
        }
        server.inflict(fault);
    }

    @Override
    protected void calm()
    {
        server.calm();
    }
}
