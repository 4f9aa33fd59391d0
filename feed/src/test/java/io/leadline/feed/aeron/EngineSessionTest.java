package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import io.leadline.event.EventSink;
import io.leadline.event.Side;

class EngineSessionTest
{
    private static final String STALE_SOL = " status SOL STALE";
    private static final String STALE_BTC = " status BTC STALE";

    private final EngineRun run = new EngineRun();

    @Test
    void shouldBeInSyncFromTheFirstMessageOfASession()
    {
        run.engine.add(10, run.sol, 1, run.alice, Side.BID, 100, 5, 1);
        run.engine.heartbeat(11, EventSink.NO_MARKET);
        run.show();

        assertThat(run.sink.lines()).containsExactly("10 add SOL 1 alice bid 100 5 flags=1", "11 heartbeat -");
        assertThat(run.count("sessions")).isEqualTo(1);
        assertThat(run.count("add")).isEqualTo(1);
    }

    @Test
    void shouldMarkEveryMarketStaleAtTheLastEventBeforeAHole()
    {
        run.engine.add(10, run.sol, 1, run.alice, Side.BID, 100, 5, 0);
        run.show();
        run.engine.cancel(20, run.sol, 1);
        run.engine.cancel(21, run.sol, 2);
        run.lose();
        run.engine.heartbeat(30, run.btc);
        run.show();

        assertThat(run.lines(1)).containsExactly("10" + STALE_SOL, "10" + STALE_BTC, "30 heartbeat BTC");
        assertThat(run.count("gaps")).isEqualTo(1);
        assertThat(run.count("missed_messages")).isEqualTo(2);
    }

    @Test
    void shouldHealWithTheClearThatFollows()
    {
        run.engine.heartbeat(10, run.sol);
        run.show();
        run.engine.heartbeat(11, run.sol);
        run.lose();
        run.engine.tellAnew();
        run.engine.clear(20, run.sol);
        run.engine.add(20, run.sol, 7, run.alice, Side.ASK, 3, 4, 0);
        run.show();
        run.engine.heartbeat(21, run.sol);
        run.lose();
        run.engine.heartbeat(22, run.sol);
        run.show();

        assertThat(run.lines(1)).containsExactly(
            "10" + STALE_SOL, "10" + STALE_BTC, "20 clear SOL", "20 add SOL 7 alice ask 3 4", "20" + STALE_SOL,
            "22 heartbeat SOL");
    }

    @Test
    void shouldDropWhatWasToldBefore()
    {
        run.engine.heartbeat(10, run.sol);
        run.show();
        SentMessages.show(run.session, run.last());
        run.engine.heartbeat(11, run.sol);
        run.show();

        assertThat(run.sink.lines()).containsExactly("10 heartbeat SOL", "11 heartbeat SOL");
        assertThat(run.count("duplicates")).isEqualTo(1);
    }

    @Test
    void shouldBeStaleFromTheFirstEventWhenItJoinsInTheMiddle()
    {
        run.engine.heartbeat(10, run.sol);
        run.lose();
        run.engine.tellAnew();
        run.engine.cancel(20, run.btc, 1);
        run.engine.clear(21, run.btc);
        run.show();

        assertThat(run.sink.lines()).containsExactly(
            "20" + STALE_SOL, "20" + STALE_BTC, "20 cancel BTC 1", "21 clear BTC");
        assertThat(run.count("joined_in_the_middle")).isEqualTo(1);
        assertThat(run.count("gaps")).isZero();
    }

    @Test
    void shouldForgetNumbersWhenTheEngineBeginsAnew()
    {
        run.engine.add(10, run.sol, 1, run.alice, Side.BID, 100, 5, 0);
        run.show();
        final SentMessages other = new SentMessages();
        final EngineSink restarted = new EngineSink(other);
        final int first = restarted.market("BTC-VENUE", EngineRun.TICK, EngineRun.LOT);
        restarted.clear(30, first);
        restarted.add(30, first, 1, restarted.account("bob"), Side.BID, 7, 8, 0);
        other.show(run.session, 0);

        assertThat(run.lines(1)).containsExactly(
            "10" + STALE_SOL, "10" + STALE_BTC, "30 clear BTC", "30 add BTC 1 bob bid 7 8");
        assertThat(run.count("sessions")).isEqualTo(2);
        assertThat(run.count("conflicting_definitions")).isZero();
    }

    @Test
    void shouldMarkStaleWhenTheEngineIsNoLongerHeard()
    {
        run.session.onConnect(5);
        run.engine.heartbeat(10, run.sol);
        run.show();
        run.session.onDisconnect();
        run.session.onDisconnect();
        run.session.onConnect(5);
        run.engine.heartbeat(11, run.sol);
        run.show();

        assertThat(run.lines(1)).containsExactly("10" + STALE_SOL, "10" + STALE_BTC, "11 heartbeat SOL");
        assertThat(run.count("disconnects")).isEqualTo(1);
        assertThat(run.count("gaps")).isZero();
    }

