package io.leadline.feed.hyperliquid;

import io.leadline.event.EventFlags;
import io.leadline.feed.CharSpan;
import io.leadline.number.Steps;

import tools.jackson.core.JsonToken;

/**
 * One change of the book as the venue tells it:
 * <pre>
 *   {"user":"0x…","oid":1,"coin":"BTC","side":"A","px":"81308.0","raw_book_diff":CHANGE}
 *   CHANGE = {"new":{"sz":"…"}} | {"update":{"origSz":"…","newSz":"…"}} | {"modified":{"sz":"…"}} | "remove"
 * </pre>
 * Overwritten by each reading; single thread.
 */
final class BookDiff
{
    /** What becomes of the order. */
    enum Change
    {
        NEW,
        /** Its size is now another, {@code update} or {@code modified}. */
        UPDATE,
        REMOVE,
        UNKNOWN
    }

    private static final String ALLOWED = " allowed=new,update,modified,remove";

    private final Coins coins;
    private final Steps steps = new Steps();
    private final CharSpan user = new CharSpan();
    private final CharSpan coinName = new CharSpan();
    private final CharSpan sideText = new CharSpan();
    private final CharSpan price = new CharSpan();
    private final CharSpan size = new CharSpan();
    private final CharSpan word = new CharSpan();
    private final Fields fields = new Fields("user", "oid", "coin", "side", "px", "raw_book_diff");
    private final Fields sizeFields = new Fields("size");
    private Coin coin;
    private Change change;
    private long orderId;
    private int side;
    private long priceTicks;
    private long sizeLots;
    private int flags;

    BookDiff(final Coins coins)
    {
        this.coins = coins;
    }

    /** Reads the diff whose first token is the current one; false, and only read over, for a coin not configured. */
    boolean read(final JsonInput input)
    {
        fields.clear();
        sizeFields.clear();
        input.expect(JsonToken.START_OBJECT);
        while (input.next() == JsonToken.PROPERTY_NAME)
        {
            final String name = input.name();
            input.next();
            readField(name, input);
        }
        fields.check(input);
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
            case "user" -> input.text(user);
            case "oid" -> orderId = input.number();
            case "coin" -> input.text(coinName);
            case "side" -> input.text(sideText);
            case "px" -> input.text(price);
            case "raw_book_diff" -> readChange(input);
            default -> input.skip();
        }
    }

    private void readChange(final JsonInput input)
    {
        change = Change.UNKNOWN;
        if (input.token() != JsonToken.START_OBJECT)
        {
            input.text(word);
            change = "remove".contentEquals(word) ? Change.REMOVE : Change.UNKNOWN;
            return;
        }
        while (input.next() == JsonToken.PROPERTY_NAME)
        {
            final String name = input.name();
            word.set(name);
            input.next();
            change = change(name);
            if (change == Change.UNKNOWN)
            {
                input.skip();
            }
            else
            {
                readSize("update".equals(name) ? "newSz" : "sz", input);
            }
        }
    }

    private static Change change(final String name)
    {
        return switch (name)
        {
            case "new" -> Change.NEW;
            case "update", "modified" -> Change.UPDATE;
            default -> Change.UNKNOWN;
        };
    }

    private void readSize(final String sizeField, final JsonInput input)
    {
        input.expect(JsonToken.START_OBJECT);
        while (input.next() == JsonToken.PROPERTY_NAME)
        {
            final boolean isSize = sizeField.equals(input.name());
            input.next();
            if (isSize)
            {
                sizeFields.found("size");
                input.text(size);
            }
            else
            {
                input.skip();
            }
        }
    }

    private void measure(final JsonInput input)
    {
        flags = 0;
        user.lowerAsciiCase();
        if (change == Change.UNKNOWN)
        {
            throw input.problem("unknown diff: value=" + word + ALLOWED);
        }
        if (change == Change.NEW)
        {
            side = VenueText.side(sideText, input);
            priceTicks = VenueText.read(coin.tick(), price, "px", steps, input);
            flags |= steps.isExact() ? 0 : EventFlags.PRICE_OFF_TICK;
        }
        if (change != Change.REMOVE)
        {
            sizeFields.check(input);
            sizeLots = VenueText.read(coin.lot(), size, "size", steps, input);
            flags |= steps.isExact() ? 0 : EventFlags.SIZE_OFF_LOT;
        }
    }

    Coin coin()
    {
        return coin;
    }

    Change change()
    {
        return change;
    }

    /** Address of the owner, in lower case. */
    CharSpan user()
    {
        return user;
    }

    long orderId()
    {
        return orderId;
    }

    /** Of a new order. */
    int side()
    {
        return side;
    }

    /** Of a new order. */
    long priceTicks()
    {
        return priceTicks;
    }

    /** Of a new or updated order: what rests now. */
    long sizeLots()
    {
        return sizeLots;
    }

    /** {@link EventFlags} of price and size. */
    int flags()
    {
        return flags;
    }
}
