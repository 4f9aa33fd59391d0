package io.leadline.scoring.marginal;

import java.util.function.Function;

import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.snapshot.SnapshotSource;

/**
 * Logs scored once more, with one maker quoting otherwise.
 *
 * @param scoring takes the sums.
 * @param log     what a log is read as.
 */
record Rerun(Scoring scoring, Function<SnapshotSource, HandedSource> log)
{
    /** As if a maker alone had rested a tenth more. */
    static Rerun enlarged(final ScoreRequest request, final String maker)
    {
        return new Rerun(new Scoring(request), source -> new EnlargedSource(source, maker));
    }

    /**
     * As if a maker's orders alone had stood a basis point nearer.
     *
     * @param isByBand whether bands are to grow by what so comes into them.
     */
    static Rerun narrowed(final ScoreRequest request, final String maker, final boolean isByBand)
    {
        return new Rerun(Scoring.narrowing(request, maker), source ->
            isByBand ? new NarrowedSource(source, maker) : new HandedSource(source));
    }
}
