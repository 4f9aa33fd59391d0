package io.leadline.whole;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;

/** A configuration as an operator would write it down. */
final class ConfigurationYaml
{
    static final String SEED_FILE = "seed.hex";

    private static final long MILLISECOND_NS = 1_000_000L;
    private static final int DECIMALS_OF_E2 = 2;

    private ConfigurationYaml()
    {
    }

    static String yaml(final Configuration configuration)
    {
        final StringBuilder text = new StringBuilder();
        text.append("venue: ").append(quoted(configuration.venue())).append("\nmarkets:\n");
        configuration.markets().forEach(market -> text.append("  - ").append(market(market)).append('\n'));
        text.append("ladders:\n");
        configuration.ladders().forEach(ladder -> text.append("  - ").append(ladder(ladder)).append('\n'));
        text.append("schedule: ").append(schedule(configuration.schedule())).append('\n');
        text.append("feed: ").append(feed(configuration.feed())).append('\n');
        text.append("detail: ").append(lower(configuration.detail())).append('\n');
        text.append(makers(configuration.makers()));

        return text.toString();
    }

    private static String market(final Market market)
    {
        return "{ name: " + quoted(market.name())
            + ", tick: " + quoted(market.tick().toPlainString())
            + ", lot: " + quoted(market.lot().toPlainString())
            + ", book: " + lower(market.book())
            + ", min_touch_notional: " + quoted(market.minTouchNotional().toPlainString())
            + ", multiplier: " + quoted(market.multiplier().toPlainString())
            + ", quote: " + quoted(market.quote()) + " }";
    }

    private static String ladder(final Ladder ladder)
    {
        final String edges = ladder.edgesBpsE2().stream()
            .map(edge -> BigDecimal.valueOf(edge, DECIMALS_OF_E2).stripTrailingZeros().toPlainString())
            .collect(Collectors.joining(", "));

        return "{ name: " + quoted(ladder.name())
            + ", reference: " + lower(ladder.reference())
            + ", edges_bps: [" + edges + "], post_only: " + ladder.postOnly() + " }";
    }

    private static String schedule(final Schedule schedule)
    {
        final String instant = schedule.isRandom() ? "random, seed_file: " + SEED_FILE : "fixed";

        return "{ every: " + duration(schedule.everyNs()) + ", instant: " + instant + " }";
    }

    private static String feed(final Configuration.Feed feed)
    {
        final String silence = feed.maxSilenceNs() == 0 ? "" : ", max_silence: " + duration(feed.maxSilenceNs());

        return "{ max_jump: " + duration(feed.maxJumpNs()) + silence + " }";
    }

    private static String makers(final Makers makers)
    {
        if (makers.isAll())
        {
            return "makers: all\n";
        }
        final StringBuilder text = new StringBuilder("makers:\n");
        for (final Makers.Maker maker : makers.makers())
        {
            final List<String> accounts = maker.accounts().stream().map(ConfigurationYaml::quoted).toList();
            text.append("  - { name: ").append(quoted(maker.name()))
                .append(", accounts: [").append(String.join(", ", accounts)).append("] }\n");
        }

        return text.toString();
    }

    private static String duration(final long ns)
    {
        return ns / MILLISECOND_NS + "ms";
    }

    private static String quoted(final String text)
    {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String lower(final Enum<?> value)
    {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
