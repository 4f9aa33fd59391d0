package io.leadline.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a map of the library. */
class OrderTableTest
{
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private record Ids(String name, IntToLongFunction id)
    {
        @Override
        public String toString()
        {
            return name;
        }
    }

    static Stream<Ids> ids()
    {
        final long inverse = inverseOfGolden();
        final Stream<Ids> strides = IntStream.of(1, 4, 8, 12, 16, 20, 24, 32, 36, 40, 44)
            .mapToObj(bits -> new Ids("stride of 2^" + bits, i -> (long)i << bits));

        return Stream.concat(strides, Stream.of(
            new Ids("sequence", i -> 91_490_000_000L + i),
            new Ids("falling sequence of interned ids", i -> -2L - i),
            new Ids("clusters", i -> (long)(i / 100) * 1_000_000_007L + i % 100),
            new Ids("random", i -> new Random(i).nextLong()),
            new Ids("borders", i -> i % 2 == 0 ? Long.MAX_VALUE - i : Long.MIN_VALUE + i),
            // Upper halves of the hash agree in groups of eight: only the order's own id tells them apart.
            new Ids("equal hashes", i -> ((long)(i / 8) << 40 | i % 8) * inverse),
            // All homes are the last places of the table: runs go around its end.
            new Ids("homes at the end", i -> (-1L - ((long)i << 20)) * inverse)));
    }

    /** The number that undoes the table's multiplication, so that a test can choose hashes. */
    private static long inverseOfGolden()
    {
        long inverse = GOLDEN;
        for (int i = 0; i < 6; i++)
        {
            inverse *= 2 - GOLDEN * inverse;
        }
        assertThat(inverse * GOLDEN).isOne();

        return inverse;
    }

    @ParameterizedTest
    @MethodSource("ids")
    void shouldFollowModel(final Ids ids)
    {
        for (long seed = 1; seed <= 3; seed++)
        {
            follow(seed, new Random(seed), ids, 4_000);
        }
    }

    /** A hundred thousand ids take a moment, not the square of it. */
    @Test
    void shouldHoldManyIdsOfEveryStride()
    {
        for (int bits = 0; bits <= 40; bits++)
        {
            final OrderSlabs slabs = new OrderSlabs();
            final OrderTable table = new OrderTable(slabs);
            for (long i = 0; i < 100_000; i++)
            {
                table.put(i << bits, slabs.add(0, i << bits, 1, 1, false));
            }
            assertThat(table.count()).isEqualTo(100_000);
            for (long i = 0; i < 100_000; i++)
            {
                assertThat(slabs.orderId(table.get(i << bits)) == i << bits).as("bits=%d id=%d", bits, i).isTrue();
            }
        }
    }

    private static void follow(final long seed, final Random random, final Ids ids, final int idCount)
    {
        final OrderSlabs slabs = new OrderSlabs();
        final OrderTable table = new OrderTable(slabs);
        final Map<Long, Integer> model = new HashMap<>();
        final List<Long> known = new ArrayList<>();
        for (int i = 0; i < 20_000; i++)
        {
            final long id = ids.id().applyAsLong(random.nextInt(idCount));
            final Integer handle = model.get(id);
            final boolean isGrowing = i / 5_000 % 2 == 0;
            if (random.nextInt(10_000) == 0)
            {
                table.clear();
                slabs.clear();
                model.clear();
            }
            else if (handle != null && random.nextInt(10) < (isGrowing ? 2 : 9))
            {
                table.remove(id, handle);
                slabs.remove(handle);
                model.remove(id);
            }
            else if (handle == null && random.nextInt(10) < (isGrowing ? 9 : 2))
            {
                final int added = slabs.add(random.nextInt(9), id, 1, 1, false);
                table.put(id, added);
                model.put(id, added);
                known.add(id);
            }
            final long asked = random.nextBoolean() || known.isEmpty() ?
                ids.id().applyAsLong(random.nextInt(idCount)) : known.get(random.nextInt(known.size()));
            assertThat(table.get(asked) == model.getOrDefault(asked, OrderTable.ABSENT) &&
                table.count() == model.size()).as("%s seed=%d step=%d id=%d", ids, seed, i, asked).isTrue();
        }
        model.forEach((id, handle) -> assertThat(table.get(id)).as("%s seed=%d", ids, seed).isEqualTo(handle));
    }
}
