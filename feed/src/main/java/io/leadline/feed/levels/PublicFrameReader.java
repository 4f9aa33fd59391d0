package io.leadline.feed.levels;

import java.util.stream.Stream;

import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.feed.CharSpan;
import io.leadline.feed.json.JsonReader;
import io.leadline.feed.json.JsonToken;
import io.leadline.feed.json.JsonWords;
import io.leadline.feed.levels.PublicFrame.Kind;
import io.leadline.number.Quantum;
import io.leadline.number.Steps;

/**
 * Reads frames of a public feed in the form that Binance has made common, bare or within an envelope of stream and
 * data:
 * <pre>
 *   {"e":"depthUpdate","E":…,"T":…,"s":"BTCUSDT","U":…,"u":…,"pu":…,"b":[["61800.20","2.909"],…],"a":[…]}
 *   {"e":"trade","E":…,"T":…,"s":"BTCUSDT","t":…,"p":"61800.30","q":"0.006",…}
 *   {"lastUpdateId":…,"bids":[…],"asks":[…]}                                      fetched apart, names no market
 *   {"stream":"snapshot.BTCUSDT","data":{"lastUpdateId":…,…}}                     the same, as a capture keeps it
 * </pre>
 * Members may stand in any order. Times in ms or µs, told apart by their size: 10^14 ms are the year 5138, as many µs
 * 1973. T is the matching engine's; E, where there is no T, the server's. Single thread; no garbage.
 */
public final class PublicFrameReader
{
    private static final long MS_LIMIT = 100_000_000_000_000L;
    private static final long NS_PER_MS = 1_000_000;
    private static final long NS_PER_US = 1_000;
    private static final long MISSING = -1;
    private static final int NOWHERE = -1;
    /** In front of the name of a market whose book was fetched, in the envelope. */
    static final String SNAPSHOT_STREAM = "snapshot.";
    private static final Member[] MEMBERS = Member.values();
    private static final JsonWords NAMES = new JsonWords(Stream.of(MEMBERS).map(member -> member.text).toList());

    private final JsonReader reader;
    private final JsonWords events;
    private final LevelMarkets markets;
    private final PublicFrame frame = new PublicFrame();
    private final Steps steps = new Steps();
    private boolean hasMarket;
    private long serverEpochNs;
    private long engineEpochNs;
    private long firstId;
    private long lastId;
    private long previousId;
    private long snapshotId;
    private long tradeId;
    private long aggregateId;
    private int bidsOffset;
    private int asksOffset;
    private int bidSizeOffset;
    private int askSizeOffset;
    private int aOffset;
    private int bOffset;
    private int priceOffset;
    private int sizeOffset;
    private boolean isBidRead;
    private boolean isAskRead;
    private boolean isAnswer;
    private boolean isError;

    /** Members that are read, by the venue's names. */
    private enum Member
    {
        EVENT("e"),
        SERVER_TIME("E"),
        ENGINE_TIME("T"),
        MARKET("s"),
        FIRST_ID("U"),
        LAST_ID("u"),
        PREVIOUS_ID("pu"),
        B("b"),
        A("a"),
        BID_SIZE("B"),
        ASK_SIZE("A"),
        PRICE("p"),
        SIZE("q"),
        TRADE_ID("t"),
        IS_BUYER_MAKER("m"),
        SNAPSHOT_ID("lastUpdateId"),
        BIDS("bids"),
        ASKS("asks"),
        STREAM("stream"),
        DATA("data"),
        ERROR("error"),
        RESULT("result"),
        ID("id"),
        CODE("code");

        private final String text;

        Member(final String text)
        {
            this.text = text;
        }
    }

    /**
     * Frames of a venue.
     *
     * @param maxLength most bytes of a frame.
     * @param events    the venue's words for DEPTH, TRADE, AGGREGATE_TRADE and QUOTE, in this order.
     */
    public PublicFrameReader(final int maxLength, final JsonWords events, final LevelMarkets markets)
    {
        reader = new JsonReader(maxLength);
        this.events = events;
        this.markets = markets;
    }

    /** What was read last. */
    public PublicFrame frame()
    {
        return frame;
    }

