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

    static final int COUNT = values().length;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** Name in a header. */
    String text()
    {
        return text;
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
