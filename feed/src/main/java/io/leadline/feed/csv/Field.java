package io.leadline.feed.csv;

import io.leadline.feed.CharSpan;

/**
 * One field of a row, decoded at once while the parser still has its characters: they are valid no longer than that,
 * and to copy them all would cost more than to decode them. Only what is not understood is kept as text, for the
 * message that says so. Overwritten by each row; single thread.
 */
abstract class Field
{
    private final CharSpan text = new CharSpan();

    /** Takes the characters of a field that is not empty. */
    abstract void take(char[] buffer, int offset, int length);

    /** Keeps characters that are not understood. */
    void keep(final char[] buffer, final int offset, final int length)
    {
        text.set(buffer, offset, length);
    }

    /** The characters of the last field that was kept. */
    CharSpan text()
    {
        return text;
    }
}
