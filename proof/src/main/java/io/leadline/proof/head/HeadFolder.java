package io.leadline.proof.head;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.leadline.log.LogFolder;
import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;
import io.leadline.snapshot.SnapshotLogReader;

/**
 * The heads of one log, a file each, in a folder that may hold other files too. They follow one another without a gap;
 * the oldest may have gone.
 */
public final class HeadFolder
{
    private static final Pattern NAME = Pattern.compile("head-[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{12,18}\\.txt");
    private static final String UNFINISHED = ".unfinished";
    private static final int MAX_HEADS = 1_000_000;

    private final Path folder;
    private final List<SignedHead> heads;

    private HeadFolder(final Path folder, final List<SignedHead> heads)
    {
        this.folder = folder;
        this.heads = heads;
    }

    /**
     * Reads and checks all heads of a folder: form, signatures, and that each follows the one before.
     *
     * @param publicKey that all must be signed by; null when it is not known: then one and the same.
     * @throws HeadException     naming the file, and what is wrong with it.
     * @throws BadInputException when there is no such folder.
     */
    public static HeadFolder read(final Path folder, final String publicKey)
    {
        final List<SignedHead> heads = new ArrayList<>();
        for (final Path file : files(folder))
        {
            heads.add(head(file, publicKey));
        }
        heads.sort(Comparator.comparingLong(signed -> signed.head().number()));
        for (int i = 1; i < heads.size(); i++)
        {
            requireChain(heads.get(i - 1), heads.get(i));
        }

        return new HeadFolder(folder, heads);
    }

    private static List<Path> files(final Path folder)
    {
        try (Stream<Path> files = Files.list(folder))
        {
            final List<Path> found = files
                .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                .sorted()
                .limit(MAX_HEADS + 1L)
                .toList();
            if (found.size() > MAX_HEADS)
            {
                throw new BadInputException("too many heads: heads=" + folder + " limit=" + MAX_HEADS);
            }

            return found;
        }
        catch (final IOException failure)
        {
            throw new BadInputException(
                "heads cannot be read: heads=" + folder + " reason=" + FileReason.of(failure));
        }
    }

    private static SignedHead head(final Path file, final String publicKey)
    {
        final SignedHead signed;
        try (InputStream in = Files.newInputStream(file))
        {
            signed = SignedHead.read(in.readNBytes(HeadText.MAX_LENGTH + 1), file.toString(), publicKey);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "head cannot be read: reason=" + FileReason.withPath(failure), failure);
        }
        if (!signed.head().fileName().equals(file.getFileName().toString()))
        {
            throw new HeadException(
                HeadException.Fault.MALFORMED, "file=" + file + " expected=" + signed.head().fileName());
        }

        return signed;
    }

    private static void requireChain(final SignedHead before, final SignedHead after)
    {
        final boolean isNext = after.head().number() == before.head().number() + 1 &&
            after.head().before().equals(before.fileHash()) &&
            after.head().documents() > before.head().documents() &&
            after.head().day() >= before.head().day() &&
            after.head().key().equals(before.head().key());
        if (!isNext)
        {
            throw new HeadException(
                HeadException.Fault.BROKEN_CHAIN,
                "file=" + after.head().fileName() + " number=" + after.head().number() + " before=" +
                before.head().fileName() + " number=" + before.head().number());
        }
    }

    /** Where they lie. */
    public Path folder()
    {
        return folder;
    }

    /** All heads, as they follow one another. */
    public List<SignedHead> heads()
    {
        return List.copyOf(heads);
    }

    /** The newest head; null when there is none. */
    public SignedHead newest()
    {
        return heads.isEmpty() ? null : heads.get(heads.size() - 1);
    }

    /** The newest head of a UTC day, counted from 1970-01-01; null for none. */
    public SignedHead ofDay(final long day)
    {
        SignedHead found = null;
        for (final SignedHead signed : heads)
        {
            found = signed.head().day() == day ? signed : found;
        }

        return found;
    }

    /**
     * The head behind which a walk begins that begins in the file of a day: the newest of an earlier day, which was
     * over; null at a log's start.
     *
     * @throws BadInputException when first files of the log were retired without a head that says what went.
     */
    Head start(final SnapshotLogReader reader)
    {
        Head start = null;
        for (final SignedHead signed : heads)
        {
            start = signed.head().day() < reader.day() ? signed.head() : start;
        }
        final long taken = reader.documentCount();
        if (taken > 1 && (start == null || start.documents() < taken))
        {
            throw new BadInputException(
                "no head of the last day whose file was retired: heads=" + folder + " day=" +
                LocalDate.ofEpochDay(reader.day() - 1));
        }

        return start;
    }

    /**
     * Writes a head behind the newest, whole or not at all, and down to the disk; whoever calls holds the folder's
     * {@link HeadLock}.
     *
     * @throws BadInputException when a file of the name is there: what was published stays.
     */
    Path add(final SignedHead signed)
    {
        final Path file = folder.resolve(signed.head().fileName());
        final Path unfinished = folder.resolve(signed.head().fileName() + UNFINISHED);
        try
        {
            writeAndMove(signed.bytes(), unfinished, file);
        }
        catch (final FileAlreadyExistsException there)
        {
            throw new BadInputException("a head is there already: file=" + file);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "head cannot be written: file=" + file + " reason=" + FileReason.of(failure), failure);
        }
        heads.add(signed);

        return file;
    }

    private void writeAndMove(final byte[] bytes, final Path unfinished, final Path file) throws IOException
    {
        try
        {
            LogFolder.write(unfinished, bytes);
            // Not over another: without the option to replace, a file in the way is an error.
            Files.move(unfinished, file);
            LogFolder.force(folder);
        }
        finally
        {
            Files.deleteIfExists(unfinished);
        }
    }
}
