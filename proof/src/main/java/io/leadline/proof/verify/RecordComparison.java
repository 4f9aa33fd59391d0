package io.leadline.proof.verify;

import java.nio.file.Path;
import java.util.function.Consumer;

import io.leadline.config.Configuration;
import io.leadline.proof.store.QueueLog;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * Goes along two logs of one configuration and names the records in which they differ: what stands in the one and not
 * in the other, and of what stands in both the first value that is another. Single thread.
 */
final class RecordComparison
{
    private static final int MOST_NAMED = 20;

    private final Path logged;
    private final Path made;
    private final Consumer<String> difference;
    private Configuration configuration;
    private long differenceCount;
    private String firstPlace;

    /** One of the two logs, and the record of it that comes next. */
    private static final class Side
    {
        private final QueueLog documents;
        private final SnapshotLogReader reader;
        private Record record;

        private Side(final QueueLog documents)
        {
            this.documents = documents;
            reader = SnapshotLogReader.open(documents);
            record = reader.next();
        }

        private void step()
        {
            record = reader.next();
        }

        private boolean isOver()
        {
            return record == Record.END;
        }

        /** Which of two records comes first in a log: totals stand in front of the instants of their time. */
        private int compareTo(final Side other)
        {
            final int byTime = Long.compare(reader.snapshot().timeEpochNs(), other.reader.snapshot().timeEpochNs());
            final int byKind = byTime != 0 ? byTime : -record.compareTo(other.record);

            return byKind != 0 ? byKind : Integer.compare(reader.snapshot().market(), other.reader.snapshot().market());
        }
    }

    RecordComparison(final Path logged, final Path made, final Consumer<String> difference)
    {
        this.logged = logged;
        this.made = made;
        this.difference = difference;
    }

    void run()
    {
        try (QueueLog loggedDocuments = new QueueLog(logged);
            QueueLog madeDocuments = new QueueLog(made))
        {
            final Side log = new Side(loggedDocuments);
            final Side anew = new Side(madeDocuments);
            configuration = log.reader.configuration();
            final RecordDifference records = new RecordDifference(configuration, log.reader.layout());
            while (!log.isOver())
            {
                compare(log, anew, records);
            }
        }
    }

    /** Steps over the record that comes first, or over both of the same market and instant. */
    private void compare(final Side log, final Side anew, final RecordDifference records)
    {
        final int order = anew.isOver() ? -1 : log.compareTo(anew);
        if (order < 0)
        {
            tell(log, log, "the events come to none");
            log.step();
        }
        else if (order > 0)
        {
            tell(log, anew, "the log has none");
            anew.step();
        }
        else
        {
            final String found = log.record == Record.SNAPSHOT ?
                records.ofSnapshots(log.reader.snapshot(), anew.reader.snapshot()) :
                records.ofTotals(log.reader.snapshot(), anew.reader.snapshot());
            if (found != null)
            {
                tell(log, log, found);
            }
            log.step();
            anew.step();
        }
    }

    private void tell(final Side log, final Side of, final String found)
    {
        final String place = DocumentText.place(log.documents) + " market=" +
            DocumentText.market(of.reader.snapshot().market(), configuration) + " time=" +
            DocumentText.time(of.reader.snapshot().timeEpochNs());
        if (differenceCount == 0)
        {
            firstPlace = place;
        }
        if (differenceCount < MOST_NAMED)
        {
            difference.accept("differs: " + place + " " + found);
        }
        else if (differenceCount == MOST_NAMED)
        {
            difference.accept("differs: and more");
        }
        differenceCount++;
    }

    /** Records that differ, up to the log's end. */
    long differenceCount()
    {
        return differenceCount;
    }

    /** Where the first of them is. */
    String firstPlace()
    {
        return firstPlace;
    }
}
