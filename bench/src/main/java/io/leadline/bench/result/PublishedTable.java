package io.leadline.bench.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.leadline.bench.pair.Row;
import io.leadline.problem.BadInputException;

/**
 * The table of a page, of which some rows are measured anew: they take the place of their like, new ones stand behind
 * all others, and a line under the table says what they were measured on. Single thread.
 */
final class PublishedTable
{
    private static final String HEAD_END = "|---";
    private static final String ROW_FROM = "| **";
    private static final String ROW_TO = "** |";
    private static final String APART = "Measured apart: ";
    private static final String APART_TO = ". ";
    private static final String NAMES_BETWEEN = ", ";
    private static final int HEAD_LINES = 2;

    private final List<String> lines;

    PublishedTable(final String text)
    {
        lines = new ArrayList<>(text.lines().toList());
    }

    /**
     * Takes rows of one JDK.
     *
     * @throws BadInputException when the page has no table of it.
     */
    void put(final String jdk, final List<Run> runs)
    {
        final int start = start(jdk);
        final Set<String> names = new LinkedHashSet<>();
        for (final Row row : runs.stream().flatMap(run -> run.rows().stream()).toList())
        {
            put(start, row);
            names.add(row.name());
        }
        final int end = end(start);
        forget(end, names);
        lines.addAll(end, List.of("", apart(names) + RunTable.conditions(runs)));
    }

    /** The first line behind the head of a JDK's table. */
    private int start(final String jdk)
    {
        int line = 0;
        while (line < lines.size() && !lines.get(line).startsWith(RunTable.heading(jdk)))
        {
            line++;
        }
        while (line < lines.size() && !lines.get(line).startsWith(HEAD_END))
        {
            line++;
        }
        if (line == lines.size())
        {
            throw new BadInputException("page has no table to put rows into, publish all of them first: jdk=" + jdk);
        }

        return line + 1;
    }

    private int end(final int start)
    {
        int line = start;
        while (line < lines.size() && lines.get(line).startsWith("|"))
        {
            line++;
        }

        return line;
    }

    private void put(final int start, final Row row)
    {
        final int end = end(start);
        int at = start;
        while (at < end && !lines.get(at).startsWith(ROW_FROM + row.name() + ROW_TO))
        {
            at++;
        }
        if (at < end)
        {
            do
            {
                lines.remove(at);
            }
            while (at < end(start) && !lines.get(at).startsWith(ROW_FROM));
        }
        lines.addAll(at, RunTable.lines(List.of(row)).lines().skip(HEAD_LINES).toList());
    }

    /** What was said of rows that are measured anew is no longer so. */
    private void forget(final int end, final Set<String> names)
    {
        int line = end;
        while (line < lines.size() && (lines.get(line).isEmpty() || lines.get(line).startsWith(APART)))
        {
            final String text = lines.get(line);
            final List<String> kept = names(text);
            if (!kept.isEmpty() && kept.removeAll(names))
            {
                lines.set(line, apart(kept) + text.substring(text.indexOf(APART_TO) + APART_TO.length()));
            }
            if (!text.isEmpty() && kept.isEmpty())
            {
                // With the empty line above it.
                lines.subList(line - 1, line + 1).clear();
                line--;
            }
            else
            {
                line++;
            }
        }
    }

    private static List<String> names(final String line)
    {
        return line.isEmpty()
            ? List.of()
            : new ArrayList<>(Arrays.asList(
                line.substring(APART.length(), line.indexOf(APART_TO)).split(NAMES_BETWEEN)));
    }

    private static String apart(final Iterable<String> names)
    {
        return APART + String.join(NAMES_BETWEEN, names) + APART_TO;
    }

    /** The text, every line ended. */
    String text()
    {
        return lines.stream().map(line -> line + '\n').collect(Collectors.joining());
    }
}
