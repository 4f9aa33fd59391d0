package io.leadline.proof.dispute;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.problem.BadInputException;
import io.leadline.scoring.result.LogResult;

/** Writes what a dispute comes to, as its reader wants it. */
public final class DisputeOutput
{
    /** Where there are no more of them, snapshots are shown one by one. */
    private static final int FEW_LINES = 40;
    private static final int MOST_RUNS = 40;

    private final Dispute dispute;
    private final Form form;

    /**
     * How a dispute is written.
     *
     * @param isJson   as JSON, not as text.
     * @param hasLines with a line for every snapshot, however many there are.
     * @param html     file of a page; null for none.
     */
    public record Form(boolean isJson, boolean hasLines, Path html)
    {
        /**
         * Refuses what cannot be written, before any work is done.
         *
         * @throws BadInputException when the page is a folder.
         */
        public Form
        {
            if (html != null && Files.isDirectory(html))
            {
                throw new BadInputException("page is a folder: --html=" + html);
            }
        }
    }

    public DisputeOutput(final Dispute dispute, final Form form)
    {
        this.dispute = dispute;
        this.form = form;
    }

    /** Writes the period; returns what of the score the lines do not add up to. */
    public List<String> period(final PrintWriter out) throws Exception
    {
        final Summary summary = new Summary();
        if (form.isJson())
        {
            try (DisputeJson json = new DisputeJson(out))
            {
                json.begin(dispute);
                json.beginLines();
                summary.walk(json::line);
                json.endLines();
                json.runs(summary.runs);
                json.totals(summary.comparison);
                json.notices(dispute.notices());
            }
        }
        else
        {
            final DisputeText text = new DisputeText(out, dispute.disputed());
            text.head();
            summary.walk(text::line);
            text.runs(summary.runs);
            text.reasons(summary.runs);
            text.totals(summary.comparison);
        }
        if (form.html() != null)
        {
            final DisputePage page = new DisputePage(dispute);
            page.runs(summary.runs, summary.buckets);
            page.totals(summary.comparison);
            page.lines(summary.hasFew() ? summary.first : List.of());
            write(page);
        }

        return summary.comparison.differences().stream().map(Comparison.Row::text).toList();
    }

    /** Writes one instant. */
    public void instant(final InstantDispute instant, final PrintWriter out) throws Exception
    {
        if (form.isJson())
        {
            try (DisputeJson json = new DisputeJson(out))
            {
                json.begin(dispute);
                json.instant(instant.view());
                json.notices(dispute.notices());
            }
        }
        else
        {
            new DisputeText(out, dispute.disputed()).instant(instant.view());
        }
        if (form.html() != null)
        {
            final DisputePage page = new DisputePage(dispute);
            page.instant(instant.view());
            write(page);
        }
    }

    private void write(final DisputePage page) throws Exception
    {
        final Path folder = form.html().toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Files.writeString(form.html(), page.text(), StandardCharsets.UTF_8);
    }

    /** What is kept of all lines. */
    private final class Summary
    {
        private final Runs runs = new Runs(MOST_RUNS);
        private final List<Line> first = new ArrayList<>();
        private final VerdictBuckets buckets;
        private Comparison comparison;

        private Summary()
        {
            final DisputeCase disputed = dispute.disputed();
            final List<LogResult> logs = dispute.result().logs();
            buckets = new VerdictBuckets(
                Math.max(disputed.period().fromEpochNs(), logs.stream()
                    .mapToLong(LogResult::firstEpochNs).min().orElseThrow()),
                Math.min(disputed.period().toEpochNs(), logs.stream()
                    .mapToLong(LogResult::lastEpochNs).max().orElseThrow() + 1));
        }

        /** Walks; every line is shown at once where all are wanted, and in the end where there are few. */
        private void walk(final LineSink lines) throws Exception
        {
            comparison = dispute.walk(new LineSink()
            {
                @Override
                public void onLine(final Line line) throws Exception
                {
                    take(line, lines);
                }

                @Override
                public boolean isDetailed()
                {
                    return form.hasLines() || hasFew();
                }
            });
            runs.end();
            for (int i = 0; !form.hasLines() && hasFew() && i < first.size(); i++)
            {
                lines.onLine(first.get(i));
            }
        }

        private void take(final Line line, final LineSink lines) throws Exception
        {
            runs.onLine(line);
            buckets.onLine(line);
            if (hasFew())
            {
                first.add(line);
            }
            if (form.hasLines())
            {
                lines.onLine(line);
            }
        }

        private boolean hasFew()
        {
            return first.size() <= FEW_LINES;
        }
    }
}
