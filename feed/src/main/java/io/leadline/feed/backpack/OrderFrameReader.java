package io.leadline.feed.backpack;

import java.util.stream.Stream;

import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.feed.backpack.OrderFrame.Event;
import io.leadline.feed.json.JsonReader;
import io.leadline.feed.json.JsonToken;
import io.leadline.feed.json.JsonWords;
import io.leadline.feed.levels.LevelMarket;
import io.leadline.feed.levels.LevelMarkets;
import io.leadline.number.Quantum;
import io.leadline.number.Steps;

/**
 * Reads frames of a maker's private session: an update of one order, within the envelope of stream and data or bare; or
 * the answer to {@code GET /api/v1/orders}, an array of open orders:
 * <pre>
 *   {"e":"orderAccepted","T":…,"s":"SOL_USDC","S":"Ask","o":"LIMIT","f":"GTC","X":"New","i":"114…","p":"178.15",
 *    "q":"20.03","z":"0",…}
 *   [{"orderType":"Limit","id":"114…","symbol":"SOL_USDC","side":"Ask","status":"New","timeInForce":"GTC",
 *     "price":"178.15","quantity":"20.03","executedQuantity":"0",…},…]
 *   {"asked":3,"orders":[…]}       the same, as the answer to the third request for it
 * </pre>
 * Single thread; no garbage.
 */
final class OrderFrameReader
{
    /** An answer of all open orders of an account is the longest. */
    static final int MAX_LENGTH = 1 << 24;

    /** An answer does not say to which request. */
    static final int NOT_NUMBERED = -1;

    private static final Member[] MEMBERS = Member.values();
    private static final JsonWords NAMES = new JsonWords(Stream.of(MEMBERS).map(member -> member.text).toList());
    private static final JsonWords EVENTS = JsonWords.of(
        "orderAccepted", "orderFill", "orderCancelled", "orderExpired", "orderModified", "triggerPlaced",
        "triggerFailed");
    private static final Event[] EVENT_OF_WORD = {
        Event.ACCEPTED, Event.FILL, Event.GONE, Event.GONE, Event.MODIFIED, Event.TRIGGER, Event.TRIGGER};
    private static final JsonWords SIDES = JsonWords.of("Bid", "Ask");
    private static final JsonWords LIMITS = JsonWords.of("LIMIT", "Limit");
    private static final JsonWords LASTING = JsonWords.of("GTC");
    private static final JsonWords RESTING = JsonWords.of("New", "PartiallyFilled");
    private static final long NS_PER_US = 1_000;
    private static final long MISSING = OrderFrame.MISSING;
    private static final int NOWHERE = -1;

    private final JsonReader reader = new JsonReader(MAX_LENGTH);
    private final JsonReader values = new JsonReader(MAX_LENGTH);
    private final LevelMarkets markets;
    private final Steps steps = new Steps();
    private final OrderFrame frame = new OrderFrame(reader);
    private int asked;
    private boolean isAtOrders;
    private boolean hasEvent;
    private boolean isError;
    private boolean isAnswer;
    private long engineEpochNs;
    private long serverEpochNs;
    private int idOffset;
    private int priceOffset;
    private int quantityOffset;
    private int executedOffset;
    private int fillSizeOffset;
    private int fillPriceOffset;
    private int tradeIdOffset;

    /** Members that are read: the stream's short names, and those of the answer of open orders. */
    private enum Member
    {
        EVENT("e"),
        ENGINE_TIME("T"),
        STREAM_SYMBOL("s"),
        STREAM_SIDE("S"),
        STREAM_TYPE("o"),
        STREAM_TIME_IN_FORCE("f"),
        STREAM_STATE("X"),
        STREAM_ID("i"),
        STREAM_PRICE("p"),
        STREAM_QUANTITY("q"),
        STREAM_EXECUTED("z"),
        FILL_SIZE("l"),
        FILL_PRICE("L"),
        TRADE_ID("t"),
        IS_MAKER("m"),
        STREAM_POST_ONLY("y"),
        SYMBOL("symbol"),
        SIDE("side"),
        ORDER_TYPE("orderType"),
        TIME_IN_FORCE("timeInForce"),
        STATUS("status"),
        ID("id"),
        PRICE("price"),
        QUANTITY("quantity"),
        EXECUTED_QUANTITY("executedQuantity"),
        POST_ONLY("postOnly"),
        DATA("data"),
        ERROR("error"),
        RESULT("result"),
        SERVER_TIME("E"),
        ASKED("asked"),
        ORDERS("orders");

        private final String text;

        Member(final String text)
        {
            this.text = text;
        }
    }

