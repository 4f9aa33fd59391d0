package io.leadline.sampler.command;

import java.nio.file.Path;
import java.time.LocalDate;

import io.leadline.command.IsoTime;
import io.leadline.config.SeedFile;
import io.leadline.problem.BadInputException;
import io.leadline.schedule.ScheduleCommitments;

import picocli.CommandLine.Option;

/** The seed and the UTC days that a verb about the random schedule is asked for. */
final class ScheduleDays
{
    private static final long NS_PER_DAY = 86_400_000_000_000L;

    @Option(names = "--seed-file", required = true, paramLabel = "FILE", description = "64 hex digits")
    private Path seedFile;

    @Option(
        names = "--from",
        required = true,
        paramLabel = "DAY",
        converter = IsoTime.class,
        description = "first UTC day: 2026-03-01")
    private Long fromEpochNs;

    @Option(
        names = "--to",
        paramLabel = "DAY",
        converter = IsoTime.class,
        description = "the day after the last (default: the day after --from)")
    private Long toEpochNs;

    ScheduleCommitments schedule()
    {
        return new ScheduleCommitments(SeedFile.read(seedFile));
    }

    LocalDate from()
    {
        return day("--from", fromEpochNs);
    }

    /**
     * The day after the last.
     *
     * @throws BadInputException when there is no day, or there are too many.
     */
    LocalDate to()
    {
        final LocalDate to = toEpochNs == null ? from().plusDays(1) : day("--to", toEpochNs);
        final long dayCount = to.toEpochDay() - from().toEpochDay();
        if (dayCount < 1 || dayCount > ScheduleCommitments.MAX_DAY_COUNT)
        {
            throw new BadInputException(
                "days out of range: --from=" + from() + " --to=" + to + " days=" + dayCount + " allowed=1 to " +
                ScheduleCommitments.MAX_DAY_COUNT);
        }

        return to;
    }

    private static LocalDate day(final String option, final long timeEpochNs)
    {
        if (timeEpochNs % NS_PER_DAY != 0)
        {
            throw new BadInputException(
                "not the start of a UTC day: " + option + "=" + IsoTime.text(timeEpochNs) + " allowed=2026-03-01");
        }

        return LocalDate.ofEpochDay(timeEpochNs / NS_PER_DAY);
    }
}
