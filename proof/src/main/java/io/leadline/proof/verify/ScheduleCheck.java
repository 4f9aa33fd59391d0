package io.leadline.proof.verify;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.proof.store.StoreException;
import io.leadline.proof.store.StoreException.Kind;
import io.leadline.schedule.DayKeys;
import io.leadline.schedule.RandomInstant;
import io.leadline.scoring.figure.Period;

/**
 * Holds the commitments and the instants of a log against what is known of its schedule: fixed instants against their
 * intervals, random ones against the keys of the days that are known. Single thread.
 */
final class ScheduleCheck
{
    private static final int MOST_DAYS = 10;

    private static final long NO_DAY = -1;

    private final Schedule schedule;
    private final ScheduleProof proof;
    private final Function<LocalDate, byte[]> keys;
    private final RandomInstant formula;
    private final byte[][] names;
    private final TreeSet<LocalDate> openDays = new TreeSet<>();
    private final TreeSet<LocalDate> checkedDays = new TreeSet<>();
    private long checkedCount;
    private long uncheckedCount;
    private long comparedCommitments;
    private long unpublishedDays;
    private long lastDay = NO_DAY;
    private boolean isLastDayKnown;
    private long countedDay = NO_DAY;

    ScheduleCheck(final Configuration configuration, final ScheduleProof proof)
    {
        schedule = configuration.schedule();
        this.proof = proof;
        final DayKeys ofSeed = proof.seed() == null ? null : new DayKeys(proof.seed());
        keys = day -> proof.dayKeys().containsKey(day) || ofSeed == null ?
            proof.dayKeys().get(day) : ofSeed.dayKey(day);
        formula = new RandomInstant(schedule.everyNs(), keys);
        names = configuration.markets().stream().map(Market::name).map(RandomInstant::nameBytes)
            .toArray(byte[][]::new);
    }

    /**
     * Checks what a file commits to.
     *
     * @param file       for messages.
     * @param epochDay   of the file, counted from 1970-01-01.
     * @param commitment empty for fixed instants.
     * @throws StoreException naming the day.
     */
    void onFile(final String file, final long epochDay, final byte[] commitment)
    {
        final LocalDate day = LocalDate.ofEpochDay(epochDay);
        if (schedule.isRandom() != (commitment.length > 0))
        {
            throw new StoreException(
                Kind.FOREIGN, "file commits to random instants, or to none, unlike its configuration: " + file +
                " day=" + day);
        }
        if (!schedule.isRandom())
        {
            return;
        }
        final byte[] key = keys.apply(day);
        if (key != null && !Arrays.equals(DayKeys.commitmentOf(key), commitment))
        {
            throw new StoreException(
                Kind.FOREIGN, (proof.dayKeys().containsKey(day) ? "key of the day" : "seed") +
                " is not the one that the log commits to: " + file + " day=" + day + " commitment=" +
                HexFormat.of().formatHex(commitment));
        }
        comparePublished(file, day, commitment);
    }

    private void comparePublished(final String file, final LocalDate day, final byte[] commitment)
    {
        if (proof.commitments().isEmpty())
        {
            return;
        }
        final byte[] published = proof.commitments().get(day);
        if (published == null)
        {
            unpublishedDays++;
            return;
        }
        if (!Arrays.equals(published, commitment))
        {
            throw new StoreException(
                Kind.FOREIGN, "log commits to another schedule than was published: " + file + " day=" + day +
                " commitment=" + HexFormat.of().formatHex(commitment) + " published=" +
                HexFormat.of().formatHex(published));
        }
        comparedCommitments++;
    }

    /** The instant of an interval; below 0 when its key is not known. */
    long expected(final int market, final long interval)
    {
        final long startEpochNs = interval * schedule.everyNs();
        if (!schedule.isRandom())
        {
            return startEpochNs;
        }
        final long day = startEpochNs / Period.NS_PER_DAY;
        if (day != lastDay)
        {
            lastDay = day;
            final LocalDate date = LocalDate.ofEpochDay(day);
            isLastDayKnown = keys.apply(date) != null;
        }

        return isLastDayKnown ? formula.instantEpochNs(names[market], interval) : -1;
    }

    /** The instant of the interval that was asked for last stands in the log, and was compared where it is known. */
    void count(final boolean isChecked)
    {
        checkedCount += isChecked ? 1 : 0;
        uncheckedCount += isChecked ? 0 : 1;
        if (schedule.isRandom() && lastDay != countedDay)
        {
            countedDay = lastDay;
            (isChecked ? checkedDays : openDays).add(LocalDate.ofEpochDay(lastDay));
        }
    }

    /** How much of the schedule could be checked. */
    String text()
    {
        if (!schedule.isRandom())
        {
            return "fixed instants, each checked: instants=" + checkedCount;
        }
        final String compared = proof.commitments().isEmpty() ?
            "" : " commitments_published=" + comparedCommitments + " days_not_published=" + unpublishedDays;
        if (checkedDays.isEmpty())
        {
            return "random instants inside their intervals; each is checked with --seed-file or --day-key: days=0 of " +
                openDays.size() + " instants=0 of " + uncheckedCount + compared;
        }
        final String days = "days=" + checkedDays.size() + " of " + (checkedDays.size() + openDays.size()) +
            " instants=" + checkedCount + " of " + (checkedCount + uncheckedCount) + compared;

        return (proof.seed() == null ?
            "random instants and commitments of the days whose key is known, each checked: " :
            "random instants and commitments, each checked against the seed: ") + days +
            (openDays.isEmpty() ? "" : " not_checked=" + days(openDays));
    }

    /** On which days the log's instants are those of the schedule for sure. */
    String resampledText()
    {
        return "days=" + checkedDays.size() + " of " + (checkedDays.size() + openDays.size()) + " snapshots=" +
            checkedCount + " of " + (checkedCount + uncheckedCount) + (openDays.isEmpty() ? "" :
            " not_resampled=" + days(openDays) + " (what these say is what the events come to at the instants that " +
            "the log itself names; their keys tell whether those are the schedule's)");
    }

    /** Each day where they are few; else how many there are, and the first and the last. */
    private static String days(final SortedSet<LocalDate> days)
    {
        return days.size() <= MOST_DAYS
            ? days.stream().map(LocalDate::toString).collect(Collectors.joining(", "))
            : days.size() + " days from " + days.first() + " to " + days.last();
    }
}
