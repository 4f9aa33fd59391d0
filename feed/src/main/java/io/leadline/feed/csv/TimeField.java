package io.leadline.feed.csv;

/** A field that holds ns since 1970-01-01 UTC: digits alone, below 2^63. */
final class TimeField extends Field
{
    static final long MALFORMED = -1;
    /** So many digits are below 2^63 whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private long timeEpochNs;

    @Override
    void take(final char[] buffer, final int offset, final int length)
    {
        timeEpochNs = read(buffer, offset, offset + length);
        if (timeEpochNs == MALFORMED)
        {
            keep(buffer, offset, length);
        }
    }

    private static long read(final char[] buffer, final int from, final int to)
    {
        final int safeTo = Math.min(to, from + SAFE_DIGITS);
        long time = 0;
        for (int i = from; i < to; i++)
        {
            final int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9 || i >= safeTo && time > (Long.MAX_VALUE - digit) / 10)
            {
                return MALFORMED;
            }
            time = time * 10 + digit;
        }

        return time;
    }

    /** The time, or {@link #MALFORMED}. */
    long timeEpochNs()
    {
        return timeEpochNs;
    }
}
