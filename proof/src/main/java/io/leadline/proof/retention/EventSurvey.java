package io.leadline.proof.retention;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.event.EventDocumentCheck;
import io.leadline.log.DocumentTailer;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;

/**
 * Counts documents of an event log by file, up to the last file that goes. Each is held to its header only: where
 * earlier files went, the names are gone that its records need, and what goes is archived in any case.
 */
final class EventSurvey implements LogSurvey
{
    @Override
    public List<Surveyed> survey(final Path directory, final List<Long> days)
    {
        final long[] counts = new long[days.size()];
        long first;
        try (DocumentTailer documents = new DocumentTailer(directory))
        {
            first = documents.retired().nextDocument();
            count(documents, days, counts);
        }
        final List<Surveyed> surveyed = new ArrayList<>();
        for (int i = 0; i < counts.length; i++)
        {
            surveyed.add(new Surveyed(days.get(i), first, counts[i], ""));
            first += counts[i];
        }

        return surveyed;
    }

    private static void count(final DocumentTailer documents, final List<Long> days, final long[] counts)
    {
        final EventDocumentCheck check = new EventDocumentCheck(documents);
        long number = documents.retired().nextDocument();
        while (documents.next() && documents.day() <= days.get(days.size() - 1))
        {
            check.require(number++);
            final int file = days.indexOf(documents.day());
            if (file < 0)
            {
                throw new LogException(
                    Fault.INCOMPLETE, "document of a file that is not listed: path=" + documents.directory() +
                    " day=" + documents.day());
            }
            counts[file]++;
        }
    }
}
