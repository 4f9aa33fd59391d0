package io.leadline.feed.dydx;

import io.leadline.feed.json.JsonReader;
import io.leadline.feed.json.JsonToken;

/** Reads a {@code StreamOrderbookFill} in protobuf's JSON form. Single thread. */
final class JsonMatch
{
    private final JsonOrders orders;
    private final StreamCounters counters;
    private final Match match;

    JsonMatch(final JsonOrders orders, final StreamCounters counters, final Fault fault)
    {
        this.orders = orders;
        this.counters = counters;
        match = new Match(fault);
    }

    /** What the object that the reader stands at tells; overwritten by the next one. */
    Match read(final JsonReader in)
    {
        match.clear();
        in.expect(JsonToken.START_OBJECT);
        for (int field = JsonOrders.nextField(in); field != JsonNames.UNKNOWN; field = JsonOrders.nextField(in))
        {
            switch (field)
            {
                case JsonNames.CLOB_MATCH -> match(in);
                case JsonNames.ORDERS -> orders(in);
                case JsonNames.FILL_AMOUNTS -> totals(in);
                default -> in.skip();
            }
        }

        return match;
    }

    private void orders(final JsonReader in)
    {
        if (JsonOrders.isArray(in))
        {
            while (in.next() != JsonToken.END_ARRAY)
            {
                final OrderFields order = match.nextOrder();
                if (order == null)
                {
                    in.skip();
                }
                else
                {
                    orders.order(in, order);
                }
            }
        }
    }

    private void totals(final JsonReader in)
    {
        if (JsonOrders.isArray(in))
        {
            while (in.next() != JsonToken.END_ARRAY)
            {
                match.nextTotal(JsonOrders.uint64(in));
            }
        }
    }

    private void match(final JsonReader in)
    {
        if (JsonOrders.isObject(in))
        {
            for (int kind = JsonOrders.nextField(in); kind != JsonNames.UNKNOWN; kind = JsonOrders.nextField(in))
            {
                if (in.token() != JsonToken.NULL)
                {
                    match(in, kind);
                }
            }
        }
    }

    private void match(final JsonReader in, final int kind)
    {
        match.clearMatch();
        switch (kind)
        {
            case JsonNames.MATCH_ORDERS -> makers(in);
            case JsonNames.MATCH_PERPETUAL_LIQUIDATION ->
            {
                counters.liquidations.increment();
                makers(in);
            }
            case JsonNames.MATCH_PERPETUAL_DELEVERAGING ->
            {
                counters.deleveragings.increment();
                in.skip();
            }
            default -> in.skip();
        }
    }

    /** A match of orders names the taker's, a liquidation the subaccount. */
    private void makers(final JsonReader in)
    {
        in.expect(JsonToken.START_OBJECT);
        for (int field = JsonOrders.nextField(in); field != JsonNames.UNKNOWN; field = JsonOrders.nextField(in))
        {
            switch (field)
            {
                case JsonNames.TAKER_ORDER_ID -> orders.id(in, match.taker);
                case JsonNames.LIQUIDATED -> orders.subaccount(in, match.taker);
                case JsonNames.FILLS -> fills(in);
                default -> in.skip();
            }
        }
    }

    private void fills(final JsonReader in)
    {
        if (JsonOrders.isArray(in))
        {
            while (in.next() != JsonToken.END_ARRAY)
            {
                final OrderFields maker = match.nextMaker();
                if (maker == null)
                {
                    in.skip();
                }
                else if (JsonOrders.isObject(in))
                {
                    fill(in, maker);
                }
            }
        }
    }

    private void fill(final JsonReader in, final OrderFields maker)
    {
        for (int field = JsonOrders.nextField(in); field != JsonNames.UNKNOWN; field = JsonOrders.nextField(in))
        {
            switch (field)
            {
                case JsonNames.FILL_AMOUNT -> match.amount(JsonOrders.uint64(in));
                case JsonNames.MAKER_ORDER_ID -> orders.id(in, maker);
                default -> in.skip();
            }
        }
    }
}
