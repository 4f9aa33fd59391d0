package io.leadline.feed.dydx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class OrderTableTest
{
    /** Keys that differ in one part only, so that orders crowd together and move when one between them goes. */
    @Test
    void shouldFindWhatAMapFindsAfterAnyAdditionsAndRemovals()
    {
        for (long seed = 1; seed <= 20; seed++)
        {
            final SplittableRandom random = new SplittableRandom(seed);
            final OrderTable table = new OrderTable();
            final Map<List<Long>, Long> expected = new LinkedHashMap<>();
            final int accounts = 1 + random.nextInt(300);
            for (int i = 0; i < 20_000; i++)
            {
                final OrderFields order = new OrderFields();
                final int account = random.nextInt(accounts);
                order.clientId = random.nextInt(3) == 0 ? 0xffff_ffffL - random.nextInt(8) : random.nextInt(8);
                order.orderFlags = 32L * random.nextInt(3);
                order.quantums = random.nextLong();
                final List<Long> key = List.of((long)account, order.clientId, order.orderFlags);
                final int slot = table.find(account, order.clientId, order.orderFlags);
                assertThat(slot != OrderTable.NONE).as("seed=%d", seed).isEqualTo(expected.containsKey(key));
                if (slot == OrderTable.NONE)
                {
                    table.add(account, order);
                    expected.put(key, order.quantums);
                }
                else if (random.nextInt(3) > 0)
                {
                    table.remove(slot);
                    expected.remove(key);
                }
            }

            check(table, expected, seed);
            table.clear();
            check(table, Map.of(), seed);
        }
    }

    private static void check(final OrderTable table, final Map<List<Long>, Long> expected, final long seed)
    {
        assertThat(table.count()).as("seed=%d", seed).isEqualTo(expected.size());
        final List<List<Long>> keys = new ArrayList<>(expected.keySet());
        for (final List<Long> key : keys)
        {
            final int slot = table.find(key.get(0).intValue(), key.get(1), key.get(2));

            assertThat(slot).as("seed=%d key=%s", seed, key).isNotEqualTo(OrderTable.NONE);
            assertThat(table.quantums(slot)).as("seed=%d key=%s", seed, key).isEqualTo(expected.get(key));
            assertThat(table.account(slot)).isEqualTo(key.get(0).intValue());
            assertThat(table.clientId(slot)).isEqualTo(key.get(1));
            assertThat(table.orderFlags(slot)).isEqualTo(key.get(2));
        }
    }
}
