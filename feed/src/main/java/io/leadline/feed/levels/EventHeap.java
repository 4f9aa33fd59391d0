package io.leadline.feed.levels;

import java.util.Arrays;

/**
 * Events that wait for their time, as rows of longs in a heap by time, then by arrival. Single thread; allocates only
 * when it holds more events than ever before.
 */
final class EventHeap
{
    static final int TIME = 0;
    static final int TYPE = 1;
    static final int MARKET = 2;
    static final int ORDER_ID = 3;
    static final int ACCOUNT = 4;
    static final int SIDE = 5;
    static final int PRICE = 6;
    static final int SIZE = 7;
    static final int FLAGS = 8;

    private static final int ARRIVAL = 9;
    private static final int FIELD_COUNT = 10;
    private static final int INITIAL_CAPACITY = 64;

    /** Rows, each at a slot of its own that it keeps while it waits. */
    private long[] fields = new long[INITIAL_CAPACITY * FIELD_COUNT];
    /** Slots, the first {@link #count} as a heap, the others free. */
    private int[] slots = numbers(0, INITIAL_CAPACITY);
    private int count;
    private long arrivals;

    private static int[] numbers(final int kept, final int capacity)
    {
        final int[] numbers = new int[capacity];
        for (int i = kept; i < capacity; i++)
        {
            numbers[i] = i;
        }

        return numbers;
    }

    int count()
    {
        return count;
    }

    /** Time of the first event; there must be one. */
    long firstTimeEpochNs()
    {
        return fields[slots[0] * FIELD_COUNT];
    }

    /** A field of the first event. */
    long first(final int field)
    {
        return fields[slots[0] * FIELD_COUNT + field];
    }

    /** Adds an event. */
    void add(
        final long timeEpochNs, final int type, final int market, final long orderId, final int account,
        final int side, final long priceTicks, final long sizeLots, final int flags)
    {
        if (count == slots.length)
        {
            grow();
        }
        final int base = slots[count] * FIELD_COUNT;
        fields[base + TIME] = timeEpochNs;
        fields[base + TYPE] = type;
        fields[base + MARKET] = market;
        fields[base + ORDER_ID] = orderId;
        fields[base + ACCOUNT] = account;
        fields[base + SIDE] = side;
        fields[base + PRICE] = priceTicks;
        fields[base + SIZE] = sizeLots;
        fields[base + FLAGS] = flags;
        fields[base + ARRIVAL] = arrivals;
        arrivals++;
        count++;
        rise(count - 1);
    }

    private void grow()
    {
        final int[] larger = numbers(count, 2 * count);
        System.arraycopy(slots, 0, larger, 0, count);
        slots = larger;
        fields = Arrays.copyOf(fields, larger.length * FIELD_COUNT);
    }

    /** Removes the first event. */
    void removeFirst()
    {
        final int free = slots[0];
        count--;
        slots[0] = slots[count];
        slots[count] = free;
        sink();
    }

    private void rise(final int from)
    {
        int at = from;
        while (at > 0 && isBefore(at, (at - 1) / 2))
        {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void sink()
    {
        int at = 0;
        int least = leastOfFamily(at);
        while (least != at)
        {
            swap(at, least);
            at = least;
            least = leastOfFamily(at);
        }
    }

    private int leastOfFamily(final int at)
    {
        final int left = 2 * at + 1;
        final int right = left + 1;
        final int least = left < count && isBefore(left, at) ? left : at;

        return right < count && isBefore(right, least) ? right : least;
    }

    private boolean isBefore(final int one, final int other)
    {
        final int a = slots[one] * FIELD_COUNT;
        final int b = slots[other] * FIELD_COUNT;

        return fields[a] != fields[b] ? fields[a] < fields[b] : fields[a + ARRIVAL] < fields[b + ARRIVAL];
    }

    private void swap(final int one, final int other)
    {
        final int slot = slots[one];
        slots[one] = slots[other];
        slots[other] = slot;
    }
}
