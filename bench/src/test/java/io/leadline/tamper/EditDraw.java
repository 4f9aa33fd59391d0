package io.leadline.tamper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import io.leadline.command.Folders;
import io.leadline.command.IsoTime;

/** Draws single edits of a finished log, makes them on disk, and takes them back. Single thread. */
final class EditDraw
{
    private static final int HEADER_LENGTH = 0x10110;
    private static final int KINDS = 24;
    private static final long DAY_NS = 86_400_000_000_000L;

    private final LogFiles log;
    private final LogFiles other;
    private final Path rewritten;
    private final List<byte[]> documents;
    private final List<byte[]> others;
    private final Random random;

    /**
     * Edits of a log.
     *
     * @param other     a log of the same venue with other events.
     * @param rewritten folder for logs that are written anew from edited documents.
     */
    EditDraw(final LogFiles log, final LogFiles other, final Path rewritten, final Random random)
    {
        this.log = log;
        this.other = other;
        this.rewritten = rewritten;
        this.random = random;
        documents = log.documents();
        others = other.documents();
    }

    /** Makes the next edit. */
    Edit next()
    {
        return switch (random.nextInt(KINDS))
        {
            case 0, 1, 2, 3, 4, 5, 6 -> flipInDocuments();
            case 7, 8 -> flipInHeader();
            case 9 -> flipInPadding();
            case 10 -> flipBehind();
            case 11 -> flipInListing();
            case 12 -> overwrite();
            case 13 -> zero();
            case 14 -> removed();
            case 15 -> swapped();
            case 16 -> repeated();
            case 17 -> ofOtherLog();
            case 18 -> copiedInPlace();
            case 19 -> withoutFile();
            case 20 -> replacedFile();
            case 21 -> replacedByOtherDay();
            case 22 -> truncatedFile();
            default -> cutInLastRecord(random.nextInt(lastLength() + 1), random.nextBoolean());
        };
    }

    private QueueFrames anyFile()
    {
        return log.files().get(random.nextInt(log.files().size()));
    }

    private Edit flipInDocuments()
    {
        final QueueFrames file = anyFile();
        final int from = file.documents().get(0).word();

        return flip("bit flip in records", file, from + random.nextInt(file.end() + 8 - from));
    }

    private Edit flipInHeader()
    {
        final QueueFrames file = anyFile();
        final int[] ends = {0xc8, 0x120, 0x8140, HEADER_LENGTH};
        final int end = ends[random.nextInt(ends.length)];

        return flip("bit flip in the store's header and index", file, random.nextInt(end));
    }

    private Edit flipInPadding()
    {
        final QueueFrames file = anyFile();
        int document = random.nextInt(file.documents().size());
        while (file.documents().get(document).end() % Integer.BYTES == 0)
        {
            document = random.nextInt(file.documents().size());
        }

        return flip("bit flip in padding", file, file.documents().get(document).end());
    }

    private Edit flipBehind()
    {
        final QueueFrames file = anyFile();
        final long range = random.nextBoolean() ? file.length() - file.end() : 64;

        return flip("bit flip behind the records", file, file.end() + (long)(random.nextDouble() * range));
    }

    private Edit flip(final String kind, final QueueFrames file, final long offset)
    {
        final int bit = random.nextInt(Byte.SIZE);

        return patch(
            kind, "bit " + bit + " at 0x" + Long.toHexString(offset), file, offset,
            new byte[] {(byte)(at(file, offset) ^ 1 << bit)});
    }

    private static byte at(final QueueFrames file, final long offset)
    {
        return offset < file.bytes().length ? file.bytes()[(int)offset] : 0;
    }

    /** Puts other bytes into a file. */
    private Edit patch(
        final String kind, final String what, final QueueFrames file, final long offset, final byte[] bytes)
    {
        final byte[] before = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++)
        {
            before[i] = at(file, offset + i);
        }
        write(file.file(), offset, bytes);
        final int document = file.documentAt(offset);

