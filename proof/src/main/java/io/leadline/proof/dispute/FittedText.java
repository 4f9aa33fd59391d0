package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of a terminal: what is longer goes on below, further in. Only a hash or a path stays whole. */
public final class FittedText
{
    /** Columns of a terminal that are always there. */
    public static final int WIDTH = 80;

    private static final Pattern WHOLE = Pattern.compile(".*[0-9a-f]{64}.*|.*/.*|[A-Za-z0-9+]{50,}=+");

    private FittedText()
    {
    }

    /**
     * A line as lines of at most {@value #WIDTH} characters, broken between words; a word that is longer is broken
     * anywhere, unless it is a hash, a key or a path.
     *
     * @param indent in front of every line but the first.
     */
    public static List<String> lines(final String words, final int indent)
    {
        final String line = words.stripTrailing();
        final List<String> lines = new ArrayList<>();
        final StringBuilder text = new StringBuilder();
        int start = 0;
        while (start < line.length())
        {
            final int wordStart = skip(line, start, true);
            final int end = skip(line, wordStart, false);
            // The gap between words stays as it is: it may line up columns.
            append(lines, text, line.substring(start, wordStart), line.substring(wordStart, end), indent);
            start = end;
        }
        lines.add(text.toString());

        return lines;
    }

    private static int skip(final String line, final int from, final boolean isBlank)
    {
        int at = from;
        while (at < line.length() && (line.charAt(at) == ' ') == isBlank)
        {
            at++;
        }

        return at;
    }

    private static void append(
        final List<String> lines, final StringBuilder text, final String gap, final String word, final int indent)
    {
        final boolean isLonger = indent + length(word) > WIDTH && WHOLE.matcher(word).matches();
        if (length(text) + gap.length() + length(word) <= WIDTH || isLonger && length(text) + gap.length() <= indent)
        {
            text.append(gap).append(word);
            return;
        }
        if (text.length() == 0)
        {
            text.append(gap);
        }
        else if (!text.toString().isBlank())
        {
            lines.add(text.toString());
            text.setLength(0);
            text.append(" ".repeat(indent));
        }
        String rest = word;
        while (length(text) + length(rest) > WIDTH && !WHOLE.matcher(rest).matches())
        {
            final int end = rest.offsetByCodePoints(0, WIDTH - length(text));
            lines.add(text + rest.substring(0, end));
            rest = rest.substring(end);
            text.setLength(0);
            text.append(" ".repeat(indent));
        }
        text.append(rest);
    }

    private static int length(final CharSequence text)
    {
        return Character.codePointCount(text, 0, text.length());
    }
}
