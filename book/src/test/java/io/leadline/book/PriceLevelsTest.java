package io.leadline.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.Test;

/** Against a sorted map of big integers. */
class PriceLevelsTest
{
    private static final long MAX_PRICE = (1L << 41) - 1;
    private static final long MAX_SIZE = (1L << 62) - 1;

    @Test
    void shouldFollowModelWherePricesLieClose()
    {
        for (long seed = 1; seed <= 20; seed++)
        {
            final Random random = new Random(seed);
            follow(seed, random, () -> 4_600 + (long)(random.nextGaussian() * 30), 6_000);
        }
    }

    @Test
    void shouldFollowModelWherePricesLieAnywhere()
    {
        for (long seed = 1; seed <= 10; seed++)
        {
            final Random random = new Random(seed);
            final long[] prices = random.longs(300, 1, MAX_PRICE + 1).toArray();
            follow(seed, random, () -> prices[random.nextInt(prices.length)], 6_000);
        }
    }

    /** Neighbours meet in every layer of the tree: prices around powers of two, first and last among them. */
    @Test
    void shouldFollowModelWherePricesLieAroundPowersOfTwo()
    {
        for (long seed = 1; seed <= 20; seed++)
        {
            final Random random = new Random(seed);
            follow(seed, random, () ->
                Math.max(1, Math.min(MAX_PRICE, (1L << random.nextInt(42)) + random.nextInt(5) - 2)), 6_000);
        }
    }

    /** A sequence of pages whose numbers collapse in a table without a good hash. */
    @Test
    void shouldFollowModelWherePricesLieInStrides()
    {
        for (int bits = 6; bits <= 34; bits += 4)
        {
            final long stride = 1L << bits;
            final Random random = new Random(bits);
            follow(bits, random, () -> 1 + stride * random.nextInt((int)Math.min(400, MAX_PRICE / stride)), 4_000);
        }
    }

    /** A market that runs away: pages are given up behind it and taken again. */
    @Test
    void shouldFollowModelWherePricesWander()
    {
        for (long seed = 1; seed <= 5; seed++)
        {
            final Random random = new Random(seed);
            final long[] centre = {1_000_000};
            follow(seed, random, () ->
            {
                centre[0] += random.nextInt(41) - 15;
                return centre[0] + random.nextInt(200);
            }, 12_000);
        }
    }

