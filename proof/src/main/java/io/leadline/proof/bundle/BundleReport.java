package io.leadline.proof.bundle;

import java.util.ArrayList;
import java.util.List;

/** What a check found, for people: facts by name, each on a line of its own. */
public final class BundleReport
{
    /** Where the facts stand behind their names. */
    public static final int VALUE_COLUMN = 26;

    private final List<String> lines = new ArrayList<>();

    void add(final String name, final Object value)
    {
        lines.add(name + " ".repeat(Math.max(1, VALUE_COLUMN - name.length())) + printable(value.toString()));
    }

    /** A stranger's text moves no cursor and breaks no line. */
    private static String printable(final String text)
    {
        return text.codePoints()
            .map(point -> Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? '?' : point)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    }

    /** In the order of the check. */
    public List<String> lines()
    {
        return List.copyOf(lines);
    }
}
