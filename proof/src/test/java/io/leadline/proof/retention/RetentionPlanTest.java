package io.leadline.proof.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.leadline.scoring.figure.Period;

import org.junit.jupiter.api.Test;

class RetentionPlanTest
{
    private static final long DAY_NS = Period.NS_PER_DAY;
    private static final int SEEDS = 2_000;

    @Test
    void shouldTakeOldestOnlyAndStopAtWhatIsNeeded()
    {
        for (long seed = 0; seed < SEEDS; seed++)
        {
            final Random random = new Random(seed);
            final List<Long> files = files(random);
            final long cutoffEpochNs = 20_000 * DAY_NS + random.nextLong(30 * DAY_NS);
            final List<Hold> holds = holds(random);
            final boolean isOfEvents = random.nextBoolean();

            final RetentionPlan plan = RetentionPlan.of(
                files, cutoffEpochNs, List.of(
                    isOfEvents ? DayNeed.ofEvents(holds) : DayNeed.ofSnapshots(holds, files)));

            final List<Long> expected = new ArrayList<>();
            for (final long day : files.subList(0, files.size() - 1))
            {
                if (day * DAY_NS + DAY_NS > cutoffEpochNs || isNeeded(day, files, holds, isOfEvents))
                {
                    break;
                }
                expected.add(day);
            }
            assertThat(plan.days()).as("seed=" + seed).isEqualTo(expected);
        }
    }

    private static List<Long> files(final Random random)
    {
        final List<Long> files = new ArrayList<>();
        long day = 20_000 + random.nextInt(5);
        for (int i = 0; i <= random.nextInt(12); i++)
        {
            files.add(day);
            day += 1 + random.nextInt(3);
        }

        return files;
    }

    private static List<Hold> holds(final Random random)
    {
        final List<Hold> holds = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++)
        {
            final long from = 20_000 * DAY_NS + random.nextLong(40 * DAY_NS);
            holds.add(new Hold(from, from + 1 + random.nextLong(2 * DAY_NS), "held"));
        }

        return holds;
    }

    /** From the last file before the hold's first day to the hold's last day. */
    private static boolean isNeeded(
        final long day, final List<Long> files, final List<Hold> holds, final boolean isOfEvents)
    {
        boolean isNeeded = false;
        for (final Hold hold : holds)
        {
            final long lastNeededDay = (hold.toEpochNs() - 1) / DAY_NS;
            final long firstNeededDay = isOfEvents ? Long.MIN_VALUE : files.stream()
                .filter(file -> file < hold.fromEpochNs() / DAY_NS).reduce(Long.MIN_VALUE, Math::max);
            isNeeded |= day >= firstNeededDay && day <= lastNeededDay;
        }

        return isNeeded;
    }

    @Test
    void shouldSayWhyFileStays()
    {
        final DayNeed wanted = day -> day == 20_001 ? Optional.of("wanted") : Optional.empty();

        assertThat(RetentionPlan.of(List.of(20_000L, 20_001L, 20_002L), Long.MAX_VALUE, List.of(wanted)).reason())
            .isEqualTo("2024-10-05: wanted");
        assertThat(RetentionPlan.of(List.of(20_000L), Long.MAX_VALUE, List.of()).reason())
            .isEqualTo("2024-10-04: newest file of the log");
        assertThat(RetentionPlan.of(List.of(20_000L, 20_001L), 20_001 * DAY_NS - 1, List.of()).reason())
            .isEqualTo("2024-10-04: not older than 2024-10-04T23:59:59.999999999Z");
    }
}
