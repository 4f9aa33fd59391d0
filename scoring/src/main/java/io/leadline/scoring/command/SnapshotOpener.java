package io.leadline.scoring.command;

import java.nio.file.Path;
import java.util.Optional;

import io.leadline.snapshot.SnapshotLogFiles;
import io.leadline.snapshot.SnapshotSource;

/** Opens the snapshot log in a folder; a source that is also {@link AutoCloseable} is closed by who opened it. */
@FunctionalInterface
public interface SnapshotOpener
{
    SnapshotSource open(Path snapshots);

    /** Files of the log, where it can be read in parts. */
    default Optional<SnapshotLogFiles> files(final Path snapshots)
    {
        return Optional.empty();
    }
}
