package io.leadline.export.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.export.ExportTable;

import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * The columns of the table as Parquet, in the order in which {@link BatchWriter} fills them. A measure is two
 * columns: under its own name a DOUBLE in decimal units, and behind it, named after its unit, the exact DECIMAL(38,0).
 * Tick, lot and multiplier are plain decimal texts: a decimal type has one scale for all markets, and a market any.
 */
final class TableSchema
{
    /** Bytes of a DECIMAL(38,0). */
    static final int DECIMAL_LENGTH = 16;

    /** Columns of few different words. */
    static final List<String> WORDS = List.of("market", "status", "tick", "lot", "multiplier", "maker", "side");
    /** Columns that choose rows. */
    static final List<String> KEYS = List.of("ts", "time_ns", "market", "interval", "status", "maker", "side");

    private static final int DECIMAL_DIGITS = 38;

    private TableSchema()
    {
    }

    static MessageType of(final List<Ladder> ladders)
    {
        final List<Type> columns = instant();
        columns.add(Types.required(INT64).named("interval"));
        columns.add(text("status"));
        columns.add(text("tick"));
        columns.add(text("lot"));
        columns.add(text("multiplier"));
        addPrice(columns, "best_bid");
        addPrice(columns, "best_ask");
        columns.add(text("maker"));
        addPrice(columns, "maker_best_bid");
        addPrice(columns, "maker_best_ask");
        for (final String total : List.of("filled_size", "filled_notional", "self_matched_notional"))
        {
            addAmount(columns, total);
        }
        ExportTable.bands(ladders).forEach(band -> addAmount(columns, band));

        return new MessageType("leadline", columns);
    }

    /** Columns of the makers' orders, in the order in which {@link OrderBatch} fills them. */
    static MessageType ofOrders()
    {
        final List<Type> columns = instant();
        columns.add(text("tick"));
        columns.add(text("lot"));
        columns.add(text("maker"));
        columns.add(text("side"));
        addMeasure(columns, "price", "_ticks", Repetition.REQUIRED);
        addMeasure(columns, "size", "_lots", Repetition.REQUIRED);

        return new MessageType("leadline", columns);
    }

    private static List<Type> instant()
    {
        final List<Type> columns = new ArrayList<>();
        columns.add(Types.required(INT64).as(timestampType(true, TimeUnit.MICROS)).named("ts"));
        columns.add(Types.required(INT64).named("time_ns"));
        columns.add(text("market"));

        return columns;
    }

    private static Type text(final String name)
    {
        return Types.required(BINARY).as(stringType()).named(name);
    }

    private static void addPrice(final List<Type> columns, final String name)
    {
        addMeasure(columns, name, "_ticks", Repetition.OPTIONAL);
    }

    private static void addAmount(final List<Type> columns, final String name)
    {
        addMeasure(columns, name, name.endsWith("_size") ? "_lots" : "_tick_lots", Repetition.REQUIRED);
    }

    private static void addMeasure(
        final List<Type> columns, final String name, final String unit, final Repetition repetition)
    {
        columns.add(Types.primitive(DOUBLE, repetition).named(name));
        columns.add(Types.primitive(FIXED_LEN_BYTE_ARRAY, repetition).length(DECIMAL_LENGTH)
            .as(decimalType(0, DECIMAL_DIGITS)).named(name + unit));
    }
}
