package io.leadline.feed.dydx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;

import com.google.protobuf.Message;

import org.junit.jupiter.api.Test;

class DydxSessionTest
{
    private static final Message A1 = Node.id("dydx1a", 0, 1, 0, 0);
    private static final Message A2 = Node.id("dydx1a", 128, 2, 64, 0);
    private static final Message B1 = Node.id("dydx1b", 0, 1, 0, 0);
    private static final Message ETH1 = Node.id("dydx1a", 0, 1, 0, 1);
    private static final Message TAKER = Node.id("dydx1t", 3, 9, 0, 0);
    private static final Message OTHER = Node.id("dydx1a", 0, 1, 0, 77);

    private final SessionRun run = new SessionRun(Node.btc(), Node.eth());

    @Test
    void shouldPassOverWhatComesBeforeTheFirstSnapshot()
    {
        run.receive(Node.changes(Node.place(buy(A1, 5, 100)), Node.remove(B1)));
        run.receive(settled(Node.match(TAKER, List.of(Node.makerFill(A1, lots(1)))), List.of(buy(A1, 5, 100)), 1));

        assertThat(run.lines()).containsExactly("1 heartbeat -", "2 heartbeat -");
        assertThat(run.count("updates_before_snapshot")).isEqualTo(2);
        assertThat(run.session().isAwaitingSnapshot()).isTrue();
    }

    @Test
    void shouldWriteASnapshotOfEveryPairAtOneTime()
    {
        run.receive(Node.snapshot(
            Node.place(buy(A1, 5, 100)), Node.total(A1, 0),
            Node.place(sell(A2, 7, 101)), Node.total(A2, lots(3)),
            Node.place(Node.order(ETH1, Node.SELL, 2_000_000, 3_631_800_000L, Node.POST_ONLY)), Node.total(ETH1, 0),
            Node.place(buy(OTHER, 5, 100))));

        assertThat(run.lines()).containsExactly(
            "1 clear BTC-USD",
            "1 add BTC-USD 1 dydx1a/0 bid 100 5",
            "1 add BTC-USD 10640000000002 dydx1a/128 ask 101 7",
            "1 reduce BTC-USD 10640000000002 4",
            "1 clear ETH-USD",
            "1 add ETH-USD 1 dydx1a/0 ask 36318 2 flags=1");
        assertThat(run.count("changes_of_other_pairs")).isEqualTo(1);
        assertThat(run.count("snapshot_orders")).isEqualTo(4);
        assertThat(run.session().isAwaitingSnapshot()).isFalse();
    }

    @Test
    void shouldTellAPairThatTheSnapshotFoundEmptyWhenItIsNamed()
    {
        run.receive(Node.snapshot(Node.place(buy(A1, 5, 100))));
        run.lines();
        run.receive(Node.changes(Node.total(ETH1, 4)));

        assertThat(run.lines()).containsExactly("2 clear ETH-USD");
        assertThat(run.count("order_updates_of_unknown_order")).isEqualTo(1);
        assertThat(run.session().isAnyStale()).isFalse();
    }

    @Test
    void shouldFollowPlacesUpdatesAndRemoves()
    {
        begin();
        run.receive(
            Node.changes(Node.place(buy(A1, 5, 100)), Node.total(A1, 0)),
            Node.changes(Node.total(A1, lots(2)), Node.total(A1, lots(2)), Node.total(A1, lots(1))));
        run.receive(Node.changes(Node.remove(A1)));
        run.receive(Node.changes(Node.place(sell(A1, 6, 102)), Node.total(A1, 0)));

        assertThat(run.lines()).containsExactly(
            "2 add BTC-USD 1 dydx1a/0 bid 100 5", "2 reduce BTC-USD 1 3", "2 reduce BTC-USD 1 4",
            "3 cancel BTC-USD 1",
            "4 add BTC-USD 1 dydx1a/0 ask 102 6");
        assertThat(run.count("order_updates_without_change")).isEqualTo(3);
    }

