package io.leadline.feed.json;

/**
 * UTF-8 as RFC 3629 has it: no form longer than needed, no surrogates, nothing above U+10FFFF. No state; any thread.
 */
final class Utf8
{
    static final int MALFORMED = -1;

    private Utf8()
    {
    }

    /** Bytes of the character that begins here, or {@link #MALFORMED}. */
    static int length(final byte[] text, final int at, final int end)
    {
        final int first = text[at] & 0xff;
        if (first < 0x80)
        {
            return 1;
        }
        final int length = first < 0xc2 || first > 0xf4 ? MALFORMED : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (length == MALFORMED || at + length > end || !isSecond(first, text[at + 1] & 0xff))
        {
            return MALFORMED;
        }
        for (int i = at + 2; i < at + length; i++)
        {
            if ((text[i] & 0xc0) != 0x80)
            {
                return MALFORMED;
            }
        }

        return length;
    }

    /** The second byte rules out long forms, surrogates and what is above U+10FFFF. */
    private static boolean isSecond(final int first, final int second)
    {
        return switch (first)
        {
            case 0xe0 -> second >= 0xa0 && second <= 0xbf;
            case 0xed -> second >= 0x80 && second <= 0x9f;
            case 0xf0 -> second >= 0x90 && second <= 0xbf;
            case 0xf4 -> second >= 0x80 && second <= 0x8f;
            default -> (second & 0xc0) == 0x80;
        };
    }

    /** The character of so many bytes that are known to be well formed. */
    static int code(final byte[] text, final int at, final int length)
    {
        if (length == 1)
        {
            return text[at];
        }
        int code = text[at] & 0x7f >> length;
        for (int i = at + 1; i < at + length; i++)
        {
            code = code << 6 | text[i] & 0x3f;
        }

        return code;
    }
}
