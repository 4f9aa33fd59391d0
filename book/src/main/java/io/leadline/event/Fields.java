package io.leadline.event;

import java.nio.ByteOrder;

import org.agrona.UnsafeApi;

/**
 * Fields of records at addresses outside the heap, little-endian on every machine. Nothing is checked here: whoever
 * loads or stores has made sure that the whole record lies in memory of its own, once for all of its fields.
 */
final class Fields
{
    private static final boolean IS_SWAPPED = ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN;

    private Fields()
    {
    }

    static int int8(final long address)
    {
        return UnsafeApi.getByte(address);
    }

    static long int64(final long address)
    {
        final long value = UnsafeApi.getLong(address);

        return IS_SWAPPED ? Long.reverseBytes(value) : value;
    }

    static int int32(final long address)
    {
        final int value = UnsafeApi.getInt(address);

        return IS_SWAPPED ? Integer.reverseBytes(value) : value;
    }

    static void putInt64(final long address, final long value)
    {
        UnsafeApi.putLong(address, IS_SWAPPED ? Long.reverseBytes(value) : value);
    }
}
