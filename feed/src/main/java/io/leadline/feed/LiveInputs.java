package io.leadline.feed;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.event.EventSink;

import org.agrona.concurrent.EpochNanoClock;

/**
 * What a live feed is opened with.
 *
 * @param configuration the markets to decode, and the makers.
 * @param settings      the adapter's own keys.
 * @param inputs        files or folders to follow; none for feeds that connect.
 * @param sink          takes the events, on the feed's thread.
 * @param recording     a new file to record raw frames in; null where nothing is recorded.
 * @param clock         the local clock; it must never run back.
 * @param diagnostics   a line for the operator: connections that come and go; called on any thread.
 */
public record LiveInputs(
    Configuration configuration,
    AdapterSettings settings,
    List<Path> inputs,
    EventSink sink,
    Path recording,
    EpochNanoClock clock,
    Consumer<String> diagnostics)
{
    public LiveInputs
    {
        inputs = List.copyOf(inputs);
    }
}
