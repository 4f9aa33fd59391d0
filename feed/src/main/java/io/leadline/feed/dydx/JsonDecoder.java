package io.leadline.feed.dydx;

import io.leadline.feed.json.JsonException;
import io.leadline.feed.json.JsonReader;
import io.leadline.feed.json.JsonToken;

/**
 * Reads a {@code StreamOrderbookUpdatesResponse} in protobuf's JSON form into the books. What has to be known first
 * (an update's header, whether it is a snapshot) stands first in what a node sends, and then is read on the way; where
 * it does not, and for a snapshot that is compared, the part in question is read again. Single thread; allocates only
 * for text that is malformed.
 */
final class JsonDecoder
{
    private static final String OFFSET_SUFFIX = " offset=";
    private static final int NONE = -1;

    private final StreamBooks books;
    private final StreamCounters counters;
    private final Fault fault;
    private final JsonReader message = new JsonReader(RecordReader.MAX_LENGTH);
    private final JsonReader update = new JsonReader(RecordReader.MAX_LENGTH);
    private final JsonReader list = new JsonReader(RecordReader.MAX_LENGTH);
    private final JsonOrders orders = new JsonOrders();
    private final JsonMatch matches;
    private final BookChange change = new BookChange();
    private byte[] bytes = new byte[0];
    /** Where the text of the reader begins that is at work. */
    private int base;
    private long blockHeight;
    private long execMode;

    JsonDecoder(final StreamBooks books, final StreamCounters counters, final Fault fault)
    {
        this.books = books;
        this.counters = counters;
        this.fault = fault;
        matches = new JsonMatch(orders, counters, fault);
    }

    /** Reads one message. */
    void read(final byte[] newBytes, final int offset, final int length)
    {
        bytes = newBytes;
        base = offset;
        orders.wrap(newBytes);
        try
        {
            message.wrap(newBytes, offset, length);
            read();
        }
        catch (final JsonException malformed)
        {
            final String text = malformed.getMessage();
            fault.set(text.substring(0, text.lastIndexOf(OFFSET_SUFFIX)), base + malformed.position());
        }
    }

    private void read()
    {
        message.next(JsonToken.START_OBJECT);
        for (int field = JsonOrders.nextField(message); field != JsonNames.UNKNOWN;
            field = JsonOrders.nextField(message))
        {
            if (field == JsonNames.UPDATES && JsonOrders.isArray(message))
            {
                while (message.next() != JsonToken.END_ARRAY)
                {
                    message.expect(JsonToken.START_OBJECT);
                    update();
                }
            }
            else
            {
                message.skip();
            }
        }
        message.next(JsonToken.END);
    }

    private void update()
    {
        blockHeight = NONE;
        execMode = NONE;
        int content = JsonNames.UNKNOWN;
        int from = NONE;
        int to = NONE;
        for (int field = JsonOrders.nextField(message); field != JsonNames.UNKNOWN;
            field = JsonOrders.nextField(message))
        {
            if (!isHeader(field) && message.token() != JsonToken.NULL)
            {
                content = field;
                from = NONE;
                if (blockHeight != NONE && execMode != NONE)
                {
                    content(message, content);
                }
                else
                {
                    from = message.tokenOffset();
                    message.skip();
                    to = message.endOffset();
                }
            }
        }
        if (from != NONE || content == JsonNames.UNKNOWN)
        {
            late(content, from, to);
        }
    }

    private boolean isHeader(final int field)
    {
        if (field == JsonNames.BLOCK_HEIGHT)
        {
            blockHeight = JsonOrders.uint32(message);
        }
        else if (field == JsonNames.EXEC_MODE)
        {
            execMode = JsonOrders.uint32(message);
        }

        return field == JsonNames.BLOCK_HEIGHT || field == JsonNames.EXEC_MODE;
    }

    /** The header stood behind the content, or is not there. */
    private void late(final int content, final int from, final int to)
    {
        blockHeight = Math.max(0, blockHeight);
        execMode = Math.max(0, execMode);
        if (content == JsonNames.UNKNOWN)
        {
            books.header(blockHeight, execMode);
            counters.otherUpdates.increment();
        }
        else
        {
            final int outer = base;
            base = from;
            update.wrap(bytes, from, to - from);
            update.next();
            content(update, content);
            base = outer;
        }
    }

    private void content(final JsonReader in, final int content)
    {
        books.header(blockHeight, execMode);
        switch (content)
        {
            case JsonNames.ORDERBOOK_UPDATE ->
            {
                counters.bookUpdates.increment();
                bookUpdate(in);
            }
            case JsonNames.ORDER_FILL ->
            {
                counters.fillUpdates.increment();
                fillUpdate(in);
            }
            default ->
            {
                pass(content);
                in.skip();
            }
        }
    }

