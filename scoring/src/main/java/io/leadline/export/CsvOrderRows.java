package io.leadline.export;

import java.nio.charset.StandardCharsets;

import io.leadline.config.Market;
import io.leadline.event.Side;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;

/** Writes the orders of one market's makers as CSV. */
final class CsvOrderRows
{
    private static final byte[][] SIDES =
        {"bid".getBytes(StandardCharsets.US_ASCII), "ask".getBytes(StandardCharsets.US_ASCII)};

    private final byte[] name;
    private final DecimalUnit tick;
    private final DecimalUnit lot;
    private final CsvMakers makers = new CsvMakers();

    CsvOrderRows(final Market market)
    {
        this.name = CsvField.encode(market.name());
        this.tick = new DecimalUnit(market.tick());
        this.lot = new DecimalUnit(market.lot());
    }

    /** Writes all orders of a maker and returns how many. */
    int write(final Snapshot snapshot, final int entity, final RowBuffer row)
    {
        int count = 0;
        for (int side = Side.BID; side <= Side.ASK; side++)
        {
            final MakerOrders orders = snapshot.orders();
            final int first = orders.first(entity, side);
            final int end = first + orders.count(entity, side);
            for (int order = first; order < end; order++)
            {
                writeStart(snapshot, entity, side, row);
                tick.write(0, orders.priceTicks(order), row);
                row.writeByte(RowBuffer.SEPARATOR);
                lot.write(0, orders.sizeLots(order), row);
                row.writeByte(RowBuffer.LINE_END);
            }
            count += end - first;
        }

        return count;
    }

    private void writeStart(final Snapshot snapshot, final int entity, final int side, final RowBuffer row)
    {
        final byte[] maker = makers.field(snapshot, entity);
        row.writeLong(snapshot.timeEpochNs());
        row.writeByte(RowBuffer.SEPARATOR);
        row.writeBytes(name, name.length);
        row.writeByte(RowBuffer.SEPARATOR);
        row.writeBytes(maker, maker.length);
        row.writeByte(RowBuffer.SEPARATOR);
        row.writeBytes(SIDES[side], SIDES[side].length);
        row.writeByte(RowBuffer.SEPARATOR);
    }
}
