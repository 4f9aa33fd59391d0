package io.leadline.proof.retention;

import java.nio.file.Path;
import java.util.List;

/** What the first files of a log hold, read and checked to the last document: nothing goes that cannot be read. */
interface LogSurvey
{
    /**
     * What a file holds.
     *
     * @param epochDay      UTC day of the file, counted from 1970-01-01.
     * @param firstDocument number of its first document in the log.
     * @param documentCount documents that it holds.
     * @param lastHash      chain's hash of its last document in hex; empty for a log without a chain.
     */
    record Surveyed(long epochDay, long firstDocument, long documentCount, String lastHash)
    {
    }

    /**
     * Reads the files of days.
     *
     * @param days the first ones of the log, rising, at least one, and not all that it has.
     * @throws io.leadline.log.LogException at the first thing that is wrong.
     */
    List<Surveyed> survey(Path directory, List<Long> days);
}
