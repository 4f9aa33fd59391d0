package io.leadline.feed.hyperliquid;

import io.leadline.event.EventFlags;
import io.leadline.event.Side;
import io.leadline.feed.CharSpan;
import io.leadline.feed.json.JsonException;
import io.leadline.feed.json.JsonReader;
import io.leadline.feed.json.JsonToken;
import io.leadline.feed.json.JsonWords;
import io.leadline.number.Quantum;
import io.leadline.number.Steps;

/**
 * One order of a message: of a snapshot, of a status, or what becomes of it. Prices and sizes are read when the coin is
 * known, which the venue tells behind them. Overwritten by each reading; single thread.
 */
final class L4Entry
{
    /** Nobody told the side. */
    static final int NO_SIDE = -1;
    /** Of a diff that has not said what it is. */
    static final int NO_CHANGE = -1;
    /** An order rests. */
    static final int NEW = 0;
    /** Its size is another. */
    static final int UPDATE = 1;
    /** It is gone. */
    static final int REMOVE = 2;

    private static final long NO_ORDER = -1;
    private static final int MAX_USER_LENGTH = 128;
    private static final JsonWords FIELDS = JsonWords.of(
        "user", "oid", "coin", "side", "px", "limitPx", "sz", "raw_book_diff", "isTrigger", "tif");
    private static final int USER = 0;
    private static final int OID = 1;
    private static final int COIN = 2;
    private static final int SIDE = 3;
    private static final int PX = 4;
    private static final int LIMIT_PX = 5;
    private static final int SZ = 6;
    private static final int RAW_BOOK_DIFF = 7;
    private static final int IS_TRIGGER = 8;
    private static final int TIF = 9;
    private static final JsonWords SIDES = JsonWords.of("B", "A", "Bid", "Ask");
    private static final JsonWords CHANGES = JsonWords.of("new", "update", "remove", "modified");
    private static final int MODIFIED = 3;
    private static final JsonWords SIZES = JsonWords.of("sz", "newSz");
    private static final JsonWords TIFS = JsonWords.of("Alo");

    private final JsonWords venueIds;
    private final Steps steps = new Steps();
    private final CharSpan user = new CharSpan();
    private final CharSpan price = new CharSpan();
    private final CharSpan size = new CharSpan();
    private JsonReader in;
    private int coin;
    private long orderId;
    private int side;
    private int change;
    private boolean isTrigger;
    private boolean isPostOnly;
    private long priceTicks;
    private long sizeLots;
    private int flags;

    /** @param venueIds names of the coins by their places. */
    L4Entry(final JsonWords venueIds)
    {
        this.venueIds = venueIds;
    }

    /** Reads the object whose first token is the current one. */
    void read(final JsonReader reader)
    {
        in = reader;
        coin = JsonWords.UNKNOWN;
        orderId = NO_ORDER;
        side = NO_SIDE;
        change = NO_CHANGE;
        isTrigger = false;
        isPostOnly = false;
        user.clear();
        price.clear();
        size.clear();
        in.expect(JsonToken.START_OBJECT);
        while (in.next() == JsonToken.NAME)
        {
            final int field = in.word(FIELDS);
            in.next();
            readField(field);
        }
        if (orderId == NO_ORDER)
        {
            throw in.problem("missing field: field=oid");
        }
    }

    private void readField(final int field)
    {
        switch (field)
        {
            case USER -> readUser();
            case OID -> orderId = positive();
            case COIN -> coin = in.word(venueIds);
            case SIDE -> side = readSide();
            case PX, LIMIT_PX -> in.text(price);
            case SZ -> in.text(size);
            case RAW_BOOK_DIFF -> readChange();
            case IS_TRIGGER -> isTrigger = in.flag();
            case TIF -> isPostOnly = in.token() != JsonToken.NULL && in.word(TIFS) == 0;
            default -> in.skip();
        }
    }

