package io.leadline.scoring;

import java.math.BigInteger;
import java.util.Arrays;

import io.leadline.config.Configuration;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/** A log of one market whose snapshots tell exactly which entities have changed, as those of a real log do. */
final class ToldSource implements SnapshotSource
{
    private final SnapshotSource source;
    private BigInteger[][] before = {};
    private BigInteger[][] now = {};

    ToldSource(final SnapshotSource source)
    {
        this.source = source;
    }

    @Override
    public Configuration configuration()
    {
        return source.configuration();
    }

    @Override
    public MeasureLayout layout()
    {
        return source.layout();
    }

    @Override
    public Record next()
    {
        final Record record = source.next();
        before = now;
        if (record != Record.END)
        {
            final Snapshot snapshot = source.snapshot();
            now = new BigInteger[snapshot.entityCount()][layout().fieldCount()];
            for (int entity = 0; entity < now.length; entity++)
            {
                final int read = entity;
                Arrays.setAll(now[entity], field -> snapshot.value(read, field));
            }
        }

        return record;
    }

    @Override
    public Snapshot snapshot()
    {
        return new Told(source.snapshot(), before, now);
    }

    @Override
    public byte[] lastHash()
    {
        return source.lastHash();
    }

    private record Told(Snapshot snapshot, BigInteger[][] before, BigInteger[][] now) implements Snapshot
    {
        @Override
        public int nextChanged(final int entity)
        {
            int next = entity;
            while (next < Math.min(now.length, before.length) && Arrays.equals(before[next], now[next]))
            {
                next++;
            }

            return next;
        }

        @Override
        public int market()
        {
            return snapshot.market();
        }

        @Override
        public long timeEpochNs()
        {
            return snapshot.timeEpochNs();
        }

        @Override
        public long interval()
        {
            return snapshot.interval();
        }

        @Override
        public MarketStatus status()
        {
            return snapshot.status();
        }

        @Override
        public long eventSequence()
        {
            return snapshot.eventSequence();
        }

        @Override
        public int entityCount()
        {
            return snapshot.entityCount();
        }

        @Override
        public String name(final int entity)
        {
            return snapshot.name(entity);
        }

        @Override
        public boolean hasRow(final int entity)
        {
            return snapshot.hasRow(entity);
        }

        @Override
        public long low(final int entity, final int field)
        {
            return snapshot.low(entity, field);
        }

        @Override
        public long high(final int entity, final int field)
        {
            return snapshot.high(entity, field);
        }

        @Override
        public MakerOrders orders()
        {
            return snapshot.orders();
        }
    }
}
