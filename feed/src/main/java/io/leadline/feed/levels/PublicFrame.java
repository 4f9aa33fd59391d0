package io.leadline.feed.levels;

import io.leadline.event.EventFlags;
import io.leadline.feed.CharSpan;
import io.leadline.feed.json.JsonWords;

/** What a frame of a public feed told, until the next one is read. Single thread. */
public final class PublicFrame
{
    /** The answer or error names no request. */
    public static final long NO_REQUEST = -1;

    private final CharSpan stream = new CharSpan();
    private final LevelBatch batch = new LevelBatch();
    Kind kind = Kind.OTHER;
    int marketIndex = JsonWords.UNKNOWN;
    long timeEpochNs;
    long requestId;
    boolean isPlainAnswer;
    long tradeId;
    long quoteId;
    boolean isQuoteExact;
    long bidTicks;
    long bidLots;
    long askTicks;
    long askLots;
    boolean hasParties;
    boolean isBuyerMaker;
    long sellerOrderId;
    long buyerOrderId;
    long priceTicks;
    long sizeLots;
    int flags;

    /** What a frame is. */
    public enum Kind
    {
        /** An update of the book: {@link #batch()}. */
        DEPTH,
        /** A trade: its id, price and size. */
        TRADE,
        /** Trades of one taker at one price, told together. */
        AGGREGATE_TRADE,
        /** The best prices. */
        QUOTE,
        /** A book as it was fetched: {@link #batch()}. */
        SNAPSHOT,
        /** The venue's answer to a request. */
        ANSWER,
        /** The venue refuses something. */
        ERROR,
        /** Anything else, or of a market that is not configured. */
        OTHER
    }

    PublicFrame()
    {
        // The reader's.
    }

    /** Told nothing. */
    void forget()
    {
        kind = Kind.OTHER;
        stream.clear();
        batch.clear();
        marketIndex = JsonWords.UNKNOWN;
        requestId = NO_REQUEST;
        isPlainAnswer = false;
        hasParties = false;
        isBuyerMaker = false;
    }

    /** What the frame is. */
    public Kind kind()
    {
        return kind;
    }

    /** The frame names a market that is configured. */
    public boolean isConfigured()
    {
        return marketIndex != JsonWords.UNKNOWN;
    }

    /** Place of the market. */
    public int marketIndex()
    {
        return marketIndex;
    }

    /** Name of the stream in the envelope; empty without one. */
    public CharSpan stream()
    {
        return stream;
    }

    /** Number of the request that an answer or an error belongs to, or {@link #NO_REQUEST}. */
    public long requestId()
    {
        return requestId;
    }

    /** An answer that says no more than that all is well. */
    public boolean isPlainAnswer()
    {
        return isPlainAnswer;
    }

    /** The matching engine's time of an update or a trade, or the server's where the venue does not tell it. */
    public long timeEpochNs()
    {
        return timeEpochNs;
    }

    /** Levels of an update or a snapshot. */
    public LevelBatch batch()
    {
        return batch;
    }

    /** Id of a trade. */
    public long tradeId()
    {
        return tradeId;
    }

    /** Id of the update behind which a quote stands, or -1; once {@link PublicFrameReader#readQuote} has looked. */
    public long quoteId()
    {
        return quoteId;
    }

    /** All numbers of a quote are whole ticks and lots. */
    public boolean isQuoteExact()
    {
        return isQuoteExact;
    }

    /** Best bid of a quote. */
    public long bidTicks()
    {
        return bidTicks;
    }

    /** Size at the best bid; 0 where there is none. */
    public long bidLots()
    {
        return bidLots;
    }

    /** Best ask of a quote. */
    public long askTicks()
    {
        return askTicks;
    }

    /** Size at the best ask; 0 where there is none. */
    public long askLots()
    {
        return askLots;
    }

    /** The trade says which orders it is of; once {@link PublicFrameReader#readParties} has looked. */
    public boolean hasParties()
    {
        return hasParties;
    }

    /** The order of the trade's two that rested. */
    public long makerOrderId()
    {
        return isBuyerMaker ? buyerOrderId : sellerOrderId;
    }

    /** The order of the trade's two that took. */
    public long takerOrderId()
    {
        return isBuyerMaker ? sellerOrderId : buyerOrderId;
    }

    /** Price of a trade. */
    public long priceTicks()
    {
        return priceTicks;
    }

    /** Size of a trade. */
    public long sizeLots()
    {
        return sizeLots;
    }

    /** {@link EventFlags} of a trade. */
    public int flags()
    {
        return flags;
    }
}
