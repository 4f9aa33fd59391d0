package io.leadline.feed.dydx;

/**
 * One change of a book ({@code OffChainUpdateV1}) as a decoder finds it. Overwritten by each change; single thread.
 */
final class BookChange
{
    /** The order that is placed, or the id of the one that is updated or removed. */
    final OrderFields order = new OrderFields();
    /** Id of the order that is replaced. */
    final OrderFields oldOrder = new OrderFields();
    Kind kind = Kind.OTHER;
    /** What is filled of an order in all; unsigned. */
    long filled;

    /** Nothing is known of it but what it is. */
    void clear(final Kind newKind)
    {
        kind = newKind;
        order.clear();
        oldOrder.clear();
        filled = 0;
    }

    /** What happens to an order. */
    enum Kind
    {
        PLACE,
        REMOVE,
        UPDATE,
        REPLACE,
        /** Nothing that this reader knows. */
        OTHER
    }

    /** Why the changes of an update are read: a snapshot is read more than once. */
    enum Pass
    {
        /** A snapshot, held against the books. */
        COMPARE,
        /** A snapshot, taken over. */
        LOAD,
        /** What comes after it. */
        APPLY
    }
}
