package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leadline.feed.FeedFixtures;
import io.leadline.feed.RecordingSink;
import io.leadline.problem.BadInputException;

/** Messages one by one; times are ms of the venue, and ms of the local clock are 1,000 ahead. */
class L4BookDecoderTest
{
    private static final String BTC = "BTC";
    private static final String ETH = "ETH";
    private static final String A = "0xAa";
    private static final String B = "0xbb";
    private static final long MS = 1_000_000;
    private static final long LAG_MS = 500;
    private static final long WITHIN_MS = 10_000;
    private static final long LOCAL_MS = 1_000;

    private final RecordingSink sink = new RecordingSink();
    private final List<String> asked = new ArrayList<>();
    private final L4BookDecoder decoder = new L4BookDecoder(
        List.of(FeedFixtures.market(BTC, "1", "0.01"), FeedFixtures.market("ETH-PERP", "0.1", "0.1", ETH)), sink,
        (line, reason) -> asked.add(line + " " + reason), LAG_MS * MS, WITHIN_MS * MS, 3_000 * MS);

    @Test
    void shouldWriteABookWhenALaterBlockShowsThatNothingOlderIsOnItsWay()
    {
        join();
        assertThat(lines()).isEmpty();
        receive(L4Messages.updates(10, 100, List.of(), List.of(diff(1, L4Messages.removed()))));
        assertThat(lines()).containsExactly(
            "100 status BTC STALE", "100 status ETH-PERP STALE", "100 heartbeat -");
        receive(L4Messages.updates(
            11, 110, List.of(L4Messages.status(B, "open", order(BTC, null, 3, "A", "102", "2", "Alo"))),
            List.of(L4Messages.diff(BTC, B, 3, "102", L4Messages.added("1.5")))));
        assertThat(lines()).containsExactly(
            "110 clear BTC", "110 add BTC 1 0xaa bid 100 50 flags=1", "110 add BTC 3 0xbb ask 102 150 flags=1",
            "110 heartbeat -");
        receive(L4Messages.updates(13, 120, List.of(), List.of(L4Messages.diff(ETH, B, 7, "9", L4Messages.removed()))));
        assertThat(lines()).containsExactly(
            "120 clear ETH-PERP", "120 add ETH-PERP 7 0xbb ask 90 10", "120 cancel ETH-PERP 7", "120 heartbeat -");
        assertThat(count("updates_old")).isEqualTo(1);
        assertThat(asked).isEmpty();
    }

    /** BTC as of block 10, ETH as of block 12. */
    private void join()
    {
        decoder.onConnect(0, 1_050 * MS);
        receive(L4Messages.answer(BTC));
        receive(L4Messages.answer(ETH));
        receive(L4Messages.snapshot(
            BTC, 10, 90, List.of(order(BTC, A, 1, "B", "100", "0.5", "Alo")),
            List.of(L4Messages.order(BTC, B, 2, "A", "101", "1", "Gtc", true))));
        receive(L4Messages.snapshot(ETH, 12, 115, List.of(), List.of(order(ETH, B, 7, "Ask", "9", "1", null))));
    }

    private static String order(
        final String coin, final String user, final long oid, final String side, final String price, final String size,
        final String tif)
    {
        return L4Messages.order(coin, user, oid, side, price, size, tif, false);
    }

    private static String diff(final long oid, final String change)
    {
        return L4Messages.diff(BTC, A, oid, "100", change);
    }

    private void joinAndWrite()
    {
        join();
        receive(L4Messages.updates(20, 200, List.of(), List.of(diff(1, L4Messages.updated("0.5", "0.4")))));
        assertThat(lines()).containsExactly(
            "200 clear BTC", "200 add BTC 1 0xaa bid 100 50 flags=1", "200 clear ETH-PERP",
            "200 add ETH-PERP 7 0xbb ask 90 10", "200 reduce BTC 1 40", "200 heartbeat -");
    }

