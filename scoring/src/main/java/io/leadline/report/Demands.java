package io.leadline.report;

import io.leadline.scoring.result.Terms;

/** What a program demands, in words. */
final class Demands
{
    private Demands()
    {
    }

    /** Writes limits of metrics, in one line, and below it every sentence; nothing where there is neither. */
    static void write(final Html html, final String limits, final Terms terms)
    {
        if (limits.isEmpty() && terms.demands().isEmpty())
        {
            return;
        }
        html.open("p", "class", "demands").element("b", "Demanded");
        html.text(limits.isEmpty() ? "" : ' ' + limits + '.').close("p").line();
        if (!terms.demands().isEmpty())
        {
            html.open("ul", "class", "demands");
            terms.demands().forEach(sentence -> html.element("li", sentence));
            html.close("ul").line();
        }
    }
}
