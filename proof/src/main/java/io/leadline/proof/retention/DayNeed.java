package io.leadline.proof.retention;

import java.util.List;
import java.util.Optional;

/** Somebody who may still need what a log holds of a UTC day. */
@FunctionalInterface
interface DayNeed
{
    long NS_PER_DAY = 86_400_000_000_000L;

    /** Why the file of a day, counted from 1970-01-01, has to stay; empty when it need not. */
    Optional<String> reason(long epochDay);

    /** Snapshots of a day are read for themselves: each file explains itself. */
    static DayNeed ofSnapshots(final List<Hold> holds)
    {
        return day -> holds.stream()
            .filter(hold -> hold.overlaps(day * NS_PER_DAY, (day + 1) * NS_PER_DAY))
            .map(Hold::reason)
            .findFirst();
    }

    /** Events say nothing without all that came before them: whoever needs a day needs every one up to it. */
    static DayNeed ofEvents(final List<Hold> holds)
    {
        return day -> holds.stream()
            .filter(hold -> hold.toEpochNs() > day * NS_PER_DAY)
            .map(Hold::reason)
            .findFirst();
    }
}