    /**
     * Reads a frame into {@link #frame()}.
     *
     * @throws io.leadline.feed.json.JsonException when it is malformed; it has no kind then.
     */
    public void read(final byte[] bytes, final int offset, final int length)
    {
        forget();
        reader.wrap(bytes, offset, length);
        reader.next(JsonToken.START_OBJECT);
        readMembers();
        reader.next(JsonToken.END);
        frame.kind = isError ? Kind.ERROR :
            snapshotId != MISSING ? Kind.SNAPSHOT : isAnswer ? Kind.ANSWER : frame.kind;
        if (frame.kind == Kind.SNAPSHOT)
        {
            readSnapshot();
        }
        else if (frame.isConfigured())
        {
            readEvent();
        }
    }

    private void forget()
    {
        frame.forget();
        hasMarket = false;
        serverEpochNs = MISSING;
        engineEpochNs = MISSING;
        firstId = MISSING;
        lastId = MISSING;
        previousId = MISSING;
        snapshotId = MISSING;
        tradeId = MISSING;
        aggregateId = MISSING;
        bidSizeOffset = NOWHERE;
        askSizeOffset = NOWHERE;
        aOffset = NOWHERE;
        bOffset = NOWHERE;
        bidsOffset = NOWHERE;
        asksOffset = NOWHERE;
        priceOffset = NOWHERE;
        sizeOffset = NOWHERE;
        isBidRead = false;
        isAskRead = false;
        isAnswer = false;
        isError = false;
    }

    private void readMembers()
    {
        while (reader.next() == JsonToken.NAME)
        {
            final int name = reader.word(NAMES);
            reader.next();
            if (name != JsonWords.UNKNOWN)
            {
                readMember(MEMBERS[name]);
            }
            reader.skip();
        }
    }

    /** Leaves arrays and objects that it does not read to be passed over. */
    private void readMember(final Member member)
    {
        switch (member)
        {
            case EVENT -> frame.kind = event();
            case SERVER_TIME -> serverEpochNs = time();
            case ENGINE_TIME -> engineEpochNs = time();
            case MARKET -> readMarket();
            case FIRST_ID -> firstId = id();
            case LAST_ID -> lastId = id();
            case PREVIOUS_ID -> previousId = id();
            case B, BIDS ->
            {
                bidsOffset = offsetOfArray(bidsOffset);
                bOffset = offsetOfValue(bOffset);
                isBidRead |= readAtOnce(Side.BID, isBidRead);
            }
            case A -> readAsksOrId();
            case BID_SIZE -> bidSizeOffset = offsetOfValue(bidSizeOffset);
            case ASK_SIZE -> askSizeOffset = offsetOfValue(askSizeOffset);
            case IS_BUYER_MAKER -> frame.isBuyerMaker = reader.token() == JsonToken.TRUE;
            case PRICE -> priceOffset = reader.tokenOffset();
            case SIZE -> sizeOffset = reader.tokenOffset();
            case TRADE_ID -> tradeId = reader.token() == JsonToken.NUMBER ? id() : tradeId;
            case SNAPSHOT_ID -> snapshotId = id();
            case ASKS -> asksOffset = offsetOfArray(asksOffset);
            default -> readEnvelope(member);
        }
    }

    private void readEnvelope(final Member member)
    {
        switch (member)
        {
            case STREAM -> reader.text(frame.stream());
            case DATA -> readData();
            case ERROR -> isError = reader.token() != JsonToken.NULL;
            case RESULT -> readResult();
            case ID -> readRequestId();
            case CODE -> isError = true;
            default -> throw new IllegalStateException("member that nothing reads: member=" + member);
        }
    }

    private void readResult()
    {
        isAnswer = true;
        frame.isPlainAnswer = reader.token() == JsonToken.NULL;
    }

    /** Venues echo an id of any kind; ours are numbers. */
    private void readRequestId()
    {
        if (reader.token() == JsonToken.NUMBER)
        {
            frame.requestId = reader.integer();
        }
    }

    private void readData()
    {
        if (reader.token() == JsonToken.START_OBJECT)
        {
            readMembers();
        }
    }

    private Kind event()
    {
        return switch (reader.token() == JsonToken.STRING ? reader.word(events) : JsonWords.UNKNOWN)
        {
            case 0 -> Kind.DEPTH;
            case 1 -> Kind.TRADE;
            case 2 -> Kind.AGGREGATE_TRADE;
            case 3 -> Kind.QUOTE;
            default -> Kind.OTHER;
        };
    }

