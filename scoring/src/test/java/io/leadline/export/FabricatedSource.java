package io.leadline.export;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/** A snapshot log made up in memory: records are added first and walked afterwards. */
public final class FabricatedSource implements SnapshotSource
{
    private final Configuration configuration;
    private final MeasureLayout layout;
    private final List<Record> kinds = new ArrayList<>();
    private final List<Snapshot> records = new ArrayList<>();
    private int position = -1;

    public FabricatedSource(final Configuration configuration)
    {
        this.configuration = configuration;
        this.layout = new MeasureLayout(configuration.ladders());
    }

    /** One entity of a record: its name, whether it has a row, and its fields. */
    public record Entity(String name, boolean hasRow, BigInteger[] fields)
    {
    }

    public void add(
        final int market,
        final long timeEpochNs,
        final long interval,
        final MarketStatus status,
        final List<Entity> entities)
    {
        add(market, timeEpochNs, interval, status, entities, null);
    }

    /** The same with the makers' orders; null: bands alone. */
    public void add(
        final int market,
        final long timeEpochNs,
        final long interval,
        final MarketStatus status,
        final List<Entity> entities,
        final MakerOrders orders)
    {
        kinds.add(Record.SNAPSHOT);
        records.add(new Fabricated(market, timeEpochNs, interval, status, List.copyOf(entities), orders));
    }

    public void addTotals(final int market, final long timeEpochNs, final List<Entity> entities)
    {
        kinds.add(Record.TOTALS);
        records.add(new Fabricated(market, timeEpochNs, 0, MarketStatus.OK, List.copyOf(entities), null));
    }

    /** Fields of the layout, all zero. */
    public BigInteger[] zeros()
    {
        final BigInteger[] fields = new BigInteger[layout.fieldCount()];
        Arrays.fill(fields, BigInteger.ZERO);

        return fields;
    }

    /** Starts the walk again. */
    public FabricatedSource rewind()
    {
        position = -1;

        return this;
    }

    /** How far the walk has come. */
    public int recordsRead()
    {
        return Math.min(position + 1, records.size());
    }

    @Override
    public Configuration configuration()
    {
        return configuration;
    }

    @Override
    public MeasureLayout layout()
    {
        return layout;
    }

    @Override
    public Record next()
    {
        position++;

        return position < records.size() ? kinds.get(position) : Record.END;
    }

    @Override
    public Snapshot snapshot()
    {
        return records.get(position);
    }

    @Override
    public byte[] lastHash()
    {
        final byte[] hash = new byte[32];
        hash[31] = (byte) Math.min(position, records.size());

        return hash;
    }

    private record Fabricated(
        int market,
        long timeEpochNs,
        long interval,
        MarketStatus status,
        List<Entity> entities,
        MakerOrders orders) implements Snapshot
    {
        @Override
        public long eventSequence()
        {
            return timeEpochNs;
        }

        @Override
        public int entityCount()
        {
            return entities.size();
        }

        @Override
        public String name(final int entity)
        {
            return entities.get(entity).name();
        }

        @Override
        public boolean hasRow(final int entity)
        {
            return entities.get(entity).hasRow();
        }

        @Override
        public long low(final int entity, final int field)
        {
            return entities.get(entity).fields()[field].longValue();
        }

        @Override
        public long high(final int entity, final int field)
        {
            return entities.get(entity).fields()[field].shiftRight(Long.SIZE).longValueExact();
        }
    }
}
