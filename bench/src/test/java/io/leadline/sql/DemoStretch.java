package io.leadline.sql;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.demo.DemoConfiguration;
import io.leadline.demo.DemoDay;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.sampler.Sampler;

/** A snapshot log of the demo's day, or of a stretch that stands for one, moved in time, with markets renamed. */
public final class DemoStretch
{
    private static final List<String> WITHOUT_TIME = List.of(
        "market", "unconfiguredMarket", "account", "orderId", "expectOrderId", "sequence", "flush");

    private DemoStretch()
    {
    }

    /**
     * Trades and samples.
     *
     * @param folder   takes configuration, events and {@code snapshots}.
     * @param lengthNs of the stretch.
     * @param startEpochNs its first moment.
     * @param names    of markets by those of the demo; a market that is not in it keeps its name.
     */
    public static void make(
        final Path folder, final long lengthNs, final long startEpochNs, final Map<String, String> names)
        throws IOException
    {
        make(folder, DemoConfiguration.writeOfBands(folder), lengthNs, startEpochNs, names);
    }

    /** The same on the published day, with every maker's orders and the demo's own names. */
    public static void makeWithOrders(final Path folder, final long lengthNs) throws IOException
    {
        make(folder, DemoConfiguration.write(folder), lengthNs, DemoDay.START_EPOCH_NS, Map.of());
    }

    private static void make(
        final Path folder,
        final Path file,
        final long lengthNs,
        final long startEpochNs,
        final Map<String, String> names) throws IOException
    {
        String text = Files.readString(file);
        for (final Map.Entry<String, String> name : names.entrySet())
        {
            text = text.replace("name: " + name.getKey() + ",", "name: " + name.getValue() + ",");
        }
        Files.writeString(file, text);
        final Configuration configuration = ConfigurationReader.read(file);
        try (EventLogWriter log = new EventLogWriter(folder.resolve("events"), configuration.feed().maxJumpNs()))
        {
            DemoDay.run(
                moved(log, startEpochNs - DemoDay.START_EPOCH_NS, names), DemoDay.SEED, lengthNs, timeEpochNs -> { });
        }
        sample(configuration, folder);
    }

    private static void sample(final Configuration configuration, final Path folder)
    {
        try (EventLogReader reader = new EventLogReader(folder.resolve("events"));
            Sampler sampler = new Sampler(configuration, folder.resolve("snapshots"), false))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(sampler);
            }
        }
    }

    /** The log itself where nothing moves. */
    private static EventSink moved(final EventSink log, final long shiftNs, final Map<String, String> names)
    {
        if (shiftNs == 0 && names.isEmpty())
        {
            return log;
        }

        return (EventSink) Proxy.newProxyInstance(
            EventSink.class.getClassLoader(), new Class<?>[] {EventSink.class}, (proxy, method, arguments) ->
            {
                if (method.getName().equals("market"))
                {
                    arguments[0] = names.getOrDefault(arguments[0], (String) arguments[0]);
                }
                else if (!WITHOUT_TIME.contains(method.getName()))
                {
                    arguments[0] = (long) arguments[0] + shiftNs;
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
}
