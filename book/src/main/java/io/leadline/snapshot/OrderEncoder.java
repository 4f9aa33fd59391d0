package io.leadline.snapshot;

import io.leadline.measure.OrderLists;
import io.leadline.measure.RecordedOrders;

/**
 * Encodes the orders of one market's makers behind the entries of its section, each maker's side as steps from the list
 * that was encoded before; in a keyframe from no orders. A side without a change costs nothing. Keeps all lists as they
 * were last encoded. Single thread; allocates only when it grows.
 */
final class OrderEncoder
{
    /** Most bytes that an entry can take. */
    static final int MAX_ENTRY_LENGTH = 1 + 2 * RecordOutput.MAX_VARINT_LENGTH +
        SnapshotLayout.MAX_STEPS * 2 * RecordOutput.MAX_VARINT_LENGTH;

    private final OrderLists nothing = new OrderLists();
    private final OrderLists previous = new OrderLists();
    private final OrderSteps steps = new OrderSteps();
    private long previousVersion = -1;
    private int nextOwner;
    private int nextStep;
    /** The list of {@link #nextOwner} is encoded up to a step. */
    private boolean isOpen;

    /** Starts a snapshot, of which {@link #encode} is then called until it returns true. */
    void begin()
    {
        nextOwner = SnapshotLayout.FIRST_OWNER;
        nextStep = 0;
        isOpen = false;
    }

    /**
     * Encodes what belongs into a section behind its entries.
     *
     * @return whether that was all; otherwise the document is full.
     */
    boolean encode(final RecordOutput output, final RecordedOrders orders, final boolean isKeyframe)
    {
        final OrderLists lists = orders.lists();
        if (!isKeyframe && orders.version() == previousVersion)
        {
            return true;
        }
        final OrderLists from = isKeyframe ? nothing : previous;
        int lastOwner = SnapshotLayout.FIRST_OWNER - 1;
        boolean hasMark = false;
        while (findNext(from, lists) && output.length() < SnapshotLayout.SPLIT_LENGTH)
        {
            if (!hasMark)
            {
                output.putByte(SnapshotLayout.ORDERS_MARK);
                hasMark = true;
            }
            final int owner = nextOwner;
            putEntry(output, nextStep == 0 ? owner - lastOwner - 1 : 0);
            lastOwner = owner;
        }
        final boolean isDone = nextOwner >= lists.ownerCount();
        if (isDone)
        {
            previous.copyFrom(lists);
            previousVersion = orders.version();
        }

        return isDone;
    }

    /** Goes to the next owner whose list is to be told, and finds its steps; false when there is none. */
    private boolean findNext(final OrderLists from, final OrderLists to)
    {
        if (isOpen)
        {
            return true;
        }
        while (nextOwner < to.ownerCount() && to.isSame(nextOwner, from))
        {
            nextOwner++;
        }
        if (nextOwner >= to.ownerCount())
        {
            return false;
        }
        steps.find(from, to, nextOwner);
        isOpen = true;

        return true;
    }

    private void putEntry(final RecordOutput output, final int gap)
    {
        final boolean isShifted = nextStep == 0 && steps.isShifted();
        final int count = Math.min(SnapshotLayout.MAX_STEPS, steps.count() - nextStep);
        final boolean goesOn = nextStep + count < steps.count();
        output.putByte(Math.min(gap, SnapshotLayout.OWNER_GAP_MASK) |
            (isShifted ? SnapshotLayout.SHIFTED : 0) | (goesOn ? SnapshotLayout.GOES_ON : 0) |
            Math.min(count, SnapshotLayout.MANY_STEPS) << SnapshotLayout.STEPS_SHIFT);
        if (gap >= SnapshotLayout.OWNER_GAP_MASK)
        {
            output.putVarint(gap - SnapshotLayout.OWNER_GAP_MASK);
        }
        if (count >= SnapshotLayout.MANY_STEPS)
        {
            output.putVarint(count - SnapshotLayout.MANY_STEPS);
        }
        for (int end = nextStep + count; nextStep < end; nextStep++)
        {
            steps.put(output, nextStep);
        }
        if (!goesOn)
        {
            isOpen = false;
            nextStep = 0;
            nextOwner++;
        }
    }
}
