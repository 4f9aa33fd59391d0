package io.leadline.scoring.marginal;

import java.util.ArrayList;
import java.util.List;

import io.leadline.scoring.LogPass;
import io.leadline.snapshot.SnapshotSource;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * One walk over one log, or over a part of it, that is scored once for each program, maker and other way to quote:
 * every record is read once. Threads as of {@link LogPass}.
 */
public final class MarginalPass
{
    private final SnapshotSource source;
    private final List<Rerun> reruns;
    private final List<HandedSource> logs = new ArrayList<>();
    private final List<LogPass> passes = new ArrayList<>();

    private MarginalPass(final SnapshotSource source, final List<Rerun> reruns)
    {
        this.source = source;
        this.reruns = reruns;
        reruns.forEach(rerun -> logs.add(rerun.log().apply(source)));
    }

    /** Takes up a log, of which nothing is read yet, for the effects under any number of programs. */
    public static MarginalPass begin(final SnapshotSource log, final List<MarginalEffects> effects)
    {
        final List<Rerun> reruns = effects.stream().flatMap(each -> each.reruns().stream()).toList();
        final MarginalPass pass = new MarginalPass(log, reruns);
        for (int i = 0; i < reruns.size(); i++)
        {
            pass.passes.add(reruns.get(i).scoring().begin(pass.logs.get(i)));
        }

        return pass;
    }

    /** Begins a walk over a part of this log. */
    public MarginalPass part(final SnapshotSource records)
    {
        final MarginalPass part = new MarginalPass(records, reruns);
        for (int i = 0; i < reruns.size(); i++)
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
    public void add(final MarginalPass part)
    {
        for (int i = 0; i < passes.size(); i++)
        {
            passes.get(i).add(part.passes.get(i));
        }
    }

    /** Ends the walk, all parts of which have been taken in, and hands its sums to the scorings. */
    public void end(final byte[] lastHash)
    {
        for (int i = 0; i < passes.size(); i++)
        {
            passes.get(i).finish(lastHash);
            reruns.get(i).scoring().end(passes.get(i));
        }
    }
}
