package io.leadline.feed.csv;

import io.leadline.event.OrderIdText;

/** A field that holds an order id: its number where the text is one already, or the text. */
final class OrderIdField extends Field
{
    private long number;

    @Override
    void take(final char[] buffer, final int offset, final int length)
    {
        number = OrderIdText.canonicalNumber(buffer, offset, length);
        if (number < 0)
        {
            keep(buffer, offset, length);
        }
    }

    /** The id, negative where it is a text. */
    long number()
    {
        return number;
    }
}
