package io.leadline.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.file.Path;
import java.util.Arrays;

import io.leadline.config.Configuration;
import io.leadline.log.DocumentTailer;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;
import io.leadline.log.PlacedDocuments;
import io.leadline.measure.MeasureLayout;

/**
 * Finds single snapshots in a log of format 2 or 3 without reading the day: the place of the instant by halving, then
 * back from section to section of the market alone to its keyframe, and from names to names. What is decoded is checked
 * by checksum and number; the chain is for whoever walks the log. Single thread.
 */
public final class SnapshotFinder implements AutoCloseable
{
    private static final long NO_DAY = -1;
    private static final int INITIAL_STEPS = 64;

    private final PlacedDocuments documents;
    private final SnapshotLogReader first;
    private final PairLayout pairs;
    private final FormatTwo format;
    private final RecordInput input = new RecordInput();
    private final SectionHead section = new SectionHead();
    private long day = NO_DAY;
    private long firstNumber;
    private long[] steps = new long[INITIAL_STEPS];
    private int stepCount;
    private long bytesRead;

    private SnapshotFinder(final PlacedDocuments documents)
    {
        this.documents = documents;
        first = SnapshotLogReader.skim(documents);
        pairs = new PairLayout(first.layout());
        format = new FormatTwo(false, false, first.format());
        if (first.format() < SnapshotLayout.FORMAT)
        {
            close();
            throw new LogException(
                Fault.TOO_OLD,
                "format of a snapshot log to find a single snapshot in: path=" + documents.directory() + " format=" +
                first.format() + " needed=" + SnapshotLayout.FORMAT);
        }
    }

    /**
     * Opens the log in a folder.
     *
     * @throws LogException when there is none, or its first document is not what a writer wrote, or of format 1.
     */
    public static SnapshotFinder open(final Path directory)
    {
        return new SnapshotFinder(new DocumentTailer(directory));
    }

    /** Finds in documents, which are closed with the finder; throws as {@link #open(Path)} does. */
    public static SnapshotFinder open(final PlacedDocuments documents)
    {
        return new SnapshotFinder(documents);
    }

    /** The configuration that the log carries. */
    public Configuration configuration()
    {
        return first.configuration();
    }

    /** Fields of each entity. */
    public MeasureLayout layout()
    {
        return first.layout();
    }

    /** Bytes of documents that have been looked at so far. */
    public long bytesRead()
    {
        return bytesRead;
    }

    /**
     * Finds a market's last snapshot at or before a time, on the UTC day of that time. It has no predecessor: all of
     * its entities count as changed. Allocates.
     *
     * @return null when there is none on that day.
     * @throws LogException when a document on the way is not what a writer wrote.
     */
    public Snapshot find(final int market, final long timeEpochNs)
    {
        day = Math.floorDiv(timeEpochNs, SnapshotLayout.NS_PER_DAY);
        if (timeEpochNs < 0 || !documents.read(day, 0))
        {
            return null;
        }
        firstNumber = number();
        long position = lastAt(timeEpochNs);
        while (position > 0 && !(hasSection(position, market) && !section.hasMore()))
        {
            position--;
        }
        if (position == 0)
        {
            return null;
        }
        final MarketRecord record = new MarketRecord(market, first.layout(), pairs, first.loggedOrders());
        final long makers = collect(position, market);
        final long[] sections = Arrays.copyOf(steps, stepCount);
        readNames(makers, record);
        for (int i = sections.length - 1; i >= 0; i--)
        {
            decode(sections[i], record);
        }
        record.standAlone();

        return record;
    }

    /** Place of the last document that is not later than a time, by ever larger and then ever smaller strides. */
    private long lastAt(final long timeEpochNs)
    {
        long position = 0;
        long stride = 1;
        while (isAt(position + stride, timeEpochNs))
        {
            position += stride;
            stride *= 2;
        }
        while (stride > 0)
        {
            position += isAt(position + stride, timeEpochNs) ? stride : 0;
            stride /= 2;
        }

        return position;
    }

    private boolean isAt(final long position, final long timeEpochNs)
    {
        if (!documents.read(day, position))
        {
            return false;
        }
        bytesRead += SnapshotLayout.BODY_OFFSET;
        requireHeader();

        return documents.document().getLong(SnapshotLayout.TIME_OFFSET, LITTLE_ENDIAN) <= timeEpochNs;
    }

    private long number()
    {
        requireHeader();

        return documents.document().getInt(SnapshotLayout.NUMBER_OFFSET, LITTLE_ENDIAN) & 0xffff_ffffL;
    }

