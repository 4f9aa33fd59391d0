package io.leadline.proof.verify;

import java.nio.file.Path;
import java.util.Arrays;

import io.leadline.config.Configuration;
import io.leadline.log.LogException;
import io.leadline.proof.store.QueueLog;
import io.leadline.proof.store.StoreException;
import io.leadline.proof.store.StoreException.Kind;
import io.leadline.scoring.figure.Period;
import io.leadline.snapshot.DocumentHeader;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Finds out what was done to a log at the document that its reader refused: from the document itself, from those that
 * follow, and from the earlier one whose number it bears. All before the document is as it was written. Single use.
 */
final class FaultFinder
{
    private static final long NUMBER_MASK = 0xffff_ffffL;
    /** How far ahead a document is looked for in whose place another stands. */
    private static final int MOST_AHEAD = 1 << 16;
    private static final long NONE = -1;

    private final Path snapshots;
    private final Configuration configuration;
    private final long lastTimeEpochNs;
    /** Number that the refused document should have. */
    private final long number;
    private final DocumentHeader refused = new DocumentHeader();
    private final DocumentHeader other = new DocumentHeader();
    private String place;
    private byte[] document;
    private boolean isSealed;
    private long found;
    private long nextNumber = NONE;
    private boolean isNextBroken;
    private boolean isFoundAgain;
    private boolean isAgainEqual;
    private String expectedPlace;
    private long previousDay;

    /**
     * A finder behind a walk.
     *
     * @param configuration   null when the walk did not come to it.
     * @param number          documents that the walk has accepted.
     * @param lastTimeEpochNs time of the last of them.
     */
    FaultFinder(
        final Path snapshots, final Configuration configuration, final long number, final long lastTimeEpochNs)
    {
        this.snapshots = snapshots;
        this.configuration = configuration;
        this.number = number;
        this.lastTimeEpochNs = lastTimeEpochNs;
    }

    /** What was done, at the document that stands in the place of the one with the number. */
    StoreException find(final LogException failure)
    {
        if (failure.fault() == LogException.Fault.MIXED_UP || failure.fault() == LogException.Fault.MISSING)
        {
            throw failure;
        }
        try (QueueLog documents = new QueueLog(snapshots))
        {
            previousDay = documents.day();
            for (long i = documents.retired().nextDocument(); i < number; i++)
            {
                if (!documents.next())
                {
                    throw failure;
                }
                previousDay = documents.day();
            }
            if (!documents.next())
            {
                throw failure;
            }

            return classify(documents, failure);
        }
    }

    private StoreException classify(final QueueLog documents, final LogException failure)
    {
        place = DocumentText.place(documents);
        document = new byte[documents.length()];
        documents.document().getBytes(0, document);
        final UnsafeBuffer copy = new UnsafeBuffer(document);
        isSealed = refused.wrap(copy, document.length) && refused.isSealed();
        final long day = documents.day();
        final boolean isFirstOfFile = documents.place() == 0;
        if (!isSealed)
        {
            lookAhead(documents);
            return changed();
        }
        if (failure.fault() == LogException.Fault.TOO_NEW || failure.fault() == LogException.Fault.TOO_OLD)
        {
            throw failure;
        }
        found = refused.number();
        lookAhead(documents);
        if (isFirstOfFile && isOfAnotherDay(day))
        {
            return fault(
                Kind.FOREIGN, "file of another day", "day=" + DocumentText.day(day) + " found=" +
                DocumentText.time(refused.timeEpochNs()));
        }
        if (isFirstOfFile && number > 0)
        {
            return ofFile(day, documents, failure);
        }
        if (found == (number & NUMBER_MASK))
        {
            // Its own tag let the one before pass, and that can be forged.
            return fault(
                Kind.FOREIGN, "record does not follow on the one before it, or no writer wrote it",
                follows() + " reason=\"" + reason(failure) + "\"");
        }

        return found < (number & NUMBER_MASK) ? earlier() : later();
    }

    private static String reason(final LogException failure)
    {
        final String message = failure.getMessage();
        final int path = message.indexOf(": path=");

        return path < 0 ? message : message.substring(0, path);
    }

    private boolean isOfAnotherDay(final long day)
    {
        return refused.kind() == DocumentHeader.CONFIGURATION &&
            Period.dayOf(refused.timeEpochNs()) != day;
    }

    private void lookAhead(final QueueLog documents)
    {
        try
        {
            boolean isNext = true;
            for (int i = 0; i < MOST_AHEAD && documents.next(); i++)
            {
                look(documents, isNext);
                isNext = false;
            }
        }
        catch (final StoreException further)
        {
            // What is wrong behind the first fault does not matter: as much as could be read was looked at.
            isNextBroken = nextNumber == NONE;
        }
    }

