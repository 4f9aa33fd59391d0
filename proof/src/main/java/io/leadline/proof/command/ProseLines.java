package io.leadline.proof.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import io.leadline.sampler.command.CounterReport;

/** Prose for a terminal: lines of at most 80 columns, but where a single word is longer, as hashes and paths are. */
final class ProseLines
{
    private static final int LINE_LENGTH = 80;
    /** As counters have it. */
    private static final int NAME_LENGTH = 34;
    private static final String INDENT = "  ";

    private ProseLines()
    {
    }

    /** Prints a named value as counters are printed; words that find no room behind its name stand below the first. */
    static void print(final PrintWriter out, final String name, final Object value)
    {
        final List<String> lines = broken(value.toString(), LINE_LENGTH - NAME_LENGTH);
        CounterReport.line(out, name, lines.get(0));
        lines.stream().skip(1).forEach(line -> out.println(" ".repeat(NAME_LENGTH) + line));
    }

    /** Lines of a text, those behind the first indented. */
    static List<String> of(final String text)
    {
        final List<String> lines = broken(text, LINE_LENGTH - INDENT.length());
        for (int i = 1; i < lines.size(); i++)
        {
            lines.set(i, INDENT + lines.get(i));
        }

        return lines;
    }

    private static List<String> broken(final String text, final int length)
    {
        final List<String> lines = new ArrayList<>();
        StringBuilder line = null;
        for (final String word : text.split(" "))
        {
            if (line != null && line.length() + 1 + word.length() <= length)
            {
                line.append(' ').append(word);
            }
            else
            {
                if (line != null)
                {
                    lines.add(line.toString());
                }
                line = new StringBuilder(word);
            }
        }
        lines.add(line.toString());

        return lines;
    }
}
