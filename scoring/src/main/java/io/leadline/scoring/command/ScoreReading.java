package io.leadline.scoring.command;

import java.util.ArrayList;
import java.util.List;

import io.leadline.scoring.LogPass;
import io.leadline.scoring.Scoring;
import io.leadline.snapshot.SnapshotSource;

/**
 * Scores logs for any number of scorings in one walk. Every market counts among a log's snapshots, whether a program
 * has it or not.
 */
final class ScoreReading implements LogReading<List<LogPass>>
{
    private final List<Scoring> scorings;
    /** By log, then by scoring. */
    private final List<List<LogPass>> passes = new ArrayList<>();

    ScoreReading(final List<Scoring> scorings)
    {
        this.scorings = scorings;
    }

    @Override
    public void begin(final int log, final SnapshotSource start)
    {
        passes.add(scorings.stream().map(scoring -> scoring.begin(start)).toList());
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
    public List<LogPass> read(final int log, final SnapshotSource part)
    {
        final List<LogPass> parts = passes.get(log).stream().map(pass -> pass.part(part)).toList();
        LogPass.walk(part, parts);

        return parts;
    }

    @Override
    public void add(final int log, final List<LogPass> parts)
    {
        for (int i = 0; i < parts.size(); i++)
        {
            passes.get(log).get(i).add(parts.get(i));
        }
    }

    @Override
    public void end(final int log, final byte[] lastHash)
    {
        for (int i = 0; i < scorings.size(); i++)
        {
            passes.get(log).get(i).finish(lastHash);
            scorings.get(i).end(passes.get(log).get(i));
        }
    }
}
