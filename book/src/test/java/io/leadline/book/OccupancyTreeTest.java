package io.leadline.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.Test;

/** Against a sorted set. */
class OccupancyTreeTest
{
    private static final long LIMIT = 1L << 36;

    @Test
    void shouldFollowModelWhereNumbersLieClose()
    {
        for (long seed = 1; seed <= 20; seed++)
        {
            final Random random = new Random(seed);
            follow(seed, random, () -> 70_000 + random.nextInt(300));
        }
    }

    @Test
    void shouldFollowModelWhereNumbersLieAnywhere()
    {
        for (long seed = 1; seed <= 20; seed++)
        {
            final Random random = new Random(seed);
            final long[] numbers = random.longs(400, 0, LIMIT).toArray();
            follow(seed, random, () -> numbers[random.nextInt(numbers.length)]);
        }
    }

    /** Words of every layer fill up and empty again. */
    @Test
    void shouldFollowModelOnBordersOfEveryLayer()
    {
        for (long seed = 1; seed <= 20; seed++)
        {
            final Random random = new Random(seed);
            follow(seed, random, () ->
                Math.floorMod((random.nextInt(3) << 6 * random.nextInt(6)) + random.nextInt(3) - 1L, LIMIT));
        }
    }

    @Test
    void shouldKnowFirstAndLastNumber()
    {
        final OccupancyTree tree = new OccupancyTree();
        assertThat(tree.highest()).isEqualTo(-1);
        assertThat(tree.above(0)).isEqualTo(-1);
        assertThat(tree.below(LIMIT - 1)).isEqualTo(-1);
        tree.add(0);
        tree.add(LIMIT - 1);
        tree.add(LIMIT - 1);

        assertThat(tree.highest()).isEqualTo(LIMIT - 1);
        assertThat(tree.above(0)).isEqualTo(LIMIT - 1);
        assertThat(tree.below(LIMIT - 1)).isZero();
        tree.remove(LIMIT - 1);
        assertThat(tree.highest()).isZero();
        tree.clear();
        assertThat(tree.highest()).isEqualTo(-1);
    }

    private static void follow(final long seed, final Random random, final LongSupplier numbers)
    {
        final OccupancyTree tree = new OccupancyTree();
        final TreeSet<Long> model = new TreeSet<>();
        for (int i = 0; i < 10_000; i++)
        {
            final long number = numbers.getAsLong();
            final boolean isGrowing = i / 2_000 % 2 == 0;
            if (random.nextInt(3_000) == 0)
            {
                tree.clear();
                model.clear();
            }
            else if (random.nextInt(10) < (isGrowing ? 7 : 3))
            {
                tree.add(number);
                model.add(number);
            }
            else if (model.remove(number))
            {
                tree.remove(number);
            }
            assertSame(tree, model, numbers.getAsLong(), "seed=" + seed + " step=" + i);
        }
    }

    private static void assertSame(
        final OccupancyTree tree, final TreeSet<Long> model, final long number, final String description)
    {
        final Long lower = model.lower(number);
        final Long higher = model.higher(number);
        final boolean isSame = tree.highest() == (model.isEmpty() ? -1 : model.last()) &&
            tree.below(number) == (lower == null ? -1 : lower) && tree.above(number) == (higher == null ? -1 : higher);

        assertThat(isSame).as("%s number=%d", description, number).isTrue();
    }
}
