package io.leadline.proof.dispute;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Walks over a dispute and writes what it comes to. */
public final class DisputeOutput
{
    /** Where there are no more of them, snapshots are shown one by one. */
    private static final int FEW_LINES = 40;
    private static final int MOST_RUNS = 40;

    private final Dispute dispute;
    private final boolean hasLines;

    /** Of a dispute, with a line for every snapshot where asked for. */
    public DisputeOutput(final Dispute dispute, final boolean hasLines)
    {
        this.dispute = dispute;
        this.hasLines = hasLines;
    }

    /** Writes text; returns what of the score the lines do not add up to. */
    public List<String> text(final PrintWriter out) throws Exception
    {
        final DisputeText text = new DisputeText(out, dispute.disputed());
        final Runs runs = new Runs(MOST_RUNS);
        final List<Line> first = new ArrayList<>();
        text.head();
        final Comparison comparison = dispute.walk(line ->
        {
            runs.onLine(line);
            if (hasLines)
            {
                text.line(line);
            }
            else if (first.size() <= FEW_LINES)
            {
                first.add(line);
            }
        });
        runs.end();
        if (first.size() <= FEW_LINES)
        {
            first.forEach(text::line);
        }
        text.runs(runs);
        text.reasons(runs);
        text.totals(comparison);
        out.flush();

        return comparison.differences().stream().map(Comparison.Row::text).toList();
    }
}
