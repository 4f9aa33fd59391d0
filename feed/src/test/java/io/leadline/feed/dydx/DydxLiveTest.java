package io.leadline.feed.dydx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;

import org.agrona.concurrent.SystemEpochNanoClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.AdapterReader;
import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.Recording;
import io.leadline.feed.line.SteadyClock;
import io.leadline.feed.websocket.VenueServer;

/** The recorded stream as a node's websocket sends it, and once more from what was recorded of that. */
class DydxLiveTest
{
    private static final Path FILE = FeedFixtures.shared("data/dydx/feed_from_t1.log.gz");
    private static final Market[] MARKETS = {Node.btc(), Node.eth()};
    private static final Configuration CONFIGURATION = FeedFixtures.configuration(MARKETS);
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer()
        .preservingProtoFieldNames().alwaysPrintFieldsWithNoPresence().omittingInsignificantWhitespace();

    @TempDir
    private Path directory;

    @Test
    void shouldKeepTheNodesBooks() throws InvalidProtocolBufferException
    {
        assumeTrue(Files.exists(FILE), "recording absent: path=" + FILE);
        final List<String> messages = new ArrayList<>();
        final NaiveNode naive = new NaiveNode(MARKETS);
        try (RecordReader records = new RecordReader(Recording.of(List.of(FILE)).get(0)))
        {
            while (records.next())
            {
                final byte[] message = Arrays.copyOf(records.bytes(), records.length());
                messages.add(PRINTER.print(Proto.parse(message)));
                naive.receive(Proto.parse(message));
            }
        }
        final SinkBooks books = new SinkBooks();
        final Path recording = directory.resolve("recording");
        try (VenueServer server = new SendingAll(messages).start(); LiveFeed feed = DydxLive.open(new LiveInputs(
            CONFIGURATION,
            AdapterReader.parse(
                "feed: { dydx: { url: \"" + server.uri("/ws") + "\" } }", "test", "dydx", DydxLive.KEYS),
            List.of(), books, recording, new SteadyClock(SystemEpochNanoClock.INSTANCE), line ->
            {
                // Nobody reads it.
            })))
        {
            final long untilNs = System.nanoTime() + 60_000_000_000L;
            while (feed.counters().count("messages") < messages.size() && System.nanoTime() - untilNs < 0)
            {
                feed.doWork();
            }
            compare(books, naive, true);
            assertThat(server.sessions()).hasSize(1);
            assertThat(server.awaitSession(0).resource()).isEqualTo("/ws?clobPairIds=0,1");
        }
        compare(books, naive, false);
        final SinkBooks replayed = new SinkBooks();
        new DydxFeed(CONFIGURATION, Recording.of(List.of(recording))).run(replayed);
        compare(replayed, naive, false);
        assertThat(replayed.lastTimeEpochNs()).isEqualTo(books.lastTimeEpochNs());
    }

    private static void compare(final SinkBooks books, final NaiveNode naive, final boolean isInSync)
    {
        for (final Market market : MARKETS)
        {
            assertThat(books.book(market.name())).hasSizeGreaterThan(1000).isEqualTo(naive.book(market.name()));
            assertThat(books.isInSync(market.name())).isEqualTo(isInSync);
        }
    }

    /** Sends everything to whoever comes. */
    private static final class SendingAll extends VenueServer
    {
        private final List<String> messages;

        private SendingAll(final List<String> messages)
        {
            this.messages = messages;
        }

        @Override
        protected void onOpen(final Session session)
        {
            messages.forEach(session::send);
        }
    }
}