    @Test
    void shouldForgetAnOrderThatIsFilledUpOnlyWhenItIsRemoved()
    {
        begin();
        run.receive(Node.changes(Node.place(buy(A1, 5, 100)), Node.total(A1, lots(5)), Node.total(A1, lots(4))));
        run.receive(Node.changes(Node.total(A1, lots(9)), Node.remove(A1)));

        assertThat(run.lines()).containsExactly(
            "2 add BTC-USD 1 dydx1a/0 bid 100 5", "2 reduce BTC-USD 1 0", "2 add BTC-USD 1 dydx1a/0 bid 100 1",
            "3 reduce BTC-USD 1 0");
        assertThat(run.count("overfills")).isEqualTo(1);
        assertThat(run.session().isAnyStale()).isFalse();
    }

    @Test
    void shouldTakeAReplacementForARemovalAndAPlacement()
    {
        begin();
        run.receive(Node.changes(Node.place(buy(A1, 5, 100))));
        run.receive(Node.changes(Node.replace(A1, buy(A2, 6, 99)), Node.total(A2, lots(1))));

        assertThat(run.lines()).containsExactly(
            "2 add BTC-USD 1 dydx1a/0 bid 100 5",
            "3 cancel BTC-USD 1",
            "3 add BTC-USD 10640000000002 dydx1a/128 bid 99 6", "3 reduce BTC-USD 10640000000002 5");
    }

    @Test
    void shouldChangeTheBookByAnOptimisticFillAndCreditTheFinalOne()
    {
        begin();
        final Message match = Node.match(TAKER, List.of(Node.makerFill(A1, lots(2))));
        run.receive(Node.changes(Node.place(buy(A1, 5, 100))));
        run.receive(Node.fill(1, Node.OPTIMISTIC, match, List.of(buy(A1, 5, 100)), List.of(lots(2))));
        run.receive(settled(match, List.of(buy(A1, 5, 100)), 2));
        run.receive(settled(match, List.of(buy(A1, 5, 100)), 4));

        assertThat(run.lines()).containsExactly(
            "2 add BTC-USD 1 dydx1a/0 bid 100 5",
            "3 reduce BTC-USD 1 3",
            "4 trade BTC-USD dydx1a/0 100 2 dydx1t/3",
            "5 fill BTC-USD 1 100 2 dydx1t/3");
        assertThat(run.count("fills_optimistic")).isEqualTo(1);
        assertThat(run.count("fills_final")).isEqualTo(2);
        assertThat(run.count("fills_as_trades")).isEqualTo(1);
    }

    @Test
    void shouldSetAnOrderToWhatAFinalFillSaysEvenWhenMoreHasChanged()
    {
        begin();
        final Message match = Node.match(TAKER, List.of(Node.makerFill(A1, lots(2)), Node.makerFill(B1, lots(1))));
        run.receive(Node.changes(Node.place(buy(A1, 5, 100))));
        run.receive(Node.fill(
            2, Node.FINAL, match, List.of(buy(B1, 8, 98), buy(A1, 5, 100), buy(TAKER, 3, 90)),
            List.of(lots(4), lots(3), lots(3))));

        assertThat(run.lines()).containsExactly(
            "2 add BTC-USD 1 dydx1a/0 bid 100 5",
            "3 trade BTC-USD dydx1a/0 100 2 dydx1t/3", "3 reduce BTC-USD 1 2",
            "3 trade BTC-USD dydx1b/0 98 1 dydx1t/3");
        assertThat(run.count("fills_of_unknown_order")).isEqualTo(1);
    }

    @Test
    void shouldNameWhoIsLiquidatedAsTaker()
    {
        begin();
        run.receive(Node.changes(Node.place(sell(A1, 5, 100))));
        run.receive(
            settled(
                Node.liquidation(Node.subaccount("dydx1liq", 5), List.of(Node.makerFill(A1, lots(5)))),
                List.of(sell(A1, 5, 100)), 5),
            settled(Node.deleveraging(Node.subaccount("dydx1liq", 5)), List.of(), 0));

        assertThat(run.lines()).containsExactly(
            "2 add BTC-USD 1 dydx1a/0 ask 100 5", "3 fill BTC-USD 1 100 5 dydx1liq/5");
        assertThat(run.count("liquidations")).isEqualTo(1);
        assertThat(run.count("deleveragings")).isEqualTo(1);
    }

