package io.leadline.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.log.LogException;
import io.leadline.log.LogFolder;
import io.leadline.log.RetiredFiles;
import io.leadline.log.StoreHeader;
import io.leadline.problem.BadInputException;
import io.leadline.proof.store.QueueLog;
import io.leadline.proof.store.StoreException;
import io.leadline.proof.verify.Verification;
import io.leadline.snapshot.SealedDocuments;

/**
 * The files of a snapshot log as they lie on disk, read without the store and then verified. The first part of an input
 * says whether the store's headers are what every file begins with, but for their numbers, and whether documents are
 * sealed before they are read; each of the others is a file: its name in a byte, then what is in it.
 */
final class StoreTarget implements FuzzTarget
{
    private static final int HEADED = 1;
    private static final int SEALED = 2;
    private static final int LISTING = 0;
    private static final int RETIRED = 1;
    private static final int FIRST_DAY = 2;
    private static final int MAX_DAYS = 32;
    private static final long START_DAY = 20_513;
    private static final int[] NUMBERS = {
        StoreHeader.WRITE_POSITION_OFFSET, StoreHeader.SEQUENCE_OFFSET, StoreHeader.INDEX_TO_INDEX_OFFSET,
        StoreHeader.LAST_INDEX_OFFSET};
    private static final int META = 0x4000_0000;
    private static final int NOT_COMPLETE = 0x8000_0000;
    private static final int HASH_LENGTH = 32;

    private final WorkFolder work = new WorkFolder();
    private final SmallDays honest;
    private final byte[] fileHeader;
    private final byte[] listingHeader;
    private long sum;

