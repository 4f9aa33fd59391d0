package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.leadline.event.Side;

final class SimulatedExchangeTest
{
    private static final int MAKER = 3;
    private static final int TAKER = 4;

    private final List<String> lines = new ArrayList<>();
    private final VenueFeed feed = new VenueFeed(RecordingSinks.into(lines), 1);
    private final SimulatedExchange exchange = new SimulatedExchange(DemoMarket.SOL, 0, feed);

    @Test
    void shouldReportQuotesWithTheirOwnerAsPostOnly()
    {
        final long orderId = exchange.quote(10, MAKER, Side.BID, 18_000, 5);

        assertThat(lines).containsExactly("add 10 0 1 3 0 18000 5 1");
        assertThat(exchange.order(orderId)).isEqualTo(new RestingOrder(1, MAKER, Side.BID, 18_000, 5, 1));
    }

    @Test
    void shouldRefuseQuotesThatWouldMatch()
    {
        exchange.quote(10, MAKER, Side.ASK, 18_000, 5);

        assertThat(exchange.quote(11, MAKER, Side.BID, 18_000, 5)).isEqualTo(SimulatedExchange.NO_ORDER);
        assertThat(exchange.quote(11, MAKER, Side.BID, 17_999, 5)).isNotEqualTo(SimulatedExchange.NO_ORDER);
        assertThat(lines).hasSize(2);
    }

    @Test
    void shouldReportFillsOfRestingOrdersBestPriceFirstThenOldest()
    {
        exchange.quote(10, MAKER, Side.ASK, 18_001, 5);
        exchange.quote(10, MAKER, Side.ASK, 18_000, 2);
        exchange.quote(10, MAKER, Side.ASK, 18_000, 2);
        lines.clear();

        exchange.take(11, TAKER, Side.BID, 18_001, 6);

        assertThat(lines).containsExactly(
            "fill 11 0 2 18000 2 4 0", "fill 11 0 3 18000 2 4 0", "fill 11 0 1 18001 2 4 0");
        assertThat(exchange.order(1).sizeLots()).isEqualTo(3);
    }

    @Test
    void shouldSayNothingOfWhatAnImmediateOrderCouldNotHave()
    {
        exchange.quote(10, MAKER, Side.ASK, 18_000, 2);
        lines.clear();

        exchange.take(11, TAKER, Side.BID, 18_000, 9);

        assertThat(lines).containsExactly("fill 11 0 1 18000 2 4 0");
        assertThat(exchange.bestTicks(Side.BID)).isEqualTo(RestingOrders.NO_PRICE);
        assertThat(EngineBook.of(exchange)).isEmpty();
    }

    @Test
    void shouldRestWhatAPatientOrderCouldNotHave()
    {
        exchange.quote(10, MAKER, Side.ASK, 18_000, 2);
        lines.clear();

        final long orderId = exchange.takeAndRest(11, TAKER, Side.BID, 18_000, 9);

        assertThat(lines).containsExactly("fill 11 0 1 18000 2 4 0", "add 11 0 2 4 0 18000 7 0");
        assertThat(exchange.order(orderId).sizeLots()).isEqualTo(7);
    }

    @Test
    void shouldLeaveANewerLevelAloneWhenAFilledOrderIsCancelled()
    {
        final long filled = exchange.quote(10, MAKER, Side.ASK, 18_000, 2);
        exchange.take(11, TAKER, Side.BID, 18_000, 2);
        final long newer = exchange.quote(12, MAKER, Side.ASK, 18_000, 3);
        lines.clear();

        exchange.cancel(13, filled);

        assertThat(lines).isEmpty();
        assertThat(EngineBook.of(exchange)).containsExactly("ASK 18000 " + newer + "x3");
    }

    @Test
    void shouldReportSmallerSizesAndRefuseLargerOnes()
    {
        final long orderId = exchange.quote(10, MAKER, Side.BID, 18_000, 5);
        lines.clear();

        exchange.reduce(11, orderId, 7);
        exchange.reduce(12, orderId, 3);
        exchange.cancel(13, orderId);
        exchange.cancel(14, orderId);

        assertThat(lines).containsExactly("reduce 12 0 1 3 0", "cancel 13 0 1");
        assertThat(exchange.order(orderId)).isNull();
    }

    @Test
    void shouldTakeNoOrderOfAnyKindWhileHalted()
    {
        final long orderId = exchange.quote(10, MAKER, Side.BID, 18_000, 5);
        exchange.setHalted(11, true);
        lines.clear();

        assertThat(exchange.quote(12, MAKER, Side.BID, 17_999, 5)).isEqualTo(SimulatedExchange.NO_ORDER);
        assertThat(exchange.takeAndRest(12, TAKER, Side.ASK, 18_000, 5)).isEqualTo(SimulatedExchange.NO_ORDER);
        exchange.take(12, TAKER, Side.ASK, 18_000, 5);
        exchange.cancel(12, orderId);
        exchange.reduce(12, orderId, 1);
        assertThat(lines).isEmpty();

        exchange.setHalted(13, false);
        exchange.cancel(14, orderId);
        assertThat(lines).containsExactly("status 13 0 OPEN", "cancel 14 0 1");
    }

    @Test
    void shouldLeaveDustOutOfTheTouchButNotOutOfTheBook()
    {
        final long dustLots = DemoMarket.SOL.lots(50, 18_001);
        exchange.quote(10, MAKER, Side.BID, 18_001, dustLots);
        exchange.quote(10, MAKER, Side.BID, 18_000, DemoMarket.SOL.lots(5_000, 18_000));

        assertThat(exchange.bestTicks(Side.BID)).isEqualTo(18_001);
        assertThat(exchange.touchTicks(Side.BID)).isEqualTo(18_000);
        assertThat(exchange.touchTicks(Side.ASK)).isEqualTo(RestingOrders.NO_PRICE);
    }

    @Test
    void shouldGiveTheWholeBookAgainAtOneTimeAfterAnOutage()
    {
        final long first = exchange.quote(10, MAKER, Side.BID, 18_000, 5);
        final long second = exchange.quote(11, MAKER, Side.ASK, 18_010, 5);
        feed.heartbeat(15);
        feed.goDown(0);
        exchange.cancel(20, first);
        exchange.take(21, TAKER, Side.BID, 18_010, 1);
        exchange.quote(22, MAKER, Side.BID, 17_990, 4);
        lines.clear();

        feed.comeBack(30, 0, exchange.resting().all());

        assertThat(lines).containsExactly(
            "clear 30 0", "add 30 0 " + second + " 3 1 18010 4 1", "add 30 0 4 3 0 17990 4 1");
        assertThat(feed.counts().lost()).isEqualTo(3);
    }

    @Test
    void shouldStampTheLossOfAMarketWithTheFeedsLastEvent()
    {
        exchange.quote(10, MAKER, Side.BID, 18_000, 5);
        feed.heartbeat(15);
        lines.clear();

        feed.goDown(0);
        exchange.quote(20, MAKER, Side.BID, 17_990, 4);

        assertThat(lines).containsExactly("status 15 0 STALE");
    }
}
