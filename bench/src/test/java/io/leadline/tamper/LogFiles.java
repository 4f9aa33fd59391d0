package io.leadline.tamper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.command.Folders;

/** A log's folder whose files are known by their bytes, so that it can be edited and put back. */
final class LogFiles
{
    static final String LISTING = "metadata.cq4t";

    private final Path folder;
    private final List<QueueFrames> files = new ArrayList<>();
    private final byte[] listing;

    /** The log as it lies now. */
    LogFiles(final Path folder)
    {
        this.folder = folder;
        try (Stream<Path> all = Files.list(folder))
        {
            all.filter(file -> file.getFileName().toString().endsWith(".cq4")).sorted()
                .forEach(file -> files.add(QueueFrames.of(file)));
            listing = Files.readAllBytes(folder.resolve(LISTING));
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    Path folder()
    {
        return folder;
    }

    List<QueueFrames> files()
    {
        return files;
    }

    byte[] listing()
    {
        return listing;
    }

    /** All documents, in their order. */
    List<byte[]> documents()
    {
        final List<byte[]> documents = new ArrayList<>();
        for (final QueueFrames file : files)
        {
            for (int i = 0; i < file.documents().size(); i++)
            {
                documents.add(file.document(i));
            }
        }

        return documents;
    }

    /** Puts the folder back as it was. */
    void restore()
    {
        files.forEach(file -> file.restore(file.file()));
        restoreListing();
    }

    void restoreListing()
    {
        try
        {
            Files.write(folder.resolve(LISTING), listing);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** Copies files as they are at this moment, their holes as holes: what a writer leaves that is killed now. */
    static Path copy(final Path log, final Path target)
    {
        try
        {
            Folders.delete(target);
            Files.createDirectories(target);
            try (Stream<Path> all = Files.list(log))
            {
                for (final Path file : all.toList())
                {
                    copySparse(file, target.resolve(file.getFileName()));
                }
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return target;
    }

    private static void copySparse(final Path file, final Path target) throws IOException
    {
        final ByteBuffer block = ByteBuffer.allocateDirect(1 << 16);
        try (FileChannel from = FileChannel.open(file);
            FileChannel to = FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW))
        {
            final long length = from.size();
            for (long at = 0; at < length; at += block.capacity())
            {
                block.clear();
                from.read(block, at);
                block.flip();
                if (hasAnything(block) || at + block.limit() >= length)
                {
                    to.write(block, at);
                }
            }
        }
    }

    private static boolean hasAnything(final ByteBuffer block)
    {
        for (int i = 0; i + Long.BYTES <= block.limit(); i += Long.BYTES)
        {
            if (block.getLong(i) != 0)
            {
                return true;
            }
        }

        return block.limit() % Long.BYTES != 0;
    }
}