    @Test
    void shouldTakeEveryFormOfAChange()
    {
        joinAndWrite();
        receive(L4Messages.updates(
            21, 210,
            List.of(
                L4Messages.status(A, "badAloPxRejected", order(BTC, null, 5, "A", "103", "1", "Alo")),
                L4Messages.status(A, "triggered", L4Messages.order(BTC, null, 6, "Bid", "77", "1", null, true)),
                L4Messages.status(A, "open", L4Messages.order(BTC, null, 8, "B", "77", "1", "Gtc", true))),
            List.of(
                diff(1, L4Messages.modified("0.3")), L4Messages.diff(BTC, A, 6, "99", L4Messages.added("0.7")),
                diff(6, L4Messages.updated("0.7", "0.0")), diff(6, L4Messages.removed()),
                diff(1, L4Messages.removed()))));
        assertThat(lines()).containsExactly(
            "210 reduce BTC 1 30", "210 add BTC 6 0xaa bid 99 70", "210 reduce BTC 6 0", "210 cancel BTC 1",
            "210 heartbeat -");
        assertThat(decoder.counters().toString()).contains(
            "diffs_new=1 ", "diffs_update=3 ", "diffs_remove=2 ", "diffs_of_emptied_order=1 ");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9 \"remove\"", "9 {\"update\":{\"origSz\":\"1\",\"newSz\":\"2\"}}"})
    void shouldGiveACoinUpWhenAnUnknownOrderChanges(final String change)
    {
        joinAndWrite();
        receive(L4Messages.updates(
            21, 210, List.of(),
            List.of(diff(1, L4Messages.modified("0.3")), diff(9, change.substring(2)),
                diff(1, L4Messages.modified("0.2")))));
        assertThat(lines()).containsExactly(
            "210 reduce BTC 1 30", "210 status BTC STALE", "210 heartbeat -");
        assertThat(asked).containsExactly("0 change of an order that is not there");
        receive(L4Messages.updates(22, 220, List.of(), List.of(diff(1, L4Messages.removed()))));
        receive(L4Messages.updates(22, 220, List.of(), List.of(L4Messages.diff(ETH, B, 7, "9", L4Messages.removed()))));
        assertThat(lines()).containsExactly("220 heartbeat -", "220 cancel ETH-PERP 7", "220 heartbeat -");
        assertThat(count("diffs_unknown_order")).isEqualTo(1);
        assertThat(asked).hasSize(1);
        decoder.onDisconnect(0, 1_300 * MS);
        assertThat(lines()).containsExactly("220 status ETH-PERP STALE");
    }

    @Test
    void shouldGiveACoinUpWhenANewOrderIsKnownOrHasNoSide()
    {
        joinAndWrite();
        receive(L4Messages.updates(
            21, 210, List.of(L4Messages.status(A, "open", order(BTC, null, 1, "B", "100", "1", "Alo"))),
            List.of(diff(1, L4Messages.added("1")))));
        receive(L4Messages.updates(
            21, 210,
            List.of(L4Messages.status(B, "filled", order(ETH, null, 8, "B", "9", "1", "Alo"))),
            List.of(L4Messages.diff(ETH, B, 8, "9", L4Messages.added("1")))));
        assertThat(lines()).containsExactly(
            "200 status BTC STALE", "210 heartbeat -", "210 status ETH-PERP STALE", "210 heartbeat -");
        assertThat(count("diffs_new_of_known_order")).isEqualTo(1);
        assertThat(count("diffs_new_without_side")).isEqualTo(1);
        assertThat(asked).containsExactly("0 new order that is there");
    }

    @Test
    void shouldTakeASideThatADiffTells()
    {
        joinAndWrite();
        receive(L4Messages.updates(21, 210, List.of(), List.of(
            "{\"raw_book_diff\":{\"new\":{\"sz\":\"1\"}},\"side\":\"A\",\"coin\":\"BTC\",\"px\":\"101\",\"oid\":4," +
                "\"user\":\"0xCc\",\"more\":[{}]}")));
        assertThat(lines()).containsExactly("210 add BTC 4 0xcc ask 101 100", "210 heartbeat -");
    }

    @Test
    void shouldGiveABookUpWhenABlockIsToldTwice()
    {
        joinAndWrite();
        receive(L4Messages.updates(20, 200, List.of(), List.of(diff(1, L4Messages.updated("0.5", "0.4")))));
        assertThat(lines()).containsExactly("200 status BTC STALE", "200 heartbeat -");
        assertThat(asked).containsExactly("0 height told twice");
        receive(L4Messages.updates(19, 190, List.of(), List.of()));
        assertThat(lines()).containsExactly("200 status ETH-PERP STALE");
        assertThat(count("heights_ran_back")).isEqualTo(2);
    }

    @Test
    void shouldReadFieldsInAnyOrder()
    {
        decoder.onConnect(0, 1_050 * MS);
        receive("{\"data\":{\"subscription\":{\"coin\":\"BTC\",\"type\":\"l4Book\"},\"method\":\"subscribe\"}," +
            "\"channel\":\"subscriptionResponse\"}");
        receive(L4Messages.answer(ETH));
        receive("{\"data\":{\"Snapshot\":{\"levels\":[[" + order(BTC, A, 1, "B", "100", "0.5", "Alo") +
            "],[]],\"height\":10,\"coin\":\"BTC\"}},\"channel\":\"l4Book\"}");
        receive("{\"data\":{\"Updates\":{\"book_diffs\":[" + L4Messages.diff(BTC, A, 2, "99", L4Messages.added("2")) +
            "],\"order_statuses\":[" + L4Messages.status(A, "open", order(BTC, null, 2, "B", "99", "2", "Gtc")) +
            "],\"height\":11,\"time\":300}},\"channel\":\"l4Book\"}");
        assertThat(lines()).containsExactly(
            "300 clear BTC", "300 add BTC 1 0xaa bid 100 50 flags=1", "300 status ETH-PERP STALE",
            "300 add BTC 2 0xaa bid 99 200", "300 heartbeat -");
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldPassTimeOnSilentCoinsByTheLocalClockLessTheLag()
    {
        join();
        passTime(1_100);
        passTime(1_589);
        assertThat(lines()).isEmpty();
        // The last snapshot told 115 at 1,115, so at 1,600 it is known that nothing older than 100 is to come.
        passTime(1_600);
        assertThat(lines()).containsExactly(
            "100 clear BTC", "100 add BTC 1 0xaa bid 100 50 flags=1", "100 status ETH-PERP STALE");
        passTime(1_615);
        assertThat(lines()).containsExactly("115 clear ETH-PERP", "115 add ETH-PERP 7 0xbb ask 90 10");
        passTime(1_714);
        assertThat(lines()).isEmpty();
        passTime(1_715);
        assertThat(lines()).containsExactly("215 heartbeat -");
        receive(L4Messages.updates(20, 700, List.of(), List.of(diff(1, L4Messages.removed()))));
        passTime(1_800);
        passTime(2_299);
        assertThat(lines()).containsExactly("700 cancel BTC 1", "700 heartbeat -");
        passTime(2_300);
        assertThat(lines()).containsExactly("800 heartbeat -");
    }

    /** A node that is behind is not hurried: what it tells later would be late. */
    @Test
    void shouldWaitForANodeThatIsBehind()
    {
        joinAndWrite();
        decoder.onDisconnect(0, 1_300 * MS);
        passTime(5_700);
        assertThat(lines()).containsExactly("200 status BTC STALE", "200 status ETH-PERP STALE", "4200 heartbeat -");
        decoder.onConnect(0, 5_700 * MS);
        receive(L4Messages.answer(BTC), 5_750);
        receive(L4Messages.answer(ETH), 5_750);
        receive(L4Messages.snapshot(BTC, 30, 3_000, List.of(), List.of()), 5_750);
        receive(L4Messages.snapshot(ETH, 30, 3_000, List.of(), List.of()), 5_750);
        passTime(6_900);
        assertThat(lines()).isEmpty();
        passTime(7_500);
        assertThat(lines()).containsExactly("4250 clear BTC", "4250 clear ETH-PERP");
    }

    @Test
    void shouldAskForAnotherConnectionWhenAnAnswerIsWrongOrMissing()
    {
        decoder.onConnect(0, 1_050 * MS);
        receive(L4Messages.answer("DOGE"));
        assertThat(asked).containsExactly("0 answer to what was not asked");
        decoder.onConnect(0, 1_060 * MS);
        receive(L4Messages.answer(BTC).replace("l4Book", "l2Book"));
        decoder.onConnect(0, 1_070 * MS);
        receive(L4Messages.answer(BTC).replace("subscribe", "unsubscribe"));
        assertThat(asked).hasSize(3).containsOnly("0 answer to what was not asked");
        decoder.onConnect(0, 1_080 * MS);
        receive(L4Messages.error("Invalid subscription:\\u0007 BTC"));
        assertThat(asked).hasSize(4).contains("0 refused: Invalid subscription:? BTC");
        join();
        decoder.onConnect(0, 1_090 * MS);
        receive(L4Messages.answer(BTC));
        receive(L4Messages.answer(ETH));
        receive(L4Messages.snapshot(BTC, 10, 90, List.of(), List.of()));
        passTime(1_090 + WITHIN_MS);
        assertThat(asked).hasSize(4);
        passTime(1_091 + WITHIN_MS);
        passTime(1_999 + WITHIN_MS);
        assertThat(asked).hasSize(5).endsWith("0 answer or snapshot missing");
        assertThat(count("connections_without_snapshot")).isEqualTo(1);
    }

    @Test
    void shouldGiveAllBooksUpForAMalformedMessageOrASecondSnapshot()
    {
        joinAndWrite();
        receive("{\"channel\":\"l4Book\",\"data\":{\"Updates\":{\"time\":210");
        assertThat(lines()).containsExactly("200 status BTC STALE", "200 status ETH-PERP STALE");
        assertThat(asked).containsExactly(
            "0 malformed message: json ends early: expected=comma or end of object offset=49");
        join();
        receive(L4Messages.snapshot(ETH, 12, 115, List.of(), List.of()));
        assertThat(asked).hasSize(2).endsWith("0 snapshot that was not asked for");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "missing field: field=coin # {\"Snapshot\":{\"height\":1,\"levels\":[]}}",
        "missing field: field=height # {\"Snapshot\":{\"coin\":\"BTC\",\"levels\":[]}}",
        "missing field: field=levels # {\"Snapshot\":{\"coin\":\"BTC\",\"height\":1}}",
        "missing field: field=time # {\"Updates\":{\"height\":1}}",
        "missing field: field=height # {\"Updates\":{\"time\":1}}",
        "missing field: field=oid # {\"Updates\":{\"time\":1,\"height\":40,\"order_statuses\":[],\"book_diffs\":[{}]}}",
        "number out of range: value=-1 limit=9223372036854775807 # {\"Updates\":{\"time\":1,\"height\":-1}}",
        "number out of range: value=9214646400000 limit=9214646400000 # {\"Updates\":{\"time\":9214646400000}}",
        "unknown diff: allowed=new,update,modified,remove # {\"Updates\":{\"time\":1,\"height\":40," +
            "\"order_statuses\":[],\"book_diffs\":[{\"oid\":1,\"coin\":\"BTC\",\"raw_book_diff\":\"removed\"}]}}",
        "diffs of more than one coin: # {\"Updates\":{\"time\":1,\"height\":40,\"book_diffs\":[" +
            "{\"oid\":1,\"coin\":\"BTC\",\"raw_book_diff\":\"remove\"}," +
            "{\"oid\":1,\"coin\":\"ETH\",\"raw_book_diff\":\"remove\"}]}}",
        "malformed decimal: field=sz # {\"Updates\":{\"time\":1,\"height\":40,\"book_diffs\":[" +
            "{\"oid\":1,\"coin\":\"BTC\",\"raw_book_diff\":{\"update\":{\"origSz\":\"1\"}}}]}}",
        "unknown side: allowed=A,Ask,B,Bid # {\"Updates\":{\"book_diffs\":[],\"order_statuses\":[{\"status\":" +
            "\"open\",\"order\":{\"side\":\"C\"}}]}}"})
    void shouldNameWhatIsWrong(final String example)
    {
        final String[] parts = example.split(" # ");
        joinAndWrite();
        receive("{\"channel\":\"l4Book\",\"data\":" + parts[1] + "}");
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0)).startsWith("0 malformed message: " + parts[0] + " offset=");
        assertThat(count("messages_malformed")).isEqualTo(1);
    }

    @Test
    void shouldNameEveryMarketThatIsNoCoin()
    {
        assertThat(catchThrowableOfType(BadInputException.class, () -> new L4BookDecoder(
            List.of(FeedFixtures.market("A", "1", "1", "B\"C"), FeedFixtures.market("B", "1", "1", "X"),
                FeedFixtures.market("C", "1", "1", "X")), sink, (line, reason) -> asked.add(reason), 0, 0, 0))
            .problems()).containsExactly(
                "venue_id is no coin: market=A venue_id=B\"C allowed=1 to 64 printable characters without quote and " +
                    "backslash",
                "venue id named twice: market=C venue_id=X");
        assertThat(decoder.line("")).isZero();
        assertThat(decoder.line("compare")).isEqualTo(1);
        assertThat(catchThrowableOfType(BadInputException.class, () -> decoder.line("x")).getMessage())
            .isEqualTo("unknown line: line=x allowed=compare");
    }

    @Test
    void shouldConfirmABookThatIsTheServers()
    {
        joinAndWrite();
        compareWith(20, "0.40");
        assertThat(count("compares_confirmed")).isEqualTo(1);
        passTime(4_009);
        assertThat(asked).isEmpty();
        passTime(4_010);
        assertThat(asked).containsExactly("1 another comparison");
        decoder.onDisconnect(1, 4_020 * MS);
        assertThat(count("compares_abandoned")).isZero();
        assertThat(lines()).noneMatch(line -> line.contains("STALE"));
    }

    private void compareWith(final long height, final String size)
    {
        decoder.onConnect(1, 1_010 * MS);
        compare(L4Messages.answer(BTC));
        compare(L4Messages.snapshot(
            BTC, height, 90, List.of(order(BTC, A, 1, "B", "100", size, "Alo")),
            List.of(L4Messages.order(BTC, B, 2, "A", "101", "1", "Gtc", true))));
    }

    /** The server's book is of another height than the line's: one of them goes on until both are at the same. */
    @Test
    void shouldCompareBooksOfTheSameBlockOnly()
    {
        final String block = L4Messages.updates(25, 250, List.of(), List.of(diff(1, L4Messages.modified("0.2"))));
        joinAndWrite();
        compareWith(23, "0.4");
        assertThat(count("compares_confirmed")).isZero();
        receive(block);
        assertThat(count("compares_confirmed")).as("before the block").isEqualTo(1);
        compareWith(24, "0.4");
        compare(block);
        assertThat(count("compares_confirmed")).as("after the block").isEqualTo(2);
        compareWith(24, "0.4");
        receive(L4Messages.updates(26, 260, List.of(), List.of(diff(1, L4Messages.modified("0.1")))));
        compare(block);
        assertThat(count("compares_confirmed")).as("not yet").isEqualTo(2);
        compare(L4Messages.updates(26, 260, List.of(), List.of(diff(1, L4Messages.modified("0.1")))));
        assertThat(count("compares_confirmed")).as("after two blocks").isEqualTo(3);
        assertThat(asked).isEmpty();
    }

    /** On a silent coin no block comes that would bring both books to the same height. */
    @Test
    void shouldCompareBooksOfWhichNothingWasToldForLongerThanTheLag()
    {
        joinAndWrite();
        compareWith(23, "0.3");
        passTime(1_100 + LAG_MS);
        assertThat(count("compares_refuted")).isZero();
        passTime(1_101 + LAG_MS);
        assertThat(count("compares_refuted")).isEqualTo(1);
        assertThat(asked).containsExactly("0 book differs from another snapshot");
    }

    /** Blocks come in order, so one of another coin shows that nothing older is on its way to this one. */
    @Test
    void shouldCompareABookWhenALaterBlockOfAnotherCoinComes()
    {
        joinAndWrite();
        compareWith(23, "0.4");
        receive(L4Messages.updates(23, 230, List.of(), List.of(L4Messages.diff(ETH, B, 7, "9", L4Messages.removed()))));
        assertThat(count("compares_confirmed")).isZero();
        receive(L4Messages.updates(24, 240, List.of(
            L4Messages.status(B, "badAloPxRejected", order(ETH, null, 8, "B", "9", "1", "Alo"))), List.of()));
        assertThat(count("compares_confirmed")).isEqualTo(1);
    }

    @Test
    void shouldGiveABookUpThatIsNotTheServers()
    {
        joinAndWrite();
        compareWith(20, "0.41");
        assertThat(count("compares_refuted")).isEqualTo(1);
        assertThat(lines()).containsExactly("200 status BTC STALE");
        assertThat(asked).containsExactly("0 book differs from another snapshot");
    }

    @Test
    void shouldAbandonAComparisonWhoseConnectionIsOfNoUse()
    {
        joinAndWrite();
        decoder.onConnect(1, 1_010 * MS);
        compare("{");
        decoder.onConnect(1, 1_020 * MS);
        compare(L4Messages.error("no"));
        decoder.onConnect(1, 1_030 * MS);
        compare(L4Messages.answer("DOGE"));
        compareWith(30, "0.4");
        compare(L4Messages.updates(31, 310, List.of(), List.of(diff(9, L4Messages.removed()))));
        compareWith(30, "0.4");
        decoder.onDisconnect(1, 1_040 * MS);
        assertThat(count("compares_abandoned")).isEqualTo(5);
        assertThat(lines()).isEmpty();
        assertThat(asked).isEmpty();
    }

    private void receive(final String message)
    {
        receive(message, LOCAL_MS + time(message));
    }

    /** When it comes in by the local clock where it tells a time; otherwise as early as anything. */
    private static long time(final String message)
    {
        final int at = message.indexOf("\"time\":");

        return at < 0 || message.charAt(at + 7) == '"' ?
            50 : Long.parseLong(message.substring(at + 7).replaceAll("[^0-9].*", ""));
    }

    private void receive(final String message, final long receivedMs)
    {
        final byte[] bytes = ("  " + message).getBytes(StandardCharsets.UTF_8);
        decoder.onFrame(0, bytes, 2, bytes.length - 2, receivedMs * MS);
    }

    private void compare(final String message)
    {
        final byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        decoder.onFrame(1, bytes, 0, bytes.length, 1_100 * MS);
    }

    private void passTime(final long localMs)
    {
        decoder.onTime(localMs * MS);
    }

    /** What was written since the last call, times in ms. */
    private List<String> lines()
    {
        final List<String> lines = sink.lines().stream().map(L4BookDecoderTest::withMs).toList();
        sink.lines().clear();

        return lines;
    }

    private static String withMs(final String line)
    {
        final int blank = line.indexOf(' ');

        return Long.parseLong(line.substring(0, blank)) / MS + line.substring(blank);
    }

    private long count(final String counter)
    {
        return decoder.counters().count(counter);
    }
}
