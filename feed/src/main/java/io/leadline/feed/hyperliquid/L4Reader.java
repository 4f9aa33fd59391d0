package io.leadline.feed.hyperliquid;

import io.leadline.event.EventSink;
import io.leadline.feed.CharSpan;
import io.leadline.feed.json.JsonReader;
import io.leadline.feed.json.JsonToken;
import io.leadline.feed.json.JsonWords;

/**
 * Reads the messages of an order book server:
 * <pre>
 *   {"channel":"subscriptionResponse","data":{"method":"subscribe","subscription":{"type":"l4Book","coin":"BTC"}}}
 *   {"channel":"error","data":"…"}
 *   {"channel":"l4Book","data":{"Snapshot":{"coin":"BTC","time":ms,"height":1,"levels":[[{order},…],[…]]}}}
 *   {"channel":"l4Book","data":{"Updates":{"time":ms,"height":2,"order_statuses":[{"status":"open","order":{…}},…],
 *     "book_diffs":[{"user":"0x…","oid":1,"px":"1.5","coin":"BTC","raw_book_diff":CHANGE},…]}}}
 *   CHANGE = {"new":{"sz":"…"}} | {"update":{"origSz":"…","newSz":"…"}} | {"modified":{"sz":"…"}} | "remove"
 * </pre>
 * A diff tells no side; the status of the same order in the same message does, where it says that the order is open or
 * was triggered. What has to be known first stands first in what servers send and is read on the way; where it does
 * not, the part in question is read again. Single thread; no garbage but for text that is malformed.
 */
final class L4Reader
{
    private static final JsonWords TOP = JsonWords.of("channel", "data");
    private static final int CHANNEL = 0;
    private static final JsonWords CHANNELS = JsonWords.of("l4Book", "subscriptionResponse", "error");
    private static final int BOOK = 0;
    private static final int ANSWER = 1;
    private static final int ERROR = 2;
    private static final JsonWords KINDS = JsonWords.of("Snapshot", "Updates");
    private static final JsonWords ANSWER_FIELDS = JsonWords.of("method", "subscription", "type", "coin");
    private static final int METHOD = 0;
    private static final int SUBSCRIPTION = 1;
    private static final int TYPE = 2;
    private static final JsonWords METHODS = JsonWords.of("subscribe");
    private static final JsonWords TYPES = JsonWords.of("l4Book");
    private static final JsonWords FIELDS =
        JsonWords.of("coin", "time", "height", "levels", "order_statuses", "book_diffs");
    private static final int COIN = 0;
    private static final int TIME = 1;
    private static final int HEIGHT = 2;
    private static final int LEVELS = 3;
    private static final int STATUSES = 4;
    private static final int DIFFS = 5;
    private static final JsonWords STATUS_FIELDS = JsonWords.of("status", "order");
    private static final JsonWords STATUS_WORDS = JsonWords.of("open", "triggered");
    private static final int OPEN = 0;
    private static final int TRIGGERED = 1;
    private static final int NONE = -1;
    private static final long NS_PER_MS = 1_000_000;
    private static final long TIME_LIMIT_EPOCH_MS = EventSink.TIME_LIMIT_EPOCH_NS / NS_PER_MS;

    private final JsonWords venueIds;
    private final JsonReader message;
    private final JsonReader lateData;
    private final JsonReader lateList;
    private final L4Entry entry;
    private final OpenedOrders opened = new OpenedOrders();
    private final CharSpan text = new CharSpan();
    private byte[] bytes = {};
    private L4Listener listener;
    private int coin;
    private long height;
    private long timeEpochNs;
    private boolean hasBegun;

    /**
     * A reader of messages.
     *
     * @param venueIds names of the coins by their places.
     */
    L4Reader(final JsonWords venueIds, final int maxLength)
    {
        this.venueIds = venueIds;
        message = new JsonReader(maxLength);
        lateData = new JsonReader(maxLength);
        lateList = new JsonReader(maxLength);
        entry = new L4Entry(venueIds);
    }