        return new Edit(
            what + " of " + file.file().getFileName() + " document " + document, kind, log.folder(),
            file.file().getFileName().toString(), document, null, false,
            () -> write(file.file(), offset, before));
    }

    private static void write(final Path file, final long offset, final byte[] bytes)
    {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE))
        {
            channel.write(ByteBuffer.wrap(bytes), offset);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private Edit flipInListing()
    {
        final byte[] edited = log.listing().clone();
        final int offset = random.nextInt(random.nextInt(4) == 0 ? edited.length : 0x220);
        edited[offset] ^= (byte)(1 << random.nextInt(Byte.SIZE));
        write(log.folder().resolve(LogFiles.LISTING), 0, edited);

        return new Edit(
            "listing at 0x" + Integer.toHexString(offset), "bit flip in the listing", log.folder(), null,
            Edit.ANY_PLACE, null, false, log::restoreListing);
    }

    private Edit overwrite()
    {
        final QueueFrames file = anyFile();
        final byte[] bytes = new byte[1 + random.nextInt(16)];
        random.nextBytes(bytes);

        return patch("bytes overwritten", bytes.length + " bytes", file, random.nextInt(file.end()), bytes);
    }

    private Edit zero()
    {
        final QueueFrames file = anyFile();
        final QueueFrames.Frame frame = file.documents().get(random.nextInt(file.documents().size()));

        return patch(
            "length of a record zeroed", "0x" + Integer.toHexString(frame.word()), file, frame.word(),
            new byte[Integer.BYTES]);
    }

    private Edit removed()
    {
        final int first = random.nextInt(documents.size());
        final int count = random.nextInt(4) == 0 ? 1 + random.nextInt(20) : 1;
        final int end = Math.min(documents.size(), first + count);

        return rewritten(
            "records removed", first + " to " + (end - 1), first, end == documents.size(),
            all -> all.subList(first, end).clear());
    }

    private Edit swapped()
    {
        final int first = random.nextInt(documents.size() - 1);
        final int second = random.nextBoolean() ?
            first + 1 : first + 1 + random.nextInt(documents.size() - first - 1);

        return rewritten(
            "records swapped", first + " and " + second, first, false, all -> Collections.swap(all, first, second));
    }

    private Edit repeated()
    {
        final int from = random.nextInt(documents.size());
        final int to = random.nextInt(documents.size() + 1);
        if (random.nextBoolean() && to < documents.size() && to != from)
        {
            return rewritten(
                "record in the place of another", from + " at " + to, to, false,
                all -> all.set(to, documents.get(from)));
        }

        // Before itself or behind itself it stands twice, and the second is the one too many.
        return rewritten(
            "record twice", from + " at " + to, to == from ? to + 1 : to, false,
            all -> all.add(to, documents.get(from)));
    }

    private Edit ofOtherLog()
    {
        final int place = random.nextInt(documents.size());
        final int from =
            random.nextInt(3) == 0 ? random.nextInt(others.size()) : Math.min(place, others.size() - 1);
        final byte[] foreign = others.get(from);
        final boolean isIn = random.nextBoolean();
        // Nothing is before the first: another log's is as good, and it is the next that does not follow.
        final int number = place == 0 && from == 0 ? 1 : place;

        return Arrays.equals(foreign, documents.get(place)) ? next() : rewritten(
            "record of another log", from + " at " + place, number, false,
            isIn ? all -> all.add(place, foreign) : all -> all.set(place, foreign));
    }

    /**
     * Documents that are others, written as a writer would.
     *
     * @param number of the first that is not what it should be, which a verifier must point at.
     */
    private Edit rewritten(
        final String kind, final String what, final int number, final boolean isCut, final Consumer<List<byte[]>> edit)
    {
        final List<byte[]> edited = new ArrayList<>(documents);
        edit.accept(edited);
        LogWriter.write(edited, rewritten);
        if (number >= edited.size())
        {
            return new Edit(
                what, kind, rewritten, null, Edit.ANY_PLACE, null, isCut, () -> delete(rewritten));
        }
        final long day = day(edited, number);
        int place = 0;
        while (place < number && day(edited, number - place - 1) == day)
        {
            place++;
        }

        return new Edit(
            what + " number " + number, kind, rewritten,
            LocalDate.ofEpochDay(day).format(DateTimeFormatter.BASIC_ISO_DATE) + "F.cq4", place,
            IsoTime.text(LogWriter.timeEpochNs(edited.get(number))), isCut, () -> delete(rewritten));
    }

    /** UTC day of the file that a writer puts a document into: that of the latest up to there. */
    private static long day(final List<byte[]> edited, final int number)
    {
        return edited.subList(0, number + 1).stream().mapToLong(LogWriter::timeEpochNs).max().orElseThrow() / DAY_NS;
    }

    private static void delete(final Path folder)
    {
        try
        {
            Folders.delete(folder);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** A record's bytes over those of another of the same length, in the files themselves. */
    private Edit copiedInPlace()
    {
        final QueueFrames file = anyFile();
        final int to = random.nextInt(file.documents().size());
        final QueueFrames.Frame target = file.documents().get(to);
        for (int i = 1; i < file.documents().size(); i++)
        {
            final int from = (to + i) % file.documents().size();
            if (file.documents().get(from).length() == target.length())
            {
                return patch(
                    "record copied over another", from + " over " + to, file, target.start(), file.document(from));
            }
        }

        return next();
    }

    private Edit withoutFile()
    {
        final int choice = random.nextInt(log.files().size() + 1);
        final boolean isListing = choice == log.files().size();
        final Path file = isListing ?
            log.folder().resolve(LogFiles.LISTING) : log.files().get(choice).file();
        delete(file);

        return new Edit(
            "without " + file.getFileName(), "file missing", log.folder(), null, Edit.ANY_PLACE, null, false,
            log::restore);
    }

    private Edit replacedFile()
    {
        final QueueFrames file = anyFile();
        replace(file.file(), other.files().get(log.files().indexOf(file)));

        return new Edit(
            file.file().getFileName() + " of another log", "file of another log", log.folder(),
            file.file().getFileName().toString(), Edit.ANY_PLACE, null, false, () -> replace(file.file(), file));
    }

    private static void replace(final Path target, final QueueFrames content)
    {
        delete(target);
        content.restore(target);
    }

    private Edit replacedByOtherDay()
    {
        final QueueFrames file = anyFile();
        final QueueFrames day = anyFile();
        if (day == file)
        {
            return replacedByOtherDay();
        }
        replace(file.file(), day);

        return new Edit(
            file.file().getFileName() + " by " + day.file().getFileName(), "file of another day", log.folder(),
            file.file().getFileName().toString(),
            Edit.ANY_PLACE, null, false, () -> replace(file.file(), file));
    }

    private Edit truncatedFile()
    {
        final QueueFrames file = anyFile();
        final long length = random.nextInt(3) == 0 ?
            (long)(random.nextDouble() * file.length()) : random.nextInt(file.end() + 64);
        truncate(file.file(), length);

        return new Edit(
            file.file().getFileName() + " to " + length, "file truncated", log.folder(),
            file.file().getFileName().toString(), Edit.ANY_PLACE, null, false,
            () -> file.restore(file.file()));
    }

    /** Bytes of the last record and of the length in front of it. */
    int lastLength()
    {
        final QueueFrames file = log.files().get(log.files().size() - 1);
        final QueueFrames.Frame last = file.documents().get(file.documents().size() - 1);

        return last.end() - last.word();
    }

    /**
     * Cuts the log within its last record.
     *
     * @param kept   bytes of the record that stay.
     * @param isFile whether the file ends there; else zeros follow.
     */
    Edit cutInLastRecord(final int kept, final boolean isFile)
    {
        final QueueFrames file = log.files().get(log.files().size() - 1);
        final QueueFrames.Frame last = file.documents().get(file.documents().size() - 1);
        final int from = last.word() + kept;
        if (isFile)
        {
            truncate(file.file(), from);
        }
        else
        {
            write(file.file(), from, new byte[file.bytes().length - from]);
        }

        return new Edit(
            kept + " of " + lastLength() + " bytes stay, " + (isFile ? "file ends" : "zeros follow"),
            "cut in the last record", log.folder(), file.file().getFileName().toString(), Edit.ANY_PLACE, null,
            kept < lastLength(), () -> file.restore(file.file()));
    }

    private static void truncate(final Path file, final long length)
    {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE))
        {
            channel.truncate(length);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
