package io.leadline.proof.dispute;

/** Words that somebody else has written, such as an outage's reason, for people: on one line, and not too long. */
final class ShownText
{
    private static final char UNSHOWN = '?';

    private ShownText()
    {
    }

    /** The words, without what moves a cursor, ends a line or turns its direction; cut behind so many characters. */
    static String of(final String text, final int most)
    {
        final int[] points = text.codePoints()
            .limit(most + 1L)
            .map(point -> isShown(point) ? point : UNSHOWN)
            .toArray();

        return points.length <= most
            ? new String(points, 0, points.length)
            : new String(points, 0, most - 1) + '…';
    }

    private static boolean isShown(final int point)
    {
        return switch (Character.getType(point))
        {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                Character.SURROGATE -> false;
            default -> true;
        };
    }
}
