package io.leadline.proof.retention;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;

import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;
import io.leadline.log.LogFolder;
import io.leadline.log.RetiredFile;
import io.leadline.problem.FileReason;
import io.leadline.proof.tree.Sha256Digest;

/**
 * A folder of files of a log, compressed one by one. A file that bears its final name is whole and on the disk, and was
 * read back and found equal; what was being written when a process died bears another and is written anew. Holes of a
 * file, which queues have large ones of, come back as holes.
 */
final class FileArchive
{
    static final String SUFFIX = ".zst";

    private static final String UNFINISHED = ".unfinished";
    private static final int BUFFER_LENGTH = 1 << 16;
    private static final int LEVEL = 6;

    private final Path folder;

    /** An archive that need not be there yet. */
    FileArchive(final Path folder)
    {
        this.folder = folder;
    }

    /**
     * A file in the archive.
     *
     * @param name          in the folder; empty for one that is not kept.
     * @param length        bytes of the file itself.
     * @param sha256        of the file itself, in hex.
     * @param archiveSha256 of the compressed file, in hex; empty for one that is not kept.
     */
    record Kept(String name, long length, String sha256, String archiveSha256)
    {
    }

    /** What identifies a file that is not kept. */
    static Kept identify(final Path file)
    {
        try (InputStream in = Files.newInputStream(file))
        {
            final Sum sum = sum(in, Long.MAX_VALUE);

            return new Kept("", sum.length(), sum.sha256(), "");
        }
        catch (final IOException failure)
        {
            throw failed("file cannot be read", file, failure);
        }
    }

    /**
     * Keeps a file, or finds that it is kept already.
     *
     * @throws LogException when the archive has another file of that name, or what was written does not come back.
     */
    Kept keep(final Path file)
    {
        final String name = file.getFileName() + SUFFIX;
        final Path kept = folder.resolve(name);
        try
        {
            if (Files.exists(kept))
            {
                return requireEqual(identify(file), kept);
            }
            Files.createDirectories(folder);
            final Path unfinished = folder.resolve(name + UNFINISHED);
            final Kept written = requireEqual(compress(file, unfinished), unfinished);
            Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
            LogFolder.force(folder);

            return new Kept(name, written.length(), written.sha256(), written.archiveSha256());
        }
        catch (final IOException failure)
        {
            throw failed("file cannot be archived", kept, failure);
        }
    }

    private static Kept compress(final Path file, final Path target) throws IOException
    {
        final MessageDigest digest = Sha256Digest.create();
        final long length;
        try (FileChannel channel = FileChannel.open(
            target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            InputStream in = new DigestInputStream(Files.newInputStream(file), digest))
        {
            final ZstdOutputStream zstd = new ZstdOutputStream(Unclosed.of(channel), LEVEL);
            zstd.setChecksum(true);
            length = in.transferTo(zstd);
            zstd.close();
            channel.force(true);
        }

        return new Kept("", length, HexFormat.of().formatHex(digest.digest()), "");
    }

    /** A stream that leaves its channel open, which has to be brought down to the disk behind the last byte. */
    private static final class Unclosed extends FilterOutputStream
    {
        private Unclosed(final OutputStream out)
        {
            super(out);
        }

        private static Unclosed of(final FileChannel channel)
        {
            return new Unclosed(Channels.newOutputStream(channel));
        }

        @Override
        public void write(final byte[] bytes, final int offset, final int length) throws IOException
        {
            out.write(bytes, offset, length);
        }

        @Override
        public void close()
        {
            // Its channel is closed by whoever opened it.
        }
    }

    /** Reads a compressed file back, and says what it is. */
    private static Kept requireEqual(final Kept original, final Path compressed) throws IOException
    {
        final MessageDigest digest = Sha256Digest.create();
        final Sum sum;
        try (InputStream in = Files.newInputStream(compressed);
            DigestInputStream digested = new DigestInputStream(in, digest);
            ZstdInputStream zstd = new ZstdInputStream(digested))
        {
            sum = sum(zstd, original.length());
            digested.transferTo(OutputStream.nullOutputStream());
        }
        if (sum.length() != original.length() || !sum.sha256().equals(original.sha256()))
        {
            throw new LogException(
                Fault.FOREIGN,
                "archive holds another file: path=" + compressed + " length=" + sum.length() + " expected=" +
                original.length() + " sha256=" + sum.sha256() + " expected=" + original.sha256());
        }

        return new Kept(
            compressed.getFileName().toString(), sum.length(), sum.sha256(),
            HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * Brings a file back, whole or not at all.
     *
     * @throws LogException when it is not kept here, or is not what was kept.
     */
    void restore(final RetiredFile retired, final Path target)
    {
        final Path kept = folder.resolve(retired.archive());
        if (retired.archive().isEmpty() || !Files.isRegularFile(kept))
        {
            throw new LogException(Fault.MISSING, "file is not in the archive: path=" + kept);
        }
        final Path unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
        try
        {
            decompress(kept, unfinished, retired.length());
            final Kept restored = identify(unfinished);
            if (!restored.sha256().equals(retired.sha256()))
            {
                Files.delete(unfinished);
                throw new LogException(
                    Fault.FOREIGN,
                    "archive holds another file: path=" + kept + " sha256=" + restored.sha256() + " expected=" +
                    retired.sha256());
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            LogFolder.force(target.toAbsolutePath().getParent());
        }
        catch (final IOException failure)
        {
            throw failed("file cannot be restored", target, failure);
        }
    }

    private static void decompress(final Path kept, final Path target, final long limit) throws IOException
    {
        Files.deleteIfExists(target);
        try (InputStream in = new ZstdInputStream(Files.newInputStream(kept));
            RandomAccessFile out = new RandomAccessFile(target.toFile(), "rw"))
        {
            final byte[] buffer = new byte[BUFFER_LENGTH];
            long offset = 0;
            int length = in.readNBytes(buffer, 0, buffer.length);
            while (length > 0 && offset < limit)
            {
                if (!isHole(buffer, length))
                {
                    out.seek(offset);
                    out.write(buffer, 0, length);
                }
                offset += length;
                length = in.readNBytes(buffer, 0, buffer.length);
            }
            out.setLength(offset);
            out.getFD().sync();
        }
    }

    private static boolean isHole(final byte[] buffer, final int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (buffer[i] != 0)
            {
                return false;
            }
        }

        return true;
    }

    private record Sum(long length, String sha256)
    {
    }

    /** Stops where there is more than there may be: a small archive may hold any amount. */
    private static Sum sum(final InputStream in, final long most) throws IOException
    {
        final MessageDigest digest = Sha256Digest.create();
        final byte[] buffer = new byte[BUFFER_LENGTH];
        long length = 0;
        int count = in.readNBytes(buffer, 0, buffer.length);
        while (count > 0)
        {
            digest.update(buffer, 0, count);
            length += count;
            count = length > most ? 0 : in.readNBytes(buffer, 0, buffer.length);
        }

        return new Sum(length, HexFormat.of().formatHex(digest.digest()));
    }

    private static UncheckedIOException failed(final String what, final Path path, final IOException failure)
    {
        return new UncheckedIOException(what + ": path=" + path + " reason=" + FileReason.of(failure), failure);
    }
}
