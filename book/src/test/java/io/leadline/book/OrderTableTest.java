package io.leadline.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a map of the library. */
class OrderTableTest
{
    private static final int MARKETS = 3;
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;
    private static final long SECOND = 0xd6e8_feb8_6659_fd93L;

    private record Ids(String name, IntToLongFunction id)
    {
        @Override
        public String toString()
        {
            return name;
        }
    }

    private record Key(int market, long id)
    {
    }

    static Stream<Ids> ids()
    {
        final Stream<Ids> strides = IntStream.of(1, 4, 8, 12, 16, 20, 24, 32, 36, 40, 44)
            .mapToObj(bits -> new Ids("stride of 2^" + bits, i -> (long)i << bits));

        return Stream.concat(strides, Stream.of(
            new Ids("sequence", i -> 91_490_000_000L + i),
            new Ids("falling sequence of interned ids", i -> -2L - i),
            new Ids("clusters", i -> (long)(i / 100) * 1_000_000_007L + i % 100),
            new Ids("random", i -> new Random(i).nextLong()),
            new Ids("borders", i -> i % 2 == 0 ? Long.MAX_VALUE - i : Long.MIN_VALUE + i),
            // Upper halves of the hash agree in groups of eight: only the order's own id tells them apart.
            new Ids("equal hashes", i -> numberOfHash((long)(i / 8) << 40 | i % 8)),
            // All homes are the last places of the table: runs go around its end.
            new Ids("homes at the end", i -> numberOfHash(-1L - ((long)i << 20)))));
    }

    /** The number whose hash this is, so that a test can choose hashes. */
    private static long numberOfHash(final long hash)
    {
        final long mixed = hash * inverse(SECOND);
        final long number = (mixed ^ mixed >>> 26 ^ mixed >>> 52) * inverse(GOLDEN);
        assertThat(Hash.of(number)).isEqualTo(hash);

        return number;
    }

    /** The number that undoes a multiplication. */
    private static long inverse(final long factor)
    {
        long inverse = factor;
        for (int i = 0; i < 6; i++)
        {
            inverse *= 2 - factor * inverse;
        }

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

    /** An order of each of the 16 buckets has gone on to the next, and those that made it go on are gone. */
    @Test
    void shouldFindNothingWhereOrdersHaveGonePastEveryBucket()
    {
        final OrderPool pool = new OrderPool();
        final OrderTable table = new OrderTable(pool);
        final OrderSlabs slabs = new OrderSlabs(pool, 0);
        for (long home = 0; home < 16; home++)
        {
            final int here = home == 0 ? 6 : 5;
            for (int i = 0; i <= here; i++)
            {
                final long id = numberOfHash(home << 60 | i << 24);
                table.put(OrderTable.hash(0, id), slabs.add(0, id, 1, 0, 1, false));
            }
            for (int i = 0; i < here; i++)
            {
                final Key key = new Key(0, numberOfHash(home << 60 | i << 24));
                final int handle = handle(table, key);
                table.remove(table.find(hash(key), 0, key.id()), hash(key));
                slabs.remove(handle);
            }
        }

        final Key absent = new Key(0, numberOfHash(7L << 24));
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertThat(handle(table, absent)).isEqualTo(-1));
        assertThat(table.count()).isEqualTo(16);
    }

    /** A hundred thousand ids take a moment, not the square of it. */
    @Test
    void shouldHoldManyIdsOfEveryStride()
    {
        for (int bits = 0; bits <= 40; bits++)
        {
            final int stride = bits;
            assertRunsAreShort("bits=" + bits, i -> i % MARKETS, i -> (long)i << stride);
        }
    }

    /** Every market numbers its orders alike, as venues do. */
    @Test
    void shouldTellMarketsApart()
    {
        assertRunsAreShort("same ids in 1000 markets", i -> i % 1_000, i -> i / 1_000);
        assertRunsAreShort("same ids in 100 markets", i -> i / 1_000, i -> 5_000_000_000L + i % 1_000);
    }

    /** Runs of a half full table with good hashes are a few places long; a bad one's are thousands. */
    private static void assertRunsAreShort(
        final String description, final IntUnaryOperator market, final IntToLongFunction id)
    {
        final OrderPool pool = new OrderPool();
        final Map<Integer, OrderSlabs> slabs = new HashMap<>();
        final OrderTable table = new OrderTable(pool);
        final boolean[] isTaken = new boolean[1 << 18];
        final int count = 100_000;
        for (int i = 0; i < count; i++)
        {
            final int key = market.applyAsInt(i);
            final OrderSlabs side = slabs.computeIfAbsent(key, number -> new OrderSlabs(pool, number));
            final long hash = OrderTable.hash(key, id.applyAsLong(i));
            assertThat(table.find(hash, key, id.applyAsLong(i))).isEqualTo(OrderTable.ABSENT);
            table.put(hash, side.add(0, id.applyAsLong(i), 1, 0, 1, false));
        }
        for (int i = 0; i < count; i++)
        {
            isTaken[home(market.applyAsInt(i), id.applyAsLong(i)) & isTaken.length - 1] = true;
        }
        int homes = 0;
        for (final boolean taken : isTaken)
        {
            homes += taken ? 1 : 0;
        }

        // Random numbers would take 83,000 of the places.
        assertThat(homes).as(description).isGreaterThan(80_000);
        assertThat(table.count()).isEqualTo(count);
    }

    private static int home(final int market, final long id)
    {
        return (int)(Hash.of(market, id) >>> Long.SIZE - 18);
    }

    private static void follow(final long seed, final Random random, final Ids ids, final int idCount)
    {
        final OrderPool pool = new OrderPool();
        final OrderTable table = new OrderTable(pool);
        final OrderSlabs[] slabs = new OrderSlabs[MARKETS];
        Arrays.setAll(slabs, market -> new OrderSlabs(pool, market));
        final Map<Key, Integer> model = new HashMap<>();
        for (int i = 0; i < 20_000; i++)
        {
            final Key key = new Key(random.nextInt(MARKETS), ids.id().applyAsLong(random.nextInt(idCount)));
            final Integer handle = model.get(key);
            final boolean isGrowing = i / 5_000 % 2 == 0;
            if (random.nextInt(5_000) == 0)
            {
                slabs[key.market()].clear(table);
                model.keySet().removeIf(known -> known.market() == key.market());
            }
            else if (handle != null && random.nextInt(10) < (isGrowing ? 2 : 9))
            {
                table.remove(table.find(hash(key), key.market(), key.id()), hash(key));
                slabs[key.market()].remove(handle);
                model.remove(key);
            }
            else if (handle == null && random.nextInt(10) < (isGrowing ? 9 : 2))
            {
                final int added = slabs[key.market()].add(random.nextInt(9), key.id(), 1, 0, 1, false);
                table.put(hash(key), added);
                model.put(key, added);
            }
            final Key asked = new Key(random.nextInt(MARKETS), ids.id().applyAsLong(random.nextInt(idCount)));
            assertThat(handle(table, asked) == model.getOrDefault(asked, -1) && table.count() == model.size())
                .as("%s seed=%d step=%d %s", ids, seed, i, asked).isTrue();
        }
        model.forEach((key, handle) -> assertThat(handle(table, key)).as("%s seed=%d", ids, seed).isEqualTo(handle));
    }

    private static long hash(final Key key)
    {
        return OrderTable.hash(key.market(), key.id());
    }

    private static int handle(final OrderTable table, final Key key)
    {
        final int place = table.find(hash(key), key.market(), key.id());

        return place < 0 ? -1 : table.handle(place);
    }
}
