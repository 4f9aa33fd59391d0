package io.leadline.feed.dydx;

import io.leadline.feed.json.JsonReader;
import io.leadline.feed.json.JsonToken;

/**
 * Reads orders, their ids and plain values in protobuf's JSON form. Each reads the value that the reader stands at;
 * null stands for what is left out. Single thread.
 */
final class JsonOrders
{
    private static final long UINT32_LIMIT = 1L << Integer.SIZE;

    private byte[] bytes = new byte[0];

    /** Positions of the readers that follow are of these bytes. */
    void wrap(final byte[] newBytes)
    {
        bytes = newBytes;
    }

    /** Whether an object is there, whose first name is next. */
    static boolean isObject(final JsonReader in)
    {
        if (in.token() == JsonToken.NULL)
        {
            return false;
        }
        in.expect(JsonToken.START_OBJECT);

        return true;
    }

    /** Whether a list is there, whose first value is next. */
    static boolean isArray(final JsonReader in)
    {
        if (in.token() == JsonToken.NULL)
        {
            return false;
        }
        in.expect(JsonToken.START_ARRAY);

        return true;
    }

    /** Goes to the value of the object's next field; {@link JsonNames#UNKNOWN} behind the last. Passes unknown ones. */
    static int nextField(final JsonReader in)
    {
        while (in.next() == JsonToken.NAME)
        {
            final int field = JsonNames.FIELDS.find(in);
            in.next();
            if (field != JsonNames.UNKNOWN)
            {
                return field;
            }
            in.skip();
        }

        return JsonNames.UNKNOWN;
    }

    /** A number of 64 bits, which stands in a string; one of 2^63 or more is malformed. */
    static long uint64(final JsonReader in)
    {
        if (in.token() == JsonToken.NULL)
        {
            return 0;
        }
        final long value = in.integer();
        if (value < 0)
        {
            throw in.problem("number below 0: value=" + value);
        }

        return value;
    }

    static long uint32(final JsonReader in)
    {
        final long value = uint64(in);
        if (value >= UINT32_LIMIT)
        {
            throw in.problem("number out of range: value=" + value + " limit=" + UINT32_LIMIT);
        }

        return value;
    }

    static boolean flag(final JsonReader in)
    {
        return in.token() != JsonToken.NULL && in.flag();
    }

    /** An enum's value by its name or number; of an unknown name, one that nothing has. */
    private static long value(final JsonReader in, final JsonNames names)
    {
        return in.token() == JsonToken.STRING ? names.find(in) : uint64(in);
    }

    /** An order. */
    void order(final JsonReader in, final OrderFields order)
    {
        if (isObject(in))
        {
            for (int field = nextField(in); field != JsonNames.UNKNOWN; field = nextField(in))
            {
                switch (field)
                {
                    case JsonNames.ORDER_ID -> id(in, order);
                    case JsonNames.SIDE -> order.side(value(in, JsonNames.SIDES));
                    case JsonNames.QUANTUMS -> order.quantums = uint64(in);
                    case JsonNames.SUBTICKS -> order.subticks = uint64(in);
                    case JsonNames.TIME_IN_FORCE -> order.timeInForce(value(in, JsonNames.TIMES_IN_FORCE));
                    default -> in.skip();
                }
            }
        }
    }

    /** An order's id. */
    void id(final JsonReader in, final OrderFields order)
    {
        if (isObject(in))
        {
            for (int field = nextField(in); field != JsonNames.UNKNOWN; field = nextField(in))
            {
                switch (field)
                {
                    case JsonNames.SUBACCOUNT_ID -> subaccount(in, order);
                    case JsonNames.CLIENT_ID -> order.clientId = uint32(in);
                    case JsonNames.ORDER_FLAGS -> order.orderFlags = uint32(in);
                    case JsonNames.CLOB_PAIR_ID -> order.clobPair = uint32(in);
                    default -> in.skip();
                }
            }
        }
    }

    /** The subaccount that an order is of. */
    void subaccount(final JsonReader in, final OrderFields order)
    {
        if (isObject(in))
        {
            for (int field = nextField(in); field != JsonNames.UNKNOWN; field = nextField(in))
            {
                switch (field)
                {
                    case JsonNames.OWNER -> owner(in, order);
                    case JsonNames.NUMBER -> order.subaccount = uint32(in);
                    default -> in.skip();
                }
            }
        }
    }

    /** Where the text lies. An address has nothing to escape, so one with escapes is not looked into. */
    private void owner(final JsonReader in, final OrderFields order)
    {
        if (in.token() == JsonToken.NULL)
        {
            return;
        }
        in.expect(JsonToken.STRING);
        order.ownerBytes = bytes;
        order.ownerOffset = in.tokenOffset() + 1;
        order.ownerLength = in.endOffset() - 1 - order.ownerOffset;
        for (int i = 0; i < order.ownerLength; i++)
        {
            if (bytes[order.ownerOffset + i] == '\\')
            {
                throw in.problem("owner with escapes:");
            }
        }
    }
}
