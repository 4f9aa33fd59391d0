package io.leadline.export;

import java.nio.charset.StandardCharsets;

import io.leadline.config.Market;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.Snapshot;

/** Writes the rows of one market's snapshots as CSV. */
final class CsvMarketRows
{
    private static final byte[][] STATUSES = statuses();

    private final byte[] name;
    private final DecimalUnit tick;
    private final DecimalUnit lot;
    private final DecimalUnit notional;
    private final int fieldCount;
    private final CsvMakers makers = new CsvMakers();

    CsvMarketRows(final Market market, final MeasureLayout layout)
    {
        this.name = CsvField.encode(market.name());
        this.tick = new DecimalUnit(market.tick());
        this.lot = new DecimalUnit(market.lot());
        this.notional = new DecimalUnit(market.notionalUnit());
        this.fieldCount = layout.fieldCount();
    }

    void write(final Snapshot snapshot, final int entity, final RowBuffer row)
    {
        writeMarket(snapshot, row);
        writeMaker(snapshot, entity, row);
        writeMeasure(snapshot, entity, MeasureLayout.FILLED_SIZE, lot, row);
        writeMeasure(snapshot, entity, MeasureLayout.FILLED_NOTIONAL, notional, row);
        writeMeasure(snapshot, entity, MeasureLayout.SELF_MATCHED_NOTIONAL, notional, row);
        for (int field = MeasureLayout.FIRST_BAND; field < fieldCount; field += 2)
        {
            writeMeasure(snapshot, entity, field, lot, row);
            writeMeasure(snapshot, entity, field + 1, notional, row);
        }
        row.writeByte(RowBuffer.LINE_END);
    }

    private void writeMarket(final Snapshot snapshot, final RowBuffer row)
    {
        row.writeLong(snapshot.timeEpochNs());
        row.writeByte(RowBuffer.SEPARATOR);
        row.writeBytes(name, name.length);
        row.writeByte(RowBuffer.SEPARATOR);
        row.writeLong(snapshot.interval());
        row.writeByte(RowBuffer.SEPARATOR);
        final byte[] status = STATUSES[snapshot.status().ordinal()];
        row.writeBytes(status, status.length);
        writePrice(snapshot, Snapshot.WHOLE_BOOK, MeasureLayout.BEST_BID, row);
        writePrice(snapshot, Snapshot.WHOLE_BOOK, MeasureLayout.BEST_ASK, row);
        row.writeByte(RowBuffer.SEPARATOR);
    }

    private void writeMaker(final Snapshot snapshot, final int entity, final RowBuffer row)
    {
        if (entity == Snapshot.WHOLE_BOOK)
        {
            row.writeByte(RowBuffer.SEPARATOR);
            row.writeByte(RowBuffer.SEPARATOR);
            return;
        }
        final byte[] field = makers.field(snapshot, entity);
        row.writeBytes(field, field.length);
        writePrice(snapshot, entity, MeasureLayout.BEST_BID, row);
        writePrice(snapshot, entity, MeasureLayout.BEST_ASK, row);
    }

    private void writePrice(final Snapshot snapshot, final int entity, final int field, final RowBuffer row)
    {
        row.writeByte(RowBuffer.SEPARATOR);
        final long ticks = snapshot.low(entity, field);
        if (ticks != 0)
        {
            tick.write(0, ticks, row);
        }
    }

    private static void writeMeasure(
        final Snapshot snapshot, final int entity, final int field, final DecimalUnit unit, final RowBuffer row)
    {
        row.writeByte(RowBuffer.SEPARATOR);
        unit.write(snapshot.high(entity, field), snapshot.low(entity, field), row);
    }

    private static byte[][] statuses()
    {
        final MarketStatus[] values = MarketStatus.values();
        final byte[][] encoded = new byte[values.length][];
        for (int i = 0; i < values.length; i++)
        {
            encoded[i] = values[i].name().getBytes(StandardCharsets.US_ASCII);
        }

        return encoded;
    }
}
