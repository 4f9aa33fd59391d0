package io.leadline.scoring.result;

import java.util.Collection;

/** Names in a notice: the first few, and how many more there are. */
public final class ShortList
{
    private static final int MOST = 8;

    private ShortList()
    {
    }

    /** Values in their order, at most eight of them. */
    public static String of(final Collection<String> values)
    {
        final String first = String.join(", ", values.stream().limit(MOST).toList());

        return values.size() <= MOST ? first : first + " and " + (values.size() - MOST) + " more";
    }
}
