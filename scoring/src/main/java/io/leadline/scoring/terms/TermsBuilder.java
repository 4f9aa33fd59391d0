package io.leadline.scoring.terms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leadline.scoring.result.Terms;
import io.leadline.scoring.result.Terms.Definition;

/** Terms as they are put together. Single thread. */
final class TermsBuilder
{
    private final List<String> demands = new ArrayList<>();
    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    void demand(final String sentence)
    {
        demands.add(sentence);
    }

    /** Says how a metric is formed, under its usual heading and unit. */
    void define(final String metric, final String text)
    {
        define(metric, "", text);
    }

    void define(final String metric, final String heading, final String text)
    {
        define(metric, heading, "", text);
    }

    void define(final String metric, final String heading, final String unit, final String text)
    {
        definitions.put(metric, new Definition(heading, unit, text));
    }

    Terms terms()
    {
        return new Terms(demands, definitions);
    }
}
