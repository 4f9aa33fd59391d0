package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.sbe.AddDecoder;
import io.leadline.sbe.MarketDefinitionDecoder;
import io.leadline.sbe.MessageHeaderDecoder;
import io.leadline.sbe.StatusDecoder;

/** What cannot be read or means nothing is named, counted, and held against the books that it may concern. */
class EngineRefusalTest
{
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final EngineRun run = new EngineRun();

    @Test
    void shouldNameWhatCannotBeRead()
    {
        run.engine.heartbeat(10, run.sol);
        run.show();
        run.engine.add(11, run.sol, 1, run.alice, Side.BID, 1, 1, 0);
        final byte[] add = run.last();
        run.lose();

        SentMessages.show(run.session, Arrays.copyOf(add, 20));
        SentMessages.show(run.session, changed(add, MessageHeaderDecoder.schemaIdEncodingOffset(), 7, Short.BYTES));
        SentMessages.show(run.session, changed(add, MessageHeaderDecoder.templateIdEncodingOffset(), 77, Short.BYTES));
        run.engine.add(12, run.sol, 1, run.alice, Side.BID, 1, 1, 0);
        SentMessages.show(run.session, Arrays.copyOf(run.last(), run.last().length - 1));
        SentMessages.show(run.session, changed(add, BODY, -3, Long.BYTES));

        assertThat(run.refused).containsExactly(
            "SHORT_MESSAGES value=20 template=-1 version=-1",
            "OTHER_SCHEMAS value=7 template=1 version=0",
            "UNKNOWN_TEMPLATES value=77 template=77 version=0",
            "SHORT_MESSAGES value=63 template=1 version=0",
            "BAD_SEQUENCES value=-3 template=1 version=0");
        assertThat(run.lines(1)).containsExactly("10 status SOL STALE", "10 status BTC STALE");
        assertThat(run.count("short_messages")).isEqualTo(2);
        assertThat(run.count("gaps")).isZero();
    }

    @Test
    void shouldReadALaterVersionWhoseMessagesAreLonger()
    {
        run.show();
        run.engine.heartbeat(10, run.sol);
        final byte[] longer = Arrays.copyOf(run.last(), run.last().length + 16);
        final UnsafeBuffer buffer = new UnsafeBuffer(longer);
        buffer.putShort(MessageHeaderDecoder.blockLengthEncodingOffset(), (short)40, ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(MessageHeaderDecoder.versionEncodingOffset(), (short)3, ByteOrder.LITTLE_ENDIAN);
        SentMessages.show(run.session, longer);

        assertThat(run.sink.lines()).containsExactly("10 heartbeat SOL");
        assertThat(run.refused).isEmpty();
    }

    @Test
    void shouldHoldAnEventThatMeansNothingAgainstItsMarketAlone()
    {
        run.engine.heartbeat(9, run.sol);
        run.show();
        run.engine.cancel(10, run.sol, -5);
        run.show();
        run.engine.clear(11, run.sol);
        run.show();
        run.engine.add(12, run.sol, 1, run.alice, Side.BID, 1, 1, 0);
        SentMessages.show(run.session, changed(run.last(), BODY + AddDecoder.sideEncodingOffset(), 9, 1));
        run.engine.status(13, run.sol, EventSink.TradingStatus.OPEN);
        SentMessages.show(run.session, changed(run.last(), BODY + StatusDecoder.stateEncodingOffset(), 255, 1));

        assertThat(run.lines(1)).containsExactly(
            "9 status SOL STALE", "10 heartbeat SOL", "11 clear SOL", "11 status SOL STALE", "12 heartbeat SOL",
            "13 heartbeat SOL");
        assertThat(run.refused).containsExactly(
            "BAD_ORDER_IDS value=-5 template=4 version=0", "BAD_SIDES value=9 template=1 version=0",
            "BAD_STATES value=255 template=9 version=0");
    }

    @Test
    void shouldNotBeginALogBefore1970()
    {
        run.engine.heartbeat(-1, run.sol);
        run.engine.heartbeat(Long.MAX_VALUE, run.sol);
        run.engine.heartbeat(10, run.sol);
        run.engine.heartbeat(-1, run.sol);
        run.engine.heartbeat(11, run.sol);
        run.show();

        assertThat(run.sink.lines()).containsExactly(
            "10 status SOL STALE", "10 status BTC STALE", "10 heartbeat SOL", "-1 heartbeat SOL", "11 heartbeat SOL");
        assertThat(run.count("bad_times")).isEqualTo(2);
    }

    @Test
    void shouldRefuseDefinitionsThatDefineNothing()
    {
        run.engine.heartbeat(9, run.sol);
        run.show();
        final int step = BODY + MarketDefinitionDecoder.priceStepMantissaEncodingOffset();
        final int nameLength = BODY + MarketDefinitionDecoder.BLOCK_LENGTH;
        redefine(step, 0, Long.BYTES);
        redefine(BODY + MarketDefinitionDecoder.sizeStepExponentEncodingOffset(), 99, 1);
        redefine(nameLength, 0, Short.BYTES);
        redefine(nameLength, 129, Short.BYTES);
        redefine(nameLength, 100, Short.BYTES);
        redefine(nameLength + Short.BYTES, 0xff, 1);
        redefine(BODY + MarketDefinitionDecoder.marketEncodingOffset(), 1 << 20, Integer.BYTES);
        run.engine.heartbeat(10, run.sol);
        run.show();

        assertThat(run.refused).containsExactly(
            "BAD_STEPS value=0 template=32 version=0", "BAD_STEPS value=1 template=32 version=0",
            "BAD_NAMES value=0 template=32 version=0", "BAD_NAMES value=129 template=32 version=0",
            "SHORT_MESSAGES value=5 template=32 version=0", "BAD_NAMES value=3 template=32 version=0",
            "TOO_MANY_NAMES value=1048576 template=32 version=0");
        assertThat(run.lines(1)).containsExactly("9 status SOL STALE", "9 status BTC STALE", "10 heartbeat -");
    }

    private void redefine(final int offset, final long value, final int length)
    {
        run.engine.tellAnew();
        final byte[] market = run.sent.all().get(run.sent.all().size() - 3);
        run.lose();
        SentMessages.show(run.session, changed(market, offset, value, length));
    }

    @Test
    void shouldTakeNoMoreNamesThanItsLimits()
    {
        final EngineRun small = new EngineRun(new EngineLimits(3, 2));
        small.engine.market("ETH", EngineRun.TICK, EngineRun.LOT);
        small.engine.market("XRP", EngineRun.TICK, EngineRun.LOT);
        small.engine.account("bob");
        small.engine.account("carol");
        small.show();

        assertThat(small.refused).containsExactly(
            "TOO_MANY_NAMES value=3 template=32 version=0", "TOO_MANY_NAMES value=2 template=33 version=0");
    }

    @Test
    void shouldRefuseStepsWithoutAnExactRatio()
    {
        final SentMessages other = new SentMessages();
        final EngineSink engine = new EngineSink(other);
        engine.market("SOL", new BigDecimal("1e30"), EngineRun.LOT);
        other.show(run.session, 0);

        assertThat(run.refused).containsExactly("BAD_STEPS value=1 template=32 version=0");
    }

    private static byte[] changed(final byte[] message, final int offset, final long value, final int length)
    {
        final byte[] changed = message.clone();
        for (int i = 0; i < length; i++)
        {
            changed[offset + i] = (byte)(value >> Byte.SIZE * i);
        }

        return changed;
    }
}
