package io.leadline.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as it is written into canonical configurations and into messages. Everything beyond printable ASCII is escaped,
 * so that the bytes depend on no table of printable characters and a message never breaks its line.
 */
public final class QuotedText
{
    private static final int MAX_SHOWN_LENGTH = 80;
    /** A seed written where something else belongs must not end in a message. */
    private static final Pattern SECRET = Pattern.compile("[0-9a-fA-F]{64}");
    /** Keys stand in users, paths and queries of URLs. */
    private static final Pattern URL_WITHOUT_SECRET =
        Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://(\\[[0-9A-Fa-f:.]*]|[A-Za-z0-9._-]*)(:[0-9]*)?/?");
    private static final Pattern SHOWN_AS_IT_IS = Pattern.compile("[!-~&&[^\"=\\\\]]+");
    private static final Pattern NOT_SHOWN = Pattern.compile("[^ \\p{L}\\p{N}\\p{P}\\p{S}]+");

    private QuotedText()
    {
    }

    /** A double-quoted YAML scalar, on one line and in ASCII. */
    public static String quoted(final String text)
    {
        final StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(codePoint -> appendEscaped(quoted, codePoint));

        return quoted.append('"').toString();
    }

    private static void appendEscaped(final StringBuilder quoted, final int codePoint)
    {
        if (codePoint == '"' || codePoint == '\\')
        {
            quoted.append('\\').append((char)codePoint);
        }
        else if (codePoint >= ' ' && codePoint <= '~')
        {
            quoted.append((char)codePoint);
        }
        else
        {
            final String format = Character.isBmpCodePoint(codePoint) ? "\\u%04X" : "\\U%08X";
            quoted.append(String.format(Locale.ROOT, format, codePoint));
        }
    }

    /** Text for a message: on one line, of bounded length, in quotes where its ends would be unclear, never a seed. */
    static String shown(final String text)
    {
        if (SECRET.matcher(text).find())
        {
            return "(hidden)";
        }
        final String shortened = shortened(text);

        return SHOWN_AS_IT_IS.matcher(shortened).matches() ? shortened : quoted(shortened);
    }

    /** What should have been a URL, for a message: no more of it than scheme, host and port. */
    static String shownUrl(final String text)
    {
        return URL_WITHOUT_SECRET.matcher(text).matches() ? shown(text) : "(hidden)";
    }

    /** A sentence of somebody else's for the end of a message: on one line, never a seed. */
    static String sentence(final String text)
    {
        return SECRET.matcher(text).find() ? "(hidden)" : NOT_SHOWN.matcher(text).replaceAll(" ").strip();
    }

    private static String shortened(final String text)
    {
        if (text.length() <= MAX_SHOWN_LENGTH)
        {
            return text;
        }

        return text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN_LENGTH / 2)) + "...";
    }
}
