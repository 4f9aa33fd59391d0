package io.leadline.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Against lists of orders by owner. */
class OrderSlabsTest
{
    private static final int MARKET = 7;
    private static final int PAGE = OrderPool.UNKNOWN_PAGE;
    private static final int FULL = (1 << OrderSlabs.SLAB_LENGTH) - 1;

    private record Order(int handle, int owner, long id, long priceTicks, long sizeLots, boolean isPostOnly)
    {
    }

    @Test
    void shouldHoldOrdersOfFewOwners()
    {
        for (long seed = 1; seed <= 30; seed++)
        {
            follow(seed, 3, 4_000);
        }
    }

    @Test
    void shouldHoldOrdersOfManyOwners()
    {
        for (long seed = 1; seed <= 4; seed++)
        {
            follow(seed, 20_000, 30_000);
        }
    }

    @Test
    void shouldKnowNothingOfOwnerNeverSeen()
    {
        final OrderPool pool = new OrderPool();
        final OrderSlabs slabs = new OrderSlabs(pool, MARKET);
        assertThat(slabs.firstSlab(1_000_000)).isEqualTo(OrderSlabs.NONE);
        slabs.add(5, 1, 10, PAGE, 1, false);
        assertThat(slabs.firstSlab(4)).isEqualTo(OrderSlabs.NONE);
        assertThat(slabs.firstSlab(1_000_000)).isEqualTo(OrderSlabs.NONE);
    }

    /** A slot that held a post-only order must not lend its mark to the next. */
    @Test
    void shouldForgetMarkOfSlotThatIsTakenAgain()
    {
        final OrderPool pool = new OrderPool();
        final OrderSlabs slabs = new OrderSlabs(pool, MARKET);
        final int first = slabs.add(0, 1, 10, PAGE, 1, true);
        final int second = slabs.add(0, 2, 10, PAGE, 1, true);
        slabs.remove(first);
        assertThat(slabs.postOnly(OrderPool.slab(first))).isEqualTo(1 << OrderPool.slot(second));
        final int third = slabs.add(0, 3, 10, PAGE, 1, false);

        assertThat(third).isEqualTo(first);
        assertThat(isPostOnly(slabs, third)).isFalse();
        assertThat(isPostOnly(slabs, second)).isTrue();
    }

    /** What is given up is taken again, by whomever: memory follows the most that rested at once. */
    @Test
    void shouldTakeSlabsAgain()
    {
        final OrderPool pool = new OrderPool();
        final OrderSlabs slabs = new OrderSlabs(pool, MARKET);
        int highest = 0;
        for (int round = 0; round < 1_000; round++)
        {
            final List<Integer> handles = new ArrayList<>();
            for (int i = 0; i < 64; i++)
            {
                handles.add(slabs.add(round % 7, i, 10, PAGE, 1, false));
            }
            for (final int handle : handles)
            {
                highest = Math.max(highest, handle);
                slabs.remove(handle);
            }
        }

        assertThat(highest).isLessThan(OrderPool.handle(7, 0));
    }

    /** Two markets share the memory: what one does leaves the other as it was. */
    private static void follow(final long seed, final int ownerCount, final int count)
    {
        final Random random = new Random(seed);
        final OrderPool pool = new OrderPool();
        final OrderTable table = new OrderTable(pool);
        final List<Side> sides = List.of(new Side(pool, MARKET), new Side(pool, MARKET + 1));
        for (int i = 0; i < count; i++)
        {
            final Side side = sides.get(random.nextInt(2));
            final boolean isGrowing = i / (count / 4) % 2 == 0;
            if (random.nextInt(count / 2) == 0)
            {
                side.slabs.clear(table);
                side.model.clear();
            }
            else if (side.model.isEmpty() || random.nextInt(10) < (isGrowing ? 7 : 3))
            {
                side.add(table, random, ownerCount, i);
            }
            else
            {
                side.remove(table, random);
            }
            if (i % (ownerCount + 13) == 0)
            {
                sides.forEach(each -> each.assertSame(ownerCount, "seed=" + seed));
            }
            assertThat(table.count()).isEqualTo(sides.stream().mapToInt(each -> each.model.size()).sum());
        }
        sides.forEach(each -> each.assertSame(ownerCount, "seed=" + seed));
    }

