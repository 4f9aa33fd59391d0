package io.leadline.feed.dydx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.leadline.event.EventSink;

/**
 * The venue's subaccounts that have been needed so far, each under an index here and a number in the sink, where it is
 * called {@code owner/subaccount}. Found by the bytes of a message; open addressing, at most half full. Subaccounts are
 * only added, up to a limit. Single thread; a known one is found without allocation.
 */
final class Accounts
{
    /** Not seen where it was needed. */
    static final int UNKNOWN = -1;
    /** No message may make this table larger. */
    static final int MAX_COUNT = 1 << 20;
    /** Leaves room for the subaccount's number in a name of 128 bytes. */
    static final int MAX_OWNER_LENGTH = 100;

    private static final int INITIAL_CAPACITY = 1 << 10;
    private static final int FREE = 0;
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private final EventSink sink;
    private final Fault fault;
    /** One more than the index of what lies there. */
    private int[] slots = new int[INITIAL_CAPACITY];
    private byte[][] owners = new byte[INITIAL_CAPACITY][];
    private long[] subaccounts = new long[INITIAL_CAPACITY];
    private int[] sinkNumbers = new int[INITIAL_CAPACITY];
    private int count;

    Accounts(final EventSink sink, final Fault fault)
    {
        this.sink = sink;
        this.fault = fault;
    }

    /** Index of an order's subaccount; {@link #UNKNOWN} when it has not been needed yet. */
    int find(final OrderFields order)
    {
        return slots[slot(order)] - 1;
    }

    private int slot(final OrderFields order)
    {
        int slot = home(hash(order.ownerBytes, order.ownerOffset, order.ownerLength, order.subaccount));
        while (slots[slot] != FREE && !isAt(slots[slot] - 1, order))
        {
            slot = slot + 1 & slots.length - 1;
        }

        return slot;
    }

    private int home(final long hash)
    {
        return (int)(hash >>> Integer.SIZE) & slots.length - 1;
    }

    private static long hash(final byte[] owner, final int offset, final int length, final long subaccount)
    {
        long hash = subaccount;
        for (int i = 0; i < length; i++)
        {
            hash = (hash ^ owner[offset + i]) * MULTIPLIER;
            hash ^= hash >>> Integer.SIZE;
        }

        return (hash + length) * MULTIPLIER;
    }

    private boolean isAt(final int index, final OrderFields order)
    {
        final byte[] owner = owners[index];

        return subaccounts[index] == order.subaccount && Arrays.equals(
            owner, 0, owner.length, order.ownerBytes, order.ownerOffset, order.ownerOffset + order.ownerLength);
    }

    /**
     * Index of an order's subaccount, which is added where it is not known; {@link #UNKNOWN} when it cannot be, which
     * sets the fault.
     */
    int define(final OrderFields order)
    {
        final int known = find(order);
        if (known != UNKNOWN)
        {
            return known;
        }
        if (!isName(order))
        {
            fault.set("owner is no text of 1 to " + MAX_OWNER_LENGTH + " printable characters", order.ownerOffset);
            return UNKNOWN;
        }
        if (count == MAX_COUNT)
        {
            fault.set("too many subaccounts limit=" + MAX_COUNT, order.ownerOffset);
            return UNKNOWN;
        }

        return add(order);
    }

    private static boolean isName(final OrderFields order)
    {
        boolean isPrintable = order.ownerLength > 0 && order.ownerLength <= MAX_OWNER_LENGTH;
        for (int i = 0; isPrintable && i < order.ownerLength; i++)
        {
            final byte symbol = order.ownerBytes[order.ownerOffset + i];
            isPrintable = symbol > ' ' && symbol <= '~';
        }

        return isPrintable;
    }

    private int add(final OrderFields order)
    {
        if (count == owners.length)
        {
            owners = Arrays.copyOf(owners, 2 * count);
            subaccounts = Arrays.copyOf(subaccounts, 2 * count);
            sinkNumbers = Arrays.copyOf(sinkNumbers, 2 * count);
        }
        if (2 * (count + 1) > slots.length)
        {
            grow();
        }
        final int index = count++;
        final byte[] owner =
            Arrays.copyOfRange(order.ownerBytes, order.ownerOffset, order.ownerOffset + order.ownerLength);
        owners[index] = owner;
        subaccounts[index] = order.subaccount;
        sinkNumbers[index] = sink.account(new String(owner, StandardCharsets.US_ASCII) + '/' + order.subaccount);
        slots[slot(order)] = index + 1;

        return index;
    }

    private void grow()
    {
        slots = new int[2 * slots.length];
        for (int index = 0; index < count; index++)
        {
            int slot = home(hash(owners[index], 0, owners[index].length, subaccounts[index]));
            while (slots[slot] != FREE)
            {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = index + 1;
        }
    }

    /** The sink's number of a subaccount. */
    int sinkNumber(final int index)
    {
        return sinkNumbers[index];
    }
}
