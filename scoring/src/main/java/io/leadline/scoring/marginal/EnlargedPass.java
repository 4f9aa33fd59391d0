package io.leadline.scoring.marginal;

import java.util.ArrayList;
import java.util.List;

import io.leadline.scoring.LogPass;
import io.leadline.scoring.Scoring;
import io.leadline.snapshot.SnapshotSource;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * One walk over one log, or over a part of it, that is scored once for each maker, as if that maker alone had rested a
 * tenth more: every record is read once. Threads as of {@link LogPass}.
 */
public final class EnlargedPass
{
    private final SnapshotSource source;
    private final List<String> makers;
    private final List<EnlargedSource> logs = new ArrayList<>();
    private final List<LogPass> passes = new ArrayList<>();

    private EnlargedPass(final SnapshotSource source, final List<String> makers)
    {
        this.source = source;
        this.makers = makers;
        makers.forEach(maker -> logs.add(new EnlargedSource(source, maker)));
    }

    /** Takes up a log, with the scoring of each maker. */
    static EnlargedPass begin(final SnapshotSource log, final List<String> makers, final List<Scoring> scorings)
    {
        final EnlargedPass pass = new EnlargedPass(log, makers);
        for (int i = 0; i < makers.size(); i++)
        {
            pass.passes.add(scorings.get(i).begin(pass.logs.get(i)));
        }

        return pass;
    }

    /** Begins a walk over a part of this log. */
    public EnlargedPass part(final SnapshotSource records)
    {
        final EnlargedPass part = new EnlargedPass(records, makers);
        for (int i = 0; i < makers.size(); i++)
        {
            part.passes.add(passes.get(i).part(part.logs.get(i)));
        }

        return part;
    }

    /** Walks over a part to its end. */
    public void walk()
    {
        Record record = source.next();
        while (record != Record.END)
        {
            for (int i = 0; i < logs.size(); i++)
            {
                logs.get(i).hand(record);
                passes.get(i).run(1);
            }
            record = source.next();
        }
        passes.forEach(LogPass::walk);
    }

    /** Takes in a part that has been walked over. */
    public void add(final EnlargedPass part)
    {
        for (int i = 0; i < passes.size(); i++)
        {
            passes.get(i).add(part.passes.get(i));
        }
    }

    /** Ends the walk, all parts of which have been taken in, and hands its sums to the scorings. */
    void end(final byte[] lastHash, final List<Scoring> scorings)
    {
        for (int i = 0; i < passes.size(); i++)
        {
            passes.get(i).finish(lastHash);
            scorings.get(i).end(passes.get(i));
        }
    }
}
