package io.leadline.feed.dydx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import io.leadline.config.Configuration;
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
 * One session of two pairs. The stream has no clock: an instant is OK when its book is one that the node had told by
 * then, and where the log's time has passed on a silent line, when the node had told no other before. Nothing of what
 * the network does, and nothing that shows in a message, may leave it otherwise. A message that the node leaves out or
 * sends behind the next shows only later, for no number tells of it: then instants may be wrong from its time on until
 * the book is stale, and the node's next snapshot brings it to light.
 */
final class DydxFaultySession extends FaultySession
{
    private static final List<String> PAIRS = List.of("BTC-USD", "ETH-USD");
    private static final Configuration CONFIGURATION = FeedFixtures.configuration(Node.btc(), Node.eth());
    private static final List<String> SEEN = List.of(
        "twice", "damaged", "cut short", "oversized", "compressed", "as bytes", "in fragments", "another snapshot",
        "no snapshot");
    private static final List<String> UNSEEN = List.of(
        "dropped", "dropped", "dropped", "dropped", "dropped", "dropped", "swapped", "swapped", "swapped", "damaged");

    /** How long at most what a node sends is on its way. */
    private static final long UNDERWAY_NS = 500_000_000;

    private final Path recording;
    private final boolean isUnseen;
    private final DydxServer server;

    DydxFaultySession(final long seed, final Path recording)
    {
        super(seed, recording);
        this.recording = recording;
        isUnseen = random.nextInt(5) == 0;
        server = new DydxServer(path, random.split(), clock, isUnseen);
    }

    /** Runs and checks it. */
    void run()
    {
        server.start();
        try
        {
            run(server, CONFIGURATION, "dydx", DydxLive.KEYS, """
                    snapshot_within: 400ms
                    ping: 40ms
                    lost: 250ms
                    reconnect_min: 5ms
                    reconnect_max: 40ms
                    max_frame: 1000000
                """);
        }
        finally
        {
            server.close();
        }
        count(isUnseen ? "sessions with messages left out or swapped" : "sessions whose faults all show", 1);
        final SampledBooks replayed = new SampledBooks();
        new DydxFeed(CONFIGURATION, Recording.of(List.of(recording))).run(replayed);
        assertSame(replayed, PAIRS);
        final SampledBooks passed = new SampledBooks();
        new RecordedLines(Recording.of(List.of(recording)), sink -> new PassedTime(
            new DydxDecoder(CONFIGURATION.markets(), sink, LineControl.NONE, Long.MAX_VALUE), passed)).run(passed);
        assertSame(passed, PAIRS);
        PAIRS.forEach(pair -> check(pair, passed));
    }

    private void check(final String pair, final SampledBooks passed)
    {
        final List<DydxServer.Version> versions = server.versions();
        final List<Long> unseenEpochNs = server.unseenEpochNs();
        final int number = PAIRS.indexOf(pair);
        boolean isSuspect = false;
        int last = 0;
        for (final Span span : passed.spans(pair))
        {
            isSuspect &= span.isOk();
            isSuspect |= unseenEpochNs.stream().anyMatch(
                time -> time >= span.fromEpochNs() - UNDERWAY_NS && time < span.toEpochNs());
            count(span.isOk() ? "spans ok" : "spans stale", 1);
            if (span.isOk())
            {
                count("spans ok by time that has passed", span.isPassed() ? 1 : 0);
                final int version = version(versions, number, span, last);
                if (version < 0)
                {
                    assertThat(isSuspect).as(
                        "%s pair=%s span=%s after=%s unseen=%s %s", where(), pair, span, last, unseenEpochNs,
                        diagnostics()).isTrue();
                    count("spans ok and wrong behind a message left out or swapped", 1);
                }
                last = Math.max(last, version);
            }
        }
    }

    /** The first version from one on that an instant in the span may have; -1 where there is none. */
    private static int version(
        final List<DydxServer.Version> versions, final int pair, final Span span, final int from)
    {
        for (int v = from; v < versions.size() && versions.get(v).beforeEpochNs() <= span.toEpochNs(); v++)
        {
            if (versions.get(v).bookCodes()[pair] == span.bookCode() &&
                (!span.isPassed() || endEpochNs(versions, pair, v) >= span.toEpochNs()))
            {
                return v;
            }
        }

        return -1;
    }

    /** When all that was connected had been told another book. */
    private static long endEpochNs(final List<DydxServer.Version> versions, final int pair, final int version)
    {
        for (int v = version + 1; v < versions.size(); v++)
        {
            if (versions.get(v).bookCodes()[pair] != versions.get(version).bookCodes()[pair])
            {
                return versions.get(v).afterEpochNs();
            }
        }

        return Long.MAX_VALUE;
    }

    @Override
    protected LiveFeed open(final LiveInputs inputs)
    {
        return DydxLive.open(inputs);
    }

    @Override
    protected void step(final boolean isSilent)
    {
        server.step(isSilent);
    }

    @Override
    protected boolean isHealed()
    {
        return PAIRS.stream().allMatch(
            pair -> books.isOk(pair) && books.bookCode(pair) == server.bookCode(PAIRS.indexOf(pair)));
    }

    @Override
    protected List<String> venueFaults()
    {
        return isUnseen ? UNSEEN : SEEN;
    }

    @Override
    protected void inflict(final String fault)
    {
        server.inflict(fault);
    }

    @Override
    protected void calm()
    {
        server.calm();
    }
}
