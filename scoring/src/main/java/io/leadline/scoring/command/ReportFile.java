package io.leadline.scoring.command;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import io.leadline.report.HtmlReport;
import io.leadline.report.Timelines;
import io.leadline.scoring.output.ResultFile;
import io.leadline.scoring.result.ScoreResult;

/** The report as one of the files of a result. */
final class ReportFile implements ResultFile
{
    private final Timelines timelines;
    /** Whose statement it is; empty: a report of everybody. */
    private final String owner;

    private ReportFile(final Timelines timelines, final String owner)
    {
        this.timelines = timelines;
        this.owner = owner;
    }

    /** The report of everybody. */
    static ReportFile report(final Timelines timelines)
    {
        return new ReportFile(timelines, "");
    }

    /** The report of one maker's statement. */
    static ReportFile statement(final Timelines timelines, final String maker)
    {
        return new ReportFile(timelines, maker);
    }

    @Override
    public String name()
    {
        return "report.html";
    }

    @Override
    public void write(final ScoreResult result, final Writer out) throws IOException
    {
        final byte[] page = owner.isEmpty()
            ? HtmlReport.render("Leadline report", result, timelines)
            : HtmlReport.statement(owner, result, timelines);
        out.write(new String(page, StandardCharsets.UTF_8));
    }
}
