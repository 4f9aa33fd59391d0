package io.leadline.proof.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.zip.CRC32;

import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;
import io.leadline.proof.bundle.ZipLayout.Entry;
import io.leadline.scoring.output.PlainText;

/**
 * Reads a zip file that may be a stranger's: only one that {@link StoredZipWriter} would have written, byte for byte,
 * and only entries of known names, each once. Nothing is unpacked, nothing is written, and no room is made before a
 * length is known to lie inside the file. Single thread.
 */
final class StoredZipFile implements AutoCloseable
{
    private static final int MAX_NAME_LENGTH = 128;

    private final FileChannel file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private StoredZipFile(final FileChannel file)
    {
        this.file = file;
    }

    /**
     * Opens a file and checks all of it but the contents.
     *
     * @param limit most bytes that an entry of a name may have; below 0 for a name that there may not be.
     * @throws BadInputException when it cannot be read.
     * @throws BundleException   when it is no such file.
     */
    static StoredZipFile open(final Path path, final ToLongFunction<String> limit)
    {
        try
        {
            final StoredZipFile zip = new StoredZipFile(FileChannel.open(path));
            try
            {
                zip.readDirectory(limit);
            }
            catch (final IOException | RuntimeException failure)
            {
                zip.close();
                throw failure;
            }

            return zip;
        }
        catch (final NoSuchFileException missing)
        {
            throw new BadInputException("no such bundle: file=" + path);
        }
        catch (final IOException failure)
        {
            throw new BadInputException(
                "bundle cannot be read: file=" + path + " reason=" + FileReason.of(failure));
        }
    }

    private void readDirectory(final ToLongFunction<String> limit) throws IOException
    {
        final long length = file.size();
        if (length < ZipLayout.END_LENGTH || length > ZipLayout.MAX_FILE_LENGTH)
        {
            throw new BundleException("not a bundle: length=" + length);
        }
        final ByteBuffer end = read(length - ZipLayout.END_LENGTH, ZipLayout.END_LENGTH);
        final int count = end.getShort(10) & 0xffff;
        final long centralLength = end.getInt(12) & 0xffff_ffffL;
        final long centralOffset = end.getInt(16) & 0xffff_ffffL;
        require(ZipLayout.end(count, centralLength, centralOffset), end);
        if (centralOffset + centralLength != length - ZipLayout.END_LENGTH ||
            centralLength > (long)count * (ZipLayout.CENTRAL_LENGTH + MAX_NAME_LENGTH))
        {
            throw new BundleException("directory of another length: entries=" + count + " length=" + centralLength);
        }
        final ByteBuffer central = read(centralOffset, (int)centralLength);
        long offset = 0;
        for (int i = 0; i < count; i++)
        {
            offset = readEntry(central, offset, centralOffset, limit);
        }
        if (central.hasRemaining() || offset != centralOffset)
        {
            throw new BundleException("bytes that belong to no entry: offset=" + offset);
        }
    }

    private long readEntry(
        final ByteBuffer central, final long offset, final long centralOffset, final ToLongFunction<String> limit)
        throws IOException
    {
        if (central.remaining() < ZipLayout.CENTRAL_LENGTH)
        {
            throw new BundleException("directory ends too early");
        }
        final int start = central.position();
        final int nameLength = central.getShort(start + 28) & 0xffff;
        if (nameLength > MAX_NAME_LENGTH || central.remaining() < ZipLayout.CENTRAL_LENGTH + nameLength)
        {
            throw new BundleException("name of an entry is too long: length=" + nameLength);
        }
        final byte[] header = new byte[ZipLayout.CENTRAL_LENGTH + nameLength];
        central.get(header);
        final String name =
            new String(header, ZipLayout.CENTRAL_LENGTH, nameLength, StandardCharsets.US_ASCII);
        final Entry entry = new Entry(
            name, central.getInt(start + 16), central.getInt(start + 24) & 0xffff_ffffL, offset);
        requireAllowed(entry, limit.applyAsLong(name));
        require(ZipLayout.central(entry), ByteBuffer.wrap(header));
        if (entries.put(name, entry) != null)
        {
            throw new BundleException("entry twice: name=" + name);
        }
        final long next = entry.contentOffset() + entry.length();
        if (next > centralOffset)
        {
            throw new BundleException("entry goes on behind the directory: name=" + name);
        }
        require(ZipLayout.local(entry), read(offset, ZipLayout.LOCAL_LENGTH + nameLength));

        return next;
    }

    private static void requireAllowed(final Entry entry, final long most)
    {
        final String name = PlainText.printable(entry.name());
        if (most < 0)
        {
            throw new BundleException("entry that is not allowed: name=" + name);
        }
        if (entry.length() > most)
        {
            throw new BundleException(
                "entry is too long: name=" + name + " length=" + entry.length() + " limit=" + most);
        }
    }

    private static void require(final byte[] expected, final ByteBuffer found)
    {
        if (!Arrays.equals(expected, found.array()))
        {
            throw new BundleException("not stored as bundles are");
        }
    }

    private ByteBuffer read(final long offset, final int length) throws IOException
    {
        if (offset < 0 || offset + length > file.size())
        {
            throw new BundleException("ends too early: offset=" + offset);
        }
        final ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining())
        {
            if (file.read(bytes, offset + bytes.position()) < 0)
            {
                throw new BundleException("ends too early: offset=" + offset);
            }
        }

        return bytes.flip();
    }

    /** Names of the entries, as they lie. */
    Set<String> names()
    {
        return entries.keySet();
    }

    /**
     * Content of an entry.
     *
     * @throws BundleException when there is none of the name, or its checksum is another.
     */
    byte[] content(final String name)
    {
        final Entry entry = entries.get(name);
        if (entry == null)
        {
            throw new BundleException("entry is missing: name=" + name);
        }
        try
        {
            final byte[] content = read(entry.contentOffset(), (int)entry.length()).array();
            final CRC32 crc = new CRC32();
            crc.update(content);
            if ((int)crc.getValue() != entry.crc())
            {
                throw new BundleException("entry was changed: name=" + name);
            }

            return content;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException("bundle cannot be read: reason=" + FileReason.of(failure), failure);
        }
    }

    @Override
    public void close() throws IOException
    {
        file.close();
    }
}
