package io.leadline.bench.snapshot;

import java.nio.ByteBuffer;
import java.util.List;

import io.leadline.bench.flow.MemoryDocuments;
import io.leadline.bench.pair.Contender;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.scoring.LogPass;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.snapshot.SnapshotLogReader;

/**
 * Decodes and scores a log in memory with a program of brackets and one of averages, from its start again before it
 * ends.
 */
public final class ScoreContender implements Contender
{
    private final List<ByteBuffer> documents;
    private final long recordCount;
    private final int chunkRecords;
    private final List<Program> programs = Programs.of(List.of("drift-mip-2023-03", "backpack-mm-2026"));
    private LogPass pass;
    private long left;

    /** Arguments as of {@link DecodeContender}. */
    public ScoreContender(final List<ByteBuffer> documents, final Long recordCount, final Integer chunkRecords)
    {
        this.documents = documents;
        this.recordCount = recordCount;
        this.chunkRecords = chunkRecords;
    }

    @Override
    public void prepare()
    {
        if (left < chunkRecords)
        {
            final Scoring scoring = new Scoring(ScoreRequest.of(programs, "bench"));
            pass = scoring.begin(SnapshotLogReader.open(new MemoryDocuments(documents)));
            left = recordCount;
        }
        left -= chunkRecords;
    }

    @Override
    public long run()
    {
        return pass.run(chunkRecords);
    }
}
