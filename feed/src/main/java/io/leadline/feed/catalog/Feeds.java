package io.leadline.feed.catalog;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.leadline.config.AdapterReader;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.feed.Feed;
import io.leadline.feed.Recording;
import io.leadline.problem.BadInputException;

/** Every feed that a command can name. */
public final class Feeds
{
    private static final Map<String, Adapter> BY_NAME = new TreeMap<>(
        Adapters.all().stream().collect(Collectors.toMap(Adapter::name, Function.identity())));

    private Feeds()
    {
    }

    /** Names of all feeds, sorted. */
    public static List<String> names()
    {
        return List.copyOf(BY_NAME.keySet());
    }

    /** All feeds, sorted by name. */
    public static List<Adapter> all()
    {
        return List.copyOf(BY_NAME.values());
    }

    /**
     * What there is under a name.
     *
     * @throws BadInputException when there is nothing.
     */
    public static Adapter adapter(final String name)
    {
        final Adapter adapter = BY_NAME.get(name);
        if (adapter == null)
        {
            throw new BadInputException("unknown feed: feed=" + name + " allowed=" + String.join(",", names()));
        }

        return adapter;
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
        return byName(
            name, configuration, AdapterReader.initial(adapter(name).keys()), inputs, null, bytesRead);
    }

    /**
     * The feed of a name over inputs that are all of one day.
     *
     * @param settings of its section, as far as they are there: a recording makes the same events with the same ones.
     * @param day      in the venue's own zone; null where the inputs say it themselves.
     * @throws BadInputException also when the feed's inputs always say it themselves.
     */
    public static Feed byName(
        final String name,
        final Configuration configuration,
        final AdapterSettings settings,
        final List<Path> inputs,
        final LocalDate day,
        final LongConsumer bytesRead)
    {
        final Adapter adapter = adapter(name);
        if (day != null && !adapter.isDayAsked())
        {
            throw new BadInputException(
                "inputs of the feed tell their days: feed=" + name + " --date=" + day + " allowed=" +
                names(Adapter::isDayAsked));
        }

        return adapter.recordings().open(
            configuration,
            settings,
            Recording.of(inputs).stream().map(recording -> recording.telling(bytesRead).of(day)).toList());
    }

    /** Names of those that something is true of, for a problem. */
    public static String names(final Predicate<Adapter> isMeant)
    {
        return all().stream().filter(isMeant).map(Adapter::name).collect(Collectors.joining(","));
    }
}
