package io.leadline.feed.catalog;

import java.util.List;
import java.util.Map;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.feed.Feed;
import io.leadline.feed.Recording;

/**
 * One feed that a command can name: what an operator is told of it, and how it is opened.
 *
 * @param name       as commands and configurations know it; {@code feed.NAME} is its section.
 * @param recorded   what its recordings are, in a few words.
 * @param identity   what account an order has.
 * @param book       what feeds a market of it: {@code orders} or {@code levels}, or both.
 * @param clock      whose time its events have.
 * @param isDayAsked recordings may not say of which day they are.
 * @param keys       of its section, which following it live reads, and what recordings need of it.
 * @param samples    by key, what an example says where nothing else would stand for it, as YAML.
 * @param recordings opens recordings.
 * @param live       how it is followed live; null where recordings are all.
 */
public record Adapter(
    String name,
    String recorded,
    String identity,
    String book,
    String clock,
    boolean isDayAsked,
    List<AdapterKey<?>> keys,
    Map<String, String> samples,
    Recordings recordings,
    LiveAdapter live)
{
    /** Opens recordings. */
    @FunctionalInterface
    public interface Recordings
    {
        /**
         * A feed of them, which is opened when it runs.
         *
         * @param settings those that the adapter has keys for; what must be there to follow it may be left out.
         * @throws io.leadline.problem.BadInputException naming every market that the feed cannot have.
         */
        Feed open(Configuration configuration, AdapterSettings settings, List<Recording> recordings);
    }

    public Adapter
    {
        keys = List.copyOf(keys);
        samples = Map.copyOf(samples);
    }

    /**
     * The same adapter, followed live.
     *
     * @param newKeys    of its section.
     * @param newSamples by key, for those that nothing stands for.
     */
    Adapter live(
        final LiveAdapter newLive, final List<AdapterKey<?>> newKeys, final Map<String, String> newSamples)
    {
        return new Adapter(
            name, recorded, identity, book, clock, isDayAsked, newKeys, newSamples, recordings, newLive);
    }

    /** The section of a configuration that says all that it can, as YAML; empty where it can say nothing. */
    public String example()
    {
        final StringBuilder example = new StringBuilder();
        for (final AdapterKey<?> key : keys)
        {
            final String value = samples.getOrDefault(key.name(), key.initial());
            if (value != null && !value.isEmpty())
            {
                example.append("    ").append(key.name()).append(": ").append(value).append('\n');
            }
        }

        return example.isEmpty() ? "" : "feed:\n  " + name + ":\n" + example;
    }
}
