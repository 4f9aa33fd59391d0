package io.leadline.scoring.command;

import java.nio.file.Path;
import java.util.Optional;

import io.leadline.snapshot.SnapshotLogFiles;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource;

/** Opens logs where the sampler writes them. */
public final class FolderOpener implements SnapshotOpener
{
    @Override
    public SnapshotSource open(final Path snapshots)
    {
        return SnapshotLogReader.open(snapshots);
    }

    @Override
    public Optional<SnapshotLogFiles> files(final Path snapshots)
    {
        return Optional.of(new SnapshotLogFiles(snapshots)).filter(files -> !files.days().isEmpty());
    }
}
