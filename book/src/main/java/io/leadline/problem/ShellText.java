package io.leadline.problem;

import java.util.regex.Pattern;

/** Text as one word of a command that a message offers to be pasted into a shell. Immutable. */
public final class ShellText
{
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private ShellText()
    {
    }

    /** The word, in single quotes where a shell would read anything else. */
    public static String quoted(final String word)
    {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
