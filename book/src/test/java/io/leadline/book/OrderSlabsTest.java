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
        final OrderSlabs slabs = new OrderSlabs();
        assertThat(slabs.firstSlab(1_000_000)).isEqualTo(OrderSlabs.NONE);
        slabs.add(5, 1, 10, 1, false);
        assertThat(slabs.firstSlab(4)).isEqualTo(OrderSlabs.NONE);
        assertThat(slabs.firstSlab(1_000_000)).isEqualTo(OrderSlabs.NONE);
    }

    /** A slot that held a post-only order must not lend its mark to the next. */
    @Test
    void shouldForgetMarkOfSlotThatIsTakenAgain()
    {
        final OrderSlabs slabs = new OrderSlabs();
        final int first = slabs.add(0, 1, 10, 1, true);
        final int second = slabs.add(0, 2, 10, 1, true);
        slabs.remove(first);
        assertThat(slabs.postOnly(first >> 3)).isEqualTo(1 << (second & 7));
        final int third = slabs.add(0, 3, 10, 1, false);

        assertThat(third).isEqualTo(first);
        assertThat(slabs.isPostOnly(third)).isFalse();
        assertThat(slabs.isPostOnly(second)).isTrue();
    }

    /** What is given up is taken again, by whomever: memory follows the most that rested at once. */
    @Test
    void shouldTakeSlabsAgain()
    {
        final OrderSlabs slabs = new OrderSlabs();
        int highest = 0;
        for (int round = 0; round < 1_000; round++)
        {
            final List<Integer> handles = new ArrayList<>();
            for (int i = 0; i < 64; i++)
            {
                handles.add(slabs.add(round % 7, i, 10, 1, false));
            }
            for (final int handle : handles)
            {
                highest = Math.max(highest, handle);
                slabs.remove(handle);
            }
        }

        assertThat(highest).isLessThan(64);
    }

    private static void follow(final long seed, final int ownerCount, final int count)
    {
        final Random random = new Random(seed);
        final OrderSlabs slabs = new OrderSlabs();
        final List<Order> model = new ArrayList<>();
        for (int i = 0; i < count; i++)
        {
            final boolean isGrowing = i / (count / 4) % 2 == 0;
            if (random.nextInt(count) == 0)
            {
                slabs.clear();
                model.clear();
            }
            else if (model.isEmpty() || random.nextInt(10) < (isGrowing ? 7 : 3))
            {
                model.add(add(slabs, random, ownerCount, i));
            }
            else
            {
                final int which = random.nextInt(model.size());
                final Order removed = model.set(which, model.get(model.size() - 1));
                model.remove(model.size() - 1);
                slabs.remove(removed.handle());
            }
            if (i % (ownerCount + 13) == 0)
            {
                assertSame(slabs, model, ownerCount, "seed=" + seed + " step=" + i);
            }
        }
        assertSame(slabs, model, ownerCount, "seed=" + seed);
    }

    private static Order add(final OrderSlabs slabs, final Random random, final int ownerCount, final long id)
    {
        // Some owners are busier than others.
        final int owner = random.nextInt(1 + random.nextInt(ownerCount));
        final long price = random.nextLong() >>> 23;
        final long size = random.nextLong() >>> 2;
        final boolean isPostOnly = random.nextBoolean();

        return new Order(slabs.add(owner, id, price, size, isPostOnly), owner, id, price, size, isPostOnly);
    }

    private static void assertSame(
        final OrderSlabs slabs, final List<Order> model, final int ownerCount, final String description)
    {
        final Map<Integer, Order> byHandle = new HashMap<>();
        for (final Order order : model)
        {
            assertThat(byHandle.put(order.handle(), order)).as(description).isNull();
        }
        for (int owner = 0; owner < ownerCount; owner++)
        {
            assertRing(slabs, owner, byHandle, description + " owner=" + owner);
        }
        assertThat(byHandle).as(description).isEmpty();
    }

    /** Walks an owner's ring: no slab twice, none empty, those with room first, and exactly the owner's orders. */
    private static void assertRing(
        final OrderSlabs slabs, final int owner, final Map<Integer, Order> unseen, final String description)
    {
        final Set<Integer> visited = new HashSet<>();
        boolean wasFull = false;
        for (int slab = slabs.firstSlab(owner); slab != OrderSlabs.NONE; slab = slabs.nextSlab(owner, slab))
        {
            assertThat(visited.add(slab)).as(description).isTrue();
            final int occupancy = slabs.occupancy(slab);
            assertThat(occupancy).as(description).isBetween(1, 0xff);
            assertThat(wasFull && occupancy != 0xff).as(description).isFalse();
            wasFull = occupancy == 0xff;
            for (int slot = 0; slot < OrderSlabs.SLAB_LENGTH; slot++)
            {
                if ((occupancy >> slot & 1) != 0)
                {
                    final int handle = OrderSlabs.handle(slab, slot);
                    assertThat(order(slabs, handle, (slabs.postOnly(slab) >> slot & 1) != 0))
                        .as(description).isEqualTo(unseen.remove(handle));
                    assertThat(slabs.owner(handle)).as(description).isEqualTo(owner);
                }
            }
        }
    }

    private static Order order(final OrderSlabs slabs, final int handle, final boolean isPostOnly)
    {
        assertThat(slabs.isPostOnly(handle)).isEqualTo(isPostOnly);

        return new Order(
            handle, slabs.owner(handle), slabs.orderId(handle), slabs.priceTicks(handle), slabs.sizeLots(handle),
            isPostOnly);
    }
}
