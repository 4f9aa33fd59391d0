package io.leadline.command;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Times on the command line: ISO-8601 in UTC, as a day ({@code 2026-03-01}: its 00:00) or as an instant
 * ({@code 2026-03-01T12:00:00.5Z}; seconds may be left out, up to nine decimals), to ns since 1970-01-01 UTC.
 * A time without its {@code Z} and any other offset are refused rather than guessed. As a picocli converter a refusal
 * ends the command as bad input.
 */
public final class IsoTime implements ITypeConverter<Long>
{
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT =
        Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?Z");
    private static final DateTimeFormatter STRICT_DAY =
        DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter STRICT_TIME =
        DateTimeFormatter.ISO_LOCAL_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final BigInteger MAX_EPOCH_NS = BigInteger.valueOf(Long.MAX_VALUE);

    @Override
    public Long convert(final String text)
    {
        try
        {
            return parse(text);
        }
        catch (final IllegalArgumentException refused)
        {
            throw new TypeConversionException(refused.getMessage());
        }
    }

    /**
     * Ns since 1970-01-01 UTC of a day or an instant.
     *
     * @throws IllegalArgumentException when the text is neither, or lies before 1970 or past the year 2262.
     */
    public static long parse(final String text)
    {
        final LocalDateTime time = dateTime(text);
        final BigInteger epochNs = BigInteger.valueOf(time.toEpochSecond(ZoneOffset.UTC))
            .multiply(BigInteger.valueOf(NS_PER_SECOND))
            .add(BigInteger.valueOf(time.getNano()));
        if (epochNs.signum() < 0 || epochNs.compareTo(MAX_EPOCH_NS) > 0)
        {
            throw new IllegalArgumentException(
                "time out of range: time=" + text + " limit=1970-01-01.." + text(Long.MAX_VALUE));
        }

        return epochNs.longValueExact();
    }

    /** ISO-8601 text of an instant, in UTC, to the second or with 3, 6 or 9 decimals, as few as are exact. */
    public static String text(final long epochNs)
    {
        return Instant.ofEpochSecond(
            Math.floorDiv(epochNs, NS_PER_SECOND), Math.floorMod(epochNs, NS_PER_SECOND)).toString();
    }

    private static LocalDateTime dateTime(final String text)
    {
        try
        {
            if (DAY.matcher(text).matches())
            {
                return LocalDate.parse(text, STRICT_DAY).atStartOfDay();
            }
            if (INSTANT.matcher(text).matches())
            {
                return LocalDateTime.parse(text.substring(0, text.length() - 1), STRICT_TIME);
            }
        }
        catch (final DateTimeException impossible)
        {
            throw new IllegalArgumentException("no such time: time=" + text, impossible);
        }
        throw new IllegalArgumentException(
            "not an ISO-8601 time in UTC: time=" + text + " allowed=2026-03-01|2026-03-01T12:00:00.5Z");
    }
}
