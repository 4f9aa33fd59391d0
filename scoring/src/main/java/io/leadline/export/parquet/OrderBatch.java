package io.leadline.export.parquet;

import java.util.Arrays;

import io.leadline.config.Market;
import io.leadline.event.Side;
import io.leadline.export.DecimalUnit;
import io.leadline.snapshot.Snapshot;

import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** Orders of one market turned into columns, those of {@link TableSchema#ofOrders}. Single thread. */
final class OrderBatch implements FileBatch
{
    private static final Binary BID = Binary.fromString("bid");
    private static final Binary ASK = Binary.fromString("ask");
    private static final int NS_PER_MICROSECOND = 1_000;

    private final Binary name;
    private final DecimalUnit tick;
    private final DecimalUnit lot;
    private final MakerNames names = new MakerNames();
    private final DecimalColumn decimals = new DecimalColumn();
    private final long[] timesEpochNs = new long[CAPACITY];
    private final Binary[] makers = new Binary[CAPACITY];
    private final Binary[] sides = new Binary[CAPACITY];
    private final long[] pricesTicks = new long[CAPACITY];
    private final long[] sizesLots = new long[CAPACITY];
    private int rowCount;

    OrderBatch(final Market market)
    {
        name = Binary.fromString(market.name());
        tick = new DecimalUnit(market.tick());
        lot = new DecimalUnit(market.lot());
    }

    /** Takes in an order; the batch is not full. */
    void add(final Snapshot snapshot, final int entity, final int side, final int order)
    {
        final int row = rowCount++;
        timesEpochNs[row] = snapshot.timeEpochNs();
        makers[row] = names.name(snapshot, entity);
        sides[row] = side == Side.BID ? BID : ASK;
        pricesTicks[row] = snapshot.orders().priceTicks(order);
        sizesLots[row] = snapshot.orders().sizeLots(order);
    }

    @Override
    public int rowCount()
    {
        return rowCount;
    }

    @Override
    public void clear()
    {
        rowCount = 0;
    }

    @Override
    public void write(final ColumnWriter[] columns)
    {
        int next = 0;
        for (int i = 0; i < rowCount; i++)
        {
            columns[next].write(Math.floorDiv(timesEpochNs[i], NS_PER_MICROSECOND), 0, 0);
            columns[next + 1].write(timesEpochNs[i], 0, 0);
        }
        next += 2;
        writeText(name, columns[next++]);
        writeText(Binary.fromString(tick.text()), columns[next++]);
        writeText(Binary.fromString(lot.text()), columns[next++]);
        writeTexts(makers, columns[next++]);
        writeTexts(sides, columns[next++]);
        writeMeasure(pricesTicks, tick, columns[next++], columns[next++]);
        writeMeasure(sizesLots, lot, columns[next++], columns[next]);
    }

    private void writeText(final Binary text, final ColumnWriter column)
    {
        for (int i = 0; i < rowCount; i++)
        {
            column.write(text, 0, 0);
        }
    }

    private void writeTexts(final Binary[] texts, final ColumnWriter column)
    {
        Arrays.stream(texts, 0, rowCount).forEach(text -> column.write(text, 0, 0));
    }

    private void writeMeasure(
        final long[] values, final DecimalUnit unit, final ColumnWriter inUnits, final ColumnWriter exact)
    {
        for (int i = 0; i < rowCount; i++)
        {
            inUnits.write(unit.doubleValue(0, values[i]), 0, 0);
            decimals.write(0, values[i], 0, exact);
        }
    }
}
