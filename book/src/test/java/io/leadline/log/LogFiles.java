package io.leadline.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The files of a log, as a careless hand finds them. */
public final class LogFiles
{
    private static final int FIRST_FRAME = 0xc8;
    private static final int META = 0x4000_0000;
    private static final int LENGTH_MASK = 0x3fff_ffff;

    private LogFiles()
    {
    }

    /** Files of the days of a log, in their order. */
    public static List<Path> days(final Path directory)
    {
        return DocumentQueue.files(directory);
    }

    /** Names of the days, {@code 20260301F}. */
    public static List<String> names(final Path directory)
    {
        return days(directory).stream().map(file -> file.getFileName().toString().replace(".cq4", "")).toList();
    }

    /** Bytes that the files of a folder take on the disk do not matter; their sum of lengths must not change. */
    public static long length(final Path directory)
    {
        try (Stream<Path> files = Files.list(directory))
        {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** Clears the length of a document, counted from 0 in its file. */
    public static void zero(final Path file, final int number) throws IOException
    {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE))
        {
            final ByteBuffer word = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            long position = FIRST_FRAME;
            int count = 0;
            channel.read(word, position);
            while (count < number || (word.getInt(0) & META) != 0)
            {
                assertThat(word.getInt(0)).as("documents=%d file=%s", count, file).isPositive();
                count += (word.getInt(0) & META) == 0 ? 1 : 0;
                position = position + Integer.BYTES + (word.getInt(0) & LENGTH_MASK) + 3 & ~3L;
                channel.read(word.clear(), position);
            }
            assertThat(word.getInt(0)).isPositive();
            channel.write(ByteBuffer.allocate(Integer.BYTES), position);
        }
    }
}
