package io.leadline.proof.retention;

import java.util.List;
import java.util.Optional;

import io.leadline.scoring.figure.Period;

/** Somebody who may still need what a log holds of a UTC day. */
@FunctionalInterface
interface DayNeed
{
    /** Why the file of a day, counted from 1970-01-01, has to stay; empty when it need not. */
    Optional<String> reason(long epochDay);

    /**
     * Each file of snapshots explains itself, but how totals stood when a day began is proved by the day before: the
     * last file before a hold's first day stays too.
     *
     * @param files UTC days of the log's files, rising.
     */
    static DayNeed ofSnapshots(final List<Hold> holds, final List<Long> files)
    {
        return day ->
        {
            final long nextDay = files.stream().filter(file -> file > day).findFirst().orElse(Long.MAX_VALUE);

            return holds.stream()
                .filter(hold -> hold.toEpochNs() > day * Period.NS_PER_DAY)
                .filter(hold -> hold.fromEpochNs() / Period.NS_PER_DAY <= nextDay)
                .map(Hold::reason)
                .findFirst();
        };
    }

    /** Events say nothing without all that came before them: whoever needs a day needs every one up to it. */
    static DayNeed ofEvents(final List<Hold> holds)
    {
        return day -> holds.stream()
            .filter(hold -> hold.toEpochNs() > day * Period.NS_PER_DAY)
            .map(Hold::reason)
            .findFirst();
    }
}