    @Test
    void shouldHoldSumsBeyond63BitsExactly()
    {
        final PriceLevels levels = new PriceLevels(new LevelPages(), 0, 1);
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < 1_000; i++)
        {
            levels.add(MAX_PRICE, MAX_SIZE);
            sum = sum.add(BigInteger.valueOf(MAX_SIZE));
            assertThat(size(levels, MAX_PRICE)).isEqualTo(sum);
        }
        assertThat(levels.levelCount()).isOne();
        for (int i = 0; i < 1_000; i++)
        {
            assertThat(levels.highest()).isEqualTo(MAX_PRICE);
            levels.remove(MAX_PRICE, MAX_SIZE);
            sum = sum.subtract(BigInteger.valueOf(MAX_SIZE));
            assertThat(size(levels, MAX_PRICE)).isEqualTo(sum);
        }
        assertThat(levels.levelCount()).isZero();
        assertThat(levels.highest()).isEqualTo(PriceLevels.NONE);
    }

    /** 2^63 exactly: the low digit is 0 while the price still holds size. */
    @Test
    void shouldKeepLevelWhoseLowDigitIsZero()
    {
        final PriceLevels levels = new PriceLevels(new LevelPages(), 0, 1);
        levels.add(7, 1L << 61);
        levels.add(7, 1L << 61);
        levels.add(7, 1L << 61);
        levels.add(7, (1L << 61) + 1);
        levels.remove(7, 1);

        assertThat(levels.lowSizeLots(7)).isZero();
        assertThat(levels.isOccupied(7)).isTrue();
        assertThat(levels.lowest()).isEqualTo(7);
        levels.set(7, 5);
        assertThat(size(levels, 7)).isEqualTo(5);
        levels.set(7, 0);
        assertThat(levels.lowest()).isEqualTo(PriceLevels.NONE);
        levels.add(7, 1);
        assertThat(size(levels, 7)).isEqualTo(1);
    }

    @Test
    void shouldReachNoFurtherThanPageOfHighestSinceCleared()
    {
        final PriceLevels levels = new PriceLevels(new LevelPages(), 0, 1);
        levels.set(1_000, 1);
        levels.set(1_000, 0);
        assertThat(levels.reachTicks()).isBetween(1_000L, 1_063L);
        levels.clear();
        levels.set(5, 1);

        assertThat(levels.reachTicks()).isBetween(5L, 63L);
    }

    @Test
    void shouldFindFarNeighboursFirstAndLast()
    {
        final PriceLevels levels = new PriceLevels(new LevelPages(), 0, 1);
        assertThat(levels.lowest()).isEqualTo(PriceLevels.NONE);
        levels.set(1, 9);
        levels.set(MAX_PRICE, 8);

        assertThat(levels.lowest()).isEqualTo(1);
        assertThat(levels.highest()).isEqualTo(MAX_PRICE);
        assertThat(levels.above(0)).isEqualTo(1);
        assertThat(levels.above(1)).isEqualTo(MAX_PRICE);
        assertThat(levels.above(MAX_PRICE)).isEqualTo(PriceLevels.NONE);
        assertThat(levels.below(MAX_PRICE)).isEqualTo(1);
        assertThat(levels.below(MAX_PRICE + 1)).isEqualTo(MAX_PRICE);
        assertThat(levels.below(1)).isEqualTo(PriceLevels.NONE);
        assertThat(levels.isOccupied(2)).isFalse();
        assertThat(levels.lowSizeLots(1L << 30)).isZero();
    }

    private static void follow(final long seed, final Random random, final LongSupplier prices, final int count)
    {
        final PriceLevels levels = new PriceLevels(new LevelPages(), 0, 1);
        final TreeMap<Long, BigInteger> model = new TreeMap<>();
        // Growing, then shrinking: what is taken away wanders back to where it was.
        for (int i = 0; i < count; i++)
        {
            final boolean isGrowing = i / (count / 6) % 2 == 0;
            step(random, levels, model, prices.getAsLong(), isGrowing);
            final String description = "seed=" + seed + " step=" + i;
            assertNeighbours(levels, model, prices.getAsLong(), description);
            if (i % 500 == 0)
            {
                assertWhole(levels, model, description);
            }
        }
        assertWhole(levels, model, "seed=" + seed);
    }

    private static void step(
        final Random random,
        final PriceLevels levels,
        final TreeMap<Long, BigInteger> model,
        final long priceTicks,
        final boolean isGrowing)
    {
        final BigInteger resting = model.getOrDefault(priceTicks, BigInteger.ZERO);
        switch (random.nextInt(isGrowing ? 10 : 14))
        {
            case 0, 1, 2, 3, 4, 5 ->
            {
                final long size = 1 + (random.nextLong() & MAX_SIZE - 1) % (random.nextBoolean() ? 100 : MAX_SIZE);
                levels.add(priceTicks, size);
                model.merge(priceTicks, BigInteger.valueOf(size), BigInteger::add);
            }
            case 6 ->
            {
                final long size = random.nextInt(3) == 0 ? 0 : random.nextLong() & MAX_SIZE;
                levels.set(priceTicks, size);
                put(model, priceTicks, BigInteger.valueOf(size));
            }
            case 7 ->
            {
                if (random.nextInt(600) == 0)
                {
                    levels.clear();
                    model.clear();
                }
            }
            default ->
            {
                if (resting.signum() > 0)
                {
                    final BigInteger most = resting.min(BigInteger.valueOf(MAX_SIZE));
                    final BigInteger size = random.nextBoolean() ?
                        most : BigInteger.ONE.add(new BigInteger(62, random).mod(most));
                    levels.remove(priceTicks, size.longValueExact());
                    put(model, priceTicks, resting.subtract(size));
                }
            }
        }
    }

    private static void put(final Map<Long, BigInteger> model, final long priceTicks, final BigInteger size)
    {
        if (size.signum() == 0)
        {
            model.remove(priceTicks);
        }
        else
        {
            model.put(priceTicks, size);
        }
    }

    private static void assertNeighbours(
        final PriceLevels levels,
        final TreeMap<Long, BigInteger> model,
        final long priceTicks,
        final String description)
    {
        final Long lower = model.lowerKey(priceTicks);
        final Long higher = model.higherKey(priceTicks);
        final boolean isSame =
            levels.levelCount() == model.size() &&
            levels.isOccupied(priceTicks) == model.containsKey(priceTicks) &&
            size(levels, priceTicks).equals(model.getOrDefault(priceTicks, BigInteger.ZERO)) &&
            levels.below(priceTicks) == (lower == null ? PriceLevels.NONE : lower) &&
            levels.above(priceTicks) == (higher == null ? PriceLevels.NONE : higher);

        assertThat(isSame).as("%s price=%d", description, priceTicks).isTrue();
    }

    private static void assertWhole(
        final PriceLevels levels, final TreeMap<Long, BigInteger> model, final String description)
    {
        final TreeMap<Long, BigInteger> rising = new TreeMap<>();
        for (long price = levels.lowest(); price != PriceLevels.NONE; price = levels.above(price))
        {
            rising.put(price, size(levels, price));
        }
        assertThat(rising).as(description).isEqualTo(model);
        assertThat(levels.reachTicks()).as(description).isGreaterThanOrEqualTo(levels.highest());
        final Iterator<Long> falling = model.descendingKeySet().iterator();
        for (long price = levels.highest(); price != PriceLevels.NONE; price = levels.below(price))
        {
            assertThat(price).as(description).isEqualTo(falling.next());
        }
        assertThat(falling.hasNext()).as(description).isFalse();
    }

    static BigInteger size(final PriceLevels levels, final long priceTicks)
    {
        return BigInteger.valueOf(levels.highSizeLots(priceTicks)).shiftLeft(Long.SIZE - 1)
            .add(BigInteger.valueOf(levels.lowSizeLots(priceTicks)));
    }
}
