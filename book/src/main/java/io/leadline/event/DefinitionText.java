package io.leadline.event;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names and steps as definitions hold them. Only what reads back as it was written is taken: a name that is no Unicode
 * text would be written with question marks, and two names would become one. Cold.
 */
final class DefinitionText
{
    private DefinitionText()
    {
    }

    /**
     * A name in UTF-8.
     *
     * @throws IllegalArgumentException when it is empty, too long, or holds half a character.
     */
    static byte[] bytes(final String name)
    {
        final int length = name.length();
        if (length > 0 && length <= EventLayout.MAX_TEXT_LENGTH && isAscii(name))
        {
            return name.getBytes(StandardCharsets.ISO_8859_1);
        }
        final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > EventLayout.MAX_TEXT_LENGTH)
        {
            throw new IllegalArgumentException(
                "name of a length that no log takes: name=" + name + " length=" + bytes.length +
                " limit=" + EventLayout.MAX_TEXT_LENGTH);
        }
        if (!new String(bytes, StandardCharsets.UTF_8).equals(name))
        {
            throw new IllegalArgumentException("name is no unicode text: name=" + name);
        }

        return bytes;
    }

    private static boolean isAscii(final String name)
    {
        int symbols = 0;
        for (int i = 0; i < name.length(); i++)
        {
            symbols |= name.charAt(i);
        }

        return symbols < 0x80;
    }

    /** The text that bytes of UTF-8 hold, null when they are none. */
    static String text(final byte[] bytes)
    {
        final String text = new String(bytes, StandardCharsets.UTF_8);

        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? text : null;
    }

    /**
     * A step as plain decimal text.
     *
     * @throws IllegalArgumentException when it is not positive or its text is too long.
     */
    static byte[] stepBytes(final BigDecimal step)
    {
        final boolean isShort = Math.abs((long)step.scale()) + step.precision() < EventLayout.MAX_TEXT_LENGTH;
        if (step.signum() <= 0 || !isShort)
        {
            throw new IllegalArgumentException(
                "step that no log takes: step=" + step + " limit=" + EventLayout.MAX_TEXT_LENGTH);
        }

        return step.toPlainString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The step that bytes of text hold, null when they hold none. */
    static BigDecimal step(final byte[] bytes)
    {
        boolean isDecimal = bytes.length > 0 && bytes.length <= EventLayout.MAX_TEXT_LENGTH;
        int pointCount = 0;
        int digitCount = 0;
        for (final byte character : bytes)
        {
            pointCount += character == '.' ? 1 : 0;
            digitCount += character >= '0' && character <= '9' ? 1 : 0;
        }
        isDecimal &= pointCount <= 1 && digitCount > 0 && pointCount + digitCount == bytes.length;
        final BigDecimal step = isDecimal ? new BigDecimal(new String(bytes, StandardCharsets.US_ASCII)) : null;

        return step != null && step.signum() > 0 ? step : null;
    }
}
