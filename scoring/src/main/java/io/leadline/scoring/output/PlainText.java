package io.leadline.scoring.output;

/** Names as a terminal may see them. */
public final class PlainText
{
    private PlainText()
    {
    }

    /** Names come from the venue: what a terminal would take as a command is shown as a question mark. */
    public static String printable(final String text)
    {
        return text.codePoints()
            .map(point -> Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? '?' : point)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    }
}
