package io.leadline.feed.hyperliquid;

import java.util.Arrays;
import java.util.List;

/** Which of an object's required fields have been read. Single thread. */
final class Fields
{
    private final List<String> required;
    private final boolean[] isFound;

    /** Nothing is read yet. */
    Fields(final String... required)
    {
        this.required = List.of(required);
        this.isFound = new boolean[required.length];
    }

    /** Nothing is read again. */
    void clear()
    {
        Arrays.fill(isFound, false);
    }

    /** A field, required or not, is read. */
    void found(final String name)
    {
        final int index = required.indexOf(name);
        if (index >= 0)
        {
            isFound[index] = true;
        }
    }

    /** Everything required must have been read. */
    void check(final JsonInput input)
    {
        for (int i = 0; i < isFound.length; i++)
        {
            if (!isFound[i])
            {
                throw input.problem("missing field: field=" + required.get(i));
            }
        }
    }
}
