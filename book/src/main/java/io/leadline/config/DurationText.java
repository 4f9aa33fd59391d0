package io.leadline.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as configurations and command lines write them: a whole number and one unit, {@code 250ms}. */
public enum DurationText
{
    /** {@code ms}, {@code s}, {@code m}, {@code h}. */
    UP_TO_HOURS(4),
    /** {@code d} as well. */
    UP_TO_DAYS(5);

    private static final String[] UNITS = {"ms", "s", "m", "h", "d"};
    private static final long[] UNITS_NS = {1_000_000L, 1_000_000_000L, 60_000_000_000L, 3_600_000_000_000L,
        86_400_000_000_000L};
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,18})(ms|s|m|h|d)");

    private final int unitCount;

    DurationText(final int unitCount)
    {
        this.unitCount = unitCount;
    }

    /** The duration in ns, or -1 when the text is none or reaches 2^63 ns. */
    public long parseNs(final String text)
    {
        final Matcher matcher = DURATION.matcher(text);
        if (matcher.matches())
        {
            for (int i = 0; i < unitCount; i++)
            {
                if (UNITS[i].equals(matcher.group(2)))
                {
                    return multiplyOrMinusOne(Long.parseLong(matcher.group(1)), UNITS_NS[i]);
                }
            }
        }

        return -1;
    }

    private static long multiplyOrMinusOne(final long count, final long unitNs)
    {
        return count > Long.MAX_VALUE / unitNs ? -1 : count * unitNs;
    }

    /**
     * The duration in the largest unit that divides it.
     *
     * @throws IllegalArgumentException when it is not a whole number of ms, 0 or more.
     */
    public String text(final long durationNs)
    {
        if (durationNs < 0 || durationNs % UNITS_NS[0] != 0)
        {
            throw new IllegalArgumentException("duration not in whole ms: durationNs=" + durationNs);
        }
        int unit = durationNs == 0 ? 0 : unitCount - 1;
        while (durationNs % UNITS_NS[unit] != 0)
        {
            unit--;
        }

        return durationNs / UNITS_NS[unit] + UNITS[unit];
    }
}
