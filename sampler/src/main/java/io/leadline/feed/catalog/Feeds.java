package io.leadline.feed.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;

import io.leadline.config.Configuration;
import io.leadline.feed.Feed;
import io.leadline.feed.Recording;
import io.leadline.feed.csv.CsvFeed;
import io.leadline.feed.hyperliquid.HyperliquidFeed;
import io.leadline.problem.BadInputException;

/** Every feed that a command can name. */
public final class Feeds
{
    private static final Map<String, BiFunction<Configuration, List<Recording>, Feed>> BY_NAME =
        new TreeMap<>(Map.of("csv", CsvFeed::new, "hyperliquid", HyperliquidFeed::new));

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
        final BiFunction<Configuration, List<Recording>, Feed> feed = BY_NAME.get(name);
        if (feed == null)
        {
            throw new BadInputException("unknown feed: feed=" + name + " allowed=" + String.join(",", names()));
        }

        return feed.apply(
            configuration,
            Recording.of(inputs).stream().map(recording -> recording.telling(bytesRead)).toList());
    }
}
