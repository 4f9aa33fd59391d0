package io.leadline.bench.proof;

import java.nio.file.Path;

import io.leadline.bench.pair.Contender;
import io.leadline.config.SeedFile;
import io.leadline.proof.verify.Verification;

/** Verifies a snapshot log on disk. */
public final class VerifyContender implements Contender
{
    private final Path snapshots;
    private final Path seedFile;
    private long records;

    /**
     * Over a log.
     *
     * @param seedFile the revealed seed; empty where it is not known.
     */
    public VerifyContender(final String snapshots, final String seedFile)
    {
        this.snapshots = Path.of(snapshots);
        this.seedFile = seedFile.isEmpty() ? null : Path.of(seedFile);
    }

    @Override
    public long run()
    {
        final Verification verification =
            new Verification(snapshots, seedFile == null ? null : SeedFile.read(seedFile));
        verification.run(documents ->
        {
        });
        records += verification.snapshotCount();

        return verification.snapshotCount();
    }

    @Override
    public long[] outcome()
    {
        return new long[] {records};
    }
}
