package io.leadline.proof.retention;

import io.leadline.command.IsoTime;

/**
 * A span of time of which nothing may go: an open dispute, or one that was asked for.
 *
 * @param fromEpochNs start, inclusive.
 * @param toEpochNs   end, exclusive; after the start.
 * @param reason      who wants it, for messages.
 */
public record Hold(long fromEpochNs, long toEpochNs, String reason)
{
    private static final String BETWEEN = "..";

    /**
     * Reads {@code 2026-03-01..2026-03-02T12:00Z}.
     *
     * @throws IllegalArgumentException when it is none.
     */
    public static Hold parse(final String text)
    {
        final int between = text.indexOf(BETWEEN);
        if (between < 0)
        {
            throw new IllegalArgumentException("not a span of time: hold=" + text + " allowed=FROM..TO");
        }
        final long from = IsoTime.parse(text.substring(0, between));
        final long to = IsoTime.parse(text.substring(between + BETWEEN.length()));
        if (from >= to)
        {
            throw new IllegalArgumentException("empty span of time: hold=" + text + " limit=from<to");
        }

        return new Hold(from, to, "hold " + text);
    }
}