    StoreTarget()
    {
        try
        {
            honest = SmallDays.make();
            fileHeader = Arrays.copyOf(honest.whole().get(name(0)), StoreHeader.LENGTH);
            listingHeader = Arrays.copyOf(honest.whole().get(StoreHeader.LISTING), StoreHeader.listingLength());
            // Honest logs are taken.
            for (final byte[] seed : seeds())
            {
                final Path folder = lay(seed);
                walk(folder);
                verify(folder);
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private static String name(final int day)
    {
        return LogFolder.file(Path.of(""), START_DAY + day).getFileName().toString();
    }

    @Override
    public void read(final byte[] input)
    {
        final Path folder = lay(input);
        attempt(() -> walk(folder));
        attempt(() -> verify(folder));
    }

    private void attempt(final Runnable reading)
    {
        try
        {
            reading.run();
        }
        catch (final StoreException | LogException | BadInputException named)
        {
            sum += named.getMessage().length();
        }
    }

    private Path lay(final byte[] input)
    {
        final List<byte[]> parts = DocumentList.split(input);
        final int mode = parts.isEmpty() || parts.get(0).length == 0 ? 0 : parts.get(0)[0];
        final Map<String, byte[]> files = files(parts, mode);
        final Path folder = work.empty("snapshots");
        files.forEach((name, bytes) -> WorkFolder.write(folder.resolve(name), bytes));
        if ((mode & SEALED) != 0)
        {
            seal(folder, files);
        }

        return folder;
    }

    private Map<String, byte[]> files(final List<byte[]> parts, final int mode)
    {
        final Map<String, byte[]> files = new TreeMap<>();
        for (final byte[] part : parts.subList(Math.min(1, parts.size()), parts.size()))
        {
            final int kind = part.length == 0 ? RETIRED : part[0] & 0xff;
            if (kind == RETIRED)
            {
                files.put(RetiredFiles.NAME, Arrays.copyOfRange(part, Math.min(1, part.length), part.length));
                continue;
            }
            final byte[] file = PackedFile.unpack(part, 1);
            if ((mode & HEADED) != 0)
            {
                head(file, kind == LISTING);
            }
            files.put(kind == LISTING ? StoreHeader.LISTING : name((kind - FIRST_DAY) % MAX_DAYS), file);
        }

        return files;
    }

    private void head(final byte[] file, final boolean isListing)
    {
        final byte[] header = (isListing ? listingHeader : fileHeader).clone();
        if (file.length < header.length)
        {
            return;
        }
        if (!isListing)
        {
            for (final int offset : NUMBERS)
            {
                System.arraycopy(file, offset, header, offset, Long.BYTES);
            }
        }
        System.arraycopy(header, 0, file, 0, header.length);
    }

    /** Seals all documents as one log, behind what the list of retired files says of it. */
    private static void seal(final Path folder, final Map<String, byte[]> files)
    {
        final List<Place> places = new ArrayList<>();
        files.forEach((name, file) ->
        {
            if (name.endsWith(".cq4"))
            {
                find(name, file, places);
            }
        });
        final RetiredFiles retired = retired(folder);
        final List<byte[]> sealed = SealedDocuments.seal(
            places.stream().map(place -> place.of(files)).toList(), retired.nextDocument(),
            retired.lastHash().isEmpty() ? new byte[HASH_LENGTH] : HexFormat.of().parseHex(retired.lastHash()));
        for (int i = 0; i < sealed.size(); i++)
        {
            final Place place = places.get(i);
            System.arraycopy(sealed.get(i), 0, files.get(place.name()), place.from(), place.length());
        }
        files.forEach((name, bytes) -> WorkFolder.write(folder.resolve(name), bytes));
    }

    private static RetiredFiles retired(final Path folder)
    {
        try
        {
            return RetiredFiles.of(folder);
        }
        catch (final LogException named)
        {
            return RetiredFiles.NONE;
        }
    }

    /** Where a document lies. */
    private record Place(String name, int from, int length)
    {
        byte[] of(final Map<String, byte[]> files)
        {
            return Arrays.copyOfRange(files.get(name), from, from + length);
        }
    }

    private static void find(final String name, final byte[] file, final List<Place> places)
    {
        final ByteBuffer words = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = StoreHeader.LENGTH;
        while (at + Integer.BYTES <= file.length)
        {
            final int word = words.getInt(at);
            final int length = word & META - 1;
            if (word == 0 || (word & NOT_COMPLETE) != 0 || length > file.length - at - Integer.BYTES)
            {
                return;
            }
            if ((word & META) == 0)
            {
                places.add(new Place(name, at + Integer.BYTES, length));
            }
            at += Integer.BYTES + (length + 3 & -4);
        }
    }

    private void walk(final Path folder)
    {
        try (QueueLog log = new QueueLog(folder))
        {
            while (log.next())
            {
                sum += log.length() + log.index() + log.place() + log.document().getByte(0);
            }
            log.requireListed();
        }
    }

    private void verify(final Path folder)
    {
        final Verification verification = new Verification(folder, null);
        verification.run(documents -> sum += documents);
        sum += verification.documentCount();
    }

    @Override
    public List<byte[]> seeds() throws IOException
    {
        return List.of(
            seed(HEADED | SEALED, honest.whole()), seed(0, honest.whole()), seed(HEADED | SEALED, honest.rest()));
    }

    private static byte[] seed(final int mode, final Map<String, byte[]> files)
    {
        final List<byte[]> parts = new ArrayList<>(List.of(new byte[]{(byte)mode}));
        files.forEach((name, bytes) ->
        {
            if (name.equals(RetiredFiles.NAME))
            {
                parts.add(part(RETIRED, bytes));
            }
            else if (name.equals(StoreHeader.LISTING))
            {
                parts.add(part(LISTING, PackedFile.pack(bytes)));
            }
            for (int day = 0; day < MAX_DAYS; day++)
            {
                if (name.equals(name(day)))
                {
                    parts.add(part(FIRST_DAY + day, PackedFile.pack(bytes)));
                }
            }
        });

        return DocumentList.join(parts.stream().map(ByteBuffer::wrap).toList(), Character.MAX_VALUE);
    }

    private static byte[] part(final int kind, final byte[] content)
    {
        return ByteBuffer.allocate(1 + content.length).put((byte)kind).put(content).array();
    }
}