    private void readMarket()
    {
        if (isBidRead || isAskRead)
        {
            throw reader.problem("market named behind its levels: members=s,s");
        }
        hasMarket = reader.token() == JsonToken.STRING;
        frame.marketIndex = hasMarket ? reader.word(markets.venueIds()) : JsonWords.UNKNOWN;
    }

    private long time()
    {
        final long time = reader.integer();
        final long unit = time < MS_LIMIT ? NS_PER_MS : NS_PER_US;
        if (time < 0 || time >= EventSink.TIME_LIMIT_EPOCH_NS / unit)
        {
            throw reader.problem("time out of range: value=" + time);
        }

        return time * unit;
    }

    private long id()
    {
        final long id = reader.integer();
        if (id < 0)
        {
            throw reader.problem("negative id: value=" + id);
        }

        return id;
    }

    private int offsetOfArray(final int before)
    {
        return reader.token() == JsonToken.START_ARRAY ? reader.tokenOffset() : before;
    }

    private int offsetOfValue(final int before)
    {
        return reader.token() == JsonToken.STRING || reader.token() == JsonToken.NUMBER ?
            reader.tokenOffset() : before;
    }

    /** A side need not be looked for again where event and market stand before it, as some venues have them. */
    private boolean readAtOnce(final int side, final boolean isRead)
    {
        if (frame.kind != Kind.DEPTH || !frame.isConfigured() || reader.token() != JsonToken.START_ARRAY)
        {
            return false;
        }
        if (isRead)
        {
            throw reader.problem("side told twice: side=" + side);
        }
        readSide(side);

        return true;
    }

    /** An aggregate trade has its id where an update has its asks. */
    private void readAsksOrId()
    {
        asksOffset = offsetOfArray(asksOffset);
        aOffset = offsetOfValue(aOffset);
        isAskRead |= readAtOnce(Side.ASK, isAskRead);
        if (reader.token() == JsonToken.NUMBER)
        {
            aggregateId = id();
        }
    }

    private void readEvent()
    {
        switch (frame.kind)
        {
            case DEPTH -> readDepth();
            case TRADE, AGGREGATE_TRADE -> readTrade();
            default ->
            {
                // Nothing of it is of use.
            }
        }
    }

    private void readDepth()
    {
        if (firstId == MISSING || lastId == MISSING || bidsOffset == NOWHERE || asksOffset == NOWHERE)
        {
            throw reader.problem("update without its members: expected=U,u,b,a");
        }
        final long before = previousId == MISSING ? firstId - 1 : previousId;
        if (firstId > lastId || before >= lastId)
        {
            throw reader.problem("update ends before it begins: U=" + firstId + " u=" + lastId + " pu=" + before);
        }
        frame.batch().place(before, lastId, readTime());
        readLevels();
    }

    private void readSnapshot()
    {
        if (bidsOffset == NOWHERE || asksOffset == NOWHERE)
        {
            throw reader.problem("snapshot without its sides: expected=bids,asks");
        }
        frame.marketIndex = marketOfSnapshot();
        frame.batch().place(snapshotId, snapshotId, 0);
        if (frame.isConfigured())
        {
            readLevels();
        }
    }

    /** A snapshot names no market itself; alone, it can only be that of the one market there is. */
    private int marketOfSnapshot()
    {
        if (hasMarket)
        {
            return frame.marketIndex;
        }
        if (frame.stream().length() == 0)
        {
            return markets.count() == 1 ? 0 : JsonWords.UNKNOWN;
        }

        return marketOfSnapshotStream();
    }

    /**
     * Place of the market of whose snapshot the envelope speaks, whatever lies in it and however far it could be read;
     * {@link JsonWords#UNKNOWN} without such an envelope.
     */
    public int marketOfSnapshotStream()
    {
        for (int i = 0; i < markets.count(); i++)
        {
            if (isSnapshotOf(markets.get(i).venueId()))
            {
                return i;
            }
        }

        return JsonWords.UNKNOWN;
    }

    private boolean isSnapshotOf(final String venueId)
    {
        final CharSpan stream = frame.stream();
        final int prefix = SNAPSHOT_STREAM.length();
        if (stream.length() != prefix + venueId.length())
        {
            return false;
        }
        for (int i = 0; i < stream.length(); i++)
        {
            if (stream.charAt(i) != (i < prefix ? SNAPSHOT_STREAM.charAt(i) : venueId.charAt(i - prefix)))
            {
                return false;
            }
        }

        return true;
    }

