package io.leadline.feed.hyperliquid;

import io.leadline.event.EventFlags;
import io.leadline.feed.CharSpan;
import io.leadline.number.Steps;

import tools.jackson.core.JsonToken;

/**
 * Reads a snapshot, {@code [height,[["BTC",[[bids],[asks]]],…]]} with orders as {@code ["0x…",{…}]}, order by order
 * into the book of every coin that is not in sync. Single thread.
 */
final class SnapshotReader
{
    private final Coins coins;
    private final BookWriter writer;
    private final NodeCounters counters;
    private final Steps steps = new Steps();
    private final CharSpan coinName = new CharSpan();
    private final CharSpan user = new CharSpan();
    private final CharSpan price = new CharSpan();
    private final CharSpan size = new CharSpan();
    private final CharSpan text = new CharSpan();
    private final Fields fields = new Fields("side", "limitPx", "sz", "oid");
    private long orderId;
    private int side;
    private boolean isUntriggered;
    private boolean isPostOnly;
    private JsonInput input;
    private Coin coin;
    private int sidesLeft;

    SnapshotReader(final Coins coins, final BookWriter writer, final NodeCounters counters)
    {
        this.coins = coins;
        this.writer = writer;
        this.counters = counters;
    }

    /** Writes the books of a snapshot, all at one time. */
    void read(final NodeFile file, final long timeEpochNs)
    {
        begin(file, timeEpochNs);
        try
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = readMore(Integer.MAX_VALUE);
            }
        }
        finally
        {
            close();
        }
    }

    /** Begins a snapshot, which is then read bit by bit; nothing else is written meanwhile. */
    void begin(final NodeFile file, final long timeEpochNs)
    {
        writer.begin(file.firstBlock(), timeEpochNs);
        coin = null;
        input = new JsonInput(file.recording());
        input.next(JsonToken.START_ARRAY);
        input.next(JsonToken.VALUE_NUMBER_INT);
        input.next(JsonToken.START_ARRAY);
    }

    /**
     * Reads some more of the snapshot, and says whether there may be more of it.
     *
     * @param count of orders at most, or of coins.
     */
    boolean readMore(final int count)
    {
        boolean hasMore = true;
        for (int i = 0; i < count && hasMore; i++)
        {
            if (coin != null)
            {
                readNextOrder();
            }
            else if (input.next() != JsonToken.END_ARRAY)
            {
                beginCoin();
            }
            else
            {
                input.next(JsonToken.END_ARRAY);
                counters.snapshots.increment();
                hasMore = false;
            }
        }

        return hasMore;
    }

    /** The snapshot is read, or given up. */
    void close()
    {
        input.close();
    }

    private void beginCoin()
    {
        input.expect(JsonToken.START_ARRAY);
        input.next(JsonToken.VALUE_STRING);
        input.text(coinName);
        final Coin named = coins.named(coinName);
        input.next(JsonToken.START_ARRAY);
        if (named == null || named.isInSync())
        {
            counters.snapshotOtherCoins.increase(named == null ? 1 : 0);
            input.skip();
            input.next(JsonToken.END_ARRAY);
        }
        else
        {
            coin = named;
            writer.clear(coin);
            sidesLeft = 2;
            input.next(JsonToken.START_ARRAY);
        }
    }

    private void readNextOrder()
    {
        if (input.next() == JsonToken.END_ARRAY)
        {
            sidesLeft--;
            input.next(sidesLeft == 0 ? JsonToken.END_ARRAY : JsonToken.START_ARRAY);
            if (sidesLeft == 0)
            {
                input.next(JsonToken.END_ARRAY);
                coin = null;
            }
            return;
        }
        input.expect(JsonToken.START_ARRAY);
        input.next(JsonToken.VALUE_STRING);
        input.text(user);
        user.lowerAsciiCase();
        input.next(JsonToken.START_OBJECT);
        readOrder();
        input.next(JsonToken.END_ARRAY);
        write();
    }

    private void readOrder()
    {
        fields.clear();
        isUntriggered = false;
        isPostOnly = false;
        while (input.next() == JsonToken.PROPERTY_NAME)
        {
            final String name = input.name();
            input.next();
            readField(name);
        }
        fields.check(input);
    }

    private void readField(final String name)
    {
        fields.found(name);
        switch (name)
        {
            case "side" ->
            {
                input.text(text);
                side = VenueText.side(text, input);
            }
            case "limitPx" -> input.text(price);
            case "sz" -> input.text(size);
            case "oid" -> orderId = input.number();
            case "isTrigger" -> isUntriggered = input.flag();
            case "tif" -> isPostOnly = isAddLiquidityOnly();
            default -> input.skip();
        }
    }

    /** The venue writes null for orders that a trigger has placed. */
    private boolean isAddLiquidityOnly()
    {
        if (input.token() == JsonToken.VALUE_NULL)
        {
            return false;
        }
        input.text(text);

        return "Alo".contentEquals(text);
    }

    private void write()
    {
        final long priceTicks = VenueText.read(coin.tick(), price, "limitPx", steps, input);
        final int priceFlags = steps.isExact() ? 0 : EventFlags.PRICE_OFF_TICK;
        final long sizeLots = VenueText.read(coin.lot(), size, "sz", steps, input);
        final int sizeFlags = steps.isExact() ? 0 : EventFlags.SIZE_OFF_LOT;
        if (isUntriggered)
        {
            counters.snapshotTriggers.increment();
        }
        else
        {
            counters.snapshotOrders.increment();
            writer.add(
                coin, orderId, user, side, priceTicks, sizeLots,
                priceFlags | sizeFlags | (isPostOnly ? EventFlags.POST_ONLY : 0));
        }
    }
}
