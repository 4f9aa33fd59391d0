package io.leadline.event;

import static io.leadline.event.EventLayout.RECORDS_OFFSET;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

import io.leadline.log.DocumentTailer;
import io.leadline.log.Documents;
import io.leadline.log.EndOfLog;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;
import io.leadline.log.RetiredFiles;
import io.leadline.problem.ShellText;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads an event log from its first document, while it may still grow. Every document is checked before any of its
 * events is shown. Single thread; allocates for definitions, and for a look at the files behind a long silence, only.
 */
public final class EventLogReader implements AutoCloseable
{
    /** Polls in a row without a document, some tenths of a second of them, behind which the files are looked at. */
    private static final long FIRST_LOOK_POLLS = 1 << 25;
    /** The most of them between two looks: some tens of seconds. */
    private static final long MOST_LOOK_POLLS = 1L << 31;

    private final Documents documents;
    private final EventDocumentCheck check;
    private final RecordCheck records = new RecordCheck();
    private final Event event = new Event();
    private final Event[] ahead = new Event[EventHandler.MAX_AHEAD];
    private long documentCount;
    private long silentPolls;
    private long nextLookPolls = FIRST_LOOK_POLLS;

    /**
     * Opens the log in a folder.
     *
     * @throws LogException when there is none, and as the other does.
     */
    public EventLogReader(final Path directory)
    {
        this(new DocumentTailer(directory));
    }

    /**
     * Reads a log from its documents, which are closed with the reader.
     *
     * @throws LogException {@code INCOMPLETE} when its first files were retired: names are told once, and what rests at
     *                      the start of a later file only the earlier ones say.
     */
    public EventLogReader(final Documents documents)
    {
        this.documents = documents;
        check = new EventDocumentCheck(documents);
        Arrays.setAll(ahead, place -> new Event());
        requireStart();
    }

    private void requireStart()
    {
        try
        {
            requireStart(documents.directory(), documents.retired());
        }
        catch (final LogException retired)
        {
            documents.close();
            throw retired;
        }
    }

    /**
     * Refuses an event log whose first files were retired, before any other work is done for it.
     *
     * @throws LogException {@code INCOMPLETE}, with the files and how they come back.
     */
    public static void requireStart(final Path directory)
    {
        requireStart(directory, RetiredFiles.of(directory));
    }

    private static void requireStart(final Path directory, final RetiredFiles retired)
    {
        if (!retired.isEmpty())
        {
            throw new LogException(
                Fault.INCOMPLETE,
                "event log begins in its middle, and its earlier files hold the names and orders that the rest needs:" +
                " path=" + directory + " retired=" + retired.daysText() + " documents=" + retired.nextDocument() +
                " files=" + retired.namesText() + "; they come back by: leadline retain --restore --events " +
                ShellText.quoted(directory.toString()) +
                " --archive DIR (the folder that they were archived to: DIR/events holds them)");
        }
    }

    /**
     * Shows the records of the next document, for whoever follows the log. A log that has been silent for long is held
     * against its files now and then, so that nobody waits at a hole in one of them while it goes on in another.
     *
     * @return whether there was one.
     * @throws LogException when it is not what the writer wrote; none of its records has been shown then.
     */
    public boolean poll(final EventHandler handler)
    {
        if (!documents.next())
        {
            silentPolls++;
            if (silentPolls < nextLookPolls || !hasGoneOn())
            {
                return false;
            }
        }
        take(handler);

        return true;
    }

    /**
     * Shows the records of the next document, for whoever reads the log as it stands: where it has none, it ends there.
     * Costs a look into the folder at the end.
     *
     * @return whether there was one.
     * @throws LogException as {@link #poll} does, and {@code CORRUPT} when later files hold documents behind a hole.
     */
    public boolean pollToEnd(final EventHandler handler)
    {
        if (!documents.next() && !hasGoneOn())
        {
            return false;
        }
        take(handler);

        return true;
    }

    private boolean hasGoneOn()
    {
        nextLookPolls = silentPolls + Math.min(Math.max(silentPolls, FIRST_LOOK_POLLS), MOST_LOOK_POLLS);

        return EndOfLog.hasGoneOn(documents, documentCount);
    }

    private void take(final EventHandler handler)
    {
        silentPolls = 0;
        nextLookPolls = FIRST_LOOK_POLLS;
        final UnsafeBuffer buffer = documents.document();
        final int length = documents.length();
        check.require(documentCount);
        checkRecords(buffer, length);
        documentCount++;
        if (handler.looksAhead())
        {
            showAhead(handler, buffer, length);
        }
        else
        {
            show(handler, buffer, length);
        }
    }

