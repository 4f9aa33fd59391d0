package io.leadline.feed.itch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;

/**
 * The enrolment list as CSV, a file for each day of the venue: {@code positions-YYYY-MM-DD.csv}, a row for each
 * position as it is told. A day that is read from its first message makes its file anew; one that is joined later goes
 * on behind the rows that are there, with a row of the state {@value #UNKNOWN} between, as behind messages that were
 * lost. A file that cannot be written is given up and told of, and the next day's is tried. The feed's thread;
 * allocates.
 */
final class PositionFiles implements EnrolmentList
{
    /** In a row that names no position: changes may be missing in front of it. */
    static final String UNKNOWN = "unknown";

    private static final String HEADER = "time_ns,market,account,primary,mode,state\n";
    private static final long NO_DAY = Long.MIN_VALUE;
    private static final int BUFFER_LENGTH = 1 << 16;

    private final Path folder;
    private final Consumer<UncheckedIOException> failures;
    private final StringBuilder row = new StringBuilder();
    private long midnightEpochNs = NO_DAY;
    /** Null while no file is open. */
    private OutputStream out;
    private boolean isWritten;

    private PositionFiles(final Path folder, final Consumer<UncheckedIOException> failures)
    {
        this.folder = folder;
        this.failures = failures;
    }

    /**
     * Files in a folder, which is made.
     *
     * @param folder   null where nobody asks for files.
     * @param key      where the folder stands, for the problem.
     * @param failures takes what ends a file early.
     * @throws BadInputException when the folder cannot be made or written to.
     */
    static EnrolmentList of(final Path folder, final String key, final Consumer<UncheckedIOException> failures)
    {
        if (folder == null)
        {
            return EnrolmentList.NONE;
        }
        try
        {
            Files.createDirectories(folder);
        }
        catch (final IOException failure)
        {
            throw new BadInputException(
                "folder cannot be made: " + key + "=" + folder + " reason=" + FileReason.of(failure));
        }
        if (!Files.isWritable(folder))
        {
            throw new BadInputException("folder cannot be written to: " + key + "=" + folder);
        }

        return new PositionFiles(folder, failures);
    }

    @Override
    public void begin(final long newMidnightEpochNs)
    {
        open(newMidnightEpochNs, StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public void unknown(final long newMidnightEpochNs, final long timeEpochNs)
    {
        if (newMidnightEpochNs != midnightEpochNs)
        {
            open(newMidnightEpochNs, StandardOpenOption.APPEND);
        }
        write(timeEpochNs, "", "", "", "", UNKNOWN);
    }

    private void open(final long newMidnightEpochNs, final StandardOpenOption option)
    {
        close();
        final Path file = folder.resolve("positions-" + TradingDay.date(newMidnightEpochNs) + ".csv");
        try
        {
            final boolean isCut = option == StandardOpenOption.APPEND && isCut(file);
            out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, option),
                BUFFER_LENGTH);
            midnightEpochNs = newMidnightEpochNs;
            if (Files.size(file) == 0)
            {
                write(HEADER);
            }
            else if (isCut)
            {
                write("\n");
            }
        }
        catch (final IOException failure)
        {
            giveUp(failure);
        }
    }

    /** A writer before was killed within a row. */
    private static boolean isCut(final Path file) throws IOException
    {
        if (!Files.exists(file))
        {
            return false;
        }
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r"))
        {
            content.seek(Math.max(0, content.length() - 1));

            return content.length() > 0 && content.read() != '\n';
        }
    }

    @Override
    public void position(
        final long timeEpochNs, final String market, final int attribution, final byte primary, final byte mode,
        final byte state)
    {
        write(
            timeEpochNs, quoted(market), quoted(Attributions.text(attribution)), primaryWord(primary), modeWord(mode),
            stateWord(state));
    }

    private static String quoted(final String text)
    {
        return text.chars().anyMatch(symbol -> symbol == ',' || symbol == '"' || symbol < ' ') ?
            '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String primaryWord(final byte letter)
    {
        return switch (letter)
        {
            case 'Y' -> "yes";
            case 'N' -> "no";
            default -> other(letter);
        };
    }

    private static String modeWord(final byte letter)
    {
        return switch (letter)
        {
            case 'N' -> "normal";
            case 'P' -> "passive";
            case 'S' -> "syndicate";
            case 'R' -> "pre-syndicate";
            case 'L' -> "penalty";
            default -> other(letter);
        };
    }

    private static String stateWord(final byte letter)
    {
        return switch (letter)
        {
            case 'A' -> "active";
            case 'E' -> "excused";
            case 'W' -> "withdrawn";
            case 'S' -> "suspended";
            case 'D' -> "deleted";
            default -> other(letter);
        };
    }

    /** A letter that the venue's document does not have. */
    private static String other(final byte letter)
    {
        return "other-" + Integer.toHexString(Byte.toUnsignedInt(letter));
    }

    private void write(final long timeEpochNs, final String... values)
    {
        row.setLength(0);
        row.append(timeEpochNs);
        for (final String value : values)
        {
            row.append(',').append(value);
        }
        write(row.append('\n').toString());
    }

    private void write(final String text)
    {
        if (out == null)
        {
            return;
        }
        try
        {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            isWritten = true;
        }
        catch (final IOException failure)
        {
            giveUp(failure);
        }
    }

    private void giveUp(final IOException failure)
    {
        final OutputStream broken = out;
        out = null;
        try (broken)
        {
            failures.accept(new UncheckedIOException(
                "positions are not written: path=" + folder + " reason=" + FileReason.of(failure), failure));
        }
        catch (final IOException again)
        {
            failure.addSuppressed(again);
        }
    }

    @Override
    public void flush()
    {
        if (!isWritten || out == null)
        {
            return;
        }
        isWritten = false;
        try
        {
            out.flush();
        }
        catch (final IOException failure)
        {
            giveUp(failure);
        }
    }

    @Override
    public void close()
    {
        final OutputStream open = out;
        out = null;
        midnightEpochNs = NO_DAY;
        if (open == null)
        {
            return;
        }
        try
        {
            open.close();
        }
        catch (final IOException failure)
        {
            giveUp(failure);
        }
    }
}