    /**
     * Reads one message; what was told before something malformed was told.
     *
     * @throws io.leadline.feed.json.JsonException when it is none.
     */
    void read(final byte[] newBytes, final int offset, final int length, final L4Listener newListener)
    {
        bytes = newBytes;
        listener = newListener;
        message.wrap(newBytes, offset, length);
        message.next(JsonToken.START_OBJECT);
        int channel = NONE;
        boolean isChannelKnown = false;
        int from = NONE;
        int to = NONE;
        while (message.next() == JsonToken.NAME)
        {
            final int field = message.word(TOP);
            message.next();
            if (field == CHANNEL)
            {
                channel = message.word(CHANNELS);
                isChannelKnown = true;
            }
            else if (field == JsonWords.UNKNOWN)
            {
                message.skip();
            }
            else if (isChannelKnown)
            {
                readData(message, channel);
            }
            else
            {
                from = message.tokenOffset();
                message.skip();
                to = message.endOffset();
            }
        }
        message.next(JsonToken.END);
        if (from != NONE)
        {
            lateData.wrap(newBytes, from, to - from);
            lateData.next();
            readData(lateData, channel);
        }
    }

    private void readData(final JsonReader in, final int channel)
    {
        switch (channel)
        {
            case BOOK -> readBook(in);
            case ANSWER -> readAnswer(in);
            case ERROR -> readError(in);
            default ->
            {
                in.skip();
                listener.onOther();
            }
        }
    }

    private void readError(final JsonReader in)
    {
        text.clear();
        if (in.token() == JsonToken.STRING)
        {
            in.text(text);
        }
        in.skip();
        listener.onRefusal(text);
    }

    private void readAnswer(final JsonReader in)
    {
        coin = NONE;
        in.expect(JsonToken.START_OBJECT);
        boolean isBook = false;
        boolean isGranted = false;
        while (in.next() == JsonToken.NAME)
        {
            final int field = in.word(ANSWER_FIELDS);
            in.next();
            if (field == METHOD)
            {
                isGranted = in.word(METHODS) == 0;
            }
            else if (field == SUBSCRIPTION)
            {
                isBook = readSubscription(in);
            }
            else
            {
                in.skip();
            }
        }
        listener.onAnswer(coin, isBook && isGranted);
    }

    private boolean readSubscription(final JsonReader in)
    {
        boolean isBook = false;
        in.expect(JsonToken.START_OBJECT);
        while (in.next() == JsonToken.NAME)
        {
            final int field = in.word(ANSWER_FIELDS);
            in.next();
            if (field == TYPE)
            {
                isBook = in.word(TYPES) == 0;
            }
            else if (field > TYPE)
            {
                coin = in.word(venueIds);
            }
            else
            {
                in.skip();
            }
        }

        return isBook;
    }

    private void readBook(final JsonReader in)
    {
        in.expect(JsonToken.START_OBJECT);
        while (in.next() == JsonToken.NAME)
        {
            final int kind = in.word(KINDS);
            in.next();
            switch (kind)
            {
                case 0 -> readSnapshot(in);
                case 1 -> readUpdates(in);
                default ->
                {
                    in.skip();
                    listener.onOther();
                }
            }
        }
    }

    private void begin()
    {
        coin = NONE;
        height = NONE;
        timeEpochNs = L4Listener.NO_TIME;
        hasBegun = false;
    }

    private void readHeader(final JsonReader in, final int field)
    {
        switch (field)
        {
            case COIN -> coin = in.word(venueIds);
            case TIME -> timeEpochNs = number(in, TIME_LIMIT_EPOCH_MS) * NS_PER_MS;
            case HEIGHT -> height = number(in, Long.MAX_VALUE);
            default -> in.skip();
        }
    }

    private static long number(final JsonReader in, final long limit)
    {
        final long value = in.integer();
        if (value < 0 || value >= limit)
        {
            throw in.problem("number out of range: value=" + value + " limit=" + limit);
        }

        return value;
    }

    private static void require(final JsonReader in, final boolean isThere, final String field)
    {
        if (!isThere)
        {
            throw in.problem("missing field: field=" + field);
        }
    }

