package io.leadline.feed.itch;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The day in the name that the venue gives a day's file: {@code 01302020.NASDAQ_ITCH50.gz},
 * {@code 20190530.BX_ITCH_50.gz} or {@code S081321-v50.txt.gz}.
 */
final class FileDay
{
    private static final Pattern MONTH_FIRST =
        Pattern.compile("(?<month>\\d\\d)(?<day>\\d\\d)(?<year>\\d{4})\\.(NASDAQ|BX|PSX)_ITCH_?50\\b.*");
    private static final Pattern YEAR_FIRST =
        Pattern.compile("(?<year>\\d{4})(?<month>\\d\\d)(?<day>\\d\\d)\\.(NASDAQ|BX|PSX)_ITCH_?50\\b.*");
    private static final Pattern SHORT =
        Pattern.compile("S(?<month>\\d\\d)(?<day>\\d\\d)(?<year>\\d\\d)-v50\\b.*");
    private static final int CENTURY = 2000;

    private FileDay()
    {
    }

    /** The day of a file by its name; null when the name is not one of the venue's. */
    static LocalDate of(final Path file)
    {
        final String name = file.getFileName().toString();
        for (final Pattern pattern : new Pattern[] {MONTH_FIRST, YEAR_FIRST, SHORT})
        {
            final Matcher matcher = pattern.matcher(name);
            final LocalDate date = matcher.matches() ? date(matcher) : null;
            if (date != null)
            {
                return date;
            }
        }

        return null;
    }

    private static LocalDate date(final Matcher matcher)
    {
        final int year = Integer.parseInt(matcher.group("year"));
        try
        {
            return LocalDate.of(
                year < 100 ? CENTURY + year : year,
                Integer.parseInt(matcher.group("month")),
                Integer.parseInt(matcher.group("day")));
        }
        catch (final DateTimeException noSuchDay)
        {
            // Eight digits in the other order, or no date at all: not this form of name.
            return null;
        }
    }
}