    /** All records have been checked, so what they begin with is loaded from their addresses, as their fields are. */
    private void show(final EventHandler handler, final UnsafeBuffer buffer, final int length)
    {
        final long start = buffer.addressOffset();
        int offset = RECORDS_OFFSET;
        while (offset < length)
        {
            final int head = Fields.int32(start + offset);
            if (isEvent(head))
            {
                handler.onEvent(event.wrap(buffer, offset));
            }
            else
            {
                onDefinition(handler, buffer, offset);
            }
            offset += EventLayout.recordLengthOf(head);
        }
    }

    /** The same, but each event in a block of those that follow it without a definition between. */
    private void showAhead(final EventHandler handler, final UnsafeBuffer buffer, final int length)
    {
        final long start = buffer.addressOffset();
        int offset = RECORDS_OFFSET;
        while (offset < length)
        {
            int count = 0;
            int head = Fields.int32(start + offset);
            while (count < ahead.length && isEvent(head))
            {
                ahead[count++].wrap(buffer, offset);
                offset += EventLayout.recordLengthOf(head);
                if (offset == length)
                {
                    break;
                }
                head = Fields.int32(start + offset);
            }
            if (count == 0)
            {
                onDefinition(handler, buffer, offset);
                offset += EventLayout.recordLengthOf(head);
            }
            else
            {
                showBlock(handler, count);
            }
        }
    }

    private void showBlock(final EventHandler handler, final int count)
    {
        handler.onAhead(ahead, count);
        for (int i = 0; i < count; i++)
        {
            handler.onEvent(ahead[i]);
        }
    }

    private static boolean isEvent(final int head)
    {
        return EventLayout.typeOf(head) <= EventType.LAST_EVENT;
    }

    /** Documents read so far. */
    public long documentCount()
    {
        return documentCount;
    }

    /** Whether a document begins as those of an event log do: so that a log of the other kind is told by its name. */
    public static boolean isBegunIn(final UnsafeBuffer document, final int length)
    {
        return length >= RECORDS_OFFSET && int32(document, EventLayout.MAGIC_OFFSET) == EventLayout.MAGIC;
    }

    private void checkRecords(final UnsafeBuffer buffer, final int length)
    {
        final int bad = records.firstBad(buffer, length);
        if (bad != RecordCheck.NONE)
        {
            throw badRecord(buffer, bad, length);
        }
    }

    private void onDefinition(final EventHandler handler, final UnsafeBuffer buffer, final int offset)
    {
        final int type = buffer.getByte(offset + EventLayout.TYPE_OFFSET);
        final int number = int32(buffer, offset + EventLayout.NUMBER_OFFSET);
        final int textLength = RecordCheck.uint16(buffer, offset + EventLayout.TEXT_LENGTH_OFFSET);
        final String text = RecordCheck.text(buffer, offset + EventLayout.TEXT_OFFSET, textLength);
        if (type == EventType.MARKET_DEFINITION)
        {
            final int tickOffset = offset + EventLayout.TEXT_OFFSET + textLength;
            final int tickLength = RecordCheck.uint16(buffer, offset + EventLayout.TICK_LENGTH_OFFSET);
            final int lotLength = RecordCheck.uint16(buffer, offset + EventLayout.FLAGS_OFFSET);
            handler.onMarket(
                number,
                text,
                RecordCheck.step(buffer, tickOffset, tickLength),
                RecordCheck.step(buffer, tickOffset + tickLength, lotLength));
        }
        else if (type == EventType.ACCOUNT_DEFINITION)
        {
            handler.onAccount(number, text);
        }
        else
        {
            handler.onOrderId(
                number, buffer.getLong(offset + EventLayout.DEFINED_ORDER_ID_OFFSET, ByteOrder.LITTLE_ENDIAN), text);
        }
    }

    private static int recordLength(final UnsafeBuffer buffer, final int offset)
    {
        return RecordCheck.uint16(buffer, offset + EventLayout.RECORD_LENGTH_OFFSET);
    }

    private static int int32(final UnsafeBuffer buffer, final int offset)
    {
        return buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN);
    }

    /** Says what a bad record holds; of one that is cut off, or too short for an event, what there is. */
    private LogException badRecord(final UnsafeBuffer buffer, final int offset, final int length)
    {
        if (length - offset < EventLayout.TIME_OFFSET + Long.BYTES)
        {
            return check.fault(
                Fault.CORRUPT, "record that no writer wrote",
                "offset=" + offset + " length=" + length + " count=" +
                buffer.getLong(EventLayout.RECORD_COUNT_OFFSET, ByteOrder.LITTLE_ENDIAN));
        }
        event.wrap(buffer, offset);

        return check.fault(
            Fault.CORRUPT, "record that no writer wrote",
            "offset=" + offset + " type=" + event.type() + " length=" + recordLength(buffer, offset) + " side=" +
            event.side() + " market=" + event.market() + " account=" + event.account() + " sequence=" +
            event.sequence() + " time=" + event.timeEpochNs() + " " + records);
    }

    @Override
    public void close()
    {
        documents.close();
    }
}
