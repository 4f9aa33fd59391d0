package io.leadline.scoring.command;

import java.util.ArrayList;
import java.util.List;

import io.leadline.scoring.marginal.EnlargedPass;
import io.leadline.scoring.marginal.MarginalEffects;
import io.leadline.snapshot.SnapshotSource;

/** Scores logs once more for each maker, as if that one had rested a tenth more; all makers in one walk. */
final class MarginalReading implements LogReading<EnlargedPass>
{
    private final MarginalEffects effects;
    private final List<EnlargedPass> passes = new ArrayList<>();

    MarginalReading(final MarginalEffects effects)
    {
        this.effects = effects;
    }

    @Override
    public void begin(final int log, final SnapshotSource start)
    {
        passes.add(effects.begin(start));
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
    public EnlargedPass read(final int log, final SnapshotSource part)
    {
        final EnlargedPass pass = passes.get(log).part(part);
        pass.walk();

        return pass;
    }

    @Override
    public void add(final int log, final EnlargedPass part)
    {
        passes.get(log).add(part);
    }

    @Override
    public void end(final int log, final byte[] lastHash)
    {
        effects.end(passes.get(log), lastHash);
    }
}
