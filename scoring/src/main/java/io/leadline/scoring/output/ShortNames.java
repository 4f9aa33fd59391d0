package io.leadline.scoring.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names cut to a width such that different ones stay different: by their beginnings, or else by their ends too. */
final class ShortNames
{
    private static final String CUT = "~";

    private ShortNames()
    {
    }

    /**
     * The names, each at most as long as the width.
     *
     * @param width at least 1.
     */
    static List<String> of(final List<String> names, final int width)
    {
        final Map<String, Set<String>> namesByCut = new HashMap<>();
        names.forEach(name ->
            namesByCut.computeIfAbsent(cut(name, width, 0), absent -> new LinkedHashSet<>()).add(name));
        final Map<String, String> shortened = new HashMap<>();
        namesByCut.values().forEach(alike -> shorten(new ArrayList<>(alike), width, shortened));

        return names.stream().map(shortened::get).toList();
    }

    /** Half of the width for the ends, or as much more as tells them apart; numbers where no end does. */
    private static void shorten(final List<String> alike, final int width, final Map<String, String> shortened)
    {
        final int half = (width - 1) / 2;
        for (int end = alike.size() == 1 ? 0 : half; end < width; end++)
        {
            final int tried = end;
            final List<String> cuts = alike.stream().map(name -> cut(name, width, tried)).toList();
            if (Set.copyOf(cuts).size() == alike.size())
            {
                put(alike, cuts, shortened);
                return;
            }
        }
        final List<String> numbered = new ArrayList<>();
        for (int i = 1; i <= alike.size(); i++)
        {
            final String number = CUT + i;
            final String name = alike.get(i - 1);
            numbered.add(name.length() <= width
                ? name
                : name.substring(0, Math.max(0, width - number.length())) + number);
        }
        put(alike, numbered, shortened);
    }

    private static void put(final List<String> names, final List<String> cuts, final Map<String, String> shortened)
    {
        for (int i = 0; i < names.size(); i++)
        {
            shortened.put(names.get(i), cuts.get(i));
        }
    }

    private static String cut(final String name, final int width, final int end)
    {
        return name.length() <= width
            ? name
            : name.substring(0, width - 1 - end) + CUT + name.substring(name.length() - end);
    }
}
