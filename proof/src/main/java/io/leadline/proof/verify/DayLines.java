package io.leadline.proof.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;

/** Days with 32 bytes each, in the form that {@code commit} and {@code reveal} print: a day, a blank, 64 hex digits. */
public final class DayLines
{
    private static final int MAX_FILE_LENGTH = 1 << 20;
    private static final Pattern LINE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ =]([0-9a-fA-F]{64})");
    private static final String ALLOWED = "2026-03-01 and 64 hex digits";

    private DayLines()
    {
    }

    /**
     * Reads a file, one day a line; empty lines are passed over.
     *
     * @throws BadInputException when it cannot be read, or naming every line that is something else, or a day again.
     */
    public static Map<LocalDate, byte[]> read(final Path file)
    {
        final Map<LocalDate, byte[]> days = new TreeMap<>();
        final List<String> problems = new ArrayList<>();
        final String[] lines = text(file).split("\n", -1);
        for (int i = 0; i < lines.length; i++)
        {
            final String line = lines[i].strip();
            final String problem = line.isEmpty() ? null : take(line, days);
            if (problem != null)
            {
                problems.add(file + ":" + (i + 1) + ": " + problem);
            }
        }
        if (days.isEmpty() && problems.isEmpty())
        {
            problems.add(file + ": no day in the file: allowed=" + ALLOWED);
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return days;
    }

    private static String text(final Path file)
    {
        try (InputStream in = Files.newInputStream(file))
        {
            final byte[] bytes = in.readNBytes(MAX_FILE_LENGTH + 1);
            if (bytes.length > MAX_FILE_LENGTH)
            {
                throw new BadInputException(file + ": file is too long: limit=" + MAX_FILE_LENGTH);
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        catch (final IOException failure)
        {
            throw new BadInputException(file + ": file cannot be read: reason=" + FileReason.of(failure));
        }
    }

    /**
     * Reads single days, {@code 2026-03-01=…}.
     *
     * @throws BadInputException naming the option and every one that is something else. No key is shown.
     */
    public static Map<LocalDate, byte[]> parse(final String option, final List<String> texts)
    {
        final Map<LocalDate, byte[]> days = new TreeMap<>();
        final List<String> problems = new ArrayList<>();
        for (final String text : texts)
        {
            final String problem = take(text, days);
            if (problem != null)
            {
                problems.add(option + ": " + problem);
            }
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return days;
    }

    /** Null, or what is wrong; it never shows what stands there. */
    private static String take(final String text, final Map<LocalDate, byte[]> days)
    {
        final Matcher line = LINE.matcher(text);
        if (!line.matches())
        {
            return "not a day with its key or commitment: length=" + text.length() + " allowed=" + ALLOWED;
        }
        try
        {
            final LocalDate day = LocalDate.parse(line.group(1));
            return days.put(day, HexFormat.of().parseHex(line.group(2))) == null ? null : "day again: day=" + day;
        }
        catch (final DateTimeException noDay)
        {
            return "no such day: day=" + line.group(1);
        }
    }
}
