package io.leadline.config;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads when to sample, and the seed behind random instants where there is a folder to find it in. */
final class ScheduleReader
{
    private static final List<String> KEYS = List.of("every", "instant", "seed_file");
    private static final String SEED_FILE_ALLOWED = "path of a file of " + SeedFile.ALLOWED;
    private static final Kind<Boolean> IS_RANDOM =
        Kind.words(Map.of("random", true, "fixed", false), "fixed or random");
    private static final Kind<Long> EVERY = Kind.duration(
        DurationText.UP_TO_HOURS, Schedule.MIN_EVERY_NS, Schedule.MAX_EVERY_NS, "1ms to 24h, as 100ms, 1s, 12m or 1h");
    private static final Kind<Path> SEED_FILE = new Kind<>(
        "not a path", SEED_FILE_ALLOWED, scalar -> pathOrNull(scalar.getValue()));

    private final Optional<Path> folder;

    /** With no folder, as for a configuration out of a snapshot log, no seed is asked for nor read. */
    ScheduleReader(final Optional<Path> folder)
    {
        this.folder = folder;
    }

    /** The schedule, null after a complaint. */
    Schedule read(final Settings settings)
    {
        final Settings schedule = settings.requiredMapping("schedule", KEYS);
        final Long everyNs = schedule.required("every", EVERY);
        final Boolean isRandom = schedule.required("instant", IS_RANDOM);
        final Setting seedFile = schedule.find("seed_file");
        if (Boolean.FALSE.equals(isRandom) && seedFile != null)
        {
            seedFile.refuse("seed file without use", "no seed_file with instant: fixed");
        }
        final Seed seed = Boolean.TRUE.equals(isRandom) ? readSeed(schedule) : null;

        return everyNs == null || isRandom == null ? null : new Schedule(everyNs, isRandom, seed);
    }

    private Seed readSeed(final Settings schedule)
    {
        if (folder.isEmpty())
        {
            return null;
        }
        final Path path = schedule.required("seed_file", SEED_FILE);

        return path == null ? null : readSeed(schedule.find("seed_file"), folder.get().resolve(path));
    }

    private static Seed readSeed(final Setting setting, final Path file)
    {
        try
        {
            final Optional<Seed> seed = SeedFile.decode(SeedFile.bytes(file));
            if (seed.isEmpty())
            {
                setting.refuse("seed file holds something else", SEED_FILE_ALLOWED);
            }

            return seed.orElse(null);
        }
        catch (final IOException unreadable)
        {
            setting.complain(
                "seed file cannot be read",
                "value=" + setting.shownValue() + " reason=" + FileProblem.reason(unreadable),
                SEED_FILE_ALLOWED);

            return null;
        }
    }

    private static Path pathOrNull(final String text)
    {
        try
        {
            return text.isEmpty() ? null : Path.of(text);
        }
        catch (final InvalidPathException notPath)
        {
            return null;
        }
    }
}
