package io.leadline.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

import io.leadline.problem.BadInputException;

/**
 * A recording of frames as they came in, one a line: ns of the local clock since 1970-01-01 UTC in decimal digits, one
 * blank, the frame. Lines end in LF; blank ones are passed over. The frame's bytes lie in a buffer that the next line
 * overwrites. Allocates only for a line longer than any before. Single thread.
 */
public final class FrameLines implements AutoCloseable
{
    /** A line may not be longer. */
    public static final int MAX_LENGTH = 1 << 26;
    /** In place of a frame: a connection stands. */
    public static final String CONNECT = "connect";
    /** In place of a frame: a connection is gone. */
    public static final String DISCONNECT = "disconnect";
    /** In place of a frame: there is such a line, from here on at the latest, whether it ever connects or not. */
    public static final String LINE = "line";
    /** In place of a frame: all that was sent before has arrived. */
    public static final String TIME = "time";

    private static final int INITIAL_CAPACITY = 1 << 16;
    private static final int SAFE_DIGITS = 18;

    private final Recording recording;
    private final InputStream input;
    private byte[] buffer = new byte[INITIAL_CAPACITY];
    private int next;
    private int limit;
    private long line;
    private boolean isCutOff;
    private long receivedEpochNs;
    private int offset;
    private int length;

    /**
     * Stands before the first line.
     *
     * @throws UncheckedIOException when the recording cannot be opened.
     */
    public FrameLines(final Recording recording)
    {
        this.recording = recording;
        try
        {
            input = recording.open();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Steps to the next frame; false behind the last.
     *
     * @throws BadInputException    when the line is malformed, with its number.
     * @throws UncheckedIOException when the recording cannot be read.
     */
    public boolean next()
    {
        int end = endOfLine();
        while (end > next && isBlank(end) || end == next && end < limit)
        {
            next = end + 1;
            end = endOfLine();
        }
        if (end == next)
        {
            return false;
        }
        readTime(end);
        next = Math.min(limit, end + 1);

        return true;
    }

    private boolean isBlank(final int end)
    {
        return end == next + 1 && buffer[next] == '\r';
    }

    /** Index of the LF of the line that begins at {@link #next}, or of the end of the recording. */
    private int endOfLine()
    {
        line++;
        int i = next;
        while (true)
        {
            while (i < limit && buffer[i] != '\n')
            {
                i++;
            }
            if (i < limit)
            {
                return i;
            }
            i -= next;
            if (!fill())
            {
                isCutOff = line > 1;
                return limit;
            }
            i += next;
        }
    }

    private boolean fill()
    {
        System.arraycopy(buffer, next, buffer, 0, limit - next);
        limit -= next;
        next = 0;
        if (limit == buffer.length)
        {
            if (limit >= MAX_LENGTH)
            {
                throw problem("line too long: limit=" + MAX_LENGTH);
            }
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        try
        {
            final int count = input.read(buffer, limit, buffer.length - limit);
            limit += Math.max(0, count);
            return count >= 0;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private void readTime(final int lineEnd)
    {
        final int end = buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        long time = 0;
        int i = next;
        while (i < end && buffer[i] >= '0' && buffer[i] <= '9')
        {
            final int digit = buffer[i] - '0';
            if (i - next >= SAFE_DIGITS && time > (Long.MAX_VALUE - digit) / 10)
            {
                throw problem("malformed time: field=receive_ns allowed=ns below 2^63");
            }
            time = time * 10 + digit;
            i++;
        }
        if (i == next || i >= end - 1 || buffer[i] != ' ')
        {
            throw problem("no recorded frame: expected=<receive_ns> <frame>");
        }
        receivedEpochNs = time;
        offset = i + 1;
        length = end - offset;
    }

    /** The current line has no end, and is not the only one: whoever wrote it may have been killed in the middle. */
    public boolean isCutOff()
    {
        return isCutOff;
    }

    /** What is wrong with the current line. */
    public BadInputException problem(final String what)
    {
        return recording.problem(line, what);
    }

    /** When the frame came in, by the local clock. */
    public long receivedEpochNs()
    {
        return receivedEpochNs;
    }

    /** Holds the frame. */
    public byte[] bytes()
    {
        return buffer;
    }

    /** First byte of the frame. */
    public int offset()
    {
        return offset;
    }

    /** Bytes of the frame, at least one. */
    public int length()
    {
        return length;
    }

    /** Whether the frame from one of its bytes on is a word of ASCII and nothing else. */
    public boolean isWord(final int from, final String word)
    {
        boolean isSame = offset + length - from == word.length();
        for (int i = 0; isSame && i < word.length(); i++)
        {
            isSame = buffer[from + i] == word.charAt(i);
        }

        return isSame;
    }

    @Override
    public void close()
    {
        try
        {
            input.close();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
