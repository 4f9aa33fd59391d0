package io.leadline.feed.catalog;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;

import io.leadline.config.Configuration;
import io.leadline.feed.Feed;
import io.leadline.feed.Recording;
import io.leadline.feed.aeron.EngineFeed;
import io.leadline.feed.backpack.BackpackDecoder;
import io.leadline.feed.binance.BinanceDecoder;
import io.leadline.feed.csv.CsvFeed;
import io.leadline.feed.dydx.DydxFeed;
import io.leadline.feed.hyperliquid.HyperliquidFeed;
import io.leadline.feed.itch.ItchFeed;
import io.leadline.problem.BadInputException;

/** Every feed that a command can name. */
public final class Feeds
{
    private static final Map<String, BiFunction<Configuration, List<Recording>, Feed>> BY_NAME =
        new TreeMap<>(Map.of(
            "aeron", EngineFeed::new,
            "backpack", BackpackDecoder::recorded,
            "binance", BinanceDecoder::recorded,
            "csv", CsvFeed::new,
            "dydx", DydxFeed::new,
            "hyperliquid", HyperliquidFeed::new,
            "itch", ItchFeed::new));
    /** Their recordings may not say of which day they are. */
    private static final Set<String> WITHOUT_DAY = Set.of("itch");

    private Feeds()
    {
    }

    /** Names of all feeds, sorted. */
    public static List<String> names()
    {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * The feed of a name over recorded inputs.
     *
     * @param name          one of {@link #names()}.
     * @param configuration the markets to decode.
     * @param inputs        files, in the order in which they were named.
     * @param bytesRead     hears how many bytes of a file each reading took; on the feed's thread.
     * @throws BadInputException when there is no such feed, or naming every input that cannot be used.
     */
    public static Feed byName(
        final String name, final Configuration configuration, final List<Path> inputs, final LongConsumer bytesRead)
    {
        return byName(name, configuration, inputs, null, bytesRead);
    }

    /**
     * The feed of a name over inputs that are all of one day.
     *
     * @param day in the venue's own zone; null where the inputs say it themselves.
     * @throws BadInputException also when the feed's inputs always say it themselves.
     */
    public static Feed byName(
        final String name,
        final Configuration configuration,
        final List<Path> inputs,
        final LocalDate day,
        final LongConsumer bytesRead)
    {
        final BiFunction<Configuration, List<Recording>, Feed> feed = BY_NAME.get(name);
        if (feed == null)
        {
            throw new BadInputException("unknown feed: feed=" + name + " allowed=" + String.join(",", names()));
        }
        if (day != null && !WITHOUT_DAY.contains(name))
        {
            throw new BadInputException(
                "inputs of the feed tell their days: feed=" + name + " --date=" + day + " allowed=" +
                String.join(",", new TreeSet<>(WITHOUT_DAY)));
        }

        return feed.apply(
            configuration,
            Recording.of(inputs).stream().map(recording -> recording.telling(bytesRead).of(day)).toList());
    }
}
