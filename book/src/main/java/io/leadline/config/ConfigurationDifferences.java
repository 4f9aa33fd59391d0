package io.leadline.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.leadline.config.Makers.Maker;

/**
 * In what two configurations differ, by key. Markets, ladders and makers are matched by name, so that one market more
 * is one difference and not one for each market behind it. The seed is not compared: a log holds none.
 */
public final class ConfigurationDifferences
{
    private final List<String> lines = new ArrayList<>();

    private ConfigurationDifferences()
    {
    }

    /**
     * One line for each difference, {@code configuration differs: key=markets[BTC].tick log=0.1 file=0.5}; empty
     * exactly when the canonical texts of both are equal.
     *
     * @param log  what a snapshot log carries.
     * @param file what a file says.
     */
    public static List<String> between(final Configuration log, final Configuration file)
    {
        final ConfigurationDifferences differences = new ConfigurationDifferences();
        differences.compareAll(log, file);

        return List.copyOf(differences.lines);
    }

    private void compareAll(final Configuration log, final Configuration file)
    {
        compare("venue", QuotedText.shown(log.venue()), QuotedText.shown(file.venue()));
        compareNamed("markets", log.markets(), file.markets(), Market::name, ConfigurationDifferences::values);
        compareNamed("ladders", log.ladders(), file.ladders(), Ladder::name, ConfigurationDifferences::values);
        compareValues("", values(log), values(file));
        compareMakers(log.makers(), file.makers());
    }

    private void compareMakers(final Makers log, final Makers file)
    {
        if (log.isAll() == file.isAll())
        {
            compareNamed("makers", log.makers(), file.makers(), Maker::name, ConfigurationDifferences::values);
        }
        else
        {
            compare("makers", shownMakers(log), shownMakers(file));
        }
    }

    private static String shownMakers(final Makers makers)
    {
        return makers.isAll() ? "all" : "list of " + makers.makers().size();
    }

    private <T> void compareNamed(
        final String key,
        final List<T> log,
        final List<T> file,
        final Function<T, String> name,
        final Function<T, Map<String, String>> values)
    {
        final Map<String, T> logByName = byName(log, name);
        final Map<String, T> fileByName = byName(file, name);
        for (final Map.Entry<String, T> entry : logByName.entrySet())
        {
            final String itemKey = itemKey(key, entry.getKey());
            final T other = fileByName.get(entry.getKey());
            if (other == null)
            {
                compare(itemKey, "(present)", "(absent)");
            }
            else
            {
                compareValues(itemKey + ".", values.apply(entry.getValue()), values.apply(other));
            }
        }
        fileByName.keySet().stream().filter(each -> !logByName.containsKey(each))
            .forEach(each -> compare(itemKey(key, each), "(absent)", "(present)"));
        compareOrder(key, logByName, fileByName);
    }

    /** The order of names is the order of rows and columns, so it counts too; the first difference says enough. */
    private <T> void compareOrder(final String key, final Map<String, T> log, final Map<String, T> file)
    {
        final List<String> logNames = log.keySet().stream().filter(file::containsKey).toList();
        final List<String> fileNames = file.keySet().stream().filter(log::containsKey).toList();
        for (int i = 0; i < logNames.size(); i++)
        {
            if (!logNames.get(i).equals(fileNames.get(i)))
            {
                compare("order of " + key, QuotedText.shown(logNames.get(i)), QuotedText.shown(fileNames.get(i)));
                return;
            }
        }
    }

    private void compareValues(final String keyPrefix, final Map<String, String> log, final Map<String, String> file)
    {
        log.forEach((key, value) -> compare(keyPrefix + key, value, file.get(key)));
    }

    private void compare(final String key, final String log, final String file)
    {
        if (!log.equals(file))
        {
            lines.add("configuration differs: key=" + key + " log=" + log + " file=" + file);
        }
    }

    private static <T> Map<String, T> byName(final List<T> items, final Function<T, String> name)
    {
        final Map<String, T> byName = new LinkedHashMap<>();
        items.forEach(item -> byName.put(name.apply(item), item));

        return byName;
    }

    private static String itemKey(final String key, final String name)
    {
        return key + "[" + QuotedText.shown(name) + "]";
    }

    private static Map<String, String> values(final Configuration configuration)
    {
        final Map<String, String> values = new LinkedHashMap<>();
        values.put("schedule.every", DurationText.UP_TO_HOURS.text(configuration.schedule().everyNs()));
        values.put("schedule.instant", configuration.schedule().isRandom() ? "random" : "fixed");
        values.put("feed.max_jump", DurationText.UP_TO_DAYS.text(configuration.feed().maxJumpNs()));
        values.put("feed.max_silence", DurationText.UP_TO_DAYS.text(configuration.feed().maxSilenceNs()));
        values.put("detail", Words.of(configuration.detail()));
        values.put("limits.orders_per_market", "" + configuration.limits().ordersPerMarket());
        values.put("limits.levels_per_market", "" + configuration.limits().levelsPerMarket());
        values.put("limits.makers_per_market", "" + configuration.limits().makersPerMarket());

        return values;
    }

    private static Map<String, String> values(final Market market)
    {
        final Map<String, String> values = new LinkedHashMap<>();
        values.put("tick", decimal(market.tick()));
        values.put("lot", decimal(market.lot()));
        values.put("book", Words.of(market.book()));
        values.put("min_touch_notional", decimal(market.minTouchNotional()));
        values.put("multiplier", decimal(market.multiplier()));
        values.put("quote", QuotedText.shown(market.quote()));
        values.put("venue_id", QuotedText.shown(market.venueId()));
        values.put("price_exponent", integer(market.priceExponent()));
        values.put("size_exponent", integer(market.sizeExponent()));

        return values;
    }

    private static Map<String, String> values(final Ladder ladder)
    {
        final Map<String, String> values = new LinkedHashMap<>();
        values.put("reference", Words.of(ladder.reference()));
        values.put("edges_bps", "[" + ConfigurationText.edges(ladder) + "]");
        values.put("post_only", "" + ladder.postOnly());

        return values;
    }

    private static Map<String, String> values(final Maker maker)
    {
        final String accounts = maker.accounts().stream().map(QuotedText::shown).collect(Collectors.joining(", "));

        return Map.of("accounts", "[" + accounts + "]");
    }

    private static String decimal(final BigDecimal value)
    {
        return Kind.canonical(value).toPlainString();
    }

    private static String integer(final Integer value)
    {
        return value == null ? "(none)" : value.toString();
    }
}
