package io.leadline.feed.csv;

import io.leadline.event.OrderIdText;
import io.leadline.event.TextKey;

/** A field that holds an order id: its number where the text is one already, or the text. */
final class OrderIdField extends Field
{
    private final TextKey key = new TextKey();
    private long number;

    @Override
    void take(final char[] buffer, final int offset, final int length)
    {
        number = OrderIdText.canonicalNumber(buffer, offset, length);
        if (number < 0)
        {
            key.set(buffer, offset, length);
            if (!key.isPacked())
            {
                keep(buffer, offset, length);       // it may be too long
            }
        }
    }

    /** The id, negative where it is a text. */
    long number()
    {
        return number;
    }

    /** The id where it is a text. */
    TextKey key()
    {
        return key;
    }
}
