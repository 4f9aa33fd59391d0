package io.leadline.feed.line;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The name of a line as it stands in a recording, percent-encoded UTF-8: found in a map by its bytes,
 * so that one known already needs no string. A map's key must own its bytes. Single thread.
 */
final class LineName
{
    private static final int ESCAPE_LENGTH = 3;
    private static final String ESCAPED = "%{}[]" + LineRecorder.NO_JSON;

    private byte[] bytes = {};
    private int offset;
    private int length;

    /** Stands for a range of bytes until they change. */
    LineName wrap(final byte[] newBytes, final int newOffset, final int newLength)
    {
        bytes = newBytes;
        offset = newOffset;
        length = newLength;

        return this;
    }

    /** The same name with bytes of its own. */
    LineName copy()
    {
        return new LineName().wrap(Arrays.copyOfRange(bytes, offset, offset + length), 0, length);
    }

    /** A name as it stands in front of what its line brings, and the blank behind it; nothing for the public line. */
    static byte[] prefix(final String name)
    {
        final StringBuilder prefix = new StringBuilder();
        for (final byte value : name.getBytes(StandardCharsets.UTF_8))
        {
            if (value > ' ' && value < 0x7f && ESCAPED.indexOf(value) < 0)
            {
                prefix.append((char)value);
            }
            else
            {
                prefix.append('%').append(HexFormat.of().withUpperCase().toHexDigits(value));
            }
        }

        return (name.isEmpty() ? "" : prefix.append(' ').toString()).getBytes(StandardCharsets.US_ASCII);
    }

    /** The name itself; null where an escape or the UTF-8 is malformed. */
    String name()
    {
        final ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        for (int i = offset; i < offset + length; i++)
        {
            int value = bytes[i];
            if (value == '%')
            {
                value = i + ESCAPE_LENGTH > offset + length ? -1 : hex(bytes[i + 1]) << 4 | hex(bytes[i + 2]);
                if (value < 0)
                {
                    return null;
                }
                i += ESCAPE_LENGTH - 1;
            }
            decoded.write(value);
        }
        try
        {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded.toByteArray())).toString();
        }
        catch (final CharacterCodingException malformed)
        {
            return null;
        }
    }

    private static int hex(final byte symbol)
    {
        return symbol < 0 ? -1 : Character.digit((char)symbol, 16);
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof LineName that && Arrays.equals(
            bytes, offset, offset + length, that.bytes, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode()
    {
        int hash = 0;
        for (int i = offset; i < offset + length; i++)
        {
            hash = 31 * hash + bytes[i];
        }

        return hash;
    }
}
