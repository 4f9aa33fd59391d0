package io.leadline.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import io.leadline.config.Ladder.Reference;

/** Reads the ladders of a configuration. */
final class LadderReader
{
    static final int MAX_LADDER_COUNT = 16;
    static final int MAX_EDGE_COUNT = 16;
    static final int MAX_EDGE_BPS_E2 = 1_000_000;

    /** What is measured when the file does not say. */
    static final List<Ladder> DEFAULT = List.of(
        new Ladder("mid", Reference.MID, List.of(100, 300, 500, 1000, 1500, 2000, 10000), false),
        new Ladder("touch", Reference.TOUCH, List.of(100, 300, 500, 1000, 1500, 2000), false));

    private static final List<String> KEYS = List.of("name", "reference", "edges_bps", "post_only");
    private static final Pattern NAME_PATTERN = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern EDGE_PATTERN = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,2})?");

    private static final Kind<Reference> REFERENCE =
        Kind.words(Map.of("mid", Reference.MID, "touch", Reference.TOUCH), "mid or touch");

    private static final Kind<String> NAME = new Kind<>(
        "not a name for columns",
        "1 to 64 of letters, digits, '-', '_' and '.'",
        scalar -> NAME_PATTERN.matcher(scalar.getValue()).matches() ? scalar.getValue() : null);

    private static final Kind<Integer> EDGE = new Kind<>(
        "not an edge in bps", "0 to 10000 with at most two decimals", scalar -> edgeBpsE2(scalar.getValue()));

    private final UniqueTexts names = new UniqueTexts("ladder name given twice", "one ladder of a name");

    /** The ladders in the order of the file, the default pair when it names none. */
    List<Ladder> read(final Settings settings)
    {
        final Setting list = settings.find("ladders");
        if (list == null)
        {
            return DEFAULT;
        }
        final List<Setting> items = list.items(1, MAX_LADDER_COUNT, "a list of 1 to " + MAX_LADDER_COUNT + " ladders");
        final List<Ladder> ladders = new ArrayList<>();
        for (final Setting item : items == null ? List.<Setting>of() : items)
        {
            ladders.add(readLadder(item.mapping(KEYS)));
        }

        return ladders;
    }

    private Ladder readLadder(final Settings ladder)
    {
        final Reference reference = ladder.required("reference", REFERENCE);
        final String name = ladder.optional("name", NAME, reference == null ? null : Words.of(reference));
        names.add(name, ladder.findOrOwner("name"));
        final List<Integer> edgesBpsE2 = readEdges(ladder);
        final Boolean isPostOnly = ladder.optional("post_only", Kind.FLAG, false);

        return new Ladder(name, reference, edgesBpsE2, isPostOnly != null && isPostOnly);
    }

    private static List<Integer> readEdges(final Settings ladder)
    {
        final List<Setting> items = ladder.requiredItems(
            "edges_bps", 1, MAX_EDGE_COUNT, "a list of 1 to " + MAX_EDGE_COUNT + " rising edges");
        final List<Integer> edgesBpsE2 = new ArrayList<>();
        int lastBpsE2 = -1;
        for (final Setting item : items == null ? List.<Setting>of() : items)
        {
            final Integer edgeBpsE2 = item.as(EDGE);
            if (edgeBpsE2 != null && edgeBpsE2 <= lastBpsE2)
            {
                item.refuse("edge does not rise", "more than " + Ladder.edgeText(lastBpsE2));
            }
            lastBpsE2 = edgeBpsE2 == null ? lastBpsE2 : edgeBpsE2;
            edgesBpsE2.add(edgeBpsE2);
        }
        edgesBpsE2.removeIf(Objects::isNull);

        return edgesBpsE2;
    }

    private static Integer edgeBpsE2(final String text)
    {
        if (!EDGE_PATTERN.matcher(text).matches())
        {
            return null;
        }
        final int edgeBpsE2 = new BigDecimal(text).movePointRight(2).intValueExact();

        return edgeBpsE2 > MAX_EDGE_BPS_E2 ? null : edgeBpsE2;
    }
}
