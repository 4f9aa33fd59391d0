package io.leadline.feed.hyperliquid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A venue that adds, resizes, removes and fills orders by chance and writes what a node would: it tells one change in
 * every way that the venue is known to tell it. Sizes are whole hundredths, prices whole numbers.
 */
final class RandomVenue
{
    private static final int MAX_CHANGES = 12;

    private final Random random;
    private final Map<Long, long[]> orders = new TreeMap<>();
    private final List<String> books = new ArrayList<>();
    private final List<List<String>> diffs = new ArrayList<>();
    private final List<List<String>> fills = new ArrayList<>();
    private final List<String> snapshots = new ArrayList<>();
    private final List<Long> creditedLots = new ArrayList<>();
    private final Map<String, Long> filledLots = new TreeMap<>();
    private List<String> blockDiffs;
    private List<String> blockFills;
    private long nextOrder = 1;
    private long nextTrade = 1;
    private long filledTotalLots;

    RandomVenue(final long seed, final int blockCount)
    {
        random = new Random(seed);
        for (int i = 0; i < blockCount; i++)
        {
            blockDiffs = new ArrayList<>();
            blockFills = new ArrayList<>();
            for (int change = random.nextInt(MAX_CHANGES); change > 0; change--)
            {
                change();
            }
            diffs.add(blockDiffs);
            fills.add(blockFills);
            books.add(sizes().toString());
            snapshots.add(snapshot(i + 1));
            creditedLots.add(filledTotalLots);
        }
    }

    /** What rests of each order at the end of each block. */
    List<String> books()
    {
        return books;
    }

    /** What a node would tell of all orders at the end of each block. */
    List<String> snapshots()
    {
        return snapshots;
    }

    /** Lots filled up to the end of each block. */
    List<Long> creditedLots()
    {
        return creditedLots;
    }

    private String snapshot(final long height)
    {
        final List<String> bids = new ArrayList<>();
        final List<String> asks = new ArrayList<>();
        orders.forEach((id, order) -> (id % 2 == 0 ? bids : asks).add(
            NodeFiles.resting(user(id), id, side(id), price(id), size(order[1]), "Gtc", false)));

        return NodeFiles.snapshot(height, bids, asks);
    }

    /** Diffs of each block. */
    List<List<String>> diffs()
    {
        return diffs;
    }

    /** Fill entries of each block. */
    List<List<String>> fills()
    {
        return fills;
    }

    Map<String, Long> filledLots()
    {
        return filledLots;
    }

    long filledTotalLots()
    {
        return filledTotalLots;
    }

    private Map<Long, Long> sizes()
    {
        final Map<Long, Long> sizes = new TreeMap<>();
        orders.forEach((id, order) -> sizes.put(id, order[1]));

        return sizes;
    }

    private void change()
    {
        if (orders.isEmpty() || random.nextInt(3) == 0)
        {
            add();
            return;
        }
        final List<Long> ids = List.copyOf(orders.keySet());
        final long id = random.nextBoolean() ? ids.get(ids.size() - 1) : ids.get(random.nextInt(ids.size()));
        switch (random.nextInt(4))
        {
            case 0 -> resize(id, 1 + random.nextInt(500));
            case 1 -> remove(id);
            default -> hit(id);
        }
    }

    private void add()
    {
        final long id = nextOrder++;
        final long lots = 1 + random.nextInt(500);
        final long price = id % 2 == 0 ? 100 - random.nextInt(20) : 101 + random.nextInt(20);
        orders.put(id, new long[] {price, lots});
        blockDiffs.add(NodeFiles.added(user(id), id, side(id), "" + price, size(lots)));
    }

    private void resize(final long id, final long lots)
    {
        final String change = "{\"modified\":{\"sz\":\"" + size(lots) + "\"}}";
        blockDiffs.add(
            random.nextBoolean() ? update(id, lots) : NodeFiles.diff(user(id), id, side(id), price(id), change));
        orders.get(id)[1] = lots;
    }

    private void remove(final long id)
    {
        blockDiffs.add(NodeFiles.removed(user(id), id, side(id), price(id)));
        orders.remove(id);
    }

    /** One to three trades, each with a diff of its own, or one diff for all; what is left may be removed with them. */
    private void hit(final long id)
    {
        final boolean isOneDiff = random.nextBoolean();
        long left = orders.get(id)[1];
        for (int trades = 1 + random.nextInt(3); trades > 0 && left > 0; trades--)
        {
            final long lots = random.nextInt(3) == 0 ? left : 1 + random.nextInt((int)left);
            trade(id, lots);
            left -= lots;
            if (!isOneDiff && left > 0)
            {
                blockDiffs.add(update(id, left));
                orders.get(id)[1] = left;
            }
        }
        if (left > 0 && isOneDiff && random.nextInt(4) > 0)
        {
            blockDiffs.add(update(id, left));
            orders.get(id)[1] = left;
        }
        else if (left == 0 || isOneDiff)
        {
            if (left == 0 && random.nextBoolean())
            {
                blockDiffs.add(update(id, 0));
            }
            remove(id);
        }
    }

    private void trade(final long id, final long lots)
    {
        final List<String> sides = new ArrayList<>(
            NodeFiles.filled(nextTrade++, user(id), id, "0xtaker" + random.nextInt(3), price(id), size(lots)));
        if (random.nextBoolean())
        {
            Collections.reverse(sides);
        }
        blockFills.addAll(sides);
        filledLots.merge(user(id), lots, Long::sum);
        filledTotalLots += lots;
    }

    private String update(final long id, final long lots)
    {
        return NodeFiles.updated(user(id), id, side(id), price(id), size(orders.get(id)[1]), size(lots));
    }

    private String price(final long id)
    {
        return orders.get(id)[0] + ".0";
    }

    private static String user(final long id)
    {
        return "0xmaker" + id % 5;
    }

    private static String side(final long id)
    {
        return id % 2 == 0 ? "B" : "A";
    }

    private static String size(final long lots)
    {
        return BigDecimal.valueOf(lots, 2).toPlainString();
    }
}
