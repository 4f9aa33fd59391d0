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

    SnapshotReader(final Coins coins, final BookWriter writer, final NodeCounters counters)
    {
        this.coins = coins;
        this.writer = writer;
        this.counters = counters;
    }

    /** Writes the books of a snapshot, all at one time. */
    void read(final NodeFile file, final long timeEpochNs)
    {
        writer.time(timeEpochNs);
        try (JsonInput input = new JsonInput(file.recording()))
        {
            input.next(JsonToken.START_ARRAY);
            input.next(JsonToken.VALUE_NUMBER_INT);
            input.next(JsonToken.START_ARRAY);
            while (input.next() != JsonToken.END_ARRAY)
            {
                readCoin(input);
            }
            input.next(JsonToken.END_ARRAY);
        }
        counters.snapshots.increment();
    }

    private void readCoin(final JsonInput input)
    {
        input.expect(JsonToken.START_ARRAY);
        input.next(JsonToken.VALUE_STRING);
        input.text(coinName);
        final Coin coin = coins.named(coinName);
        input.next(JsonToken.START_ARRAY);
        if (coin == null || coin.isInSync())
        {
            counters.snapshotOtherCoins.increase(coin == null ? 1 : 0);
            input.skip();
        }
        else
        {
            writer.clear(coin);
            readSide(coin, input);
            readSide(coin, input);
            input.next(JsonToken.END_ARRAY);
        }
        input.next(JsonToken.END_ARRAY);
    }

    private void readSide(final Coin coin, final JsonInput input)
    {
        input.next(JsonToken.START_ARRAY);
        while (input.next() != JsonToken.END_ARRAY)
        {
            input.expect(JsonToken.START_ARRAY);
            input.next(JsonToken.VALUE_STRING);
            input.text(user);
            user.lowerAsciiCase();
            input.next(JsonToken.START_OBJECT);
            readOrder(input);
            input.next(JsonToken.END_ARRAY);
            write(coin, input);
        }
    }

    private void readOrder(final JsonInput input)
    {
        fields.clear();
        isUntriggered = false;
        isPostOnly = false;
        while (input.next() == JsonToken.PROPERTY_NAME)
        {
            final String name = input.name();
            input.next();
            readField(name, input);
        }
        fields.check(input);
    }

    private void readField(final String name, final JsonInput input)
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
            case "tif" -> isPostOnly = isAddLiquidityOnly(input);
            default -> input.skip();
        }
    }

    /** The venue writes null for orders that a trigger has placed. */
    private boolean isAddLiquidityOnly(final JsonInput input)
    {
        if (input.token() == JsonToken.VALUE_NULL)
        {
            return false;
        }
        input.text(text);

        return "Alo".contentEquals(text);
    }

    private void write(final Coin coin, final JsonInput input)
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
