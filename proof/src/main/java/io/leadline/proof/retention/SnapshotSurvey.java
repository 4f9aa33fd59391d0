package io.leadline.proof.retention;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;
import io.leadline.scoring.figure.Period;
import io.leadline.snapshot.SnapshotLogFiles;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

/** Follows the chain through the first files of a snapshot log, into the first document of the file behind them. */
final class SnapshotSurvey implements LogSurvey
{
    @Override
    public List<Surveyed> survey(final Path directory, final List<Long> days)
    {
        final SnapshotLogFiles files = new SnapshotLogFiles(directory);
        final List<Long> all = files.days();
        final List<Surveyed> surveyed = new ArrayList<>();
        for (int i = 0; i < days.size(); i++)
        {
            surveyed.add(survey(directory, files, days.get(i), all.get(i + 1)));
        }

        return surveyed;
    }

    private static Surveyed survey(
        final Path directory, final SnapshotLogFiles files, final long day, final long nextDay)
    {
        try (SnapshotLogReader reader = files.open(day, null, true))
        {
            final long first = reader.fileDocument();
            walk(reader);
            if (reader.nextDay() != nextDay)
            {
                throw new LogException(
                    Fault.INCOMPLETE,
                    "log does not go on with its next file: path=" + directory + " day=" + LocalDate.ofEpochDay(day) +
                    " next=" + LocalDate.ofEpochDay(nextDay));
            }

            return new Surveyed(
                day, first, reader.fileDocument() - first, HexFormat.of().formatHex(reader.hashBeforeFile()));
        }
    }

    /** Time of the last record of a log, whose newest file is read and checked for it. */
    static long lastTimeEpochNs(final Path directory)
    {
        final SnapshotLogFiles files = new SnapshotLogFiles(directory);
        if (files.days().isEmpty())
        {
            throw new LogException(Fault.MISSING, "no log in folder: path=" + directory);
        }
        try (SnapshotLogReader reader = files.open(files.days().get(files.days().size() - 1), null, true))
        {
            return walk(reader);
        }
    }

    /** Reads to the end, and returns the time of the last record; of a file without any, the start of its day. */
    private static long walk(final SnapshotLogReader reader)
    {
        long timeEpochNs = reader.day() * Period.NS_PER_DAY;
        while (reader.next() != Record.END)
        {
            timeEpochNs = reader.snapshot().timeEpochNs();
        }

        return timeEpochNs;
    }
}
