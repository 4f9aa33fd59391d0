package io.leadline.whole;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.naive.EventGenerator;
import io.leadline.naive.NaiveCsv;
import io.leadline.naive.NaiveEvent;
import io.leadline.naive.NaiveLeadline;
import io.leadline.naive.RandomSettings;
import io.leadline.naive.StreamSettings;

/** Holds a pipeline against another under random streams; a failure comes as a fixture to keep. */
final class RandomStreams
{
    private static final int MOST_TRIES_OF_SHRINKING = 600;

    private final Pipeline oracle;
    private final Pipeline pipeline;

    /** A pipeline against the table of the naive model. */
    RandomStreams(final Pipeline pipeline)
    {
        this((configuration, events) -> NaiveLeadline.run(configuration, events).lines(), pipeline);
    }

    /** A pipeline against an oracle that gives the same lines when the pipeline is right. */
    RandomStreams(final Pipeline oracle, final Pipeline pipeline)
    {
        this.oracle = oracle;
        this.pipeline = pipeline;
    }

    /** Fails with seed, configuration, shrunk events and first difference when the tables differ. */
    void check(final long seed, final int eventCount)
    {
        final StreamSettings settings = RandomSettings.draw(seed);
        final List<NaiveEvent> events = EventGenerator.events(settings, seed, eventCount);
        if (difference(settings.configuration(), events).isEmpty())
        {
            return;
        }
        final List<NaiveEvent> shrunk = new StreamShrinker(
            candidate -> !difference(settings.configuration(), candidate).isEmpty(), MOST_TRIES_OF_SHRINKING)
            .shrink(events);

        fail(
            "pipeline differs from the naive model: seed=%d events=%d shrunk=%d%n%s%n--- config.yaml%n%s"
                + "--- events.csv%n%s",
            seed,
            events.size(),
            shrunk.size(),
            difference(settings.configuration(), shrunk),
            ConfigurationYaml.yaml(settings.configuration()),
            NaiveCsv.text(shrunk));
    }

    /** The first difference of the two tables in words; empty when there is none. */
    private String difference(final Configuration configuration, final List<NaiveEvent> events)
    {
        final List<String> expected = oracle.export(configuration, events);
        final List<String> actual = actual(configuration, events);
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++)
        {
            final String wanted = i < expected.size() ? expected.get(i) : "no line";
            final String got = i < actual.size() ? actual.get(i) : "no line";
            if (!wanted.equals(got))
            {
                return "line " + (i + 1) + ":\nexpected " + wanted + "\nactual   " + got;
            }
        }

        return "";
    }

    /** A pipeline that throws has a table of one line, so that shrinking works on it too. */
    private List<String> actual(final Configuration configuration, final List<NaiveEvent> events)
    {
        try
        {
            return pipeline.export(configuration, events);
        }
        catch (final RuntimeException failure)
        {
            return List.of("threw " + failure);
        }
    }
}
