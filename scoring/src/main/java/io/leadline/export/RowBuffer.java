package io.leadline.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of rows on their way to a stream: numbers are written as digits straight into it, with no text in between.
 * Single thread; the owner of the stream calls {@link #flush} at the end.
 */
final class RowBuffer
{
    static final byte SEPARATOR = ',';
    static final byte LINE_END = '\n';

    private static final int LENGTH = 1 << 16;
    /** Room for 19 digits, a point and the zeros behind it. */
    private static final int LONGEST_DECIMAL_LENGTH = 64;
    private static final int LONGEST_LONG_DIGITS = 19;
    private static final byte[] TENS = new byte[100];
    private static final byte[] UNITS = new byte[100];

    static
    {
        for (int i = 0; i < TENS.length; i++)
        {
            TENS[i] = (byte) ('0' + i / 10);
            UNITS[i] = (byte) ('0' + i % 10);
        }
    }

    private final OutputStream out;
    private final byte[] bytes = new byte[LENGTH];
    private final byte[] digits = new byte[LONGEST_LONG_DIGITS + 1];
    private int length;

    RowBuffer(final OutputStream out)
    {
        this.out = out;
    }

    void writeByte(final byte value)
    {
        ensure(1);
        bytes[length++] = value;
    }

    void writeBytes(final byte[] source, final int sourceLength)
    {
        if (sourceLength > LENGTH)
        {
            flush();
            pass(source, sourceLength);
            return;
        }
        ensure(sourceLength);
        System.arraycopy(source, 0, bytes, length, sourceLength);
        length += sourceLength;
    }

    void writeText(final String text)
    {
        final byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        writeBytes(encoded, encoded.length);
    }

    /** Writes an integer that is not negative. */
    void writeLong(final long value)
    {
        writeDecimal(value, 0);
    }

    /**
     * Writes {@code value · 10^-scale} in its shortest plain form.
     *
     * @param value not negative.
     * @param scale 0 to 40.
     */
    void writeDecimal(final long value, final int scale)
    {
        ensure(LONGEST_DECIMAL_LENGTH);
        if (value == 0)
        {
            bytes[length++] = '0';
            return;
        }
        long shortest = value;
        int decimals = scale;
        while (decimals > 0 && shortest % 10 == 0)
        {
            shortest /= 10;
            decimals--;
        }
        place(digitsOf(shortest), decimals);
    }

    /** Hands everything on to the stream; does not close it. */
    void flush()
    {
        pass(bytes, length);
        length = 0;
    }

    /** Leaves the digits at the end of their array and returns where they start. */
    private int digitsOf(final long value)
    {
        int start = digits.length;
        long rest = value;
        while (rest >= 100)
        {
            final long hundreds = rest / 100;
            final int pair = (int) (rest - hundreds * 100);
            digits[--start] = UNITS[pair];
            digits[--start] = TENS[pair];
            rest = hundreds;
        }
        digits[--start] = UNITS[(int) rest];
        if (rest >= 10)
        {
            digits[--start] = TENS[(int) rest];
        }

        return start;
    }

    private void place(final int start, final int decimals)
    {
        final int count = digits.length - start;
        final int whole = count - decimals;
        if (decimals == 0)
        {
            copyDigits(start, count);
        }
        else if (whole > 0)
        {
            copyDigits(start, whole);
            bytes[length++] = '.';
            copyDigits(start + whole, decimals);
        }
        else
        {
            bytes[length++] = '0';
            bytes[length++] = '.';
            for (int i = whole; i < 0; i++)
            {
                bytes[length++] = '0';
            }
            copyDigits(start, count);
        }
    }

    private void copyDigits(final int start, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            bytes[length + i] = digits[start + i];
        }
        length += count;
    }

    private void ensure(final int more)
    {
        if (length + more > LENGTH)
        {
            flush();
        }
    }

    private void pass(final byte[] source, final int sourceLength)
    {
        try
        {
            out.write(source, 0, sourceLength);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
