package io.leadline.feed;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;

import io.leadline.problem.BadInputException;

/**
 * One recorded input file; plain, gzip and zstd are told apart by their first bytes, not by the name. Immutable: each
 * opening reads from the start.
 */
public final class Recording
{
    private static final int BUFFER_LENGTH = 1 << 16;
    private static final LongConsumer UNHEARD = count ->
    {
        // Nobody asked.
    };
    private static final byte[] BYTE_ORDER_MARK = {(byte)0xef, (byte)0xbb, (byte)0xbf};

    private final Path path;
    private final LongConsumer bytesRead;

    private final LocalDate day;

    private Recording(final Path path, final LongConsumer bytesRead, final LocalDate day)
    {
        this.path = path;
        this.bytesRead = bytesRead;
        this.day = day;
    }

    /** The same input, telling how many bytes of the file were read by each reading. */
    public Recording telling(final LongConsumer listener)
    {
        return new Recording(path, listener, day);
    }

    /** The same input, of a day that the user names because the content does not. */
    public Recording of(final LocalDate newDay)
    {
        return new Recording(path, bytesRead, newDay);
    }

    /** The day that the user named; null when the content is to tell. */
    public LocalDate day()
    {
        return day;
    }

    /**
     * The recordings behind paths, in the paths' order.
     *
     * @throws BadInputException when there is none, or naming every one that is absent, unreadable or named twice.
     */
    public static List<Recording> of(final List<Path> paths)
    {
        final List<String> problems = new ArrayList<>();
        final Set<Path> seen = new HashSet<>();
        for (final Path path : paths)
        {
            final String problem = problem(path, seen);
            if (problem != null)
            {
                problems.add(problem + ": path=" + path);
            }
        }
        if (paths.isEmpty())
        {
            problems.add("no input: inputs=0");
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return paths.stream().map(path -> new Recording(path, UNHEARD, null)).toList();
    }

    private static String problem(final Path path, final Set<Path> seen)
    {
        if (!Files.exists(path))
        {
            return "input does not exist";
        }
        if (!Files.isRegularFile(path))
        {
            return "input is no file";
        }
        if (!Files.isReadable(path))
        {
            return "input cannot be read";
        }

        return seen.add(path.toAbsolutePath().normalize()) ? null : "input named twice";
    }

    /** The path as it was given. */
    public Path path()
    {
        return path;
    }

    /**
     * The content, decompressed. Reading it throws {@link BadInputException}, with the line, where compressed content
     * is cut short or damaged.
     *
     * @throws IOException when the file cannot be read.
     */
    public InputStream open() throws IOException
    {
        try
        {
            final InputStream file = new CountedStream(Files.newInputStream(path), bytesRead);

            return new DecompressedStream(this, Compression.open(file));
        }
        catch (final EOFException | ZipException damage)
        {
            throw damaged(damage);
        }
    }

    /**
     * The content as UTF-8 text, without a byte order mark. Reading it throws {@link BadInputException}, with the line,
     * where the bytes are no UTF-8.
     *
     * @throws IOException when the file cannot be read.
     */
    public Reader openText() throws IOException
    {
        final InputStream bytes = new BufferedInputStream(open(), BUFFER_LENGTH);
        bytes.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(bytes.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK))
        {
            bytes.reset();
        }

        return new Utf8Reader(this, new InputStreamReader(bytes, utf8Decoder()));
    }

    private static CharsetDecoder utf8Decoder()
    {
        return StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** A problem of this input: {@code path:line: what is wrong}. */
    public BadInputException problem(final long line, final String what)
    {
        return new BadInputException(path + ":" + line + ": " + what);
    }

    BadInputException damaged(final IOException damage)
    {
        return problem(lastReadableLine(), "compressed input is cut short or damaged: reason=" + damage.getMessage());
    }

    /** The line at which the content can be decompressed no further. Reads it all again, which only a failure does. */
    private long lastReadableLine()
    {
        final byte[] buffer = new byte[BUFFER_LENGTH];
        long line = 1;
        try (InputStream content = Compression.open(new CountedStream(Files.newInputStream(path), bytesRead)))
        {
            for (int length = content.read(buffer); length >= 0; length = content.read(buffer))
            {
                line += newlines(buffer, length);
            }
        }
        catch (final IOException expected)
        {
            return line;
        }

        return line;
    }

    /** The line of the first bytes that are no UTF-8. Reads it all again, which only a failure does. */
    long firstLineThatIsNoUtf8() throws IOException
    {
        final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_LENGTH);
        final CharBuffer symbols = CharBuffer.allocate(BUFFER_LENGTH);
        final CharsetDecoder decoder = utf8Decoder();
        long line = 1;
        try (InputStream content = open())
        {
            boolean isEnd = false;
            while (!isEnd)
            {
                final int length = content.read(bytes.array(), bytes.position(), bytes.remaining());
                isEnd = length < 0;
                bytes.position(bytes.position() + Math.max(0, length)).flip();
                final boolean isMalformed = decoder.decode(bytes, symbols.clear(), isEnd).isError();
                line += newlines(bytes.array(), bytes.position());
                if (isMalformed)
                {
                    return line;
                }
                bytes.compact();
            }
        }

        return line;
    }

    private static long newlines(final byte[] bytes, final int length)
    {
        long count = 0;
        for (int i = 0; i < length; i++)
        {
            count += bytes[i] == '\n' ? 1 : 0;
        }

        return count;
    }

    @Override
    public String toString()
    {
        return path.toString();
    }
}
