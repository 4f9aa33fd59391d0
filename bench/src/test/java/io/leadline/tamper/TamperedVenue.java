package io.leadline.tamper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.demo.DemoConfiguration;
import io.leadline.demo.DemoDay;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.proof.command.ProofMain;
import io.leadline.sampler.Sampler;

/**
 * A minute of the demo's exchange, stretched to two days and two hours, and sampled every ten minutes at random
 * instants: a log of three files and of some hundred documents in each.
 *
 * @param folder holds configuration, seed, {@code events} and {@code snapshots}.
 * @param configuration of the venue.
 */
record TamperedVenue(Path folder, Configuration configuration)
{
    private static final long LENGTH_NS = 60_000_000_000L;
    private static final long STRETCH = 3_000;
    private static final String RANDOM = "every: 10m, instant: random, seed_file: " + DemoConfiguration.SEED_FILE;
    private static final List<String> WITHOUT_TIME = List.of(
        "market", "unconfiguredMarket", "account", "orderId", "expectOrderId", "sequence", "flush");

    /** Trades and samples; a seed gives the same log again. */
    static TamperedVenue make(final Path folder, final long seed, final boolean hasOrders) throws IOException
    {
        return make(folder, seed, hasOrders, RANDOM);
    }

    /**
     * The same with a schedule of its own.
     *
     * @param schedule in the words of the configuration: {@code every: 10m, instant: fixed}.
     */
    static TamperedVenue make(
        final Path folder, final long seed, final boolean hasOrders, final String schedule) throws IOException
    {
        final Path file = hasOrders ? DemoConfiguration.write(folder) : DemoConfiguration.writeOfBands(folder);
        final String text = Files.readString(file);
        final String edited = text.replace(
            "every: 1s, instant: random, seed_file: " + DemoConfiguration.SEED_FILE, schedule);
        if (edited.equals(text))
        {
            throw new IllegalStateException("configuration of the demo holds no schedule: path=" + file);
        }
        Files.writeString(file, edited);
        final TamperedVenue venue = new TamperedVenue(folder, ConfigurationReader.read(file));
        try (EventLogWriter log = new EventLogWriter(venue.events(), venue.configuration.feed().maxJumpNs()))
        {
            DemoDay.run(stretched(log), seed, LENGTH_NS, timeEpochNs ->
            {
                // Nobody watches.
            });
        }
        venue.sample(venue.snapshots());
        venue.seal();

        return venue;
    }

    private static EventSink stretched(final EventSink log)
    {
        return (EventSink)Proxy.newProxyInstance(
            EventSink.class.getClassLoader(), new Class<?>[] {EventSink.class}, (proxy, method, arguments) ->
            {
                if (!WITHOUT_TIME.contains(method.getName()))
                {
                    arguments[0] =
                        DemoDay.START_EPOCH_NS + ((long)arguments[0] - DemoDay.START_EPOCH_NS) * STRETCH;
                }
                try
                {
                    return method.invoke(log, arguments);
                }
                catch (final InvocationTargetException failure)
                {
                    throw failure.getCause();
                }
            });
    }

    /** Samples to the end of the events, going on with what the folder holds. */
    void sample(final Path snapshots)
    {
        try (EventLogReader reader = new EventLogReader(events());
            Sampler sampler = new Sampler(configuration, snapshots, false))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(sampler);
            }
            sampler.log().requireNoMore();
        }
    }

    /** A head for each day that is over, and one for the end. */
    private void seal() throws IOException
    {
        final Path key = folder.resolve("key");
        Files.writeString(folder.resolve("salt.hex"), "5a".repeat(32) + "\n");
        run("seal", "--new-key", key.toString());
        run(
            "seal", "--snapshots", snapshots().toString(), "--key", key.toString(), "--salt-file",
            folder.resolve("salt.hex").toString(), "--heads", heads().toString(), "--now", "--quiet");
    }

    private static void run(final String... args)
    {
        final StringWriter err = new StringWriter();
        if (ProofMain.run(new PrintWriter(new StringWriter()), new PrintWriter(err), args) != 0)
        {
            throw new IllegalStateException("verb failed: args=" + List.of(args) + " said=" + err);
        }
    }

    Path heads()
    {
        return folder.resolve("heads");
    }

    Path publicKey()
    {
        return folder.resolve("key.pub");
    }

    Path config()
    {
        return folder.resolve(DemoConfiguration.FILE);
    }

    Path seedFile()
    {
        return folder.resolve(DemoConfiguration.SEED_FILE);
    }

    Path events()
    {
        return folder.resolve("events");
    }

    Path snapshots()
    {
        return folder.resolve("snapshots");
    }
}
