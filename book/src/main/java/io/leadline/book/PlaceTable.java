package io.leadline.book;

import java.util.Arrays;

/**
 * From a number, 0 or more, to its place: of a page of prices, or of a maker in its market. Open addressing, linear
 * probing, Fibonacci hashing (neighbouring numbers would collapse under identity hashing), removal by backward shift.
 * Half full at most; the capacity is a power of two.
 */
final class PlaceTable
{
    private static final long FREE = -1;
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private long[] numbers;
    private int[] places;
    private int shift;
    private int count;

    PlaceTable(final int capacity)
    {
        allocate(capacity);
    }

    private void allocate(final int capacity)
    {
        numbers = new long[capacity];
        places = new int[capacity];
        Arrays.fill(numbers, FREE);
        shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
        count = 0;
    }

    int get(final long number)
    {
        final int mask = numbers.length - 1;
        for (int i = home(number);; i = i + 1 & mask)
        {
            if (numbers[i] == number)
            {
                return places[i];
            }
            if (numbers[i] == FREE)
            {
                return -1;
            }
        }
    }

    void put(final long number, final int place)
    {
        if (2 * (count + 1) > numbers.length)
        {
            grow();
        }
        final int mask = numbers.length - 1;
        int i = home(number);
        while (numbers[i] != FREE)
        {
            i = i + 1 & mask;
        }
        numbers[i] = number;
        places[i] = place;
        count++;
    }

    void remove(final long number)
    {
        final int mask = numbers.length - 1;
        int hole = home(number);
        while (numbers[hole] != number)
        {
            hole = hole + 1 & mask;
        }
        for (int i = hole + 1 & mask; numbers[i] != FREE; i = i + 1 & mask)
        {
            if ((i - home(numbers[i]) & mask) >= (i - hole & mask))
            {
                numbers[hole] = numbers[i];
                places[hole] = places[i];
                hole = i;
            }
        }
        numbers[hole] = FREE;
        count--;
    }

    void clear()
    {
        Arrays.fill(numbers, FREE);
        count = 0;
    }

    private void grow()
    {
        final long[] oldNumbers = numbers;
        final int[] oldPlaces = places;
        allocate(2 * oldNumbers.length);
        for (int i = 0; i < oldNumbers.length; i++)
        {
            if (oldNumbers[i] != FREE)
            {
                put(oldNumbers[i], oldPlaces[i]);
            }
        }
    }

    private int home(final long number)
    {
        return (int)(number * GOLDEN >>> shift);
    }
}