    /** What a frame is. */
    enum Kind
    {
        /** One order's update; it may be of a market that is not configured. */
        UPDATE,
        /** All open orders; {@link #nextOrder()} steps through them. */
        ORDERS,
        ANSWER,
        ERROR,
        OTHER
    }

    OrderFrameReader(final LevelMarkets markets)
    {
        this.markets = markets;
    }

    /** The order that was read last. */
    OrderFrame frame()
    {
        return frame;
    }

    /** What stands in front of an answer of open orders, to say which request it answers; behind it stands a brace. */
    static String prefix(final int number)
    {
        return "{\"asked\":" + number + ",\"orders\":";
    }

    /** Number of the request that an answer of open orders answers, or {@link #NOT_NUMBERED}. */
    int asked()
    {
        return asked;
    }

    /**
     * Reads a frame, but no order of an array yet.
     *
     * @throws io.leadline.feed.json.JsonException when it is malformed.
     */
    Kind read(final byte[] bytes, final int offset, final int length)
    {
        values.wrap(bytes, offset, length);
        reader.wrap(bytes, offset, length);
        forget();
        asked = NOT_NUMBERED;
        if (reader.next() == JsonToken.START_ARRAY)
        {
            return Kind.ORDERS;
        }
        reader.expect(JsonToken.START_OBJECT);
        readMembers();
        if (isAtOrders)
        {
            return Kind.ORDERS;
        }
        complete();
        reader.next(JsonToken.END);
        final Kind kind = isError ? Kind.ERROR : hasEvent ? Kind.UPDATE : isAnswer ? Kind.ANSWER : Kind.OTHER;
        if (kind == Kind.UPDATE && frame.isConfigured() && isMeasured(frame.event))
        {
            measure();
        }

        return kind;
    }

    private void complete()
    {
        frame.timeEpochNs = engineEpochNs == MISSING ? serverEpochNs : engineEpochNs;
        frame.hasPrice = priceOffset != NOWHERE;
        frame.hasQuantity = quantityOffset != NOWHERE;
    }

    private static boolean isMeasured(final Event event)
    {
        return event != Event.TRIGGER && event != Event.OTHER;
    }

    /**
     * Steps to the next order of an array; false behind the last, where the frame has been read to its end.
     *
     * @throws io.leadline.feed.json.JsonException when it is malformed.
     */
    boolean nextOrder()
    {
        forget();
        if (reader.next() == JsonToken.END_ARRAY)
        {
            endOrders();
            return false;
        }
        reader.expect(JsonToken.START_OBJECT);
        readMembers();
        if (isAtOrders)
        {
            throw reader.problem("orders within an order:");
        }
        complete();
        if (frame.isConfigured() && frame.isLimit && frame.isLasting && frame.isResting)
        {
            measure();
        }

        return true;
    }

    private void endOrders()
    {
        if (asked != NOT_NUMBERED)
        {
            reader.next(JsonToken.END_OBJECT);
        }
        reader.next(JsonToken.END);
    }

    private void forget()
    {
        isAtOrders = false;
        frame.forget();
        hasEvent = false;
        isError = false;
        isAnswer = false;
        engineEpochNs = MISSING;
        serverEpochNs = MISSING;
        idOffset = NOWHERE;
        priceOffset = NOWHERE;
        quantityOffset = NOWHERE;
        executedOffset = NOWHERE;
        fillSizeOffset = NOWHERE;
        fillPriceOffset = NOWHERE;
        tradeIdOffset = NOWHERE;
    }

    private void readMembers()
    {
        while (!isAtOrders && reader.next() == JsonToken.NAME)
        {
            final int name = reader.word(NAMES);
            if (reader.next() != JsonToken.NULL && name != JsonWords.UNKNOWN)
            {
                readMember(MEMBERS[name]);
            }
            if (!isAtOrders)
            {
                reader.skip();
            }
        }
    }

    private void readMember(final Member member)
    {
        switch (member)
        {
            case EVENT -> readEvent();
            case ENGINE_TIME -> engineEpochNs = time();
            case SERVER_TIME -> serverEpochNs = time();
            case STREAM_SYMBOL, SYMBOL -> frame.marketIndex = word(markets.venueIds());
            case STREAM_SIDE, SIDE -> frame.side = word(SIDES);
            case STREAM_TYPE, ORDER_TYPE -> frame.isLimit = isOneOf(LIMITS);
            case STREAM_TIME_IN_FORCE, TIME_IN_FORCE -> frame.isLasting = isOneOf(LASTING);
            case STREAM_STATE, STATUS -> frame.isResting = isOneOf(RESTING);
            case IS_MAKER -> frame.isMaker = reader.token() == JsonToken.TRUE;
            case STREAM_POST_ONLY, POST_ONLY -> frame.isPostOnly = reader.token() == JsonToken.TRUE;
            default -> readPlace(member);
        }
    }

