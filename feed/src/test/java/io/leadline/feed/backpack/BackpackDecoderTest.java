package io.leadline.feed.backpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.config.Makers;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.LineDecoder;
import io.leadline.feed.line.LineFeed;
import io.leadline.feed.line.LineRecorder;
import io.leadline.problem.BadInputException;

class BackpackDecoderTest
{
    private static final Path FOLDER = FeedFixtures.shared("data/backpack");
    private static final Configuration CONFIGURATION = FeedFixtures.configuration(
        FeedFixtures.levelsMarket("BTC-PERP", "0.1", "0.00001", "BTC_USDC_PERP"),
        FeedFixtures.levelsMarket("SOL", "0.01", "0.01", "SOL_USDC"));
    private static final Configuration ONE_MARKET =
        FeedFixtures.configuration(FeedFixtures.levelsMarket("BTC-PERP", "0.1", "0.00001", "BTC_USDC_PERP"));

    private static final long BEGIN_MS = 1_790_000_000_000L;

    private final RecordingSink sink = new RecordingSink();

    @TempDir
    private Path directory;

    @Test
    void shouldReadThePublicFramesThatTheVenueSent() throws IOException
    {
        final Feed feed = run(CONFIGURATION, frames("real_public_frames_20261002.jsonl") +
            frames("real_public_frames_20260923.jsonl") + frames("real_public_frames_sol_2025.jsonl"));

        assertThat(feed.counters().count("frames_malformed")).isZero();
        assertThat(feed.counters().count("public_frames")).isEqualTo(12);
        assertThat(feed.counters().count("quotes_not_compared")).isEqualTo(3);
        assertThat(feed.counters().count("depth_updates")).isEqualTo(3);
        assertThat(feed.counters().count("trades")).isEqualTo(2);
        // Apple's and Ether's depth are of no market here, nor are mark price and ticker.
        assertThat(feed.counters().count("frames_other")).isEqualTo(4);
        assertThat(sink.lines()).contains(
            "1790915531025000000 trade BTC-PERP - 866429 7206 -", "1736186248744398000 trade SOL - 21850 7 -");
    }

    @Test
    void shouldJoinARealSnapshotWithAnUpdateBehindIt() throws IOException
    {
        final String update = frames("real_public_frames_20261002.jsonl").lines().findFirst().orElseThrow()
            .replace("6904947650", "6904864765");
        final Feed feed = run(ONE_MARKET, frames("real_depth_rest_btc_limit5.json") + update + "\n");

        assertThat(feed.counters().count("depth_snapshots_joined")).isEqualTo(1);
        assertThat(sink.lines()).containsSubsequence(
            "1790915525102951000 clear BTC-PERP",
            "1790915525102951000 level BTC-PERP bid 866408 132076",
            "1790915525102951000 level BTC-PERP bid 867777 3571",
            "1790915525102951000 level BTC-PERP bid 867814 220229",
            "1790915525102951000 level BTC-PERP ask 867815 554115",
            "1790915525102951000 level BTC-PERP ask 867860 237",
            "1790915525102951000 status BTC-PERP STALE");
    }

    @Test
    void shouldReadThePrivateFramesThatTheVenueSent() throws IOException
    {
        final String lines = frames("real_order_updates_bpx_api_client.jsonl")
            .replaceAll("(?m)^(\\d+) ", "$1 market%20maker ");
        final Feed feed = run(CONFIGURATION, lines);

        assertThat(feed.counters().count("frames_malformed")).isZero();
        assertThat(feed.counters().count("private_frames")).isEqualTo(3);
        assertThat(feed.counters().count("triggers")).isEqualTo(1);
        assertThat(feed.counters().count("orders_accepted")).isEqualTo(1);
        assertThat(feed.counters().count("orders_gone_unknown")).isEqualTo(1);
        assertThat(sink.accounts()).containsExactly("market maker");
        assertThat(sink.lines()).containsExactly(
            "1748288615133255000 status BTC-PERP STALE",
            "1748288615133255000 status SOL STALE",
            "1748288615133255000 add SOL 114575842681290753 market maker ask 17815 2003",
            "1748289563404373000 heartbeat -");
    }

