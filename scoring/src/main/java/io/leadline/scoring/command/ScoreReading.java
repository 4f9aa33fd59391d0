package io.leadline.scoring.command;

import java.util.ArrayList;
import java.util.List;

import io.leadline.scoring.LogPass;
import io.leadline.scoring.Scoring;
import io.leadline.snapshot.SnapshotSource;

/** Scores logs. Every market counts among the log's snapshots, whether a program has it or not. */
final class ScoreReading implements LogReading<LogPass>
{
    private final Scoring scoring;
    private final List<LogPass> passes = new ArrayList<>();

    ScoreReading(final Scoring scoring)
    {
        this.scoring = scoring;
    }

    @Override
    public void begin(final int log, final SnapshotSource start)
    {
        passes.add(scoring.begin(start));
    }

    @Override
    public boolean isChained()
    {
        return true;
    }

    @Override
    public int work(final String market)
    {
        return 1;
    }

    @Override
    public LogPass read(final int log, final SnapshotSource part)
    {
        final LogPass pass = passes.get(log).part(part);
        pass.walk();

        return pass;
    }

    @Override
    public void add(final int log, final LogPass part)
    {
        passes.get(log).add(part);
    }

    @Override
    public void end(final int log, final byte[] lastHash)
    {
        passes.get(log).finish(lastHash);
        scoring.end(passes.get(log));
    }
}
