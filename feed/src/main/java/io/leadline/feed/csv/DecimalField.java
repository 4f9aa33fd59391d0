package io.leadline.feed.csv;

import io.leadline.number.PlainDecimal;

/** A field that holds a plain decimal. In which steps it counts is known later: the market may stand behind it. */
final class DecimalField extends Field
{
    private final PlainDecimal decimal = new PlainDecimal();
    private boolean isDecimal;

    @Override
    void take(final char[] buffer, final int offset, final int length)
    {
        isDecimal = decimal.read(buffer, offset, offset + length);
        if (!isDecimal)
        {
            keep(buffer, offset, length);
        }
    }

    boolean isDecimal()
    {
        return isDecimal;
    }

    /** The decimal, where it is one. */
    PlainDecimal decimal()
    {
        return decimal;
    }
}
