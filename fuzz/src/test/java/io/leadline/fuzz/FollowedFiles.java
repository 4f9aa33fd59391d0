package io.leadline.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import io.leadline.event.EventSink;
import io.leadline.event.LogEnd;
import io.leadline.feed.LiveFeed;
import io.leadline.problem.BadInputException;

/**
 * A follower of files, and who writes them: each step of an input is bytes that a file grows by, a file that is cut,
 * replaced or deleted, time that passes, or another follower with some end of the log. Behind each the follower works.
 */
final class FollowedFiles
{
    static final int GROW = 0;
    static final int TIME = 1;
    static final int CUT = 2;
    static final int REPLACE = 3;
    static final int DELETE = 4;
    static final int RESTART = 5;

    private static final int STEPS = 6;
    private static final int CYCLES = 4;
    private static final long NS_PER_MS = 1_000_000;
    private static final int NOTHING = 0xff;

    private final List<Path> files;
    private final long timeEpochNs;
    private final Path growing;
    private long nowEpochNs;
    private long sum;

    /**
     * Nothing is there yet.
     *
     * @param files       that may be, and grow.
     * @param growing     where a file is made that is to replace another.
     * @param timeEpochNs where time begins, for each input.
     */
    FollowedFiles(final List<Path> files, final Path growing, final long timeEpochNs)
    {
        this.files = files;
        this.growing = growing;
        this.timeEpochNs = timeEpochNs;
        files.forEach(file -> attempt(() -> Files.createDirectories(file.getParent())));
    }

    /** What is done to files. */
    private interface Step
    {
        void run() throws IOException;
    }

    private static void attempt(final Step step)
    {
        try
        {
            step.run();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** How much was said of what was malformed. */
    long problems()
    {
        return sum;
    }

    /** The local clock. */
    long nowEpochNs()
    {
        return nowEpochNs;
    }

    /**
     * Follows what an input's steps do.
     *
     * @param opening makes a follower that writes into a sink.
     * @return what the last follower was asked for, behind all steps; 0 where its files were malformed.
     */
    long run(
        final byte[] input, final EventSink sink, final Function<EventSink, LiveFeed> opening, final String counter)
    {
        nowEpochNs = timeEpochNs;
        files.forEach(file -> attempt(() -> Files.deleteIfExists(file)));
        LiveFeed feed = opening.apply(sink);
        try
        {
            for (final byte[] step : DocumentList.split(input))
            {
                final int kind = step.length == 0 ? TIME : Math.floorMod(step[0], STEPS);
                final byte[] body = step.length == 0 ? step : Arrays.copyOfRange(step, 1, step.length);
                if (kind == RESTART)
                {
                    feed.close();
                    feed = opening.apply(ended(sink, end(body)));
                }
                else
                {
                    run(kind, body);
                }
                work(feed);
            }

            return feed.counters().count(counter);
        }
        catch (final BadInputException named)
        {
            sum += named.getMessage().length();
            return 0;
        }
        finally
        {
            feed.close();
        }
    }

    private static void work(final LiveFeed feed)
    {
        for (int i = 0; i < CYCLES; i++)
        {
            feed.doWork();
        }
    }

    private void run(final int kind, final byte[] body)
    {
        if (kind == TIME || body.length == 0)
        {
            nowEpochNs += LiveSteps.milliseconds(body) * NS_PER_MS;
            return;
        }
        final Path file = files.get((body[0] & 0xff) % files.size());
        final byte[] rest = Arrays.copyOfRange(body, 1, body.length);
        switch (kind)
        {
            case CUT -> attempt(() -> cut(file, LiveSteps.milliseconds(rest)));
            case REPLACE -> attempt(() -> replace(file, rest));
            case DELETE -> attempt(() -> Files.deleteIfExists(file));
            default -> attempt(
                () -> Files.write(file, rest, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        }
    }

    private static void cut(final Path file, final long length) throws IOException
    {
        if (Files.exists(file))
        {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE))
            {
                channel.truncate(length);
            }
        }
    }

    private void replace(final Path file, final byte[] content) throws IOException
    {
        Files.write(growing, content);
        Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private LogEnd end(final byte[] body)
    {
        final byte[] all = Arrays.copyOf(body, 7);
        final long told = all[1] & 0xff;

        return new LogEnd(
            time(all[0]), told, time(all[2]), Math.min(told, all[3] & 0xff), time(all[4]), all[5] & 0xff,
            all[6] & 0xff);
    }

    private long time(final byte milliseconds)
    {
        return (milliseconds & 0xff) == NOTHING ? LogEnd.NONE : timeEpochNs + (milliseconds & 0xff) * NS_PER_MS;
    }

    private static EventSink ended(final EventSink sink, final LogEnd end)
    {
        return (EventSink)Proxy.newProxyInstance(
            EventSink.class.getClassLoader(), new Class<?>[] {EventSink.class}, (proxy, method, arguments) ->
            {
                try
                {
                    return "end".equals(method.getName()) ? end : method.invoke(sink, arguments);
                }
                catch (final InvocationTargetException thrown)
                {
                    throw thrown.getCause();
                }
            });
    }

    /** Bytes that a file grows by, or is replaced by. */
    static ByteBuffer step(final int kind, final int file, final byte[] bytes)
    {
        return ByteBuffer.allocate(2 + bytes.length).put((byte)kind).put((byte)file).put(bytes).flip();
    }
}
