package io.leadline.feed.itch;

import java.util.Arrays;

import org.agrona.collections.Long2LongHashMap;

/**
 * What rests of the configured stocks' orders, by reference number, in the venue's own units: changes are told as
 * differences, and the log must be told the whole book again when a hole in it is filled late. Each stock's orders form
 * a list in the order of their arrival. Places are used again; nothing is allocated once as many have rested at once as
 * ever will. Single thread.
 */
final class Orders
{
    /** No order. */
    static final int NONE = -1;

    private static final int INITIAL_CAPACITY = 1 << 12;
    private static final float LOAD_FACTOR = 0.6f;

    private final Long2LongHashMap places = new Long2LongHashMap(2 * INITIAL_CAPACITY, LOAD_FACTOR, NONE);
    private long[] references = new long[INITIAL_CAPACITY];
    private Stock[] stocks = new Stock[INITIAL_CAPACITY];
    private int[] prices = new int[INITIAL_CAPACITY];
    private int[] shares = new int[INITIAL_CAPACITY];
    private int[] accounts = new int[INITIAL_CAPACITY];
    private byte[] sides = new byte[INITIAL_CAPACITY];
    private int[] before = new int[INITIAL_CAPACITY];
    /** Of a free place: the next one that is free. */
    private int[] behind = new int[INITIAL_CAPACITY];
    private int used;
    private int firstFree = NONE;

    /** Where an order is; {@link #NONE} when none of this reference rests. */
    int find(final long reference)
    {
        return (int)places.get(reference);
    }

    /** An order rests, as the last of its stock; none of its reference does. */
    void add(
        final long reference, final Stock stock, final int account, final int side, final long priceUnits,
        final long shareCount)
    {
        final int place = freePlace();
        references[place] = reference;
        stocks[place] = stock;
        accounts[place] = account;
        sides[place] = (byte)side;
        prices[place] = (int)priceUnits;
        shares[place] = (int)shareCount;
        before[place] = stock.lastOrder;
        behind[place] = NONE;
        if (stock.lastOrder == NONE)
        {
            stock.firstOrder = place;
        }
        else
        {
            behind[stock.lastOrder] = place;
        }
        stock.lastOrder = place;
        stock.orderCount++;
        places.put(reference, place);
    }

    private int freePlace()
    {
        if (firstFree != NONE)
        {
            final int place = firstFree;
            firstFree = behind[place];
            return place;
        }
        if (used == references.length)
        {
            grow(2 * used);
        }

        return used++;
    }

    private void grow(final int capacity)
    {
        references = Arrays.copyOf(references, capacity);
        stocks = Arrays.copyOf(stocks, capacity);
        prices = Arrays.copyOf(prices, capacity);
        shares = Arrays.copyOf(shares, capacity);
        accounts = Arrays.copyOf(accounts, capacity);
        sides = Arrays.copyOf(sides, capacity);
        before = Arrays.copyOf(before, capacity);
        behind = Arrays.copyOf(behind, capacity);
    }

    /** The order at a place rests no more. */
    void remove(final int place)
    {
        final Stock stock = stocks[place];
        if (before[place] == NONE)
        {
            stock.firstOrder = behind[place];
        }
        else
        {
            behind[before[place]] = behind[place];
        }
        if (behind[place] == NONE)
        {
            stock.lastOrder = before[place];
        }
        else
        {
            before[behind[place]] = before[place];
        }
        stock.orderCount--;
        places.remove(references[place]);
        stocks[place] = null;
        behind[place] = firstFree;
        firstFree = place;
    }

    /** No order of a stock rests any more. */
    void clear(final Stock stock)
    {
        while (stock.firstOrder != NONE)
        {
            remove(stock.firstOrder);
        }
    }

    /** The order that arrived behind this one; {@link #NONE} behind the last of the stock. */
    int behind(final int place)
    {
        return behind[place];
    }

    long reference(final int place)
    {
        return references[place];
    }

    Stock stock(final int place)
    {
        return stocks[place];
    }

    int account(final int place)
    {
        return accounts[place];
    }

    int side(final int place)
    {
        return sides[place];
    }

    long price(final int place)
    {
        return prices[place] & 0xffff_ffffL;
    }

    long shares(final int place)
    {
        return shares[place] & 0xffff_ffffL;
    }

    /** So many shares rest from now on. */
    void shares(final int place, final long shareCount)
    {
        shares[place] = (int)shareCount;
    }
}
