package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

class LiveOrderTableTest
{
    private static final int TEXT_COUNT = 600;
    private static final int STEPS = 6_000;

    private final TextKey key = new TextKey();

    @Test
    void shouldAgreeWithAMapOfStrings()
    {
        for (long seed = 1; seed <= 10; seed++)
        {
            agree(seed, texts(new Random(seed), 0));
        }
    }

    /** All texts begin their search in the same eighth of the table: buckets are full and are gone past. */
    @Test
    void shouldAgreeWithAMapWhereTextsCollide()
    {
        for (long seed = 1; seed <= 10; seed++)
        {
            agree(seed, texts(new Random(seed), 3));
        }
    }

    /** An order of each bucket has gone on to the next, and those that made it go on are gone. */
    @Test
    void shouldFindNothingWhereOrdersHaveGonePastEveryBucket()
    {
        final LiveOrderPool orders = new LiveOrderPool();
        final LiveOrderTable table = new LiveOrderTable(orders);
        final Map<Integer, List<String>> textsByHome = new HashMap<>();
        for (int i = 0; i < 1_000; i++)
        {
            key.set("o-" + i);
            textsByHome.computeIfAbsent(key.hash() >>> 30, home -> new ArrayList<>()).add("o-" + i);
        }
        final List<String> gonePast = new ArrayList<>();
        for (int home = 0; home < 4; home++)
        {
            final List<String> texts = textsByHome.get(home);
            final int here = home == 0 ? 6 : 5;
            for (int i = 0; i <= here; i++)
            {
                key.set(texts.get(i));
                table.add(orders.add(key, -2L - i));
            }
            gonePast.add(texts.get(here));
            for (int i = 0; i < here; i++)
            {
                final int handle = find(table, texts.get(i));
                table.remove(handle);
                orders.remove(handle);
            }
        }

        assertTimeoutPreemptively(
            Duration.ofMinutes(1), () -> assertThat(find(table, "absent")).isEqualTo(LiveOrderPool.NONE));
        assertThat(gonePast).allMatch(text -> find(table, text) != LiveOrderPool.NONE);
    }

    /** Few orders that come and go for long leave marks in all buckets of a small table. */
    @Test
    void shouldAgreeWithAMapWhereFewComeAndGoForLong()
    {
        assertTimeoutPreemptively(Duration.ofMinutes(2), () ->
        {
            for (long seed = 1; seed <= 4; seed++)
            {
                comeAndGo(seed);
            }
        });
    }

    private void comeAndGo(final long seed)
    {
        final Random random = new Random(seed);
        final LiveOrderPool orders = new LiveOrderPool();
        final LiveOrderTable table = new LiveOrderTable(orders);
        final List<String> living = new ArrayList<>();
        for (int i = 0; i < 300_000; i++)
        {
            if (living.size() == 14 || !living.isEmpty() && random.nextBoolean())
            {
                final int handle = find(table, living.remove(random.nextInt(living.size())));
                table.remove(handle);
                orders.remove(handle);
            }
            else
            {
                final String text = "o-" + i;
                if (find(table, text) != LiveOrderPool.NONE)
                {
                    throw new AssertionError("order was never added: seed=" + seed + " i=" + i);
                }
                table.add(orders.add(key, -2L - i));
                living.add(text);
            }
        }
        assertThat(living).as("seed=%d", seed).allMatch(text -> find(table, text) != LiveOrderPool.NONE);
    }

    /** Two tables hold what their own maps do, and the pool gives no more handles than orders ever lived at once. */
    private void agree(final long seed, final List<String> texts)
    {
        final Random random = new Random(seed);
        final LiveOrderPool orders = new LiveOrderPool();
        final List<LiveOrderTable> tables = List.of(new LiveOrderTable(orders), new LiveOrderTable(orders));
        final List<Map<String, Integer>> maps = List.of(new HashMap<>(), new HashMap<>());
        int most = 0;
        for (int i = 0; i < STEPS; i++)
        {
            final String place = "seed=" + seed + " i=" + i;
            final int market = random.nextInt(2);
            final String text = texts.get(random.nextInt(i < STEPS / 2 ? texts.size() : texts.size() / 8));
            final int handle = find(tables.get(market), text);
            assertThat(handle).as(place).isEqualTo(maps.get(market).getOrDefault(text, LiveOrderPool.NONE));
            if (handle == LiveOrderPool.NONE)
            {
                final int added = orders.add(key, -2L - i);
                tables.get(market).add(added);
                maps.get(market).put(text, added);
                assertThat(tables.get(market).find(key)).as(place).isEqualTo(added);
            }
            else
            {
                tables.get(market).remove(handle);
                orders.remove(handle);
                maps.get(market).remove(text);
            }
            most = Math.max(most, maps.get(0).size() + maps.get(1).size());
        }
        check(seed, tables, maps, most);
    }

    private void check(
        final long seed, final List<LiveOrderTable> tables, final List<Map<String, Integer>> maps, final int most)
    {
        for (int market = 0; market < tables.size(); market++)
        {
            final List<Integer> handles = new ArrayList<>();
            tables.get(market).forEach(handles::add);
            assertThat(handles).as("seed=%d", seed).containsExactlyInAnyOrderElementsOf(maps.get(market).values());
            assertThat(handles).as("seed=%d most=%d", seed, most).allMatch(handle -> handle <= most);
            for (final Map.Entry<String, Integer> entry : maps.get(market).entrySet())
            {
                assertThat(find(tables.get(market), entry.getKey())).as("seed=%d", seed).isEqualTo(entry.getValue());
            }
        }
    }

    private int find(final LiveOrderTable table, final String text)
    {
        key.set(text);

        return table.find(key);
    }

    /** Texts of all lengths whose hashes have zeros in so many of their upper bits. */
    private List<String> texts(final Random random, final int zeroBits)
    {
        final List<String> texts = new ArrayList<>();
        for (int i = 0; texts.size() < TEXT_COUNT; i++)
        {
            final String text = "i".repeat(random.nextInt(60)) + i;
            key.set(text);
            if (zeroBits == 0 || key.hash() >>> Integer.SIZE - zeroBits == 0)
            {
                texts.add(text);
            }
        }

        return texts;
    }
}
