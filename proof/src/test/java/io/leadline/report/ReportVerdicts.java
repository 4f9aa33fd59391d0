package io.leadline.report;

import java.util.ArrayList;
import java.util.List;

import io.leadline.program.Program;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.result.ScoreResult;
import io.leadline.snapshot.SnapshotSource;

/** What the report shows of a maker, instant by instant: of logs with no more intervals than a strip has buckets. */
public final class ReportVerdicts
{
    private final Timelines timelines;

    public ReportVerdicts(final Program program, final Rates rates, final ScoreResult result, final SnapshotSource log)
    {
        final TimelinePass pass = TimelinePass.ofEverybody(List.of(program), rates, result);
        pass.read(log);
        timelines = pass.timelines();
    }

    /** Verdicts in the order of time, one for each snapshot. */
    public List<VerdictKind> of(final String market, final String maker)
    {
        final MarketTimeline timeline = timelines.find(0, 0, market).orElseThrow();
        final List<VerdictKind> verdicts = new ArrayList<>();
        for (int bucket = 0; bucket < timeline.bucketCount(); bucket++)
        {
            for (final VerdictKind kind : VerdictKind.values())
            {
                for (int i = 0; i < timeline.count(timeline.maker(maker), bucket, kind); i++)
                {
                    verdicts.add(kind);
                }
            }
        }

        return verdicts;
    }
}
