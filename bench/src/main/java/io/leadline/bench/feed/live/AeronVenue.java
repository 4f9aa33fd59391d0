package io.leadline.bench.feed.live;

import java.nio.file.Path;
import java.util.List;

import io.aeron.ExclusivePublication;

import io.leadline.bench.feed.aeron.EngineFlow;
import io.leadline.feed.aeron.EngineConnection;
import io.leadline.feed.aeron.EngineLine;
import io.leadline.feed.aeron.EngineSink;
import io.leadline.feed.aeron.PublicationOutput;
import io.leadline.feed.line.SteadyClock;

import org.agrona.concurrent.SystemEpochNanoClock;

/** An engine over Aeron in shared memory, by the media driver that the feed brings. */
final class AeronVenue implements Venue
{
    private static final int STREAM = 1_001;
    private static final int TERM_LENGTH = 1 << 24;

    private final Path driver;

    /**
     * An engine that is not there yet.
     *
     * @param driver the media driver's folder, which is its own.
     */
    AeronVenue(final Path driver)
    {
        this.driver = driver;
    }

    @Override
    public String configuration()
    {
        return EngineFlow.markets() + "feed:\n  aeron: { stream: " + STREAM + ", directory: \"" +
            driver.toAbsolutePath() + "\" }\n";
    }

    @Override
    public List<Path> inputs()
    {
        return List.of();
    }

    @Override
    public List<String> counters()
    {
        return List.of("messages");
    }

    @Override
    public String begun()
    {
        return "account_definitions";
    }

    @Override
    public void send(final Pace pace)
    {
        try (EngineConnection connection = EngineConnection.toDriver(driver, failure ->
            {
                throw new IllegalStateException(failure);
            });
            ExclusivePublication publication = connection.aeron().addExclusivePublication(
                EngineLine.ipc(STREAM, TERM_LENGTH).publication(), STREAM))
        {
            while (!publication.isConnected())
            {
                Thread.onSpinWait();
            }
            send(pace, new PacedOutput(pace, new PublicationOutput(publication)));
        }
    }

    /** An engine's events at the time at which they are sent. */
    static void send(final Pace pace, final PacedOutput output)
    {
        final SteadyClock clock = new SteadyClock(new SystemEpochNanoClock());
        final EngineFlow flow = new EngineFlow(new EngineSink(output));
        while (!pace.isEnded())
        {
            flow.event(clock.nanoTime());
        }
    }

    @Override
    public void close()
    {
        // What it opens it closes when it ends.
    }
}