    private void readUser()
    {
        if (in.token() != JsonToken.NULL)
        {
            in.text(user);
            user.lowerAsciiCase();
        }
    }

    private long positive()
    {
        final long value = in.integer();
        if (value < 0)
        {
            throw in.problem("number below 0: value=" + value);
        }

        return value;
    }

    private int readSide()
    {
        final int word = in.word(SIDES);
        if (word == JsonWords.UNKNOWN)
        {
            throw in.problem("unknown side: allowed=A,Ask,B,Bid");
        }

        return word % 2 == 0 ? Side.BID : Side.ASK;
    }

    private void readChange()
    {
        if (in.token() == JsonToken.STRING)
        {
            change = in.word(CHANGES) == REMOVE ? REMOVE : NO_CHANGE;
            return;
        }
        in.expect(JsonToken.START_OBJECT);
        while (in.next() == JsonToken.NAME)
        {
            final int word = in.word(CHANGES);
            in.next();
            if (word == NEW || word == UPDATE || word == MODIFIED)
            {
                change = word == NEW ? NEW : UPDATE;
                readSize(word == UPDATE ? 1 : 0);
            }
            else
            {
                in.skip();
            }
        }
    }

    private void readSize(final int wanted)
    {
        in.expect(JsonToken.START_OBJECT);
        while (in.next() == JsonToken.NAME)
        {
            final boolean isSize = in.word(SIZES) == wanted;
            in.next();
            if (isSize)
            {
                in.text(size);
            }
            else
            {
                in.skip();
            }
        }
    }

    /** Reads the price and the size of an order of a snapshot, or what a diff needs of them. */
    void measure(final Coin ofCoin)
    {
        flags = isPostOnly ? EventFlags.POST_ONLY : 0;
        if (change == NO_CHANGE || change == NEW)
        {
            if (user.length() == 0 || user.utf8Length() > MAX_USER_LENGTH)
            {
                throw in.problem("user is no text of 1 to " + MAX_USER_LENGTH + " bytes:");
            }
            priceTicks = steps(price, ofCoin.tick(), "px");
            flags |= steps.isExact() ? 0 : EventFlags.PRICE_OFF_TICK;
        }
        if (change != REMOVE)
        {
            sizeLots = steps(size, ofCoin.lot(), "sz");
            flags |= steps.isExact() ? 0 : EventFlags.SIZE_OFF_LOT;
        }
    }

    private long steps(final CharSpan text, final Quantum quantum, final String field)
    {
        if (!text.read(quantum, steps))
        {
            throw in.problem("malformed decimal: field=" + field);
        }

        return steps.count();
    }

    /** Place of its coin; {@link JsonWords#UNKNOWN} for one that is not configured. */
    int coin()
    {
        return coin;
    }

    long orderId()
    {
        return orderId;
    }

    /** Address of the owner, in lower case. */
    CharSpan user()
    {
        return user;
    }

    /** What becomes of the order of a diff. */
    int change()
    {
        return change;
    }

    /** {@link #NO_SIDE} where it is left out. */
    int side()
    {
        return side;
    }

    /** What is wrong with it. */
    JsonException problem(final String what)
    {
        return in.problem(what);
    }

    /** A status has told them. */
    void opened(final int newSide, final boolean newIsPostOnly)
    {
        side = newSide;
        isPostOnly = newIsPostOnly;
    }

    boolean isTrigger()
    {
        return isTrigger;
    }

    boolean isPostOnly()
    {
        return isPostOnly;
    }

    long priceTicks()
    {
        return priceTicks;
    }

    long sizeLots()
    {
        return sizeLots;
    }

    /** Whether it is an order of nothing. */
    boolean isEmpty()
    {
        return sizeLots == 0 && (flags & EventFlags.SIZE_OFF_LOT) == 0;
    }

    /** {@link EventFlags} of price and size. */
    int flags()
    {
        return flags;
    }
}
