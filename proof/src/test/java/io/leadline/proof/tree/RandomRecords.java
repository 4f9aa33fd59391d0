package io.leadline.proof.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.event.Side;
import io.leadline.measure.MarketStatus;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;

/** One market's records over hours, at random: makers come, values of up to 127 bits move or stay, orders too. */
final class RandomRecords
{
    private static final int MAX_ENTITIES = 6;
    private static final int MAX_ORDERS = 4;

    private final Random random;
    private final int fieldCount;
    private final boolean isExact;
    private final List<Entity> entities = new ArrayList<>();
    private long interval;
    private long sequence;

    /** Values of an entity. */
    private static final class Entity
    {
        private long[] lows;
        private long[] highs;
        private boolean hasRow;
        private long[][] orders = {{}, {}};
        private boolean isChanged;
    }

    /**
     * Records of a seed.
     *
     * @param isExact whether a record says which entities have changed, or that all may have.
     */
    RandomRecords(final long seed, final int fieldCount, final boolean isExact)
    {
        random = new Random(seed);
        this.fieldCount = fieldCount;
        this.isExact = isExact;
        interval = random.nextInt(1_000_000);
    }

    /** The market's next record. */
    Record next(final long timeEpochNs)
    {
        interval++;
        sequence += random.nextInt(1_000);
        entities.forEach(entity -> entity.isChanged = false);
        if (entities.isEmpty() || entities.size() < MAX_ENTITIES && random.nextInt(8) == 0)
        {
            final Entity entity = new Entity();
            entity.lows = new long[fieldCount];
            entity.highs = new long[fieldCount];
            entity.isChanged = true;
            entities.add(entity);
        }
        for (final Entity entity : entities)
        {
            if (random.nextInt(3) == 0)
            {
                change(entity);
            }
        }

        return new Record(this, timeEpochNs, MarketStatus.values()[random.nextInt(MarketStatus.values().length)]);
    }

    private void change(final Entity entity)
    {
        entity.isChanged = true;
        entity.hasRow = random.nextBoolean();
        for (int field = 0; field < fieldCount; field++)
        {
            switch (random.nextInt(8))
            {
                case 0 -> set(entity, field, random.nextInt(200), 0);
                case 1 -> set(entity, field, random.nextLong(), 0);
                case 2 -> set(entity, field, random.nextLong(), random.nextLong() >>> 1);
                case 3 -> set(entity, field, 0, 0);
                default ->
                {
                    // Stays.
                }
            }
        }
        for (int side = 0; side < 2; side++)
        {
            final long[] orders = new long[2 * random.nextInt(MAX_ORDERS)];
            for (int word = 0; word < orders.length; word++)
            {
                orders[word] = 1 + random.nextInt(1 << 20);
            }
            entity.orders[side] = orders;
        }
    }

    private static void set(final Entity entity, final int field, final long low, final long high)
    {
        entity.lows[field] = low;
        entity.highs[field] = high;
    }

    /** A record as it was lent; its values are those of its time. */
    static final class Record implements Snapshot, MakerOrders
    {
        private final boolean isExact;
        private final long interval;
        private final long sequence;
        private final long timeEpochNs;
        private final MarketStatus status;
        private final List<Entity> entities = new ArrayList<>();

        private Record(final RandomRecords source, final long timeEpochNs, final MarketStatus status)
        {
            isExact = source.isExact;
            interval = source.interval;
            sequence = source.sequence;
            this.timeEpochNs = timeEpochNs;
            this.status = status;
            for (final Entity entity : source.entities)
            {
                final Entity copy = new Entity();
                copy.lows = entity.lows.clone();
                copy.highs = entity.highs.clone();
                copy.hasRow = entity.hasRow;
                copy.orders = entity.orders.clone();
                copy.isChanged = entity.isChanged;
                entities.add(copy);
            }
        }

        @Override
        public int market()
        {
            return 0;
        }

        @Override
        public long timeEpochNs()
        {
            return timeEpochNs;
        }

        @Override
        public long interval()
        {
            return interval;
        }

        @Override
        public MarketStatus status()
        {
            return status;
        }

        @Override
        public long eventSequence()
        {
            return sequence;
        }

        @Override
        public int entityCount()
        {
            return entities.size();
        }

        @Override
        public String name(final int entity)
        {
            return entity == WHOLE_BOOK ? "" : "maker-" + entity;
        }

        @Override
        public boolean hasRow(final int entity)
        {
            return entities.get(entity).hasRow;
        }

        @Override
        public int nextChanged(final int entity)
        {
            int next = entity;
            while (isExact && next < entities.size() && !entities.get(next).isChanged)
            {
                next++;
            }

            return next;
        }

        @Override
        public long low(final int entity, final int field)
        {
            return entities.get(entity).lows[field];
        }

        @Override
        public long high(final int entity, final int field)
        {
            return entities.get(entity).highs[field];
        }

        @Override
        public MakerOrders orders()
        {
            return this;
        }

        @Override
        public int first(final int entity, final int side)
        {
            return (2 * entity + side) * MAX_ORDERS;
        }

        @Override
        public int count(final int entity, final int side)
        {
            return entities.get(entity).orders[side].length / 2;
        }

        @Override
        public long priceTicks(final int order)
        {
            return word(order, 0);
        }

        @Override
        public long sizeLots(final int order)
        {
            return word(order, 1);
        }

        private long word(final int order, final int word)
        {
            final int owner = order / MAX_ORDERS;

            return entities.get(owner / 2).orders[owner % 2 == Side.BID ? 0 : 1][2 * (order % MAX_ORDERS) + word];
        }
    }
}
