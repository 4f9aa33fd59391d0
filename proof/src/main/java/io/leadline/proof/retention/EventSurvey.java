package io.leadline.proof.retention;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.log.DocumentTailer;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;

/** Reads an event log from its first document to the end of the last file that goes, and counts documents by file. */
final class EventSurvey implements LogSurvey
{
    @Override
    public List<Surveyed> survey(final Path directory, final List<Long> days)
    {
        final long[] counts = new long[days.size()];
        final DocumentTailer documents = new DocumentTailer(directory);
        try (EventLogReader reader = new EventLogReader(documents))
        {
            final Unheard unheard = new Unheard();
            while (reader.poll(unheard) && documents.day() <= days.get(days.size() - 1))
            {
                final int file = days.indexOf(documents.day());
                if (file < 0)
                {
                    throw new LogException(
                        Fault.INCOMPLETE, "document of a file that is not listed: path=" + directory + " day=" +
                        documents.day());
                }
                counts[file]++;
            }
        }
        final List<Surveyed> surveyed = new ArrayList<>();
        long first = 0;
        for (int i = 0; i < counts.length; i++)
        {
            surveyed.add(new Surveyed(days.get(i), first, counts[i], ""));
            first += counts[i];
        }

        return surveyed;
    }

    /** The reader checks; what it reads is nobody's business here. */
    private static final class Unheard implements EventHandler
    {
        @Override
        public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
            // Checked by the reader.
        }

        @Override
        public void onAccount(final int account, final String name)
        {
            // Checked by the reader.
        }

        @Override
        public void onEvent(final Event event)
        {
            // Checked by the reader.
        }
    }
}