    @Test
    void shouldLoseThePairsSyncByARemovalOfAnUnknownOrderUntilTheNextSnapshot()
    {
        begin();
        run.receive(Node.changes(Node.place(buy(A1, 5, 100)), Node.place(buy(ETH1, 1000, 100))));
        run.receive(Node.changes(Node.remove(B1), Node.remove(A2)));
        run.receive(Node.changes(Node.total(A1, lots(1))));

        assertThat(run.lines().subList(3, 6)).containsExactly(
            "2 status BTC-USD STALE", "3 heartbeat -", "4 reduce BTC-USD 1 4");
        assertThat(run.count("removes_of_unknown_order")).isEqualTo(2);
        assertThat(run.count("stale_marks")).isEqualTo(1);
        assertThat(run.session().isAnyStale()).isTrue();

        run.receive(Node.snapshot(
            Node.place(buy(A1, 5, 100)), Node.total(A1, lots(2)), Node.place(buy(ETH1, 1000, 100)),
            Node.total(ETH1, 0)));

        assertThat(run.lines()).containsExactly(
            "5 clear BTC-USD", "5 add BTC-USD 1 dydx1a/0 bid 100 5", "5 reduce BTC-USD 1 3");
        assertThat(run.count("snapshots_confirmed_book")).isEqualTo(1);
        assertThat(run.session().isAnyStale()).isFalse();
    }

    @Test
    void shouldLoseThePairsSyncByAPlacementOfALiveOrder()
    {
        begin();
        run.receive(Node.changes(Node.place(buy(A1, 5, 100))));
        run.receive(Node.changes(Node.place(buy(A1, 6, 99))));

        assertThat(run.lines()).containsExactly(
            "2 add BTC-USD 1 dydx1a/0 bid 100 5",
            "2 status BTC-USD STALE", "3 cancel BTC-USD 1", "3 add BTC-USD 1 dydx1a/0 bid 99 6");
        assertThat(run.count("places_of_live_order")).isEqualTo(1);
    }

    @Test
    void shouldWriteAgainABookThatALaterSnapshotRefutes()
    {
        final Message order = Node.place(buy(A1, 5, 100));
        final List<List<Message>> others = List.of(
            List.of(), List.of(Node.place(buy(A1, 5, 101)), Node.total(A1, lots(1))),
            List.of(Node.place(buy(A1, 6, 100)), Node.total(A1, lots(1))),
            List.of(order, Node.total(A1, lots(2))), List.of(order),
            List.of(Node.place(sell(A1, 5, 100)), Node.total(A1, lots(1))),
            List.of(order, Node.total(A1, lots(1)), Node.place(buy(B1, 1, 50)), Node.total(B1, 0)));
        for (final List<Message> other : others)
        {
            final SessionRun again = new SessionRun(Node.btc());
            again.receive(Node.snapshot(order, Node.total(A1, lots(1))));
            again.receive(Node.snapshot(order, Node.total(A1, lots(1))));
            again.lines();
            again.receive(Node.snapshot(other.toArray(Message[]::new)));

            assertThat(again.lines()).as("%s", other).startsWith("2 status BTC-USD STALE", "3 clear BTC-USD");
            assertThat(again.count("snapshots_confirmed_book")).isEqualTo(1);
            assertThat(again.count("snapshots_refuted_book")).isEqualTo(1);
        }
    }

    @Test
    void shouldMarkEveryBookStaleAtTheLastEventBeforeADisconnect()
    {
        begin();
        run.receive(Node.changes(Node.place(buy(A1, 5, 100))));
        run.session().onDisconnect();
        run.receive(Node.changes(Node.remove(A1)));
        run.receive(Node.snapshot(Node.place(buy(B1, 5, 100))));

        assertThat(run.lines()).containsExactly(
            "2 add BTC-USD 1 dydx1a/0 bid 100 5",
            "2 status BTC-USD STALE",
            "3 heartbeat -",
            "4 clear BTC-USD", "4 add BTC-USD 10000000000001 dydx1b/0 bid 100 5");
    }

    @Test
    void shouldSayWhatIsWrongWithAMessageAndLoseSync()
    {
        begin();
        final byte[] message = Node.response(Node.changes(Node.place(buy(A1, 5, 100)))).toByteArray();
        message[1]++;

        assertThat(run.receive(message)).isFalse();
        assertThat(run.session().problem()).isEqualTo(
            "malformed message: reason=length beyond its message offset=2");
        assertThat(run.lines()).containsExactly("1 status BTC-USD STALE");
        assertThat(run.session().isAwaitingSnapshot()).isTrue();
        assertThat(run.count("malformed_messages")).isEqualTo(1);
    }

