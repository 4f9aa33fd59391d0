package io.leadline.bench;

import java.nio.ByteBuffer;
import java.util.List;

import io.leadline.bench.pair.Contender;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;

/** Scores the first snapshots of a log with both built-in programs, from its start in each chunk. */
public final class ScoreContender implements Contender
{
    private final List<ByteBuffer> documents;
    private final long snapshotCount;
    private final List<Program> programs = Programs.of(Programs.BUILT_IN);
    private long checksum;

    /** Over the documents of a log. */
    public ScoreContender(final List<ByteBuffer> documents, final Long snapshotCount)
    {
        this.documents = documents;
        this.snapshotCount = snapshotCount;
    }

    @Override
    public long run()
    {
        final Scoring scoring = new Scoring(ScoreRequest.of(programs, "bench"));
        scoring.read(new SliceSource(documents, snapshotCount));
        checksum += scoring.result().programs().size();

        return snapshotCount;
    }

    /** Nothing that another side has. */
    @Override
    public long[] outcome()
    {
        return new long[checksum == 0 ? 1 : 0];
    }
}
