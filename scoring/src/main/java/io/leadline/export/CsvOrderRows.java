package io.leadline.export;

import java.nio.charset.StandardCharsets;

import io.leadline.config.Market;
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

    /** Writes the row of an order. */
    void write(final Snapshot snapshot, final int entity, final int side, final int order, final RowBuffer row)
    {
        writeStart(snapshot, entity, side, row);
        tick.write(0, snapshot.orders().priceTicks(order), row);
        row.writeByte(RowBuffer.SEPARATOR);
        lot.write(0, snapshot.orders().sizeLots(order), row);
        row.writeByte(RowBuffer.LINE_END);
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