    @Test
    void shouldReadThePrivateFrameInTheEnvelopeThatTheVenueSent() throws IOException
    {
        final Feed feed = run(
            FeedFixtures.configuration(FeedFixtures.levelsMarket("WIF", "0.0001", "0.1", "WIF_USDC")),
            frames("real_order_update_envelope_2024.json").replaceAll("(?m)^(\\d+) ", "$1 maker "));

        assertThat(feed.counters().count("frames_malformed")).isZero();
        assertThat(feed.counters().count("orders_accepted")).isEqualTo(1);
        assertThat(sink.lines()).contains(
            "1711899660077996000 add WIF 112191056122806272 maker bid 46771 108");
    }

    /** Each file's lines as a recording has them, 1 ms apart; skipped where the data is absent. */
    private static String frames(final String name) throws IOException
    {
        final Path file = FOLDER.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "shared recordings are absent: path=" + file);
        final StringBuilder lines = new StringBuilder();
        long time = 1_790_915_525_200_000_000L;
        for (final String line : Files.readAllLines(file))
        {
            if (!line.isBlank())
            {
                lines.append(time).append(' ').append(line).append('\n');
                time += 1_000_000;
            }
        }

        return lines.toString();
    }

    private Feed run(final Configuration configuration, final String lines)
    {
        final Path file = FeedFixtures.file(directory, "session", lines);
        final Feed feed = BackpackDecoder.recorded(configuration, Recording.of(List.of(file)));
        feed.run(sink);

        return feed;
    }

    @Test
    void shouldFollowAnOrderFromSeedToEnd()
    {
        final String t = "000000";
        final Feed feed = run(ONE_MARKET, "1000" + t + " connect\n1000" + t + " a connect\n" +
            depth(1_000, 1_000, 10, "99.0", "1") + snapshot(1_001, 9) +
            "1002" + t + " a [{\"orderType\":\"Limit\",\"id\":\"7\",\"symbol\":\"BTC_USDC_PERP\",\"side\":\"Bid\"," +
            "\"status\":\"New\",\"timeInForce\":\"GTC\",\"postOnly\":true,\"price\":\"98\",\"quantity\":\"0.5\"," +
            "\"executedQuantity\":\"0.1\"},{\"orderType\":\"Limit\",\"id\":\"8\",\"symbol\":\"BTC_USDC_PERP\"," +
            "\"side\":\"Bid\",\"status\":\"TriggerPending\",\"timeInForce\":\"GTC\",\"price\":\"98\"," +
            "\"quantity\":\"0\",\"executedQuantity\":\"0\"}]\n" +
            depth(3_500, 3_500, 11, "99.0", "2") +
            update(
                3_600, "orderFill", "PartiallyFilled", "7", "0.5", "0.3",
                ",\"l\":\"0.2\",\"L\":\"98\",\"m\":true") +
            update(3_700, "orderModified", "PartiallyFilled", "7", "0.4", "0.3", "") +
            update(3_800, "orderCancelled", "Cancelled", "7", "0.4", "0.3", "") +
            depth(3_900, 3_900, 12, "99.0", "3"));

        assertThat(feed.counters().count("frames_malformed")).isZero();
        final int clear = sink.lines().indexOf("1790000002500000000 clear BTC-PERP");
        assertThat(sink.lines().subList(Math.max(0, clear), sink.lines().size()))
            .containsExactly(
                "1790000002500000000 clear BTC-PERP",
                "1790000002500000000 level BTC-PERP bid 980 100",
                "1790000002500000000 level BTC-PERP bid 990 100000",
                "1790000002500000000 add BTC-PERP 7 a bid 980 40000 flags=1",
                "1790000003500000000 level BTC-PERP bid 990 200000",
                "1790000003600000000 fill BTC-PERP 7 980 20000 -",
                "1790000003700000000 reduce BTC-PERP 7 10000",
                "1790000003800000000 cancel BTC-PERP 7",
                "1790000003800000000 status BTC-PERP STALE",
                "1790000003900000000 level BTC-PERP bid 990 300000");
    }

    @Test
    void shouldPassNoTimeOnABookBehindAFrameThatCannotBeReadOrCannotBe()
    {
        for (final String lost : List.of(
            depth(3_600, 3_600, 12, "99.0", "2").replace("]", ""),
            depth(3_600, 800_000_000, 12, "99.0", "2"), "3600000000 ?ping\n"))
        {
            run(ONE_MARKET, "1000000000 connect\n1000000000 a connect\n" +
                depth(1_000, 1_000, 10, "99.0", "1") + snapshot(1_001, 9) + "1002000000 a []\n" +
                depth(3_500, 3_500, 11, "99.0", "2") + lost + "9000000000 a {\"result\":null}\n");

            assertThat(sink.lines().stream().filter(line -> line.contains("status")).reduce("", (last, line) -> line))
                .as(lost).isEqualTo("1790000003500000000 status BTC-PERP STALE");
        }
    }

    @Test
    void shouldAskAnewForABookThatTheBestPricesDisprove()
    {
        final List<String> asked = new ArrayList<>();
        final List<String> told = new ArrayList<>();
        final BackpackDecoder decoder = new BackpackDecoder(
            ONE_MARKET, sink, requests(asked), teller(told), 1_000_000_000L);
        decoder.onConnect(LineDecoder.PUBLIC, 1);
        frames(decoder, depth(1_000, 1_000, 10, "99.0", "1") + snapshot(1_001, 9));
        final String right = quote(11, "99.0", "2");
        frames(decoder, depth(1_002, 1_002, 11, "99.0", "2") + right + right + quote(10, "99.0", "1"));
        assertThat(counts(decoder)).isEqualTo("2 0 1 0");
        // One that is ahead waits for its update; one that is never reached is not compared.
        frames(decoder, quote(12, "99.0", "3") + depth(1_003, 1_003, 12, "99.0", "3") + quote(13, "99.0", "3") +
            quote(14, "99.0", "3"));
        assertThat(counts(decoder)).isEqualTo("3 0 2 0");
        // A side that is empty is told as none.
        frames(decoder, depth(1_004, 1_004, 13, "99.0", "0") + depth(1_005, 1_005, 14, "98.0", "0") +
            quote(14, "99.0", "3").replaceAll("\"([bB])\":\"[0-9.]+\"", "\"$1\":null") +
            depth(1_006, 1_006, 15, "99.0", "3"));
        assertThat(counts(decoder)).isEqualTo("4 1 2 0");
        frames(decoder, quote(15, "99.0", "3") + quote(15, "99.0", "4") + quote(15, "99.1", "3"));
        assertThat(counts(decoder)).isEqualTo("5 3 2 0");
        assertThat(asked).containsExactly("BTC_USDC_PERP");
        assertThat(told).hasSize(2).last().isEqualTo(
            "best prices are not the book's: market=BTC-PERP id=15 bid_ticks=990 bid_lots=400000 ask_ticks=0 " +
            "ask_lots=0 book_bid=990x300000 book_ask=none");
        frames(decoder, quote(15, "98.0", "3"));
        assertThat(counts(decoder)).isEqualTo("5 4 2 1");
        assertThat(asked).containsExactly("BTC_USDC_PERP", "BTC_USDC_PERP");
        assertThat(told).hasSize(3).last().asString().startsWith("book is not the venue's and is asked for anew: ");
        assertThat(decoder.counters().count("quotes_not_as_book")).isEqualTo(4);

        // A venue that goes on to tell otherwise, and never the same, means something else by it.
        frames(decoder, depth(1_007, 1_007, 16, "99.0", "5") + snapshot(1_008, 15));
        frames(decoder, quote(16, "97.0", "5").repeat(5));
        assertThat(counts(decoder)).isEqualTo("5 9 2 1");
        frames(decoder, quote(16, "99.0", "5") + quote(16, "97.0", "5").repeat(3));
        assertThat(counts(decoder)).isEqualTo("6 12 2 1");
        // Nor does one that tells the same now and then, and otherwise as often.
        frames(decoder, quote(16, "99.0", "5").repeat(2) + quote(16, "97.0", "5").repeat(3));
        assertThat(counts(decoder)).isEqualTo("8 15 2 2");
        decoder.onEnd(9_000_000_000L);
        assertThat(sink.lines().stream().filter(line -> line.contains("STALE"))).containsExactly(
            "1790000001000000000 status BTC-PERP STALE", "1790000001006000000 status BTC-PERP STALE",
            "1790000001007000000 status BTC-PERP STALE");
    }

    private static String counts(final BackpackDecoder decoder)
    {
        return List.of("quotes_as_book", "quotes_not_as_book", "quotes_not_compared", "books_disproved").stream()
            .map(name -> Long.toString(decoder.counters().count(name))).collect(Collectors.joining(" "));
    }

    private static String quote(final int id, final String price, final String size)
    {
        return "1 {\"data\":{\"A\":null,\"B\":\"" + size + "\",\"E\":1,\"T\":1,\"a\":null,\"b\":\"" + price +
            "\",\"e\":\"bookTicker\",\"s\":\"BTC_USDC_PERP\",\"u\":" + id +
            "},\"stream\":\"bookTicker.BTC_USDC_PERP\"}\n";
    }

    private static void frames(final BackpackDecoder decoder, final String lines)
    {
        lines.lines().forEach(line ->
        {
            final byte[] frame = FeedFixtures.bytes(line.substring(line.indexOf(' ') + 1));
            decoder.onFrame(
                LineDecoder.PUBLIC, frame, 0, frame.length, Long.parseLong(line.substring(0, line.indexOf(' '))));
        });
    }

    private static BackpackRequests requests(final List<String> asked)
    {
        return new BackpackRequests()
        {
            @Override
            public void snapshotNeeded(final String venueId)
            {
                asked.add(venueId);
            }

            @Override
            public void ordersNeeded(final String account, final int number)
            {
                asked.add(account + " " + number);
            }

            @Override
            public void ordersNotNeeded(final String account)
            {
                asked.add(account + " not");
            }
        };
    }

    private static LineControl teller(final List<String> told)
    {
        return new LineControl()
        {
            @Override
            public void reconnect(final int line, final String reason)
            {
                throw new AssertionError(reason);
            }

            @Override
            public void tell(final String text)
            {
                told.add(text);
            }
        };
    }

    /** Whose orders are missing is of interest to all: no market is in sync without them. */
    @Test
    void shouldTellWhoseOrdersAreNotKnown()
    {
        final List<String> told = new ArrayList<>();
        final BackpackDecoder decoder =
            new BackpackDecoder(ONE_MARKET, sink, BackpackRequests.NOBODY, teller(told), 1_000_000_000L);
        decoder.enrol(List.of("a", "b"));
        decoder.onConnect(LineDecoder.PUBLIC, 1_000_000_000L);
        decoder.onConnect(1, 1_000_000_000L);
        hear(decoder, 1, open(1_000, "0.5"));
        hearDepth(decoder, 1_000, 10_800);
        assertThat(told).isEmpty();
        hearDepth(decoder, 11_000, 80_000);

        assertThat(told).containsExactly(
            "all markets are stale until orders are known: accounts=b waited=10s",
            "all markets are stale until orders are known: accounts=b waited=70s");

        decoder.onConnect(2, 80_000_000_000L);
        hear(decoder, 2, "80000000000 b []\n");
        hearDepth(decoder, 80_200, 85_000);
        assertThat(told).hasSize(3).endsWith("orders of all accounts are known again");
        decoder.onDisconnect(1, 85_000_000_000L);
        hearDepth(decoder, 85_200, 96_000);
        assertThat(told).hasSize(4)
            .endsWith("all markets are stale until orders are known: accounts=a waited=10s");
    }

    private static void hearDepth(final BackpackDecoder decoder, final int fromMs, final int toMs)
    {
        for (int ms = fromMs; ms < toMs; ms += 200)
        {
            hear(decoder, LineDecoder.PUBLIC, depth(ms, ms, 10 + ms / 200, "98.0", "0.5"));
        }
    }

    private static void hear(final BackpackDecoder decoder, final int line, final String text)
    {
        final byte[] frame = FeedFixtures.bytes(text.stripTrailing().replaceFirst("^\\d+ ([ab] )?", ""));
        decoder.onFrame(line, frame, 0, frame.length, Long.parseLong(text.substring(0, text.indexOf(' '))));
    }

    @Test
    void shouldAskAnewForOrdersOfWhichThereAreMoreThanThereIs()
    {
        final StringBuilder lines = new StringBuilder("1000000000 connect\n1000000000 a connect\n")
            .append(depth(1_000, 1_000, 10, "98.0", "0.5")).append(snapshot(1_001, 9)).append(open(1_002, "0.5"));
        int id = 11;
        for (int ms = 3_000; ms < 20_000; ms += 100)
        {
            // The venue has told it to nobody but the public, and then only some of it to the answer.
            final String size = ms < 5_000 ? "0.5" : ms < 12_000 ? "0.4" : "0.3";
            lines.append(depth(ms, ms, id, "98.0", size));
            id++;
            lines.append(ms == 9_000 ? open(ms + 1, "0.4") : "");
        }
        final Feed feed = run(ONE_MARKET, lines.toString());

        assertThat(feed.counters().count("sessions_disproved")).as("%s", feed.counters()).isEqualTo(1);
        // Once of the first, which a lag proves, and every lag of the second.
        assertThat(feed.counters().count("own_sizes_above_level")).as("%s", feed.counters()).isBetween(6L, 8L);
        final List<String> marks = sink.lines().stream()
            .filter(line -> line.contains("STALE") || line.contains("clear") || line.contains("add")).toList();
        assertThat(marks.get(0)).isEqualTo("1790000001000000000 status BTC-PERP STALE");
        assertThat(marks.subList(1, marks.size()).stream().map(line -> line.substring(20))).containsSubsequence(
            "clear BTC-PERP", "add BTC-PERP 7 a bid 980 50000 flags=1", "status BTC-PERP STALE",
            "clear BTC-PERP", "add BTC-PERP 7 a bid 980 40000 flags=1", "status BTC-PERP STALE");
        final List<String> stale = marks.stream().filter(line -> line.contains("STALE")).toList();
        assertThat(stale).hasSize(3);
        assertThat(Long.parseLong(stale.get(1).substring(0, 19)) / 1_000_000 - BEGIN_MS).isBetween(6_000L, 6_200L);
    }

    /** The public book is complete long before the second maker connects, and nobody measures on it until he has. */
    @Test
    void shouldWaitInAReplayForWhomTheLiveFeedWaitedForWhereEverybodyIsAMaker()
    {
        final Path file = directory.resolve("recording");
        final RecordingSink live = new RecordingSink();
        final BackpackDecoder decoder = new BackpackDecoder(
            ONE_MARKET, live, BackpackRequests.NOBODY, LineControl.NONE, 1_000_000_000L);
        final LineRecorder recorder = new LineRecorder(file, line ->
        {
            throw new AssertionError(line);
        });
        decoder.enrol(List.of("a", "b")).forEach(owner -> recorder.name(decoder.line(owner), owner));
        final LineFeed feed = new LineFeed(
            live, decoder, new Arrivals(), List.of(), recorder, () -> 9_000_000_000L, 1_000_000L);
        feed.onConnect(LineDecoder.PUBLIC, 1_000_000_000L);
        feed.onConnect(1, 1_000_000_000L);
        hear(feed, 1, open(1_000, "0.5"));
        for (int ms = 1_001; ms < 8_000; ms += 200)
        {
            hear(feed, LineDecoder.PUBLIC, depth(ms, ms, 10 + ms / 200, "98.0", "0.5"));
            hear(feed, LineDecoder.PUBLIC, ms == 1_201 ? snapshot(ms, 14) : "");
            if (ms == 5_001)
            {
                feed.onConnect(2, 5_001_000_000L);
                hear(feed, 2, "5001000000 b []\n");
            }
        }
        feed.close();
        final RecordingSink replayed = new RecordingSink();
        BackpackDecoder.recorded(ONE_MARKET, Recording.of(List.of(file))).run(replayed);

        assertThat(replayed.lines()).isEqualTo(live.lines());
        assertThat(replayed.accounts()).isEqualTo(live.accounts()).containsExactly("a", "b");
        final List<String> clears = live.lines().stream().filter(line -> line.contains("clear")).toList();
        assertThat(clears).hasSize(1);
        assertThat(Long.parseLong(clears.get(0).substring(0, 19)) / 1_000_000 - BEGIN_MS).isGreaterThan(5_001);
    }

    private static void hear(final LineFeed feed, final int line, final String lines)
    {
        lines.lines().forEach(text ->
        {
            final byte[] frame = FeedFixtures.bytes(text.replaceFirst("^\\d+ ([ab] )?", ""));
            feed.onFrame(line, frame, frame.length, Long.parseLong(text.substring(0, text.indexOf(' '))), 0);
        });
    }

    @Test
    void shouldNotTakeOrdersForMoreThanThereIsThatAreToldLater()
    {
        final StringBuilder lines = new StringBuilder("1000000000 connect\n1000000000 a connect\n")
            .append(depth(1_000, 1_000, 10, "98.0", "0.5")).append(snapshot(1_001, 9)).append(open(1_002, "0.5"));
        int id = 11;
        for (int ms = 3_000; ms < 9_000; ms += 100)
        {
            lines.append(depth(ms, ms, id, "98.0", ms < 5_000 ? "0.5" : ms < 6_000 ? "0.4" : "0"));
            id++;
            lines.append(ms != 5_800 ? "" : update(
                5_000, "orderModified", "New", "7", "0.4", "0", "").replaceFirst("5000", "5801"));
            lines.append(ms != 6_700 ? "" : update(
                6_000, "orderCancelled", "Cancelled", "7", "0.4", "0", "").replaceFirst("6000", "6701"));
        }
        final Feed feed = run(ONE_MARKET, lines.toString());

        assertThat(feed.counters().count("orders_modified")).isEqualTo(1);
        assertThat(feed.counters().count("orders_gone")).isEqualTo(1);
        assertThat(feed.counters().count("events_late")).isZero();
        assertThat(feed.counters().count("own_sizes_above_level")).as("%s", feed.counters()).isZero();
        assertThat(sink.lines().stream().filter(line -> line.contains("STALE"))).hasSize(2);
    }

    /** Venues tell 1,000 levels a side: a maker may rest beyond, where nobody has told that there is nothing. */
    @Test
    void shouldHoldNoOrderAgainstLevelsThatNobodyTold()
    {
        for (final String far : List.of("96", "98"))
        {
            final StringBuilder lines = new StringBuilder("1000000000 connect\n1000000000 a connect\n")
                .append(depth(1_000, 1_000, 10, "99.0", "0.5"))
                .append(snapshot(1_001, 9).replaceAll("\\[\"98[.0]*\",", "[\"97\","))
                .append(open(1_002, "0.5").replace("\"price\":\"98\"", "\"price\":\"" + far + "\""));
            int id = 11;
            for (int ms = 3_000; ms < 9_000; ms += 100)
            {
                lines.append(depth(ms, ms, id, "99.0", "0." + (1 + id % 5)));
                id++;
            }
            final Feed feed = run(ONE_MARKET, lines.toString());

            assertThat(feed.counters().count("sessions_disproved")).as("%s: %s", far, feed.counters())
                .isEqualTo(far.equals("98") ? 1 : 0);
            assertThat(feed.counters().count("own_sizes_above_level")).as(far)
                .isBetween(far.equals("98") ? 1L : 0L, far.equals("98") ? 8L : 0L);
        }
    }

    /** What is of use for checks alone: a trade counts, and a book stands, without it. */
    @Test
    void shouldKeepItsBookWhereAQuoteOrAPrintCannotBeRead()
    {
        final BackpackDecoder decoder = new BackpackDecoder(
            ONE_MARKET, sink, BackpackRequests.NOBODY, LineControl.NONE, 1_000_000_000L);
        decoder.onConnect(LineDecoder.PUBLIC, 1);
        frames(decoder, depth(1_000, 1_000, 10, "99.0", "1") + snapshot(1_001, 9) +
            quote(10, "none", "1") + quote(10, "99.0", "1"));
        frames(decoder, "3600000000 {\"data\":{\"T\":" + (BEGIN_MS + 1_600) + "000,\"a\":\"x9\",\"b\":\"x7\"," +
            "\"e\":\"trade\",\"m\":true,\"p\":\"98\",\"q\":\"0.2\",\"s\":\"BTC_USDC_PERP\",\"t\":5}}\n");

        assertThat(decoder.counters().count("frames_malformed")).isZero();
        assertThat(decoder.counters().count("quotes_unreadable")).isEqualTo(1);
        assertThat(decoder.counters().count("quotes_as_book")).isEqualTo(1);
        assertThat(decoder.counters().count("trade_parties_unreadable")).isEqualTo(1);
        assertThat(decoder.counters().count("trades")).isEqualTo(1);
    }

    private static String open(final int receivedMs, final String quantity)
    {
        return receivedMs + "000000 a [{\"orderType\":\"Limit\",\"id\":\"7\",\"symbol\":\"BTC_USDC_PERP\"," +
            "\"side\":\"Bid\",\"status\":\"New\",\"timeInForce\":\"GTC\",\"postOnly\":true,\"price\":\"98\"," +
            "\"quantity\":\"" + quantity + "\",\"executedQuantity\":\"0\"}]\n";
    }

    /** A trade of two enrolled accounts, or of one with itself, is told twice in private and printed once. */
    @Test
    void shouldJoinTheFillOfOneSessionWithTheTakerOfAnother()
    {
        final String made = update(
            3_600, "orderFill", "PartiallyFilled", "7", "0.5", "0.2",
            ",\"l\":\"0.2\",\"L\":\"98\",\"m\":true,\"t\":5");
        final String took = update(
            3_600, "orderFill", "Filled", "9", "0.2", "0.2", ",\"l\":\"0.2\",\"L\":\"98\",\"m\":false,\"t\":5")
            .replace("GTC", "IOC");
        final String print = "3600000000 {\"data\":{\"T\":" + (BEGIN_MS + 3_600) + "000,\"a\":\"9\",\"b\":\"7\"," +
            "\"e\":\"trade\",\"m\":true,\"p\":\"98\",\"q\":\"0.2\",\"s\":\"BTC_USDC_PERP\",\"t\":5}}\n";
        final String other = took.replace(" a ", " b ");
        final String more = depth(3_900, 3_900, 12, "99.0", "3") +
            update(3_901, "orderCancelled", "Cancelled", "1", "0.4", "0.3", "") +
            update(3_901, "orderCancelled", "Cancelled", "1", "0.4", "0.3", "").replace(" a ", " b ");

        assertThat(taker(made + other + print + more)).isEqualTo("b 2 0");
        assertThat(taker(print + other + made + more)).isEqualTo("b 2 0");
        assertThat(taker(other + made + more + print)).isEqualTo("b 2 0");
        assertThat(taker(made + took + more + print)).isEqualTo("a 2 0");
        assertThat(taker(took + made + print + more)).isEqualTo("a 2 0");
        assertThat(taker(made + print + more)).isEqualTo("- 1 0");
        assertThat(taker(made + other.replace("\"t\":5", "\"t\":6") + print + more)).isEqualTo("- 1 0");
        // Whatever contradicts is told, and joined with nothing.
        assertThat(taker(made + other.replace("\"l\":\"0.2\"", "\"l\":\"0.1\"") + print + more))
            .isEqualTo("- 1 1");
        assertThat(taker(made + print.replace("\"b\":\"7\"", "\"b\":\"8\"") + more)).isEqualTo("- 0 1");
        assertThat(taker(print.replace("\"q\":\"0.2\"", "\"q\":\"0.3\"") + made + more)).isEqualTo("- 0 1");
    }

    private String taker(final String lines)
    {
        final String order = "[{\"orderType\":\"Limit\",\"id\":\"7\",\"symbol\":\"BTC_USDC_PERP\",\"side\":\"Bid\"," +
            "\"status\":\"New\",\"timeInForce\":\"GTC\",\"postOnly\":true,\"price\":\"98\",\"quantity\":\"0.5\"," +
            "\"executedQuantity\":\"0\"}]\n";
        final int before = sink.lines().size();
        final Feed feed = run(
            ONE_MARKET, "1000000000 connect\n1000000000 a connect\n1000000000 b connect\n" +
            depth(1_000, 1_000, 10, "99.0", "1") + snapshot(1_001, 9) + "1002000000 a " + order + "1002000000 b []\n" +
            depth(3_500, 3_500, 11, "99.0", "2") + lines);
        final List<String> fills = sink.lines().subList(before, sink.lines().size()).stream()
            .filter(line -> line.contains(" fill ")).toList();
        assertThat(fills).as("%s %s", lines, feed.counters()).hasSize(1).allMatch(
            line -> line.startsWith("1790000003600000000 fill BTC-PERP 7 980 20000 "));

        return fills.get(0).substring(fills.get(0).lastIndexOf(' ') + 1) + " " +
            feed.counters().count("fills_as_printed") + " " + feed.counters().count("fills_not_as_printed");
    }

    private static String depth(final int receivedMs, final int ms, final int id, final String price, final String size)
    {
        return receivedMs + "000000 {\"data\":{\"T\":" + (BEGIN_MS + ms) +
            "000,\"U\":" + id + ",\"a\":[],\"b\":[[\"" + price +
            "\",\"" + size + "\"]],\"e\":\"depth\",\"s\":\"BTC_USDC_PERP\",\"u\":" + id + "}}\n";
    }

    private static String snapshot(final int receivedMs, final int id)
    {
        return receivedMs + "000000 {\"stream\":\"snapshot.BTC_USDC_PERP\",\"data\":{\"asks\":[]," +
            "\"bids\":[[\"98\",\"0.001\"]],\"lastUpdateId\":\"" + id + "\",\"timestamp\":1}}\n";
    }

    private static String update(
        final int ms, final String event, final String state, final String id, final String quantity,
        final String executed, final String more)
    {
        return ms + "000000 a {\"data\":{\"S\":\"Bid\",\"T\":" + (BEGIN_MS + ms) +
            "000,\"X\":\"" + state + "\",\"e\":\"" + event +
            "\",\"f\":\"GTC\",\"i\":\"" + id + "\",\"o\":\"LIMIT\",\"p\":\"98.0\",\"q\":\"" + quantity +
            "\",\"s\":\"BTC_USDC_PERP\",\"z\":\"" + executed + "\"" + more + "}}\n";
    }

    @Test
    void shouldStopAtLinesThatAreNoRecording()
    {
        assertThat(problem("1 connect\n2 rubbish\n")).endsWith(
            ":2: neither a frame nor a word of a line: expected={…},NAME {…},NAME […],connect,disconnect,time");
        assertThat(problem("1 a connect\n2 a rubbish\n")).contains(":2: neither a frame nor a word of a line");
        assertThat(problem("{}\n")).endsWith(":1: no recorded frame: expected=<receive_ns> <frame>");
        assertThat(problem("1 a%2 connect\n")).endsWith(
            ":1: malformed name of a line: length=3 allowed=percent-encoded UTF-8, 1 to 128 bytes");
        assertThat(problem("99999999999999999999 {}\n")).endsWith(
            ":1: malformed time: field=receive_ns allowed=ns below 2^63");
    }

    private String problem(final String lines)
    {
        return catchThrowableOfType(BadInputException.class, () -> run(CONFIGURATION, lines)).getMessage();
    }

    @Test
    void shouldKnowTheMakersWhoAreListed()
    {
        final Configuration listed = new Configuration(
            "test", ONE_MARKET.markets(), ONE_MARKET.ladders(), ONE_MARKET.schedule(), ONE_MARKET.feed(),
            ONE_MARKET.detail(), new Makers(false, List.of(new Makers.Maker("m", List.of("a")))), ONE_MARKET.limits());

        assertThat(catchThrowableOfType(BadInputException.class, () -> run(listed, "1 b connect\n")).getMessage())
            .endsWith(":1: session of nobody enrolled: owner=b allowed=accounts of makers");
        run(listed, depth(1_000, 1_000, 10, "99.0", "1") + snapshot(1_001, 9) + depth(1_002, 1_002, 11, "99.0", "2"));
        // Nobody has told the listed maker's orders, so there is no book.
        assertThat(sink.lines()).noneMatch(line -> line.contains("clear"));
        assertThat(sink.lines().get(0)).isEqualTo("1790000001000000000 status BTC-PERP STALE");
    }

    @Test
    void shouldRefuseMarketsOfOrders()
    {
        final Configuration orders = FeedFixtures.configuration(FeedFixtures.market("SOL", "0.01", "0.1"));

        assertThat(catchThrowableOfType(BadInputException.class, () -> run(orders, "1 connect\n")).problems())
            .containsExactly("market of a feed that tells levels: market=SOL book=ORDERS allowed=LEVELS");
    }
}
