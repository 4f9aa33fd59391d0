package io.leadline.feed.hyperliquid;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Times as a node writes them, {@code 2026-05-05T17:39:13.024084407}; without a zone they are UTC. */
final class BlockTime
{
    /** The text is no time, or none that ns since 1970 can hold. */
    static final long MALFORMED = Long.MIN_VALUE;

    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int DATE_LENGTH = "2026-05-05T17:39:13".length();
    private static final int DIGITS_OF_NS = 9;
    private static final String FORM = "0000-00-00T00:00:00";
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2261;
    /** Of a year that begins in March, so that a leap day is its last. */
    private static final int DAYS_TO_1970 = 719_468;
    private static final int DAYS_PER_ERA = 146_097;

    private BlockTime()
    {
    }

    /** Ns since 1970-01-01 UTC, negative before, or {@link #MALFORMED}. No garbage for the form that nodes write. */
    static long parse(final CharSequence text)
    {
        final long epochNs = isPlain(text) ? plain(text) : MALFORMED;

        return epochNs == MALFORMED ? parseAny(text.toString()) : epochNs;
    }

    /** Digits where a node writes digits, and up to nine of them behind the point. */
    private static boolean isPlain(final CharSequence text)
    {
        final int length = text.length();
        if (length < DATE_LENGTH || length > DATE_LENGTH + 1 + DIGITS_OF_NS || length == DATE_LENGTH + 1)
        {
            return false;
        }
        for (int i = 0; i < length; i++)
        {
            final char symbol = text.charAt(i);
            final char expected = i < DATE_LENGTH ? FORM.charAt(i) : i == DATE_LENGTH ? '.' : '0';
            if (expected == '0' ? symbol < '0' || symbol > '9' : symbol != expected)
            {
                return false;
            }
        }

        return true;
    }

    private static long plain(final CharSequence text)
    {
        final int year = digits(text, 0, 4);
        final int month = digits(text, 5, 7);
        final int day = digits(text, 8, 10);
        final int hour = digits(text, 11, 13);
        final int minute = digits(text, 14, 16);
        final int second = digits(text, 17, 19);
        if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
            day > daysOf(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return MALFORMED;
        }
        long ns = 0;
        for (int i = 0; i < DIGITS_OF_NS; i++)
        {
            final int place = DATE_LENGTH + 1 + i;
            ns = ns * 10 + (place < text.length() ? text.charAt(place) - '0' : 0);
        }
        final long seconds = epochDay(year, month, day) * SECONDS_PER_DAY + hour * 3_600L + minute * 60L + second;

        return seconds * NS_PER_SECOND + ns;
    }

    private static int daysOf(final int year, final int month)
    {
        return switch (month)
        {
            case 2 -> year % 4 == 0 && year % 100 != 0 || year % 400 == 0 ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static long epochDay(final int year, final int month, final int day)
    {
        final int marchYear = month <= 2 ? year - 1 : year;
        final int era = marchYear / 400;
        final int yearOfEra = marchYear - era * 400;
        final int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

        return (long)era * DAYS_PER_ERA + yearOfEra * 365L + yearOfEra / 4 - yearOfEra / 100 + dayOfYear -
            DAYS_TO_1970;
    }

    private static int digits(final CharSequence text, final int from, final int to)
    {
        int number = 0;
        for (int i = from; i < to; i++)
        {
            number = number * 10 + text.charAt(i) - '0';
        }

        return number;
    }

    private static long parseAny(final String text)
    {
        try
        {
            final int length = text.endsWith("Z") ? text.length() - 1 : text.length();
            final LocalDateTime time = LocalDateTime.parse(text.substring(0, length));

            return Math.addExact(
                Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), NS_PER_SECOND), time.getNano());
        }
        catch (final DateTimeParseException | ArithmeticException malformed)
        {
            return MALFORMED;
        }
    }
}
