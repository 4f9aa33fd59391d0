package io.leadline.scoring.command;

import java.nio.file.Path;

import io.leadline.snapshot.SnapshotSource;

/** Opens the snapshot log in a folder; a source that is also {@link AutoCloseable} is closed by who opened it. */
@FunctionalInterface
public interface SnapshotOpener
{
    SnapshotSource open(Path snapshots);
}
