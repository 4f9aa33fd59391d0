package io.leadline.feed.tail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import io.leadline.problem.BadInputException;

/**
 * Whole lines of files that grow, one file after another. A line that has no end yet waits for it, unless its file is
 * over: then it is the last line without an end. A file is over when another has taken its name, or when its order
 * names one behind it, and nothing was appended to it from one look to the next after that was seen; so a writer that
 * rolls may still end the old file while it begins the new one. A file that is deleted is followed until there is
 * another of its name.
 * <p>
 * Every reading is one read of the file at most, and only where it finds nothing, every so often, a look at names and
 * folders. A file that is cut and has grown beyond what was read of it between two looks cannot be told from one that
 * has grown. Single thread; no garbage for lines, a little for each look.
 */
public final class LineTail implements AutoCloseable
{
    private static final int INITIAL_CAPACITY = 1 << 16;

    private final FileOrder order;
    private final int maxLineLength;
    private final long lookEveryNs;
    private final TailCounters counters;
    private FileChannel channel;
    private Path path;
    private Object key;
    private long modifiedEpochNs;
    private long initialLength;
    private long position;
    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private ByteBuffer view = ByteBuffer.wrap(bytes);
    /** First byte that no line has taken, first that was not searched for the end of a line, end of what was read. */
    private int begin;
    private int searched;
    private int end;
    private int lineOffset;
    private int lineLength;
    private long line;
    private long readNs;
    private boolean hasLooked;
    private long lastLookEpochNs;
    private Path successor;
    private boolean isOver;
    private boolean isGone;
    private boolean isQuiet;

    /** What a reading has found. */
    public enum Step
    {
        /** Nothing. */
        NOTHING,
        /** More of the file. */
        BYTES,
        /** A file begins; its first line is number 1. */
        BEGIN,
        /** The file is over: there is at most one line more of it, which has no end. */
        END,
        /** The file is shorter than what was read of it. What was read of its last line is forgotten. */
        CUT
    }

    /**
     * A tail before its first file.
     *
     * @param maxLineLength most bytes of a line.
     * @param lookEveryNs   how often names and folders are looked at, by the clock of the readings; above 0.
     */
    public LineTail(
        final FileOrder order, final int maxLineLength, final long lookEveryNs, final TailCounters counters)
    {
        this.order = order;
        this.maxLineLength = maxLineLength;
        this.lookEveryNs = lookEveryNs;
        this.counters = counters;
    }