    @Test
    void shouldJoinAnotherWriterInTheMiddle()
    {
        run.session.onConnect(5);
        run.engine.heartbeat(10, run.sol);
        run.show();
        run.session.onDisconnect();
        run.session.onConnect(6);
        run.engine.heartbeat(11, run.sol);
        run.show();

        assertThat(run.lines(3)).containsExactly("11 heartbeat -");
        assertThat(run.count("joined_in_the_middle")).isEqualTo(1);
        assertThat(run.count("unknown_market")).isEqualTo(1);
    }

    @Test
    void shouldConvertStepsOfTheEnginesOwn()
    {
        final SentMessages other = new SentMessages();
        final EngineSink engine = new EngineSink(other);
        final int sol = engine.market("SOL", new BigDecimal("0.001"), new BigDecimal("1"));
        engine.add(1, sol, 1, EventSink.NO_ACCOUNT, Side.BID, 1_230, 2, 0);
        engine.add(2, sol, 2, EventSink.NO_ACCOUNT, Side.BID, 1_235, 2, 0);
        engine.fill(3, sol, 1, 1_245, 1, EventSink.NO_ACCOUNT, 0);
        engine.fill(4, sol, 1, EventSink.NO_PRICE, 1, EventSink.NO_ACCOUNT, 0);
        engine.trade(5, sol, EventSink.NO_ACCOUNT, EventSink.NO_PRICE, 1, EventSink.NO_ACCOUNT, 0);
        other.show(run.session, 0);

        assertThat(run.sink.lines()).containsExactly(
            "1 add SOL 1 - bid 123 20", "2 add SOL 2 - bid 124 20 flags=4", "3 fill SOL 1 124 10 - flags=8",
            "4 fill SOL 1 - 10 -", "5 trade SOL - - 10 -");
        assertThat(run.count("price_off_tick")).isEqualTo(1);
        assertThat(run.count("price_rounded")).isEqualTo(1);
    }

    @Test
    void shouldLetTimeAloneCountForMarketsThatAreNotConfigured()
    {
        final int eth = run.engine.market("ETH", EngineRun.TICK, EngineRun.LOT);
        run.engine.add(10, eth, 1, run.alice, Side.BID, 100, 5, 0);
        run.engine.heartbeat(11, eth);
        run.show();

        assertThat(run.sink.lines()).containsExactly("10 ignored ?ETH", "11 ignored ?ETH");
        assertThat(run.count("unconfigured_market")).isEqualTo(2);
    }

    @Test
    void shouldDistrustMarketsThatWereNeverDefinedWhenANumberIsUnknown()
    {
        final SentMessages other = new SentMessages();
        final EngineSink engine = new EngineSink(other);
        final int sol = engine.market("SOL", EngineRun.TICK, EngineRun.LOT);
        engine.clear(10, sol);
        engine.cancel(11, 7, 1);
        other.show(run.session, 0);

        assertThat(run.sink.lines()).containsExactly("10 clear SOL", "10" + STALE_BTC, "11 heartbeat -");
        assertThat(run.count("unknown_market")).isEqualTo(1);
    }

    @Test
    void shouldKeepAnOrderOfAnUnknownAccountInTheWholeBookAlone()
    {
        run.engine.heartbeat(9, run.sol);
        run.engine.add(10, run.sol, 1, 77, Side.BID, 100, 5, 0);
        run.show();

        assertThat(run.sink.lines()).containsExactly("9 heartbeat SOL", "9" + STALE_SOL, "10 add SOL 1 - bid 100 5");
        assertThat(run.count("unknown_account")).isEqualTo(1);
    }

    @Test
    void shouldDistrustEverythingWhenANumberChangesItsMeaning()
    {
        run.engine.heartbeat(9, run.sol);
        run.show();
        final byte[] definition = run.sent.all().get(2).clone();
        definition[8] = 5;
        definition[definition.length - 1] = 'f';
        SentMessages.show(run.session, definition);

        assertThat(run.lines(1)).containsExactly("9" + STALE_SOL, "9" + STALE_BTC);
        assertThat(run.sink.accounts()).containsExactly("alice", "alicf");
        assertThat(run.count("conflicting_definitions")).isEqualTo(1);
    }

    @Test
    void shouldTakeAStaleOfTheEnginesOwnForWhatItIs()
    {
        run.engine.status(10, run.sol, EventSink.TradingStatus.STALE);
        run.engine.heartbeat(11, run.sol);
        run.lose();
        run.engine.status(12, run.sol, EventSink.TradingStatus.HALTED);
        run.engine.tellAnew();
        run.sent.show(run.session, 0);

        assertThat(run.sink.lines()).containsExactly(
            "10 status SOL STALE", "11 heartbeat SOL", "12 status SOL HALTED");
        assertThat(run.count("conflicting_definitions")).isZero();
    }
}
