package io.leadline.feed.csv;

import io.leadline.feed.NameTable;

/**
 * A field that holds a name or a word: what is known under it, or the text.
 *
 * @param <T> what a name stands for.
 */
final class NameField<T> extends Field
{
    private final NameTable<T> names;
    private T known;

    NameField(final NameTable<T> names)
    {
        this.names = names;
    }

    @Override
    void take(final char[] buffer, final int offset, final int length)
    {
        known = names.find(buffer, offset, length);
        if (known == null)
        {
            keep(buffer, offset, length);
        }
    }

    /** What the name stands for; null for an unknown one. */
    T known()
    {
        return known;
    }
}
