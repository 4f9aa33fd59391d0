package io.leadline.feed.dydx;

/** Reads a {@code StreamOrderbookFill}: a match and the orders that it is of. Single thread. */
final class WireMatch
{
    private final WireReader in;
    private final WireOrders orders;
    private final StreamCounters counters;
    private final Match match;

    WireMatch(final WireReader in, final WireOrders orders, final StreamCounters counters, final Fault fault)
    {
        this.in = in;
        this.orders = orders;
        this.counters = counters;
        match = new Match(fault);
    }

    /** What the open message tells; overwritten by the next one. */
    Match read()
    {
        match.clear();
        while (in.next())
        {
            switch (in.tag())
            {
                case WireTag.BYTES_1 -> match();
                case WireTag.BYTES_2 -> order();
                case WireTag.BYTES_3 -> totals();
                case WireTag.VARINT_3 -> match.nextTotal(in.varint());
                default -> in.skip();
            }
        }

        return match;
    }

    private void order()
    {
        final int outer = in.open();
        final OrderFields order = match.nextOrder();
        if (order != null)
        {
            orders.order(order);
        }
        in.close(outer);
    }

    private void totals()
    {
        final int outer = in.open();
        while (in.position() < in.limit())
        {
            match.nextTotal(in.varint());
        }
        in.close(outer);
    }

    /** {@code ClobMatch}. */
    private void match()
    {
        final int matchEnd = in.open();
        while (in.next())
        {
            final int tag = in.tag();
            if (tag == WireTag.BYTES_1 || tag == WireTag.BYTES_2 || tag == WireTag.BYTES_3)
            {
                final int outer = in.open();
                match.clearMatch();
                match(tag);
                in.close(outer);
            }
            else
            {
                in.skip();
            }
        }
        in.close(matchEnd);
    }

    private void match(final int kind)
    {
        switch (kind)
        {
            case WireTag.BYTES_1 -> taken();
            case WireTag.BYTES_2 ->
            {
                counters.liquidations.increment();
                liquidation();
            }
            // Neither orders nor prices: nothing that the log could say.
            default -> counters.deleveragings.increment();
        }
    }

    /** {@code MatchOrders}. */
    private void taken()
    {
        while (in.next())
        {
            switch (in.tag())
            {
                case WireTag.BYTES_1 ->
                {
                    final int outer = in.open();
                    orders.id(match.taker);
                    in.close(outer);
                }
                case WireTag.BYTES_2 -> fill();
                default -> in.skip();
            }
        }
    }

    /** {@code MatchPerpetualLiquidation}: the taker is who is liquidated. */
    private void liquidation()
    {
        while (in.next())
        {
            switch (in.tag())
            {
                case WireTag.BYTES_1 ->
                {
                    final int outer = in.open();
                    orders.subaccount(match.taker);
                    in.close(outer);
                }
                case WireTag.BYTES_6 -> fill();
                default -> in.skip();
            }
        }
    }

    /** {@code MakerFill}. */
    private void fill()
    {
        final int outer = in.open();
        final OrderFields maker = match.nextMaker();
        while (maker != null && in.next())
        {
            switch (in.tag())
            {
                case WireTag.VARINT_1 -> match.amount(in.varint());
                case WireTag.BYTES_2 ->
                {
                    final int fillEnd = in.open();
                    orders.id(maker);
                    in.close(fillEnd);
                }
                default -> in.skip();
            }
        }
        in.close(outer);
    }
}
