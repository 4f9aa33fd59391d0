package io.leadline.report;

import java.util.List;
import java.util.Map;

/** A page of the house: one file with style and script in it, light and dark, that opens offline and prints. */
public final class Page
{
    private Page()
    {
    }

    /** A page of texts, tables and strips, without charts. */
    public static String text(final String title, final Html body)
    {
        return text(title, body, ChartData.json(List.of()), false);
    }

    /**
     * A page.
     *
     * @param data      what its charts draw.
     * @param hasCharts whether what draws them is needed.
     */
    static String text(final String title, final Html body, final String data, final boolean hasCharts)
    {
        return Resource.fill(Resource.text("report.html"), Map.of(
            "title", new Html().text(title).toString(),
            "vendor_style", hasCharts ? Resource.text("vendor/uPlot.min.css") : "",
            "style", Resource.text("report.css"),
            "patterns", Resource.text("patterns.svg"),
            "body", body.toString(),
            "data", data,
            "vendor_script", hasCharts ? Resource.text("vendor/uPlot.iife.min.js") : "",
            "script", Resource.text("report.js")));
    }
}
