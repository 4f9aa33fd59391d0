package io.leadline.export.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** Writes 128-bit integers as DECIMAL(38,0): 16 bytes, big-endian, two's complement. Single thread. */
final class DecimalColumn
{
    /** The halves of 10^38, the first integer that does not fit. */
    private static final long LIMIT_HIGH = 0x4B3B_4CA8_5A86_C47AL;
    private static final long LIMIT_LOW = 0x098A_2240_0000_0000L;

    private final byte[] bytes = new byte[TableSchema.DECIMAL_LENGTH];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
    private final Binary lent = Binary.fromReusedByteArray(bytes);

    /**
     * Writes one value.
     *
     * @throws ArithmeticException when it has more than 38 digits. No log reaches that: a fill adds less than 2^62, and
     *                             there are fewer than 2^63 of them.
     */
    void write(final long high, final long low, final int definitionLevel, final ColumnWriter column)
    {
        if (high < 0 || high > LIMIT_HIGH || high == LIMIT_HIGH && Long.compareUnsigned(low, LIMIT_LOW) >= 0)
        {
            throw outOfRange(high, low);
        }
        buffer.putLong(0, high);
        buffer.putLong(Long.BYTES, low);
        column.write(lent, 0, definitionLevel);
    }

    private static ArithmeticException outOfRange(final long high, final long low)
    {
        return new ArithmeticException(
            "measure does not fit a DECIMAL(38,0): high=" + high + " low=" + Long.toUnsignedString(low)
                + " limit=10^38");
    }
}
