package io.leadline.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

import io.leadline.config.Makers.Maker;

/**
 * Writes a configuration as canonical text: equal configurations give equal bytes, whatever their files looked like.
 * Every default is written out and nothing is left to a later version's defaults, because a snapshot log explains
 * itself by this text for ever. It holds neither the seed nor its path.
 */
public final class ConfigurationText
{
    private final StringBuilder text = new StringBuilder();

    private ConfigurationText()
    {
    }

    /**
     * YAML in ASCII with LF, which {@link ConfigurationReader#parse} reads back to an equal configuration but for the
     * seed.
     */
    public static String write(final Configuration configuration)
    {
        final ConfigurationText text = new ConfigurationText();
        text.writeAll(configuration);

        return text.text.toString();
    }

    private void writeAll(final Configuration configuration)
    {
        line("venue: " + QuotedText.quoted(configuration.venue()));
        line("markets:");
        configuration.markets().forEach(this::writeMarket);
        line("ladders:");
        configuration.ladders().forEach(this::writeLadder);
        line("schedule:");
        line("  every: " + DurationText.UP_TO_HOURS.text(configuration.schedule().everyNs()));
        line("  instant: " + (configuration.schedule().isRandom() ? "random" : "fixed"));
        line("feed:");
        line("  max_jump: " + DurationText.UP_TO_DAYS.text(configuration.feed().maxJumpNs()));
        line("  max_silence: " + DurationText.UP_TO_DAYS.text(configuration.feed().maxSilenceNs()));
        line("detail: " + Words.of(configuration.detail()));
        writeMakers(configuration.makers());
        line("limits:");
        line("  orders_per_market: " + configuration.limits().ordersPerMarket());
        line("  levels_per_market: " + configuration.limits().levelsPerMarket());
        line("  makers_per_market: " + configuration.limits().makersPerMarket());
    }

    private void writeMarket(final Market market)
    {
        line("  - name: " + QuotedText.quoted(market.name()));
        line("    tick: " + decimal(market.tick()));
        line("    lot: " + decimal(market.lot()));
        line("    book: " + Words.of(market.book()));
        line("    min_touch_notional: " + decimal(market.minTouchNotional()));
        line("    multiplier: " + decimal(market.multiplier()));
        line("    quote: " + QuotedText.quoted(market.quote()));
        line("    venue_id: " + QuotedText.quoted(market.venueId()));
        // The two that have no default: a venue either sends bare integers or it does not.
        if (market.priceExponent() != null)
        {
            line("    price_exponent: " + market.priceExponent());
        }
        if (market.sizeExponent() != null)
        {
            line("    size_exponent: " + market.sizeExponent());
        }
    }

    private void writeLadder(final Ladder ladder)
    {
        line("  - name: " + QuotedText.quoted(ladder.name()));
        line("    reference: " + Words.of(ladder.reference()));
        line("    edges_bps: [" + edges(ladder) + "]");
        line("    post_only: " + ladder.postOnly());
    }

    private void writeMakers(final Makers makers)
    {
        if (makers.isAll())
        {
            line("makers: all");
            return;
        }
        line("makers:");
        for (final Maker maker : makers.makers())
        {
            line("  - name: " + QuotedText.quoted(maker.name()));
            line("    accounts: [" + quotedList(maker.accounts()) + "]");
        }
    }

    static String edges(final Ladder ladder)
    {
        return ladder.edgesBpsE2().stream().map(Ladder::edgeText).collect(Collectors.joining(", "));
    }

    static String quotedList(final List<String> texts)
    {
        return texts.stream().map(QuotedText::quoted).collect(Collectors.joining(", "));
    }

    private static String decimal(final BigDecimal value)
    {
        return QuotedText.quoted(Kind.canonical(value).toPlainString());
    }

    private void line(final String line)
    {
        text.append(line).append('\n');
    }
}
