package io.leadline.sampler.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationDifferences;
import io.leadline.schedule.DayKeys;
import io.leadline.snapshot.SnapshotLogReader;

/** In what a configuration differs from the one that a snapshot log was made with, its secret seed included. */
final class LogDifferences
{
    private LogDifferences()
    {
    }

    /**
     * One line for each difference, none when the log can go on with the configuration.
     *
     * @param configuration with its seed where instants are random.
     */
    static List<String> between(final Path snapshots, final Configuration configuration)
    {
        try (SnapshotLogReader log = SnapshotLogReader.open(snapshots))
        {
            final List<String> differences =
                new ArrayList<>(ConfigurationDifferences.between(log.configuration(), configuration));
            if (log.configuration().schedule().isRandom() && configuration.schedule().isRandom())
            {
                addSeed(log, new DayKeys(configuration.schedule().seed()), differences);
            }

            return differences;
        }
    }

    /** A log holds no seed, but what it commits to tells one from another. */
    private static void addSeed(final SnapshotLogReader log, final DayKeys dayKeys, final List<String> differences)
    {
        final LocalDate day = LocalDate.ofEpochDay(log.day());
        final byte[] commitment = dayKeys.commitment(day);
        if (!Arrays.equals(commitment, log.commitment()))
        {
            differences.add(
                "configuration differs: key=schedule.seed_file day=" + day + " log_commitment=" +
                HexFormat.of().formatHex(log.commitment()) + " file_commitment=" +
                HexFormat.of().formatHex(commitment));
        }
    }
}