    private void look(final QueueLog documents, final boolean isNext)
    {
        if (!other.wrap(documents.document(), documents.length()))
        {
            return;
        }
        final long otherNumber = other.number();
        if (isNext && other.isSealed())
        {
            nextNumber = otherNumber;
        }
        if (expectedPlace == null && otherNumber == (number & NUMBER_MASK) && other.isSealed())
        {
            expectedPlace = DocumentText.place(documents);
        }
        if (!isFoundAgain && isSealed && otherNumber == found && other.isSealed())
        {
            isFoundAgain = true;
            final byte[] again = new byte[documents.length()];
            documents.document().getBytes(0, again);
            isAgainEqual = Arrays.equals(again, document);
        }
    }

    /** What it says of itself is given where it is likely: most changes are not in the number and the time. */
    private StoreException changed()
    {
        final boolean isNumbered = refused.isHeaderLong() && refused.number() == (number & NUMBER_MASK) &&
            refused.timeEpochNs() >= lastTimeEpochNs;
        final String content = isNumbered ?
            DocumentText.content(refused, configuration) : "market=unknown time=" + DocumentText.time(lastTimeEpochNs) +
            " or later";

        return new StoreException(
            Kind.CHANGED, "bytes of a record are not those that were written: " + place + " " + content + " number=" +
            number + " " + follows());
    }

    private String follows()
    {
        if (nextNumber == NONE)
        {
            return isNextBroken ? "next=unreadable" : "next=none";
        }

        return "next=" + nextNumber + (nextNumber == (number + 1 & NUMBER_MASK) ?
            " (the log goes on behind it)" : " (expected " + (number + 1) + ")");
    }

    /** A number that was before: the document itself again, or one of another log. */
    private StoreException earlier()
    {
        final String behind = expectedPlace != null ? "the log goes on later" : "number " + number + " is missing";
        final String detail = nextNumber == (number & NUMBER_MASK) ? "the log goes on behind it" : behind;

        return isEarlierDocument() ?
            fault(Kind.REPEATED, "record that stands in the log before", "found=" + found + " (" + detail + ")") :
            fault(Kind.FOREIGN, "record of another log", "found=" + found + " (" + detail + ")");
    }

    private boolean isEarlierDocument()
    {
        try (QueueLog documents = new QueueLog(snapshots))
        {
            if (found < documents.retired().nextDocument())
            {
                return false;
            }
            for (long i = documents.retired().nextDocument(); i <= found; i++)
            {
                documents.next();
            }
            final byte[] earlier = new byte[documents.length()];
            documents.document().getBytes(0, earlier);

            return Arrays.equals(earlier, document);
        }
    }

    private StoreException later()
    {
        if (isFoundAgain && isAgainEqual)
        {
            return fault(
                Kind.REPEATED, "record that stands in the log again", "found=" + found +
                (expectedPlace == null ? " (number " + number + " is missing)" : ""));
        }
        if (expectedPlace != null && isFoundAgain)
        {
            return fault(Kind.FOREIGN, "record of another log", "found=" + found + " (the log goes on behind it)");
        }
        if (expectedPlace != null)
        {
            return fault(
                Kind.REORDERED, "record stands before others that came before it",
                "found=" + found + " (number " + number + " stands at " + expectedPlace + ")");
        }
        if (nextNumber == (number + 1 & NUMBER_MASK) && found != number + 1)
        {
            return fault(
                Kind.FOREIGN, "record of another log in the place of one that is missing", "found=" + found);
        }

        return fault(Kind.MISSING, "records are missing", missing());
    }

    private String missing()
    {
        return "missing=" + (found - number) + " (number " + number + " to " + (found - 1) + ", from " +
            DocumentText.time(lastTimeEpochNs) + " to " + DocumentText.time(refused.timeEpochNs()) + ")";
    }

    /** The first document of a file, which is all of it. */
    private StoreException ofFile(final long day, final QueueLog documents, final LogException failure)
    {
        final boolean isFileWhole = refused.kind() == DocumentHeader.CONFIGURATION && expectedPlace == null;
        if (found > number && (!isFileWhole || isFoundAgain))
        {
            // Not the file is another, but a record in it: its first is gone, or others were put in front.
            return later();
        }
        if (found > number)
        {
            return fault(
                Kind.MISSING, "records between two files are missing", missing() + " days=" +
                DocumentText.day(previousDay) + " to " + DocumentText.day(day));
        }

        return fault(
            Kind.FOREIGN, "file does not follow on the one before", "day=" + DocumentText.day(day) + " before=" +
            DocumentText.day(previousDay) + " found=" + found + " reason=\"" + reason(failure) + "\"");
    }

    private StoreException fault(final Kind kind, final String what, final String detail)
    {
        return new StoreException(
            kind, what + ": " + place + " " + DocumentText.content(refused, configuration) + " number=" + number + " " +
            detail);
    }
}