    private void readPlace(final Member member)
    {
        switch (member)
        {
            case STREAM_ID, ID -> idOffset = reader.tokenOffset();
            case STREAM_PRICE, PRICE -> priceOffset = reader.tokenOffset();
            case STREAM_QUANTITY, QUANTITY -> quantityOffset = reader.tokenOffset();
            case STREAM_EXECUTED, EXECUTED_QUANTITY -> executedOffset = reader.tokenOffset();
            case FILL_SIZE -> fillSizeOffset = reader.tokenOffset();
            case FILL_PRICE -> fillPriceOffset = reader.tokenOffset();
            case TRADE_ID -> tradeIdOffset = reader.tokenOffset();
            case DATA -> readData();
            case ASKED -> readAsked();
            case ORDERS -> isAtOrders = asked != NOT_NUMBERED && reader.token() == JsonToken.START_ARRAY;
            case ERROR -> isError = true;
            case RESULT -> isAnswer = true;
            default -> throw new IllegalStateException("member that nothing reads: member=" + member);
        }
    }

    private void readData()
    {
        if (reader.token() == JsonToken.START_OBJECT)
        {
            readMembers();
        }
    }

    private void readAsked()
    {
        final long number = reader.integer();
        if (number < 0 || number > Integer.MAX_VALUE)
        {
            throw reader.problem("number of a request out of range: value=" + number);
        }
        asked = (int)number;
    }

    private void readEvent()
    {
        final int word = word(EVENTS);
        hasEvent = true;
        frame.event = word == JsonWords.UNKNOWN ? Event.OTHER : EVENT_OF_WORD[word];
    }

    private int word(final JsonWords words)
    {
        return reader.token() == JsonToken.STRING ? reader.word(words) : JsonWords.UNKNOWN;
    }

    private boolean isOneOf(final JsonWords words)
    {
        return word(words) != JsonWords.UNKNOWN;
    }

    private long time()
    {
        final long timeUs = reader.integer();
        if (timeUs < 0 || timeUs >= EventSink.TIME_LIMIT_EPOCH_NS / NS_PER_US)
        {
            throw reader.problem("time out of range: value=" + timeUs);
        }

        return timeUs * NS_PER_US;
    }

    private void measure()
    {
        if (idOffset == NOWHERE || frame.side == JsonWords.UNKNOWN)
        {
            throw reader.problem("order without its members: expected=id,side");
        }
        values.rewind(idOffset);
        values.next();
        frame.orderId = values.integer();
        if (frame.orderId < 0)
        {
            throw values.problem("negative order id: value=" + frame.orderId);
        }
        final LevelMarket market = markets.get(frame.marketIndex);
        frame.priceTicks = measure(market.tick(), priceOffset);
        frame.flags = priceOffset == NOWHERE || steps.isExact() ? 0 : EventFlags.PRICE_OFF_TICK;
        frame.quantityLots = measure(market.lot(), quantityOffset);
        frame.flags |= quantityOffset == NOWHERE || steps.isExact() ? 0 : EventFlags.SIZE_OFF_LOT;
        frame.executedLots = measure(market.lot(), executedOffset);
        frame.flags |= executedOffset == NOWHERE || steps.isExact() ? 0 : EventFlags.SIZE_OFF_LOT;
        frame.flags |= frame.isPostOnly ? EventFlags.POST_ONLY : 0;
        frame.fillFlags = 0;
        if (frame.event == Event.FILL)
        {
            measureFill(market);
        }
    }

    private void measureFill(final LevelMarket market)
    {
        if (fillSizeOffset == NOWHERE || fillPriceOffset == NOWHERE || executedOffset == NOWHERE)
        {
            throw reader.problem("fill without its members: expected=l,L,z");
        }
        frame.fillSizeLots = measure(market.lot(), fillSizeOffset);
        frame.fillFlags = steps.isExact() ? 0 : EventFlags.SIZE_OFF_LOT;
        frame.fillPriceTicks = measure(market.tick(), fillPriceOffset);
        frame.fillFlags |= steps.isExact() ? 0 : EventFlags.PRICE_ROUNDED;
        if (tradeIdOffset != NOWHERE)
        {
            values.rewind(tradeIdOffset);
            // Of use to find who took, and to nothing else.
            frame.tradeId = values.next() == JsonToken.NULL ? OrderFrame.MISSING : values.integer();
        }
    }

    private long measure(final Quantum quantum, final int offset)
    {
        if (offset == NOWHERE)
        {
            return 0;
        }
        values.rewind(offset);
        values.next();
        values.decimal(quantum, steps);

        return steps.count();
    }
}
