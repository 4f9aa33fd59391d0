package io.leadline.scoring.command;

import java.util.ArrayList;
import java.util.List;

import io.leadline.scoring.marginal.MarginalEffects;
import io.leadline.scoring.marginal.MarginalPass;
import io.leadline.snapshot.SnapshotSource;

/** Scores logs once more for each maker, as if that one had quoted otherwise; all programs and makers in one walk. */
final class MarginalReading implements LogReading<MarginalPass>
{
    private final List<MarginalEffects> effects;
    private final List<MarginalPass> passes = new ArrayList<>();

    MarginalReading(final List<MarginalEffects> effects)
    {
        this.effects = effects;
    }

    @Override
    public void begin(final int log, final SnapshotSource start)
    {
        passes.add(MarginalPass.begin(start, effects));
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
    public MarginalPass read(final int log, final SnapshotSource part)
    {
        final MarginalPass pass = passes.get(log).part(part);
        pass.walk();

        return pass;
    }

    @Override
    public void add(final int log, final MarginalPass part)
    {
        passes.get(log).add(part);
    }

    @Override
    public void end(final int log, final byte[] lastHash)
    {
        passes.get(log).end(lastHash);
    }
}
