package io.leadline.scoring.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule demands and how its numbers are formed, in sentences for people.
 *
 * @param demands     what has to be met, in the order of the rule; may be empty.
 * @param definitions by metric: what the rule makes of it, where that is more than its name says.
 */
public record Terms(List<String> demands, Map<String, Definition> definitions)
{
    public static final Terms NONE = new Terms(List.of(), Map.of());

    public Terms
    {
        demands = List.copyOf(demands);
        definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
    }

    /**
     * A metric under a rule.
     *
     * @param heading of its column; empty: the usual one.
     * @param unit    of its values; empty: the usual one.
     * @param text    how it is formed.
     */
    public record Definition(String heading, String unit, String text)
    {
    }
}