    /**
     * Reads on, after all lines were taken.
     *
     * @param nowEpochNs the local clock.
     * @throws BadInputException    when a line is longer than the limit.
     * @throws UncheckedIOException when the file cannot be read.
     */
    public Step read(final long nowEpochNs)
    {
        try
        {
            return channel == null || isOver ? begin(nowEpochNs) : readOn(nowEpochNs);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private Step begin(final long nowEpochNs) throws IOException
    {
        if (!isOver && !isLookDue(nowEpochNs))
        {
            return Step.NOTHING;
        }
        final Path next = isOver ? successor : order.after(path);
        // One that is gone again is as if it had never been: the looks go on.
        isOver = false;

        return next != null && open(next) ? Step.BEGIN : Step.NOTHING;
    }

    private boolean open(final Path next) throws IOException
    {
        final FileChannel opened;
        final BasicFileAttributes attributes;
        try
        {
            attributes = Files.readAttributes(next, BasicFileAttributes.class);
            opened = FileChannel.open(next, StandardOpenOption.READ);
        }
        catch (final NoSuchFileException gone)
        {
            return false;
        }
        final BasicFileAttributes after = attributes(next);
        if (after == null || !sameFile(after.fileKey(), attributes.fileKey()))
        {
            opened.close();
            return false;       // replaced just now; the next look sees the new one
        }
        closeFile();
        channel = opened;
        path = next;
        key = attributes.fileKey();
        modifiedEpochNs = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        initialLength = opened.size();
        position = 0;
        line = 0;
        forgetBytes();
        successor = null;
        isGone = false;
        isQuiet = false;
        counters.files.increment();

        return true;
    }

    private static BasicFileAttributes attributes(final Path file) throws IOException
    {
        try
        {
            return Files.readAttributes(file, BasicFileAttributes.class);
        }
        catch (final NoSuchFileException gone)
        {
            return null;
        }
    }

    private static boolean sameFile(final Object one, final Object other)
    {
        return one == null || one.equals(other);
    }

    private void forgetBytes()
    {
        begin = 0;
        searched = 0;
        end = 0;
    }

    private Step readOn(final long nowEpochNs) throws IOException
    {
        makeRoom();
        view.limit(bytes.length).position(end);
        final int length = channel.read(view, position);
        if (length > 0)
        {
            readNs = System.nanoTime();
            end += length;
            position += length;
            successor = null;
            isQuiet = false;
            return Step.BYTES;
        }

        return isLookDue(nowEpochNs) ? look() : Step.NOTHING;
    }

    private void makeRoom()
    {
        if (begin > 0)
        {
            System.arraycopy(bytes, begin, bytes, 0, end - begin);
            end -= begin;
            searched -= begin;
            begin = 0;
        }
        if (end > maxLineLength)
        {
            throw problem("line too long: length=" + end + " limit=" + maxLineLength);
        }
        if (end == bytes.length)
        {
            bytes = Arrays.copyOf(bytes, (int)Math.min(2L * bytes.length, maxLineLength + 1L));
            view = ByteBuffer.wrap(bytes);
        }
    }

    /** What is wrong with the line that is being read. */
    private BadInputException problem(final String what)
    {
        return new BadInputException(path + ":" + (line + 1) + ": " + what);
    }

    private boolean isLookDue(final long nowEpochNs)
    {
        if (hasLooked && nowEpochNs - lastLookEpochNs >= 0 && nowEpochNs - lastLookEpochNs < lookEveryNs)
        {
            return false;
        }
        hasLooked = true;
        lastLookEpochNs = nowEpochNs;

        return true;
    }

    private Step look() throws IOException
    {
        if (channel.size() < position)
        {
            counters.truncated.increment();
            position = 0;
            line = 0;
            forgetBytes();
            return Step.CUT;
        }
        final BasicFileAttributes named = attributes(path);
        final boolean isReplaced = named != null && !sameFile(key, named.fileKey());
        counters.deleted.increase(named == null && !isGone ? 1 : 0);
        isGone = named == null;
        final Path next = isReplaced ? path : order.after(path);
        isOver = next != null && next.equals(successor);
        successor = next;
        isQuiet = next == null;
        counters.replaced.increase(isOver && isReplaced ? 1 : 0);

        return isOver ? Step.END : Step.NOTHING;
    }

    /** Steps to the next line of what was read; false when there is none. */
    public boolean nextLine()
    {
        for (int i = searched; i < end; i++)
        {
            if (bytes[i] == '\n')
            {
                takeLine(i);
                begin = i + 1;
                searched = begin;
                return true;
            }
        }
        searched = end;
        if (isOver && begin < end)
        {
            takeLine(end);
            begin = end;
            return true;
        }

        return false;
    }

    private void takeLine(final int endOffset)
    {
        lineOffset = begin;
        lineLength = endOffset - begin;
        line++;
    }

    /** The array that the line lies in, until the next reading. */
    public byte[] bytes()
    {
        return bytes;
    }

    /** First byte of the line. */
    public int offset()
    {
        return lineOffset;
    }

    /** Bytes of the line, without the line feed that ends it. */
    public int length()
    {
        return lineLength;
    }

    /** Number of the line in its file, from 1. */
    public long line()
    {
        return line;
    }

    /** The file; null before the first. */
    public Path path()
    {
        return path;
    }

    /** {@link System#nanoTime()} of the read that brought the last of the line. */
    public long readNs()
    {
        return readNs;
    }

    /** When what was read last was appended, at the latest: what was there before is as old as the file. */
    public long arrivedEpochNs(final long nowEpochNs)
    {
        return position <= initialLength ? Math.min(modifiedEpochNs, nowEpochNs) : nowEpochNs;
    }

    /** A look has found no file behind this one, and nothing was appended to it since the reading before. */
    public boolean isQuiet()
    {
        return isQuiet;
    }

    @Override
    public void close()
    {
        try
        {
            closeFile();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private void closeFile() throws IOException
    {
        if (channel != null)
        {
            channel.close();
            channel = null;
        }
    }
}
