package io.leadline.feed.csv;

import java.util.Locale;

/** The columns of the text form, found by name in any order. */
enum Column
{
    TIME_NS,
    MARKET,
    TYPE,
    ORDER_ID,
    ACCOUNT,
    SIDE,
    PRICE,
    SIZE,
    NEW_ORDER_ID,
    TAKER,
    FLAGS;

    private final String text = name().toLowerCase(Locale.ROOT);
    private final int bit = 1 << ordinal();

    /** Name in a header. */
    String text()
    {
        return text;
    }

    /** The one bit that stands for the column in a set of columns. */
    int bit()
    {
        return bit;
    }

    /** The column of a name in a header; null for an unknown one. */
    static Column of(final String text)
    {
        for (final Column column : values())
        {
            if (column.text.equals(text))
            {
                return column;
            }
        }

        return null;
    }
}
