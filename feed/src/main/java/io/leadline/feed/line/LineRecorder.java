package io.leadline.feed.line;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;

import io.leadline.feed.FrameLines;
import io.leadline.feed.LiveInputs;

/**
 * Records what lines bring as {@link RecordedLines} reads it, so that the same decoder makes the same events of it
 * again. A frame's line breaks become blanks, which JSON allows wherever it allows them, and in the middle of a text,
 * where it allows neither, another character that it does not allow; a frame that is no JSON at all is marked by
 * {@value #NO_JSON}. Blanks in front of a frame are left out; one of nothing else is marked, too. A recording that
 * cannot be written any more, on a disk that is full, ends and says so once; what it records goes on. The feed's
 * thread.
 */
public final class LineRecorder implements AutoCloseable
{
    /** Stands in front of a frame that begins like no JSON object or array. */
    static final char NO_JSON = '?';

    private static final int BUFFER_LENGTH = 1 << 18;
    /** What a process that is killed may leave unwritten. */
    private static final long FLUSH_EVERY_NS = 1_000_000_000;
    /** No text of JSON holds it as it is, and it breaks no line. */
    private static final byte VERTICAL_TAB = 0x0b;
    /** Of a time, and the blank behind it. */
    private static final int MAX_DIGITS = 20;
    /** What makers' own sessions tell is for nobody else. */
    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-r-----");
    private static final byte[] MARK = {NO_JSON};
    private static final byte[] END_OF_LINE = {'\n'};

    private final OutputStream out;
    private final String place;
    private final Consumer<String> diagnostics;
    private final byte[] digits = new byte[MAX_DIGITS];
    private final byte[] connect = bytes(FrameLines.CONNECT);
    private final byte[] disconnect = bytes(FrameLines.DISCONNECT);
    private final byte[] time = bytes(FrameLines.TIME);
    private final byte[] lineWord = bytes(FrameLines.LINE);
    /** Lines of which the recording does not say yet that they are there. */
    private final Deque<Integer> named = new ArrayDeque<>();
    private byte[][] prefixes = {{}};
    private byte[] copy = {};
    private long lineEpochNs;
    private long flushedEpochNs;
    private boolean isEnded;

    /**
     * Records into a new file, which its owner and group alone can read.
     *
     * @param diagnostics is told when the recording ends early.
     * @throws UncheckedIOException when the file exists or cannot be made.
     */
    public LineRecorder(final Path file, final Consumer<String> diagnostics)
    {
        this(create(file), file.toString(), diagnostics);
    }

    /**
     * Records into what takes bytes.
     *
     * @param place of the recording, for diagnostics.
     */
    LineRecorder(final OutputStream out, final String place, final Consumer<String> diagnostics)
    {
        this.out = new BufferedOutputStream(out, BUFFER_LENGTH);
        this.place = place;
        this.diagnostics = diagnostics;
    }

    private static OutputStream create(final Path file)
    {
        try
        {
            final boolean hasModes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            final FileAttribute<?>[] mode = hasModes ?
                new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(MODE)} : new FileAttribute<?>[]{};

            return Channels.newOutputStream(Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode));
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Records where it is asked for; null where it is not.
     *
     * @throws UncheckedIOException when the file exists or cannot be made.
     */
    public static LineRecorder of(final LiveInputs inputs)
    {
        return inputs.recording() == null ? null : new LineRecorder(inputs.recording(), inputs.diagnostics());
    }