    @Test
    void shouldRefuseOrdersWithoutSideOrOwner()
    {
        begin();

        assertThat(run.receive(Node.changes(Node.place(Node.order(A1, 0, 1, 1, 0))))).isFalse();
        assertThat(run.session().problem()).startsWith("malformed message: reason=order without a side offset=");
        run.receive(Node.snapshot());
        assertThat(run.receive(Node.changes(Node.place(buy(Node.id("", 0, 1, 0, 0), 1, 1))))).isFalse();
        assertThat(run.session().problem()).startsWith(
            "malformed message: reason=owner is no text of 1 to 100 printable characters offset=");
    }

    @Test
    void shouldPassOnWhatIsOffTickOrLot()
    {
        begin();
        run.receive(Node.changes(
            Node.place(Node.order(A1, Node.BUY, lots(1), 150_000, 0)),
            Node.place(Node.order(A2, Node.BUY, lots(1) + 1, 250_000, 0)),
            Node.place(Node.order(B1, Node.SELL, -1, -1, 0))));

        assertThat(run.lines()).containsExactly(
            "2 add BTC-USD 1 dydx1a/0 bid 2 1 flags=4",
            "2 add BTC-USD 10640000000002 dydx1a/128 bid 2 1 flags=6",
            "2 add BTC-USD 20000000000001 dydx1b/0 ask 184467440737096 18446744073710 flags=6");
    }

    @Test
    void shouldNameAnOrderByTextWhoseKeyFitsNoNumber()
    {
        begin();
        final Message id = Node.id("dydx1a", 0, -1, 1000, 0);
        run.receive(Node.changes(Node.place(buy(id, 5, 100)), Node.total(id, lots(1)), Node.remove(id)));

        assertThat(run.lines()).containsExactly(
            "2 add BTC-USD 0/1000/4294967295 dydx1a/0 bid 100 5", "2 reduce BTC-USD 0/1000/4294967295 4",
            "2 cancel BTC-USD 0/1000/4294967295");
    }

    @Test
    void shouldLoseThePairsSyncByAFillWithoutItsOrder()
    {
        begin();
        run.receive(settled(
            Node.match(TAKER, List.of(Node.makerFill(A1, lots(1)))), List.of(buy(B1, 1, 100)), 1));

        assertThat(run.lines()).containsExactly("1 status BTC-USD STALE", "2 heartbeat -");
        assertThat(run.count("fills_without_order")).isEqualTo(1);
    }

    @Test
    void shouldRefuseAMatchOfTooManyOrders()
    {
        begin();
        final Message fill = Node.makerFill(A1, lots(1));
        final Message order = buy(A1, 5, 100);

        assertThat(run.receive(settled(
            Node.match(TAKER, Collections.nCopies(Match.MAX_COUNT, fill)), List.of(order), 1))).isTrue();
        assertThat(run.receive(settled(
            Node.match(TAKER, Collections.nCopies(Match.MAX_COUNT + 1, fill)), List.of(order), 1))).isFalse();
        assertThat(run.session().problem()).startsWith(
            "malformed message: reason=too many orders in a match limit=16384 offset=");
        run.receive(Node.snapshot());
        assertThat(run.receive(settled(
            Node.match(TAKER, List.of(fill)), Collections.nCopies(Match.MAX_COUNT + 1, order), 1))).isFalse();
    }

    private void begin()
    {
        run.receive(Node.snapshot(Node.total(B1, 0)));
        run.lines();
    }

    private static long lots(final long count)
    {
        return count * 1_000_000;
    }

    private static Message buy(final Message id, final long lots, final long ticks)
    {
        return Node.order(id, Node.BUY, lots(lots), ticks * 100_000, 0);
    }

    private static Message sell(final Message id, final long lots, final long ticks)
    {
        return Node.order(id, Node.SELL, lots(lots), ticks * 100_000, 0);
    }

    private static Message settled(final Message match, final List<Message> orders, final long totalLots)
    {
        return Node.fill(2, Node.FINAL, match, orders, orders.stream().map(order -> lots(totalLots)).toList());
    }
}
