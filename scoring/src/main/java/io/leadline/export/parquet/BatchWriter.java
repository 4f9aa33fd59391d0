package io.leadline.export.parquet;

import java.util.Arrays;

import io.leadline.config.Market;
import io.leadline.export.DecimalUnit;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;

import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** Writes batches of one market's rows into columns, in the order of {@link TableSchema}. Single thread. */
final class BatchWriter
{
    private static final Binary[] STATUSES = Arrays.stream(MarketStatus.values())
        .map(status -> Binary.fromString(status.name())).toArray(Binary[]::new);
    private static final int NS_PER_MICROSECOND = 1_000;

    private final Binary name;
    private final Binary tickText;
    private final Binary lotText;
    private final Binary multiplierText;
    private final DecimalUnit tick;
    private final DecimalUnit lot;
    private final DecimalUnit notional;
    private final DecimalColumn decimals = new DecimalColumn();

    private ColumnWriter[] columns;
    private int next;
    private int rowCount;

    BatchWriter(final Market market)
    {
        this.name = Binary.fromString(market.name());
        this.tick = new DecimalUnit(market.tick());
        this.lot = new DecimalUnit(market.lot());
        this.notional = new DecimalUnit(market.notionalUnit());
        this.tickText = Binary.fromString(tick.text());
        this.lotText = Binary.fromString(lot.text());
        this.multiplierText = Binary.fromString(new DecimalUnit(market.multiplier()).text());
    }

    /** Writes every column of every row. */
    void write(final RowBatch batch, final ColumnWriter[] row)
    {
        columns = row;
        next = 0;
        rowCount = batch.rowCount();
        writeInstants(batch);
        writeMarket(batch);
        writePrices(batch.bestBidsTicks);
        writePrices(batch.bestAsksTicks);
        writeTexts(batch.makers);
        writePrices(batch.makerBestBidsTicks);
        writePrices(batch.makerBestAsksTicks);
        writeAmounts(batch, MeasureLayout.FILLED_SIZE, lot);
        writeAmounts(batch, MeasureLayout.FILLED_NOTIONAL, notional);
        writeAmounts(batch, MeasureLayout.SELF_MATCHED_NOTIONAL, notional);
        for (int field = MeasureLayout.FIRST_BAND; field < batch.low.length; field += 2)
        {
            writeAmounts(batch, field, lot);
            writeAmounts(batch, field + 1, notional);
        }
    }

    private void writeInstants(final RowBatch batch)
    {
        final ColumnWriter micros = columns[next++];
        final ColumnWriter nanos = columns[next++];
        for (int i = 0; i < rowCount; i++)
        {
            micros.write(Math.floorDiv(batch.timesEpochNs[i], NS_PER_MICROSECOND), 0, 0);
            nanos.write(batch.timesEpochNs[i], 0, 0);
        }
    }

    private void writeMarket(final RowBatch batch)
    {
        writeText(name);
        final ColumnWriter intervals = columns[next++];
        final ColumnWriter statuses = columns[next++];
        for (int i = 0; i < rowCount; i++)
        {
            intervals.write(batch.intervals[i], 0, 0);
            statuses.write(STATUSES[batch.statuses[i].ordinal()], 0, 0);
        }
        writeText(tickText);
        writeText(lotText);
        writeText(multiplierText);
    }

    private void writeText(final Binary text)
    {
        final ColumnWriter column = columns[next++];
        for (int i = 0; i < rowCount; i++)
        {
            column.write(text, 0, 0);
        }
    }

    private void writeTexts(final Binary[] texts)
    {
        final ColumnWriter column = columns[next++];
        for (int i = 0; i < rowCount; i++)
        {
            column.write(texts[i], 0, 0);
        }
    }

    /** A price of 0 ticks is none. */
    private void writePrices(final long[] pricesTicks)
    {
        final ColumnWriter inUnits = columns[next++];
        final ColumnWriter inTicks = columns[next++];
        for (int i = 0; i < rowCount; i++)
        {
            if (pricesTicks[i] == 0)
            {
                inUnits.writeNull(0, 0);
                inTicks.writeNull(0, 0);
            }
            else
            {
                inUnits.write(tick.doubleValue(0, pricesTicks[i]), 0, 1);
                decimals.write(0, pricesTicks[i], 1, inTicks);
            }
        }
    }

    private void writeAmounts(final RowBatch batch, final int field, final DecimalUnit unit)
    {
        final long[] high = batch.high[field];
        final long[] low = batch.low[field];
        final ColumnWriter inUnits = columns[next++];
        for (int i = 0; i < rowCount; i++)
        {
            inUnits.write(unit.doubleValue(high[i], low[i]), 0, 0);
        }
        final ColumnWriter exact = columns[next++];
        for (int i = 0; i < rowCount; i++)
        {
            decimals.write(high[i], low[i], 0, exact);
        }
    }
}
