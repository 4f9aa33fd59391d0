package io.leadline.snapshot;

import java.nio.ByteOrder;

import org.agrona.UnsafeApi;

/**
 * Bytes and longs of arrays, at distances from the array object, eight bytes little-endian on every machine. Nothing is
 * checked here: whoever loads or stores has made sure that the place lies in the array, once for many of them.
 */
final class RawArrays
{
    /** Where the elements of a {@code byte[]} begin. */
    static final long BYTES = UnsafeApi.arrayBaseOffset(byte[].class);
    /** Where the elements of a {@code long[]} begin. */
    static final long LONGS = UnsafeApi.arrayBaseOffset(long[].class);
    private static final boolean IS_SWAPPED = ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN;

    private RawArrays()
    {
    }

    static int int8(final byte[] bytes, final long at)
    {
        return UnsafeApi.getByte(bytes, at);
    }

    static long int64(final byte[] bytes, final long at)
    {
        final long value = UnsafeApi.getLong(bytes, at);

        return IS_SWAPPED ? Long.reverseBytes(value) : value;
    }

    static long number(final long[] numbers, final long at)
    {
        return UnsafeApi.getLong(numbers, at);
    }

    static void putNumber(final long[] numbers, final long at, final long value)
    {
        UnsafeApi.putLong(numbers, at, value);
    }
}