    private void pass(final int content)
    {
        switch (content)
        {
            case JsonNames.TAKER_ORDER -> counters.takerUpdates.increment();
            case JsonNames.SUBACCOUNT_UPDATE -> counters.subaccountUpdates.increment();
            case JsonNames.PRICE_UPDATE -> counters.priceUpdates.increment();
            default -> counters.otherUpdates.increment();
        }
    }

    private void fillUpdate(final JsonReader in)
    {
        if (books.isAwaitingSnapshot())
        {
            counters.beforeSnapshot.increment();
            in.skip();
            return;
        }
        final Match match = matches.read(in);
        if (!fault.isSet())
        {
            books.match(match);
        }
    }

    /** Orders that stand in front of the word whether they are a snapshot wait for it. */
    private void bookUpdate(final JsonReader in)
    {
        in.expect(JsonToken.START_OBJECT);
        boolean isKnown = false;
        boolean isSnapshot = false;
        int from = NONE;
        int to = NONE;
        for (int field = JsonOrders.nextField(in); field != JsonNames.UNKNOWN; field = JsonOrders.nextField(in))
        {
            if (field == JsonNames.SNAPSHOT)
            {
                isSnapshot = JsonOrders.flag(in);
                isKnown = true;
            }
            else if (field == JsonNames.UPDATES && isKnown && !isSnapshot && !books.isAwaitingSnapshot())
            {
                changes(in, BookChange.Pass.APPLY);
            }
            else if (field == JsonNames.UPDATES)
            {
                from = in.tokenOffset();
                in.skip();
                to = in.endOffset();
            }
            else
            {
                in.skip();
            }
        }
        if (isSnapshot)
        {
            snapshot(from, to);
        }
        else if (books.isAwaitingSnapshot())
        {
            counters.beforeSnapshot.increment();
        }
        else
        {
            again(from, to, BookChange.Pass.APPLY);
        }
    }

    private void snapshot(final int from, final int to)
    {
        if (books.comparison().isNeeded())
        {
            books.comparison().begin();
            again(from, to, BookChange.Pass.COMPARE);
            books.comparison().end();
        }
        books.beginSnapshot();
        again(from, to, BookChange.Pass.LOAD);
        books.endSnapshot();
    }

    private void again(final int from, final int to, final BookChange.Pass pass)
    {
        if (from != NONE)
        {
            final int outer = base;
            base = from;
            list.wrap(bytes, from, to - from);
            list.next();
            changes(list, pass);
            base = outer;
        }
    }

    private void changes(final JsonReader in, final BookChange.Pass pass)
    {
        if (JsonOrders.isArray(in))
        {
            while (in.next() != JsonToken.END_ARRAY)
            {
                in.expect(JsonToken.START_OBJECT);
                change(in);
                if (!fault.isSet())
                {
                    books.apply(change, pass);
                }
            }
        }
    }

    private void change(final JsonReader in)
    {
        change.clear(BookChange.Kind.OTHER);
        for (int field = JsonOrders.nextField(in); field != JsonNames.UNKNOWN; field = JsonOrders.nextField(in))
        {
            final BookChange.Kind kind = kind(field);
            if (kind == BookChange.Kind.OTHER || in.token() == JsonToken.NULL)
            {
                in.skip();
            }
            else
            {
                change.clear(kind);
                readChange(in);
            }
        }
    }

    private static BookChange.Kind kind(final int field)
    {
        return switch (field)
        {
            case JsonNames.ORDER_PLACE -> BookChange.Kind.PLACE;
            case JsonNames.ORDER_REMOVE -> BookChange.Kind.REMOVE;
            case JsonNames.ORDER_UPDATE -> BookChange.Kind.UPDATE;
            case JsonNames.ORDER_REPLACE -> BookChange.Kind.REPLACE;
            default -> BookChange.Kind.OTHER;
        };
    }

    private void readChange(final JsonReader in)
    {
        in.expect(JsonToken.START_OBJECT);
        for (int field = JsonOrders.nextField(in); field != JsonNames.UNKNOWN; field = JsonOrders.nextField(in))
        {
            switch (field)
            {
                case JsonNames.ORDER -> orders.order(in, change.order);
                case JsonNames.ORDER_ID, JsonNames.REMOVED_ORDER_ID -> orders.id(in, change.order);
                case JsonNames.OLD_ORDER_ID -> orders.id(in, change.oldOrder);
                case JsonNames.TOTAL_FILLED_QUANTUMS -> change.filled = JsonOrders.uint64(in);
                default -> in.skip();
            }
        }
    }
}