    private long readTime()
    {
        frame.timeEpochNs = engineEpochNs == MISSING ? serverEpochNs : engineEpochNs;
        if (frame.timeEpochNs == MISSING)
        {
            throw reader.problem("event without its time: expected=T,E");
        }

        return frame.timeEpochNs;
    }

    private void readLevels()
    {
        if (!isBidRead)
        {
            readSide(Side.BID, bidsOffset);
        }
        if (!isAskRead)
        {
            readSide(Side.ASK, asksOffset);
        }
    }

    private void readSide(final int side, final int arrayOffset)
    {
        reader.rewind(arrayOffset);
        reader.next(JsonToken.START_ARRAY);
        readSide(side);
    }

    /** From the begin of its array to the end. */
    private void readSide(final int side)
    {
        final LevelMarket market = markets.get(frame.marketIndex);
        while (reader.next() != JsonToken.END_ARRAY)
        {
            reader.expect(JsonToken.START_ARRAY);
            reader.next();
            final long priceTicks = measure(market.tick());
            int flags = steps.isExact() ? 0 : EventFlags.PRICE_OFF_TICK;
            reader.next();
            final long sizeLots = measure(market.lot());
            flags |= steps.isExact() ? 0 : EventFlags.SIZE_OFF_LOT;
            passToEndOfArray();
            if (!frame.batch().add(side, priceTicks, sizeLots, flags))
            {
                throw reader.problem("too many levels: limit=" + LevelBatch.MAX_LEVELS);
            }
        }
    }

    /** Old forms have a third member that means nothing. */
    private void passToEndOfArray()
    {
        while (reader.next() != JsonToken.END_ARRAY)
        {
            reader.skip();
        }
    }

    private long measure(final Quantum quantum)
    {
        reader.decimal(quantum, steps);

        return steps.count();
    }

    private void readTrade()
    {
        // Trades of one taker have an id where a single trade has, on some venues, the seller's order.
        if (aggregateId != MISSING && (frame.kind == Kind.AGGREGATE_TRADE || tradeId == MISSING))
        {
            tradeId = aggregateId;
        }
        if (tradeId == MISSING || priceOffset == NOWHERE || sizeOffset == NOWHERE)
        {
            throw reader.problem("trade without its members: expected=t,p,q");
        }
        readTime();
        frame.tradeId = tradeId;
        final LevelMarket market = markets.get(frame.marketIndex);
        reader.rewind(priceOffset);
        reader.next();
        frame.priceTicks = measure(market.tick());
        frame.flags = steps.isExact() ? 0 : EventFlags.PRICE_ROUNDED;
        reader.rewind(sizeOffset);
        reader.next();
        frame.sizeLots = measure(market.lot());
        frame.flags |= steps.isExact() ? 0 : EventFlags.SIZE_OFF_LOT;
    }

    /**
     * Reads the orders of the trade that was read last into {@link #frame()}, where the venue tells them.
     *
     * @throws io.leadline.feed.json.JsonException when they are no numbers.
     */
    public void readParties()
    {
        frame.hasParties = aOffset != NOWHERE && bOffset != NOWHERE;
        if (frame.hasParties)
        {
            frame.sellerOrderId = idAt(aOffset);
            frame.buyerOrderId = idAt(bOffset);
        }
    }

    /**
     * Reads the best prices that were told last into {@link #frame()}; of a market that is configured.
     *
     * @throws io.leadline.feed.json.JsonException when they are no numbers.
     */
    public void readQuote()
    {
        frame.quoteId = lastId;
        frame.isQuoteExact = true;
        final LevelMarket market = markets.get(frame.marketIndex);
        frame.bidTicks = measureAt(market.tick(), bOffset);
        frame.bidLots = measureAt(market.lot(), bidSizeOffset);
        frame.askTicks = measureAt(market.tick(), aOffset);
        frame.askLots = measureAt(market.lot(), askSizeOffset);
    }

    private long measureAt(final Quantum quantum, final int offset)
    {
        if (offset == NOWHERE)
        {
            return 0;
        }
        reader.rewind(offset);
        reader.next();
        final long count = measure(quantum);
        frame.isQuoteExact &= steps.isExact();

        return count;
    }

    private long idAt(final int offset)
    {
        reader.rewind(offset);
        reader.next();

        return id();
    }
}
