package io.leadline.event;

/** Order ids that are numbers already. */
public final class OrderIdText
{
    private static final int MAX_DIGITS = 19;

    private OrderIdText()
    {
    }

    /** The value of canonical decimal text (no sign, no leading zero) below 2^63; -1 for any other text. */
    public static long canonicalNumber(final char[] text, final int offset, final int length)
    {
        if (length == 0 || length > MAX_DIGITS || text[offset] == '0' && length > 1)
        {
            return -1;
        }
        long value = 0;
        for (int i = offset; i < offset + length; i++)
        {
            final int digit = text[i] - '0';
            if (digit < 0 || digit > 9)
            {
                return -1;
            }
            value = value * 10 + digit;
        }

        // Of 19 digits, what is 2^63 or more has turned negative: it is below 2^64.
        return value < 0 ? -1 : value;
    }

    /** The value of canonical decimal text (no sign, no leading zero) below 2^63; -1 for any other text. */
    static long canonicalNumber(final CharSequence text)
    {
        final int length = text.length();
        if (length == 0 || length > MAX_DIGITS || text.charAt(0) == '0' && length > 1)
        {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < length; i++)
        {
            final int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9)
            {
                return -1;
            }
            value = value * 10 + digit;
        }

        // Of 19 digits, what is 2^63 or more has turned negative: it is below 2^64.
        return value < 0 ? -1 : value;
    }
}