    /** One market's slabs, and what should be in them. */
    private static final class Side
    {
        private final OrderPool pool;
        private final OrderSlabs slabs;
        private final int market;
        private final List<Order> model = new ArrayList<>();

        private Side(final OrderPool pool, final int market)
        {
            this.pool = pool;
            this.market = market;
            slabs = new OrderSlabs(pool, market);
        }

        private void add(final OrderTable table, final Random random, final int ownerCount, final long id)
        {
            // Some owners are busier than others.
            final int owner = random.nextInt(1 + random.nextInt(ownerCount));
            final long price = random.nextLong() >>> 23;
            final int page = random.nextInt(3) == 0 ? OrderPool.UNKNOWN_PAGE : random.nextInt(OrderPool.UNKNOWN_PAGE);
            final long size = random.nextLong() >>> 2;
            final boolean isPostOnly = random.nextBoolean();
            final int handle = slabs.add(owner, id, price, page, size, isPostOnly);
            table.put(OrderTable.hash(market, id), handle);
            assertThat(pool.page(handle)).isEqualTo(page);
            model.add(new Order(handle, owner, id, price, size, isPostOnly));
        }

        private void remove(final OrderTable table, final Random random)
        {
            final int which = random.nextInt(model.size());
            final Order removed = model.set(which, model.get(model.size() - 1));
            model.remove(model.size() - 1);
            final long hash = OrderTable.hash(market, removed.id());
            table.remove(table.find(hash, market, removed.id()), hash);
            slabs.remove(removed.handle());
        }

        private void assertSame(final int ownerCount, final String description)
        {
            final Map<Integer, Order> byHandle = new HashMap<>();
            for (final Order order : model)
            {
                assertThat(byHandle.put(order.handle(), order)).as(description).isNull();
            }
            for (int owner = 0; owner < ownerCount; owner++)
            {
                assertRing(owner, byHandle, description + " owner=" + owner);
            }
            assertThat(byHandle).as(description).isEmpty();
        }

        /** Walks an owner's ring: no slab twice, none empty, those with room first, and exactly its orders. */
        private void assertRing(final int owner, final Map<Integer, Order> unseen, final String description)
        {
            final Set<Integer> visited = new HashSet<>();
            boolean wasFull = false;
            for (int slab = slabs.firstSlab(owner); slab != OrderSlabs.NONE; slab = slabs.nextSlab(owner, slab))
            {
                assertThat(visited.add(slab)).as(description).isTrue();
                final int occupancy = slabs.occupancy(slab);
                assertThat(occupancy).as(description).isBetween(1, FULL);
                assertThat(wasFull && occupancy != FULL).as(description).isFalse();
                wasFull = occupancy == FULL;
                assertThat(OrderPool.market(pool.header(slab))).isEqualTo(market);
                for (int rest = occupancy; rest != 0; rest &= rest - 1)
                {
                    final int handle = OrderSlabs.handle(slab, Integer.numberOfTrailingZeros(rest));
                    assertThat(order(handle)).as(description).isEqualTo(unseen.remove(handle));
                    assertThat(OrderPool.owner(pool.header(slab))).as(description).isEqualTo(owner);
                }
            }
        }

        private Order order(final int handle)
        {
            return new Order(
                handle, OrderPool.owner(pool.header(OrderPool.slab(handle))), slabs.orderId(handle),
                slabs.priceTicks(handle), slabs.sizeLots(handle), isPostOnly(slabs, handle));
        }
    }

    private static boolean isPostOnly(final OrderSlabs slabs, final int handle)
    {
        return (slabs.postOnly(OrderPool.slab(handle)) >> OrderPool.slot(handle) & 1) != 0;
    }
}
