package io.leadline.command;

/** The text of a bar: share, bar, counts, rate and time left, as long as a terminal of 80 columns takes. */
final class ProgressLine
{
    private static final int MOST_BAR = 20;
    private static final int LEAST_BAR = 5;
    private static final int PERCENT = 100;
    private static final long MS_PER_SECOND = 1_000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final long THOUSAND = 1_000;
    private static final String PREFIXES = " kMGTPE";

    private ProgressLine()
    {
    }

    /**
     * Forms the text.
     *
     * @param unit      what is counted, with a blank in front.
     * @param expected  how many there are; -1 when that is not known.
     * @param elapsedMs since the start.
     * @param length    the most characters that fit.
     */
    static String of(
        final String label,
        final String unit,
        final long count,
        final long expected,
        final long elapsedMs,
        final int length)
    {
        final String rate = elapsedMs > 0 ? ", " + number(count * (double)MS_PER_SECOND / elapsedMs) + "/s" : "";
        if (expected <= 0)
        {
            return cut(label + " " + number(count) + unit + rate + ", " + clock(elapsedMs), length);
        }
        final double share = Math.min(1, count / (double)expected);
        final String left = share > 0 ? ", " + clock(Math.round(elapsedMs * (1 - share) / share)) + " left" : "";
        final String percent = (int)(PERCENT * share) + "%";
        final String head = label + " ".repeat(Math.max(1, 5 - percent.length())) + percent;
        final String tail = " " + number(count) + " of " + number(expected) + unit + rate + left;

        return cut(head + bar(share, length - head.length() - tail.length()) + tail, length);
    }

    private static String bar(final double share, final int room)
    {
        final int width = Math.min(MOST_BAR, room - " []".length());
        if (width < LEAST_BAR)
        {
            return "";
        }
        final int full = (int)(width * share);

        return " [" + "#".repeat(full) + " ".repeat(width - full) + "]";
    }

    private static String cut(final String text, final int length)
    {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /** Three digits and a prefix: {@code 999}, {@code 1.23k}, {@code 12.3k}, {@code 123k}; never rounded up. */
    static String number(final double value)
    {
        double rest = value;
        int prefix = 0;
        while (rest >= THOUSAND && prefix < PREFIXES.length() - 1)
        {
            rest /= THOUSAND;
            prefix++;
        }
        if (prefix == 0 && (rest >= PERCENT || rest == Math.rint(rest)))
        {
            return Long.toString((long)rest);
        }
        final int decimals = rest < 10 ? 2 : rest < PERCENT ? 1 : 0;
        final long scale = decimals == 2 ? PERCENT : decimals == 1 ? 10 : 1;
        final long scaled = (long)(rest * scale);
        final String fraction = decimals == 0 ? "" : "." + Long.toString(scale + scaled % scale).substring(1);

        return scaled / scale + fraction + (prefix == 0 ? "" : PREFIXES.charAt(prefix));
    }

    /** {@code 0:07}, {@code 12:34}, {@code 1:02:03}. */
    static String clock(final long ms)
    {
        final long seconds = ms / MS_PER_SECOND;
        final long minutes = seconds / SECONDS_PER_MINUTE;
        final long hours = minutes / SECONDS_PER_MINUTE;

        return (hours > 0 ? hours + ":" + twoDigits(minutes % SECONDS_PER_MINUTE) : Long.toString(minutes))
            + ":" + twoDigits(seconds % SECONDS_PER_MINUTE);
    }

    private static String twoDigits(final long value)
    {
        return (value < 10 ? "0" : "") + value;
    }
}
