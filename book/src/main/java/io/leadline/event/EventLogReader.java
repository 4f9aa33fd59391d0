package io.leadline.event;

import static io.leadline.event.EventLayout.RECORDS_OFFSET;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

import io.leadline.log.DocumentTailer;
import io.leadline.log.Documents;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;
import io.leadline.log.RetiredFiles;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads an event log from its first document, while it may still grow. Every document is checked before any of its
 * events is shown. Single thread; allocates for definitions only.
 */
public final class EventLogReader implements AutoCloseable
{
    private final Documents documents;
    private final EventDocumentCheck check;
    private final RecordCheck records = new RecordCheck();
    private final Event event = new Event();
    private final Event[] ahead = new Event[EventHandler.MAX_AHEAD];
    private long documentCount;

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
        final RetiredFiles retired = documents.retired();
        if (!retired.isEmpty())
        {
            final Path directory = documents.directory();
            documents.close();
            throw new LogException(
                Fault.INCOMPLETE,
                "event log begins in its middle, and its earlier files hold the names and orders that the rest needs:" +
                " path=" + directory + " retired=" + retired.daysText() + " documents=" + retired.nextDocument() +
                " (leadline retain --restore brings them back)");
        }
    }

    /**
     * Shows the records of the next document.
     *
     * @return whether there was one.
     * @throws LogException when it is not what the writer wrote; none of its records has been shown then.
     */
    public boolean poll(final EventHandler handler)
    {
        if (!documents.next())
        {
            return false;
        }
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

        return true;
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
