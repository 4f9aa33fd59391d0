package io.leadline.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.program.OrderScore.Factor;
import io.leadline.program.OrderScore.Group;
import io.leadline.program.OrderScore.SideKind;

/** Reads a score that weighs single orders. */
final class OrderScoreReader
{
    private static final int MAX_POWER = 8;
    private static final String MIN_DISTANCE = "min_distance_bps";
    private static final String UNBOUNDED = "-1000000";

    private OrderScoreReader()
    {
    }

    static OrderScore read(final YamlMapping score)
    {
        final OrderScore.Distance distance = score.choice("distance", OrderScore.Distance.class);
        final List<Group> groups = new ArrayList<>();
        for (final YamlMapping item : score.mappings("groups"))
        {
            groups.add(group(item, distance));
            item.close();
        }
        final OrderScore read = new OrderScore(
            score.choice("mid", OrderScore.Mid.class),
            distance,
            score.decimal(MIN_DISTANCE, "0"),
            score.choice("nearer", OrderScore.Nearer.class),
            score.choice("depth", OrderScore.Depth.class),
            score.choice("limits", OrderScore.Limits.class),
            weight(score.mapping("weight")),
            sides(score.mapping("sides")),
            groups);
        MarketNames.refuseTwice(score, "groups", read.markets());
        final boolean isDivided = read.weight() instanceof OrderScore.InversePower;
        if (isDivided && read.minDistanceBps().signum() == 0 && score.has(MIN_DISTANCE))
        {
            score.problem(MIN_DISTANCE, "an order's depth is divided by its distance: key=" + score.path(MIN_DISTANCE)
                + " value=0 limit=0");
        }

        return read;
    }

    private static OrderScore.Weight weight(final YamlMapping weight)
    {
        final OrderScore.Weight read = switch (weight.choice("kind", WeightKind.class))
        {
            case INVERSE_POWER -> new OrderScore.InversePower(weight.integer("exponent", 1, MAX_POWER));
            case SQUARED_REST -> new OrderScore.SquaredRest();
            case EXPONENTIAL -> new OrderScore.Exponential(weight.positive("decay"));
        };
        weight.close();

        return read;
    }

    private static OrderScore.Sides sides(final YamlMapping sides)
    {
        final SideKind kind = sides.choice("kind", SideKind.class);
        final boolean isEither = kind == SideKind.EITHER;
        final OrderScore.Sides read = new OrderScore.Sides(
            kind,
            isEither ? sides.decimal("divisor", "1") : BigDecimal.ONE,
            isEither ? sides.decimal("mid_from", "0") : BigDecimal.ZERO,
            isEither ? sides.decimal("mid_to", "0") : BigDecimal.ZERO);
        if (read.midFrom().compareTo(read.midTo()) > 0)
        {
            sides.problem("mid_to", "below its limit: key=" + sides.path("mid_to") + " value="
                + read.midTo().toPlainString() + " limit=" + read.midFrom().toPlainString());
        }
        sides.close();

        return read;
    }

    private static Group group(final YamlMapping group, final OrderScore.Distance distance)
    {
        final List<String> markets = group.texts("markets");
        final String farthest = distance == OrderScore.Distance.RELATIVE ? "max_distance_bps" : "max_distance";
        final List<Factor> factors = new ArrayList<>();
        for (final YamlMapping item : group.mappings("factors"))
        {
            factors.add(factor(item));
            item.close();
        }
        if (factors.isEmpty() && group.has("factors"))
        {
            group.problem("factors", "no factor: key=" + group.path("factors"));
        }

        return new Group(
            markets,
            group.decimal("min_depth", "0"),
            group.positive(farthest),
            group.has("complements") ? complements(group.mapping("complements"), markets) : Map.of(),
            factors);
    }

    private static Map<String, String> complements(final YamlMapping complements, final List<String> markets)
    {
        final Map<String, String> read = new TreeMap<>();
        for (final String market : complements.names())
        {
            if (!markets.contains(market))
            {
                complements.problem(market, "market of another group: key=" + complements.path(market));
            }
            read.put(market, complements.text(market));
        }
        complements.close();

        return read;
    }

    private static Factor factor(final YamlMapping factor)
    {
        final Factor read = new Factor(
            factor.choice("of", OrderScore.Of.class),
            factor.decimal("exponent", UNBOUNDED),
            factor.optionalDecimal("at_least", "0"),
            factor.optionalDecimal("from", "0"));
        if (mayDivideByNothing(read))
        {
            factor.problem("exponent", "a value that may be 0 is divided by: key=" + factor.path("exponent")
                + " value=" + read.exponent().toPlainString()
                + " allowed=0 and above, or with at_least above 0, or of an uptime from above 1");
        }
        if (read.from() != null && !isUptime(read.of()))
        {
            factor.problem("from", "only an uptime has an upper end to be taken from: key=" + factor.path("from"));
        }
        if (read.from() != null && read.from().compareTo(BigDecimal.ONE) < 0)
        {
            factor.problem("from", "below its limit: key=" + factor.path("from") + " value="
                + read.from().toPlainString() + " limit=1");
        }

        return read;
    }

    private static boolean mayDivideByNothing(final Factor factor)
    {
        if (factor.exponent().signum() >= 0)
        {
            return false;
        }

        return factor.from() == null
            ? factor.atLeast() == null || factor.atLeast().signum() == 0
            : factor.from().compareTo(BigDecimal.ONE) <= 0;
    }

    private static boolean isUptime(final OrderScore.Of of)
    {
        return of == OrderScore.Of.UPTIME || of == OrderScore.Of.QUOTED_UPTIME;
    }

    private enum WeightKind
    {
        INVERSE_POWER,
        SQUARED_REST,
        EXPONENTIAL
    }
}
