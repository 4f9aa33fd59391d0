package io.leadline.feed.dydx;

/**
 * Reads a {@code StreamOrderbookUpdatesResponse} in protobuf's binary form into the books. Fields may come in any
 * order: what comes last of a field that is told twice counts, and a field that is not known is passed over. Single
 * thread; allocates nothing.
 */
final class WireDecoder
{
    private static final long UINT32_MASK = 0xffff_ffffL;

    private final StreamBooks books;
    private final StreamCounters counters;
    private final WireReader in;
    private final WireOrders orders;
    private final WireMatch matches;
    private final BookChange change = new BookChange();
    private final Fault fault;
    private BookChange.Pass pass = BookChange.Pass.APPLY;

    WireDecoder(final StreamBooks books, final StreamCounters counters, final Fault fault)
    {
        this.books = books;
        this.counters = counters;
        this.fault = fault;
        in = new WireReader(fault);
        orders = new WireOrders(in);
        matches = new WireMatch(in, orders, counters, fault);
    }

    /** Reads one message. */
    void read(final byte[] bytes, final int offset, final int length)
    {
        in.wrap(bytes, offset, length);
        while (in.next())
        {
            if (in.tag() == WireTag.BYTES_1)
            {
                final int outer = in.open();
                update();
                in.close(outer);
            }
            else
            {
                in.skip();
            }
        }
    }

    /** {@code StreamUpdate}: its header may stand behind its content, so the content is found first and read last. */
    private void update()
    {
        long blockHeight = 0;
        long execMode = 0;
        int content = WireTag.NONE;
        int position = 0;
        while (in.next())
        {
            switch (in.tag())
            {
                case WireTag.VARINT_1 -> blockHeight = in.varint() & UINT32_MASK;
                case WireTag.VARINT_2 -> execMode = in.varint() & UINT32_MASK;
                case WireTag.BYTES_3, WireTag.BYTES_4, WireTag.BYTES_5, WireTag.BYTES_6, WireTag.BYTES_7 ->
                {
                    content = in.tag();
                    position = in.position();
                    in.skip();
                }
                default -> in.skip();
            }
        }
        books.header(blockHeight, execMode);
        if (content == WireTag.BYTES_3 || content == WireTag.BYTES_4)
        {
            in.seek(position);
            content(content);
        }
        else
        {
            pass(content);
        }
    }

    private void content(final int content)
    {
        final int outer = in.open();
        if (content == WireTag.BYTES_3)
        {
            counters.bookUpdates.increment();
            bookUpdate();
        }
        else
        {
            counters.fillUpdates.increment();
            matches();
        }
        in.close(outer);
    }

    private void matches()
    {
        if (books.isAwaitingSnapshot())
        {
            counters.beforeSnapshot.increment();
            return;
        }
        final Match match = matches.read();
        if (!fault.isSet())
        {
            books.match(match);
        }
    }

    private void pass(final int content)
    {
        switch (content)
        {
            case WireTag.BYTES_5 -> counters.takerUpdates.increment();
            case WireTag.BYTES_6 -> counters.subaccountUpdates.increment();
            case WireTag.BYTES_7 -> counters.priceUpdates.increment();
            default -> counters.otherUpdates.increment();
        }
    }

    /** {@code StreamOrderbookUpdate}: whether it is a snapshot may stand behind its orders. */
    private void bookUpdate()
    {
        final int start = in.position();
        boolean isSnapshot = false;
        while (in.next())
        {
            if (in.tag() == WireTag.VARINT_1)
            {
                isSnapshot = in.varint() != 0;
            }
            else
            {
                in.skip();
            }
        }
        if (isSnapshot)
        {
            snapshot(start);
        }
        else if (books.isAwaitingSnapshot())
        {
            counters.beforeSnapshot.increment();
        }
        else
        {
            changes(start, BookChange.Pass.APPLY);
        }
    }

    private void snapshot(final int start)
    {
        if (books.comparison().isNeeded())
        {
            books.comparison().begin();
            changes(start, BookChange.Pass.COMPARE);
            books.comparison().end();
        }
        books.beginSnapshot();
        changes(start, BookChange.Pass.LOAD);
        books.endSnapshot();
    }

    private void changes(final int start, final BookChange.Pass newPass)
    {
        pass = newPass;
        in.seek(start);
        while (in.next())
        {
            if (in.tag() == WireTag.BYTES_2)
            {
                final int outer = in.open();
                change();
                in.close(outer);
            }
            else
            {
                in.skip();
            }
        }
    }

    /** {@code OffChainUpdateV1}. */
    private void change()
    {
        change.clear(BookChange.Kind.OTHER);
        while (in.next())
        {
            final BookChange.Kind kind = kind(in.tag());
            if (kind == BookChange.Kind.OTHER)
            {
                in.skip();
            }
            else
            {
                final int outer = in.open();
                change.clear(kind);
                read(kind);
                in.close(outer);
            }
        }
        if (!fault.isSet())
        {
            books.apply(change, pass);
        }
    }

    private static BookChange.Kind kind(final int tag)
    {
        return switch (tag)
        {
            case WireTag.BYTES_1 -> BookChange.Kind.PLACE;
            case WireTag.BYTES_2 -> BookChange.Kind.REMOVE;
            case WireTag.BYTES_3 -> BookChange.Kind.UPDATE;
            case WireTag.BYTES_4 -> BookChange.Kind.REPLACE;
            default -> BookChange.Kind.OTHER;
        };
    }

    /** One of {@code OrderPlaceV1}, {@code OrderRemoveV1}, {@code OrderUpdateV1} and {@code OrderReplaceV1}. */
    private void read(final BookChange.Kind kind)
    {
        while (in.next())
        {
            final boolean isReplacement = in.tag() == WireTag.BYTES_2 && kind == BookChange.Kind.REPLACE;
            if (in.tag() == WireTag.BYTES_1 || isReplacement)
            {
                final int outer = in.open();
                readOrder(kind, isReplacement);
                in.close(outer);
            }
            else if (in.tag() == WireTag.VARINT_2 && kind == BookChange.Kind.UPDATE)
            {
                change.filled = in.varint();
            }
            else
            {
                in.skip();
            }
        }
    }

    private void readOrder(final BookChange.Kind kind, final boolean isReplacement)
    {
        if (kind == BookChange.Kind.PLACE || isReplacement)
        {
            orders.order(change.order);
        }
        else
        {
            orders.id(kind == BookChange.Kind.REPLACE ? change.oldOrder : change.order);
        }
    }
}
