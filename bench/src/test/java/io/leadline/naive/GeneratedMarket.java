package io.leadline.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

import io.leadline.config.Ladder;
import io.leadline.config.Market;

/**
 * What the generator remembers of a market to aim well: a guess at its living orders and levels, and a mid that
 * wanders. A guess is enough, because a stray event is as welcome as a good one.
 */
final class GeneratedMarket
{
    /** Something that probably rests. */
    record Guess(String id, boolean isBid, long priceTicks, long sizeLots)
    {
    }

    private static final int MOST_DEAD_IDS = 50;
    private static final long LONGEST_ID_BASE = 100_000_000_000_000_000L;
    private static final long[] FIRST_MIDS_TICKS =
        {12, 2_000, 6_713, 40_000, 40_000, 400_000, 4_000_000, 26_666_667, 1L << 33, (1L << 40) + 12_345};

    private final Market settings;
    private final Random random;
    private final Map<String, Guess> living = new LinkedHashMap<>();
    private final List<String> deadIds = new ArrayList<>();
    private final TreeSet<Long> bidLevels = new TreeSet<>();
    private final TreeSet<Long> askLevels = new TreeSet<>();
    private final boolean wanders;
    private final int idKind;
    private long midTicks;
    private long lastId;

    GeneratedMarket(final Market settings, final Random random)
    {
        this.settings = settings;
        this.random = random;
        this.midTicks = FIRST_MIDS_TICKS[random.nextInt(FIRST_MIDS_TICKS.length)];
        this.wanders = random.nextInt(3) > 0;
        this.idKind = random.nextInt(5);
    }

    Market settings()
    {
        return settings;
    }

    boolean isFedByLevels()
    {
        return settings.book() == Market.BookKind.LEVELS;
    }

    int livingCount()
    {
        return living.size();
    }

    Guess anyLiving()
    {
        return List.copyOf(living.values()).get(random.nextInt(living.size()));
    }

    /** Mostly the order that stands farthest across the mid, so that books do not stay crossed for ever. */
    Guess likelyToLeave()
    {
        return random.nextInt(4) == 0
            ? anyLiving()
            : living.values().stream().max(Comparator.comparingLong(this::crossedTicks)).orElseThrow();
    }

    List<Guess> allLiving()
    {
        return List.copyOf(living.values());
    }

    void rests(final Guess guess)
    {
        living.put(guess.id(), guess);
    }

    void dies(final String id)
    {
        if (living.remove(id) != null)
        {
            deadIds.add(id);
        }
        if (deadIds.size() > MOST_DEAD_IDS)
        {
            deadIds.remove(0);
        }
    }

    void forget()
    {
        living.clear();
        bidLevels.clear();
        askLevels.clear();
    }

    /** Prices of a side that probably have a level. */
    TreeSet<Long> levels(final boolean isBid)
    {
        return isBid ? bidLevels : askLevels;
    }

    /** An id that is mostly new, at times one that has died. */
    String freshId()
    {
        if (!deadIds.isEmpty() && random.nextInt(8) == 0)
        {
            return deadIds.get(random.nextInt(deadIds.size()));
        }
        lastId++;

        return switch (idKind)
        {
            case 0 -> Long.toString(lastId);
            case 1 -> "o" + lastId;
            case 2 -> mixedId();
            case 3 -> Long.toString(Long.MAX_VALUE - lastId);
            default -> random.nextBoolean() ? Long.toString(lastId) : "0x" + Long.toHexString(lastId);
        };
    }

    void wander()
    {
        if (wanders && random.nextInt(4) == 0)
        {
            final long stride = Math.max(1, midTicks / 20_000);
            midTicks = Math.max(1, midTicks + (random.nextInt(5) - 2) * stride);
        }
    }

    /** A valid price: near the mid, on an edge or a tick beside it, across the spread, or far away. */
    long priceTicks(final boolean isBid, final List<Ladder> ladders)
    {
        final int outwards = isBid ? -1 : 1;
        final int kind = random.nextInt(100);
        final long price;
        if (kind < 35)
        {
            price = midTicks + outwards * (long)random.nextInt(8);
        }
        else if (kind < 50)
        {
            price = midTicks + outwards * (long)(random.nextDouble() * (midTicks / 80 + 1));
        }
        else if (kind < 86)
        {
            price = onEdge(isBid, ladders.get(random.nextInt(ladders.size())));
        }
        else if (kind < 90)
        {
            price = midTicks - outwards * (long)random.nextInt(4);
        }
        else if (kind < 96)
        {
            price = living.isEmpty() ? midTicks : anyLiving().priceTicks();
        }
        else
        {
            price = farTicks();
        }

        return Math.min(EdgeCase.MAX_PRICE_TICKS, Math.max(1, price));
    }

    private long onEdge(final boolean isBid, final Ladder ladder)
    {
        final int edgeBpsE2 = ladder.edgesBpsE2().get(random.nextInt(ladder.edgesBpsE2().size()));
        final long bid = touchTicks(true);
        final long ask = touchTicks(false);
        final long touch = 2 * (isBid ? bid : ask);
        final long reference = ladder.reference() == Ladder.Reference.MID ? bid + ask : touch;

        return EdgeCase.limitTicks(isBid, reference, edgeBpsE2) + random.nextInt(3) - 1;
    }

    private long touchTicks(final boolean isBid)
    {
        final TreeSet<Long> levels = levels(isBid);
        if (!levels.isEmpty())
        {
            return isBid ? levels.last() : levels.first();
        }

        return living.values().stream()
            .filter(guess -> guess.isBid() == isBid)
            .mapToLong(Guess::priceTicks)
            .reduce(isBid ? Math::max : Math::min)
            .orElse(midTicks);
    }

    private long crossedTicks(final Guess guess)
    {
        return guess.isBid() ? guess.priceTicks() - midTicks : midTicks - guess.priceTicks();
    }

    private long farTicks()
    {
        return switch (random.nextInt(4))
        {
            case 0 -> 1;
            case 1 -> midTicks + 1_000_000;
            case 2 -> EdgeCase.MAX_PRICE_TICKS;
            default -> 1 + (long)(random.nextDouble() * 3 * midTicks);
        };
    }

    private String mixedId()
    {
        return switch (random.nextInt(8))
        {
            case 0 -> Long.toString(lastId);
            case 1 -> "0" + lastId;
            case 2 -> "-" + lastId;
            case 3 -> "922337203685477580" + lastId;
            case 4 -> "order, \"" + lastId + '"';
            case 5 -> "é" + lastId;
            case 6 -> "z".repeat(110) + (LONGEST_ID_BASE + lastId);
            default -> "+" + lastId;
        };
    }
}