    private void requireHeader()
    {
        if (documents.length() < SnapshotLayout.BODY_OFFSET)
        {
            throw corrupt("not a document of a snapshot log", "length=" + documents.length());
        }
    }

    private boolean hasSection(final long position, final int market)
    {
        read(position);
        final int kind = documents.document().getByte(SnapshotLayout.KIND_OFFSET);
        bytesRead += kind == SnapshotLayout.SNAPSHOTS ?
            documents.length() : Math.min(documents.length(), SectionHead.READ_LENGTH);

        return section.find(documents, market);
    }

    private void read(final long position)
    {
        if (position < 1 || !documents.read(day, position))
        {
            throw new LogException(
                Fault.INCOMPLETE,
                "document is not there: path=" + documents.directory() + " day=" + day + " position=" + position);
        }
        requireHeader();
    }

    /** Keeps the places of all parts from a snapshot back to its keyframe; returns that of the last names, or 0. */
    private long collect(final long last, final int market)
    {
        stepCount = 0;
        long makers = -1;
        long position = last;
        boolean isKeyframe = false;
        while (!isKeyframe)
        {
            if (!hasSection(position, market))
            {
                throw corrupt("no section of the market where one should be", "market=" + market);
            }
            add(position);
            makers = makers < 0 && section.namesMakers() ?
                section.makersDistance() == 0 ? 0 : position - section.makersDistance() : makers;
            isKeyframe = section.isKeyframe() && !section.isContinued();
            final long back = section.isContinued() ? 1 : section.back();
            if (!isKeyframe && (back <= 0 || back >= position))
            {
                throw corrupt("distance that leads out of the file", "back=" + back + " position=" + position);
            }
            position -= back;
        }

        return Math.max(0, makers);
    }

    private void add(final long position)
    {
        if (stepCount == steps.length)
        {
            steps = Arrays.copyOf(steps, 2 * stepCount);
        }
        steps[stepCount++] = position;
    }

    private void readNames(final long last, final MarketRecord record)
    {
        stepCount = 0;
        long position = last;
        while (position > 0)
        {
            add(position);
            accept(position);
            final long back = input.getVarint();
            if (format.kind() != SnapshotLayout.MAKERS || input.isBroken() || back < 0 || back >= position)
            {
                throw corrupt("names that no writer wrote", "back=" + back + " position=" + position);
            }
            position = back == 0 ? 0 : position - back;
        }
        final MarketRecord[] wanted = new MarketRecord[configuration().markets().size()];
        wanted[record.market()] = record;
        for (int i = stepCount - 1; i >= 0; i--)
        {
            accept(steps[i]);
            input.getVarint();
            final String fault = NameReader.read(input, wanted, configuration().limits().makersPerMarket());
            if (fault != null)
            {
                throw corrupt("names that no writer wrote", fault + " position=" + steps[i]);
            }
        }
    }

    private void decode(final long position, final MarketRecord record)
    {
        accept(position);
        boolean isFound = false;
        while (!isFound && input.hasMore())
        {
            isFound = input.getVarint() == record.market();
            if (!isFound)
            {
                input.offset(input.getSectionEnd());
            }
        }
        final String fault = isFound ? format.decodeSection(input, record) : "market=" + record.market();
        if (fault != null)
        {
            throw corrupt("snapshot that no writer wrote", fault);
        }
        requireNoOther(record);
    }

    /** Goes over the sections behind the market's own. */
    private void requireNoOther(final MarketRecord record)
    {
        if (!record.isComplete() && input.hasMore())
        {
            throw corrupt("snapshot breaks off", "market=" + record.market());
        }
        while (input.hasMore())
        {
            if (input.getVarint() == record.market())
            {
                throw corrupt("market twice in a document", "market=" + record.market());
            }
            input.offset(input.getSectionEnd());
        }
        if (input.isBroken())
        {
            throw corrupt("snapshot that no writer wrote", "offset=" + input.offset());
        }
    }

    /** Reads and checks a document, whose body is then the input. */
    private void accept(final long position)
    {
        read(position);
        bytesRead += documents.length();
        format.goTo(firstNumber + position);
        format.check(documents);
        format.accept(input);
    }

    private LogException corrupt(final String what, final String values)
    {
        return DocumentFormat.fault(documents, Fault.CORRUPT, what, values);
    }

    @Override
    public void close()
    {
        documents.close();
    }
}
