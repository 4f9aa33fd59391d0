package io.leadline.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.leadline.log.LogException.Fault;
import io.leadline.problem.FileReason;

/**
 * What was taken off the start of a log, oldest first, as a list in the log's folder tells it: so that a log without
 * its first files is read as what it is, and one whose files were lost is not taken for such. Immutable.
 * <p>
 * The list is written before a file goes, and while files go or come back some of it is still there: what counts is
 * what lies before the first file of the folder.
 */
public final class RetiredFiles
{
    /** Name of the list in the folder of a log. */
    public static final String NAME = "retired.csv";
    /** Nothing was taken off. */
    public static final RetiredFiles NONE = new RetiredFiles(List.of());

    private static final String HEADER =
        "day,first_document,document_count,last_hash,length,sha256,archive,archive_sha256";
    private static final int COLUMN_COUNT = 8;
    private static final int MAX_LENGTH = 1 << 26;
    private static final long MAX_DOCUMENT_COUNT = 1L << 48;
    private static final int MAX_NAMES = 8;
    private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ARCHIVE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.]{0,63}");

    private final List<RetiredFile> files;

    /** Files in the order of their days. */
    public RetiredFiles(final List<RetiredFile> files)
    {
        this.files = List.copyOf(files);
    }

    /**
     * What was taken off the log in a folder: of the list, all before the folder's first file.
     *
     * @throws LogException {@code CORRUPT} when the list is none.
     */
    public static RetiredFiles of(final Path directory)
    {
        final RetiredFiles listed = listed(directory);
        final List<Long> days = listed.isEmpty() ? List.of() : DocumentTailer.days(directory);

        return days.isEmpty() ? listed : listed.before(days.get(0));
    }

    /** The whole list of a folder, with files that are not gone yet or are back already; empty where there is none. */
    public static RetiredFiles listed(final Path directory)
    {
        final Path file = directory.resolve(NAME);
        if (!Files.exists(file))
        {
            return NONE;
        }
        try
        {
            if (Files.size(file) > MAX_LENGTH)
            {
                throw bad(file, 1, "list too long: length=" + Files.size(file) + " limit=" + MAX_LENGTH);
            }

            return parse(file, Files.readString(file, StandardCharsets.UTF_8));
        }
        catch (final CharacterCodingException malformed)
        {
            throw bad(file, 1, "not UTF-8");
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "list of retired files cannot be read: path=" + file + " reason=" + FileReason.of(failure), failure);
        }
    }

    private static RetiredFiles parse(final Path file, final String text)
    {
        final List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER))
        {
            throw bad(file, 1, "not a list of retired files: expected=" + HEADER);
        }
        final List<RetiredFile> files = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++)
        {
            files.add(parse(file, line + 1, lines.get(line).split(",", -1), files));
        }

        return new RetiredFiles(files);
    }

    private static RetiredFile parse(
        final Path file, final int line, final String[] fields, final List<RetiredFile> before)
    {
        if (fields.length != COLUMN_COUNT)
        {
            throw bad(file, line, "columns=" + fields.length + " expected=" + COLUMN_COUNT);
        }
        final RetiredFile last = before.isEmpty() ? null : before.get(before.size() - 1);
        final RetiredFile retired = new RetiredFile(
            day(file, line, fields[0]),
            count(file, line, "first_document", fields[1]),
            count(file, line, "document_count", fields[2]),
            text(file, line, "last_hash", fields[3], HASH, true),
            count(file, line, "length", fields[4]),
            text(file, line, "sha256", fields[5], HASH, false),
            text(file, line, "archive", fields[6], ARCHIVE, true),
            text(file, line, "archive_sha256", fields[7], HASH, fields[6].isEmpty()));
        if (retired.firstDocument() != (last == null ? 0 : last.nextDocument()) ||
            last != null && retired.epochDay() <= last.epochDay() ||
            last != null && retired.lastHash().isEmpty() != last.lastHash().isEmpty())
        {
            throw bad(file, line, "file does not follow the one before: day=" + fields[0]);
        }

        return retired;
    }

    private static long day(final Path file, final int line, final String text)
    {
        try
        {
            return LocalDate.parse(text).toEpochDay();
        }
        catch (final DateTimeException impossible)
        {
            throw bad(file, line, "day=" + text + " allowed=2026-03-01");
        }
    }

    private static long count(final Path file, final int line, final String column, final String text)
    {
        final long count = COUNT.matcher(text).matches() ? Long.parseLong(text) : Long.MAX_VALUE;
        if (count > MAX_DOCUMENT_COUNT)
        {
            throw bad(file, line, column + "=" + text + " limit=" + MAX_DOCUMENT_COUNT);
        }

        return count;
    }

    private static String text(
        final Path file,
        final int line,
        final String column,
        final String text,
        final Pattern allowed,
        final boolean mayBeEmpty)
    {
        if (!allowed.matcher(text).matches() && !(mayBeEmpty && text.isEmpty()))
        {
            throw bad(file, line, column + "=" + text);
        }

        return text;
    }

    private static LogException bad(final Path file, final int line, final String what)
    {
        return new LogException(Fault.CORRUPT, "list of retired files: path=" + file + ":" + line + ": " + what);
    }

    /** The list as text, as {@link #listed} reads it. */
    public String text()
    {
        final StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (final RetiredFile file : files)
        {
            text.append(LocalDate.ofEpochDay(file.epochDay())).append(',').append(file.firstDocument()).append(',')
                .append(file.documentCount()).append(',').append(file.lastHash()).append(',').append(file.length())
                .append(',').append(file.sha256()).append(',').append(file.archive()).append(',')
                .append(file.archiveSha256()).append('\n');
        }

        return text.toString();
    }

    /** Those before a UTC day. */
    public RetiredFiles before(final long epochDay)
    {
        return new RetiredFiles(files.stream().filter(file -> file.epochDay() < epochDay).toList());
    }

    /** The files, oldest first. */
    public List<RetiredFile> files()
    {
        return files;
    }

    /** Whether nothing was taken off. */
    public boolean isEmpty()
    {
        return files.isEmpty();
    }

    /** Number of the first document that was not in them. */
    public long nextDocument()
    {
        return files.isEmpty() ? 0 : files.get(files.size() - 1).nextDocument();
    }

    /** Hash up to which the chain had come in them, in hex; empty for none. */
    public String lastHash()
    {
        return files.isEmpty() ? "" : files.get(files.size() - 1).lastHash();
    }

    /** Names of the files, for messages: of many, the first ones and the last. */
    public String namesText()
    {
        final List<String> names = files.stream().map(file -> LogFolder.name(file.epochDay())).toList();

        return names.size() <= MAX_NAMES ? String.join(",", names) :
            String.join(",", names.subList(0, MAX_NAMES - 1)) + ",..," + names.get(names.size() - 1) + " (" +
            names.size() + ", all in " + NAME + ")";
    }

    /** UTC days of the first and the last of them, for messages. */
    public String daysText()
    {
        return files.isEmpty() ? "none" :
            LocalDate.ofEpochDay(files.get(0).epochDay()) + ".." +
            LocalDate.ofEpochDay(files.get(files.size() - 1).epochDay());
    }
}
