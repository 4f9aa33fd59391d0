package io.leadline.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the numbers of some tables are computed, below them: what a pointer shows over a heading cannot be printed. */
final class Explanations
{
    private Explanations()
    {
    }

    /** Writes what is known of these metrics, each heading once. */
    static void write(final Html html, final List<MetricKind> kinds)
    {
        final Map<String, String> byHeading = new LinkedHashMap<>();
        kinds.stream()
            .filter(kind -> !kind.explanation().isEmpty())
            .forEach(kind -> byHeading.putIfAbsent(kind.heading(), kind.explanation()));
        if (byHeading.isEmpty())
        {
            return;
        }
        html.open("details", "class", "explain").element("summary", "How these numbers are computed").open("dl");
        byHeading.forEach((heading, text) -> html.element("dt", heading).element("dd", text));
        html.close("dl").close("details").line();
    }
}
