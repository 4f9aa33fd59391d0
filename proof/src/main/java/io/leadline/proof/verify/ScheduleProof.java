package io.leadline.proof.verify;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.config.Seed;

/**
 * What is known of a random schedule apart from the log.
 *
 * @param seed        the seed behind all days; null when it is not known.
 * @param dayKeys     revealed keys, 32 bytes each, by UTC day.
 * @param commitments what was published ahead, 32 bytes each, by UTC day.
 */
public record ScheduleProof(Seed seed, Map<LocalDate, byte[]> dayKeys, Map<LocalDate, byte[]> commitments)
{
    /** Nothing is known. */
    public static final ScheduleProof NONE = new ScheduleProof(null, Map.of(), Map.of());

    /** Copies the maps, not what they hold. */
    public ScheduleProof
    {
        dayKeys = new TreeMap<>(dayKeys);
        commitments = new TreeMap<>(commitments);
    }

    /** Whether something is known. */
    public boolean isGiven()
    {
        return seed != null || !dayKeys.isEmpty() || !commitments.isEmpty();
    }
}
