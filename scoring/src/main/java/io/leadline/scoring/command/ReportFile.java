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
    private final String title;

    private ReportFile(final Timelines timelines, final String title)
    {
        this.timelines = timelines;
        this.title = title;
    }

    /** The report of everybody. */
    static ReportFile report(final Timelines timelines)
    {
        return new ReportFile(timelines, "Leadline report");
    }

    /** The report of one maker's statement. */
    static ReportFile statement(final Timelines timelines, final String maker)
    {
        return new ReportFile(timelines, "Leadline statement for " + maker);
    }

    @Override
    public String name()
    {
        return "report.html";
    }

    @Override
    public void write(final ScoreResult result, final Writer out) throws IOException
    {
        out.write(new String(HtmlReport.render(title, result, timelines), StandardCharsets.UTF_8));
    }
}
