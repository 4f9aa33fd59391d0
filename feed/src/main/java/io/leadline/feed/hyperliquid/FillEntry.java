package io.leadline.feed.hyperliquid;

import io.leadline.event.EventFlags;
import io.leadline.feed.CharSpan;
import io.leadline.number.Steps;

import tools.jackson.core.JsonToken;

/**
 * One side of a trade as the venue tells it, {@code ["0x…",{"coin":…,"px":…,"sz":…,"oid":…,"crossed":…,"tid":…}]}; of
 * the two sides under one trade id, {@code crossed} is false for the one that rested. Overwritten by each reading;
 * single thread.
 */
final class FillEntry
{
    private final Coins coins;
    private final Steps steps = new Steps();
    private final CharSpan user = new CharSpan();
    private final CharSpan coinName = new CharSpan();
    private final CharSpan price = new CharSpan();
    private final CharSpan size = new CharSpan();
    private final Fields fields = new Fields("coin", "px", "sz", "oid", "crossed", "tid");
    private Coin coin;
    private long orderId;
    private long tradeId;
    private long priceTicks;
    private long sizeLots;
    private int flags;
    private boolean isTaker;

    FillEntry(final Coins coins)
    {
        this.coins = coins;
    }

    /** Reads the entry whose first token is the current one; false, and only read over, for a coin not configured. */
    boolean read(final JsonInput input)
    {
        fields.clear();
        input.expect(JsonToken.START_ARRAY);
        input.next(JsonToken.VALUE_STRING);
        input.text(user);
        user.lowerAsciiCase();
        input.next(JsonToken.START_OBJECT);
        while (input.next() == JsonToken.PROPERTY_NAME)
        {
            final String name = input.name();
            input.next();
            readField(name, input);
        }
        fields.check(input);
        input.next(JsonToken.END_ARRAY);
        coin = coins.named(coinName);
        if (coin != null)
        {
            measure(input);
        }

        return coin != null;
    }

    private void readField(final String name, final JsonInput input)
    {
        fields.found(name);
        switch (name)
        {
            case "coin" -> input.text(coinName);
            case "px" -> input.text(price);
            case "sz" -> input.text(size);
            case "oid" -> orderId = input.number();
            case "tid" -> tradeId = input.number();
            case "crossed" -> isTaker = input.flag();
            default -> input.skip();
        }
    }

    private void measure(final JsonInput input)
    {
        flags = 0;
        priceTicks = VenueText.read(coin.tick(), price, "px", steps, input);
        flags |= steps.isExact() ? 0 : EventFlags.PRICE_ROUNDED;
        sizeLots = VenueText.read(coin.lot(), size, "sz", steps, input);
        flags |= steps.isExact() ? 0 : EventFlags.SIZE_OFF_LOT;
    }

    /** Address of this side, in lower case. */
    CharSpan user()
    {
        return user;
    }

    Coin coin()
    {
        return coin;
    }

    /** The order of this side. */
    long orderId()
    {
        return orderId;
    }

    /** Unique in its block and coin. */
    long tradeId()
    {
        return tradeId;
    }

    long priceTicks()
    {
        return priceTicks;
    }

    long sizeLots()
    {
        return sizeLots;
    }

    /** {@link EventFlags} of price and size. */
    int flags()
    {
        return flags;
    }

    /** This side did not rest. */
    boolean isTaker()
    {
        return isTaker;
    }
}