    /** Read twice: it is seldom, and its time may be left out or stand anywhere. */
    private void readSnapshot(final JsonReader in)
    {
        begin();
        int from = NONE;
        int to = NONE;
        boolean isNamed = false;
        in.expect(JsonToken.START_OBJECT);
        while (in.next() == JsonToken.NAME)
        {
            final int field = in.word(FIELDS);
            in.next();
            isNamed |= field == COIN;
            from = field == LEVELS ? in.tokenOffset() : from;
            readHeader(in, field);
            to = field == LEVELS ? in.endOffset() : to;
        }
        require(in, isNamed, "coin");
        require(in, height != NONE, "height");
        require(in, from != NONE, "levels");
        if (listener.onSnapshot(coin, height, timeEpochNs))
        {
            lateList.wrap(bytes, from, to - from);
            readLevels();
            listener.onSnapshotEnd();
        }
    }

    private void readLevels()
    {
        lateList.next(JsonToken.START_ARRAY);
        while (lateList.next() != JsonToken.END_ARRAY)
        {
            lateList.expect(JsonToken.START_ARRAY);
            while (lateList.next() != JsonToken.END_ARRAY)
            {
                entry.read(lateList);
                listener.onOrder(entry);
            }
        }
    }

    private void readUpdates(final JsonReader in)
    {
        begin();
        opened.clear();
        int from = NONE;
        int to = NONE;
        boolean areStatusesRead = false;
        in.expect(JsonToken.START_OBJECT);
        while (in.next() == JsonToken.NAME)
        {
            final int field = in.word(FIELDS);
            in.next();
            if (field == STATUSES)
            {
                readStatuses(in);
                areStatusesRead = true;
            }
            else if (field == DIFFS && areStatusesRead && isHeaderKnown())
            {
                readDiffs(in);
            }
            else if (field == DIFFS)
            {
                from = in.tokenOffset();
                in.skip();
                to = in.endOffset();
            }
            else
            {
                readHeader(in, field);
            }
        }
        require(in, height != NONE, "height");
        require(in, timeEpochNs != L4Listener.NO_TIME, "time");
        if (from != NONE)
        {
            lateList.wrap(bytes, from, to - from);
            lateList.next();
            readDiffs(lateList);
        }
        beginUpdates();
        listener.onUpdatesEnd(coin);
    }

    private boolean isHeaderKnown()
    {
        return height != NONE && timeEpochNs != L4Listener.NO_TIME;
    }

    private void beginUpdates()
    {
        if (!hasBegun)
        {
            hasBegun = true;
            listener.onUpdates(height, timeEpochNs);
        }
    }

    private void readStatuses(final JsonReader in)
    {
        in.expect(JsonToken.START_ARRAY);
        while (in.next() != JsonToken.END_ARRAY)
        {
            readStatus(in);
        }
    }

    private void readStatus(final JsonReader in)
    {
        int status = NONE;
        boolean hasOrder = false;
        in.expect(JsonToken.START_OBJECT);
        while (in.next() == JsonToken.NAME)
        {
            final int field = in.word(STATUS_FIELDS);
            in.next();
            if (field == 0)
            {
                status = in.word(STATUS_WORDS);
            }
            else if (field == 1)
            {
                entry.read(in);
                hasOrder = true;
            }
            else
            {
                in.skip();
            }
        }
        if (hasOrder)
        {
            coin = Math.max(coin, entry.coin());
            if ((status == TRIGGERED || status == OPEN && !entry.isTrigger()) && entry.side() != L4Entry.NO_SIDE)
            {
                opened.open(entry);
            }
        }
    }

    private void readDiffs(final JsonReader in)
    {
        beginUpdates();
        int first = NONE;
        boolean isFirst = true;
        in.expect(JsonToken.START_ARRAY);
        while (in.next() != JsonToken.END_ARRAY)
        {
            entry.read(in);
            first = isFirst ? entry.coin() : first;
            if (entry.coin() != first)
            {
                throw in.problem("diffs of more than one coin:");
            }
            if (entry.change() == L4Entry.NO_CHANGE)
            {
                throw in.problem("unknown diff: allowed=new,update,modified,remove");
            }
            if (entry.change() == L4Entry.NEW)
            {
                opened.tell(entry);
            }
            isFirst = false;
            coin = first;
            listener.onDiff(coin, entry);
        }
    }
}
