package io.leadline.feed.hyperliquid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.leadline.feed.Recording;
import io.leadline.problem.BadInputException;

/**
 * A folder that somebody drops snapshots into, {@code *.json}, whenever and however slowly. Its names are looked at
 * every so often; a snapshot is read to its end, a little at a time, before it is taken for whole, and one that was not
 * is read again when it has changed. Single thread.
 */
final class SnapshotFolder implements AutoCloseable
{
    private static final int HEAD_LENGTH = 32;
    private static final int TOKENS = 20_000;
    private static final long UNKNOWN = -1;

    private final Path folder;
    private final long lookEveryNs;
    private final FollowCounters counters;
    private final Consumer<String> diagnostics;
    private final Map<Path, Found> files = new HashMap<>();
    private boolean hasLooked;
    private long lastLookEpochNs;
    private Found checked;
    private JsonInput input;

    /** A file as it was last seen. */
    private static final class Found
    {
        private final Path path;
        private long height = UNKNOWN;
        private long length = UNKNOWN;
        private Object modified;
        private boolean isWhole;
        private boolean isBroken;

        private Found(final Path path)
        {
            this.path = path;
        }

        private NodeFile file()
        {
            return new NodeFile(Recording.of(List.of(path)).get(0), NodeFile.Kind.SNAPSHOT, height, false);
        }
    }

    /**
     * A folder that need not exist yet.
     *
     * @param folder null for none.
     */
    SnapshotFolder(
        final Path folder, final long lookEveryNs, final FollowCounters counters, final Consumer<String> diagnostics)
    {
        this.folder = folder;
        this.lookEveryNs = lookEveryNs;
        this.counters = counters;
        this.diagnostics = diagnostics;
    }

    /** Its path, for the operator. */
    @Override
    public String toString()
    {
        return folder == null ? "(none named)" : folder + (Files.isDirectory(folder) ? "" : " (absent)");
    }

    /** Goes on with what is being read, and looks for new files where a look is due. */
    void work(final long nowEpochNs)
    {
        if (input != null)
        {
            check();
        }
        else if (folder != null && (!hasLooked || nowEpochNs - lastLookEpochNs >= lookEveryNs))
        {
            hasLooked = true;
            lastLookEpochNs = nowEpochNs;
            look();
        }
    }

    private void look()
    {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.json"))
        {
            for (final Path path : found)
            {
                final Found file = files.computeIfAbsent(path, Found::new);
                if (file.height == UNKNOWN || file.isBroken)
                {
                    look(file);
                }
            }
        }
        catch (final NoSuchFileException absent)
        {
            return;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private void look(final Found file) throws IOException
    {
        try
        {
            final BasicFileAttributes attributes = Files.readAttributes(file.path, BasicFileAttributes.class);
            if (attributes.size() != file.length || !attributes.lastModifiedTime().equals(file.modified))
            {
                file.length = attributes.size();
                file.modified = attributes.lastModifiedTime();
                file.height = height(file.path);
                file.isBroken = false;
            }
        }
        catch (final NoSuchFileException gone)
        {
            files.remove(file.path);
        }
    }

    /** The height stands first: {@code [985148181,[…]]}. */
    private static long height(final Path path) throws IOException
    {
        final ByteBuffer head = ByteBuffer.allocate(HEAD_LENGTH);
        try (SeekableByteChannel channel = Files.newByteChannel(path))
        {
            channel.read(head);
        }
        final String text = new String(head.array(), 0, head.position(), StandardCharsets.US_ASCII)
            .replaceAll("\\s", "");

        return text.matches("\\[[0-9]{1,18},.*") ? Long.parseLong(text.substring(1, text.indexOf(','))) : UNKNOWN;
    }

    /** Whether a file is being read to its end. */
    boolean isChecking()
    {
        return input != null;
    }

    /**
     * The newest snapshot between two heights, both included, that is whole. One that is not known to be whole is read
     * first: null, and {@link #isChecking()}, until then.
     */
    NodeFile newest(final long lowest, final long highest)
    {
        Found newest = null;
        for (final Found file : files.values())
        {
            final boolean isInReach = file.height >= lowest && file.height <= highest && !file.isBroken;
            if (isInReach && (newest == null || file.height > newest.height))
            {
                newest = file;
            }
        }
        if (newest == null || newest.isWhole)
        {
            return newest == null ? null : newest.file();
        }
        if (input == null)
        {
            checked = newest;
            open();
        }

        return null;
    }

    private void open()
    {
        try
        {
            input = new JsonInput(checked.file().recording());
        }
        catch (final BadInputException gone)
        {
            files.remove(checked.path);
        }
    }

    private void check()
    {
        try
        {
            for (int i = 0; i < TOKENS; i++)
            {
                if (input.next() == null)
                {
                    checked.isWhole = true;
                    close();
                    return;
                }
            }
        }
        catch (final BadInputException cut)
        {
            checked.isBroken = true;
            counters.brokenSnapshots.increment();
            diagnostics.accept(cut.getMessage());
            close();
        }
    }

    /** A snapshot was whole and is none all the same. */
    void refuse(final NodeFile snapshot)
    {
        counters.brokenSnapshots.increment();
        final Found file = files.get(snapshot.recording().path());
        if (file != null)
        {
            file.isBroken = true;
            file.isWhole = false;
        }
    }

    @Override
    public void close()
    {
        if (input != null)
        {
            input.close();
            input = null;
        }
    }
}
