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

    ReportFile(final Timelines timelines)
    {
        this.timelines = timelines;
    }

    @Override
    public String name()
    {
        return "report.html";
    }

    @Override
    public void write(final ScoreResult result, final Writer out) throws IOException
    {
        out.write(new String(HtmlReport.render(result, timelines), StandardCharsets.UTF_8));
    }
}