    private static byte[] bytes(final String word)
    {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Names a line other than the public one; before anything of it is recorded. In front of what is recorded next, the
     * recording says that there is such a line, for a decoder may wait for one that has not connected yet.
     */
    public void name(final int line, final String name)
    {
        named.add(line);
        if (line >= prefixes.length)
        {
            prefixes = Arrays.copyOf(prefixes, line + 1);
        }
        prefixes[line] = LineName.prefix(name);
    }

    /** A connection stands. */
    public void connect(final int line, final long receivedEpochNs)
    {
        word(line, connect, receivedEpochNs);
    }

    /** A frame. */
    public void frame(final int line, final byte[] bytes, final int length, final long receivedEpochNs)
    {
        int first = 0;
        while (first < length && isBlank(bytes[first]))
        {
            first++;
        }
        begin(line, receivedEpochNs);
        if (first == length || bytes[first] != '{' && bytes[first] != '[')
        {
            write(MARK, 0, 1);
        }
        write(withoutBreaks(bytes, length), first, length - first);
        end();
    }

    private static boolean isBlank(final byte symbol)
    {
        return symbol == ' ' || symbol == '\t' || symbol == '\n' || symbol == '\r';
    }

    private byte[] withoutBreaks(final byte[] bytes, final int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (bytes[i] == '\n' || bytes[i] == '\r')
            {
                return copyWithoutBreaks(bytes, length);
            }
        }

        return bytes;
    }

    private byte[] copyWithoutBreaks(final byte[] bytes, final int length)
    {
        if (copy.length < length)
        {
            copy = new byte[length];
        }
        boolean isText = false;
        boolean isEscaped = false;
        for (int i = 0; i < length; i++)
        {
            final byte symbol = bytes[i];
            final boolean isBreak = symbol == '\n' || symbol == '\r';
            copy[i] = !isBreak ? symbol : isText ? VERTICAL_TAB : (byte)' ';
            isText ^= symbol == '"' && !isEscaped;
            isEscaped = isText && symbol == '\\' && !isEscaped;
        }

        return copy;
    }

    /** The connection is gone. */
    public void disconnect(final int line, final long receivedEpochNs)
    {
        word(line, disconnect, receivedEpochNs);
    }

    /** Time has passed. */
    public void time(final long epochNs)
    {
        word(LineDecoder.PUBLIC, time, epochNs);
    }

    private void word(final int line, final byte[] word, final long epochNs)
    {
        begin(line, epochNs);
        write(word, 0, word.length);
        end();
    }

    private void begin(final int line, final long epochNs)
    {
        while (!named.isEmpty())
        {
            beginLine(named.removeFirst(), epochNs);
            write(lineWord, 0, lineWord.length);
            end();
        }
        beginLine(line, epochNs);
    }

    private void beginLine(final int line, final long epochNs)
    {
        int first = MAX_DIGITS - 1;
        digits[first] = ' ';
        long rest = epochNs;
        do
        {
            first--;
            digits[first] = (byte)('0' + rest % 10);
            rest /= 10;
        }
        while (rest > 0);
        write(digits, first, MAX_DIGITS - first);
        write(prefixes[line], 0, prefixes[line].length);
        lineEpochNs = epochNs;
    }

    private void end()
    {
        write(END_OF_LINE, 0, 1);
        if (!isEnded && Math.abs(lineEpochNs - flushedEpochNs) >= FLUSH_EVERY_NS)
        {
            flushedEpochNs = lineEpochNs;
            flush();
        }
    }

    private void flush()
    {
        try
        {
            out.flush();
        }
        catch (final IOException failure)
        {
            endEarly(failure);
        }
    }

    private void write(final byte[] bytes, final int offset, final int length)
    {
        if (isEnded)
        {
            return;
        }
        try
        {
            out.write(bytes, offset, length);
        }
        catch (final IOException failure)
        {
            endEarly(failure);
        }
    }

    /** Nothing may follow what was torn. */
    private void endEarly(final IOException failure)
    {
        isEnded = true;
        diagnostics.accept(
            "recording ends early, the feed goes on: path=" + place + " cause=" +
            failure.getClass().getSimpleName() + " detail=" + failure.getMessage());
        try
        {
            out.close();
        }
        catch (final IOException again)
        {
            // What could not be written before cannot be now.
        }
    }

    /** Everything recorded is in the file, or the operator was told why not. */
    @Override
    public void close()
    {
        if (isEnded)
        {
            return;
        }
        try
        {
            isEnded = true;
            out.close();
        }
        catch (final IOException failure)
        {
            endEarly(failure);
        }
    }
}
