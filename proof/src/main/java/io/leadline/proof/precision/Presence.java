package io.leadline.proof.precision;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.problem.BadInputException;
import io.leadline.program.Rule;

/**
 * A presence rule on its own: a maker is present when it rests something at most so far from the reference on both
 * sides, and the market has a mid. Any distance may be asked for, whether it was sampled or not. Immutable.
 *
 * @param ladder of this one edge.
 */
public record Presence(Ladder ladder)
{
    private static final int MOST_BPS_E2 = 1_000_000;
    private static final char SEPARATOR = ':';

    /** The edge, in hundredths of a basis point. */
    public int withinBpsE2()
    {
        return ladder.edgesBpsE2().get(0);
    }

    /** As the command line takes it: {@code mid:100}. */
    public String text()
    {
        return ladder.name() + SEPARATOR + Ladder.edgeText(withinBpsE2());
    }

    /**
     * The rule of a program over the ladders of a configuration.
     *
     * @param problems takes what keeps it from being measured.
     * @return null then.
     */
    public static Presence of(
        final Rule.Presence rule, final String program, final Configuration configuration, final List<String> problems)
    {
        final Ladder ladder = ladder(rule.ladder(), rule.withinBpsE2(), configuration);
        if (ladder == null)
        {
            problems.add("configuration lacks a ladder that the program needs: program=" + program + " ladder="
                + rule.ladder() + " has=" + names(configuration));
            return null;
        }

        return new Presence(ladder);
    }

    /**
     * The rule that a command line gives.
     *
     * @throws BadInputException when it is none, or of a ladder that is not known.
     */
    public static Presence parse(final String text, final Configuration configuration)
    {
        final int separator = text.lastIndexOf(SEPARATOR);
        final int bpsE2 = separator < 0 ? -1 : bpsE2(text.substring(separator + 1));
        if (bpsE2 < 0)
        {
            throw new BadInputException("not a presence rule: presence=" + text
                + " allowed=LADDER:BPS with 0 to 10000 bps and at most two decimals, as mid:100 or touch:7.5");
        }
        final Ladder ladder = ladder(text.substring(0, separator), bpsE2, configuration);
        if (ladder == null)
        {
            throw new BadInputException(
                "configuration lacks a ladder: presence=" + text + " has=" + names(configuration));
        }

        return new Presence(ladder);
    }

    private static int bpsE2(final String text)
    {
        if (!text.matches("[0-9]{1,5}(\\.[0-9]{1,2})?"))
        {
            return -1;
        }
        final int bpsE2 = new BigDecimal(text).movePointRight(2).intValueExact();

        return bpsE2 <= MOST_BPS_E2 ? bpsE2 : -1;
    }

    /** A ladder that is not configured goes by the name of its reference, as it does where none is configured. */
    private static Ladder ladder(final String name, final int bpsE2, final Configuration configuration)
    {
        for (final Ladder ladder : configuration.ladders())
        {
            if (ladder.name().equals(name))
            {
                return new Ladder(name, ladder.reference(), List.of(bpsE2), ladder.postOnly());
            }
        }

        return switch (name)
        {
            case "mid" -> new Ladder(name, Ladder.Reference.MID, List.of(bpsE2), false);
            case "touch" -> new Ladder(name, Ladder.Reference.TOUCH, List.of(bpsE2), false);
            default -> null;
        };
    }

    private static String names(final Configuration configuration)
    {
        return configuration.ladders().stream().map(Ladder::name).collect(Collectors.joining(", "));
    }
}
