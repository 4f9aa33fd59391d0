package io.leadline.proof.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.leadline.command.IsoTime;
import io.leadline.scoring.figure.Period;

/**
 * Which files of a log go: the oldest, up to the first one that stays. Never the newest, which may be being written.
 *
 * @param days   UTC days of the files that go, rising, counted from 1970-01-01.
 * @param reason what the first file that stays does so for.
 */
record RetentionPlan(List<Long> days, String reason)
{
    RetentionPlan
    {
        days = List.copyOf(days);
    }

    /**
     * Decides.
     *
     * @param files         UTC days of the log's files, rising.
     * @param cutoffEpochNs a file goes only when its whole day lies before this.
     * @param needs         who may need a day for longer.
     */
    static RetentionPlan of(final List<Long> files, final long cutoffEpochNs, final List<DayNeed> needs)
    {
        final List<Long> going = new ArrayList<>();
        for (final long day : files)
        {
            final Optional<String> reason = day == files.get(files.size() - 1)
                ? Optional.of("newest file of the log")
                : reason(day, cutoffEpochNs, needs);
            if (reason.isPresent())
            {
                return new RetentionPlan(going, LocalDate.ofEpochDay(day) + ": " + reason.get());
            }
            going.add(day);
        }

        return new RetentionPlan(going, "log has no file");
    }

    private static Optional<String> reason(final long day, final long cutoffEpochNs, final List<DayNeed> needs)
    {
        if ((day + 1) * Period.NS_PER_DAY > cutoffEpochNs)
        {
            return Optional.of("not older than " + IsoTime.text(cutoffEpochNs));
        }

        return needs.stream().map(need -> need.reason(day)).flatMap(Optional::stream).findFirst();
    }
}
