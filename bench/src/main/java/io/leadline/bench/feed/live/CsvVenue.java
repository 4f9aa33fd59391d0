package io.leadline.bench.feed.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.csv.CsvFlow;
import io.leadline.bench.feed.aeron.EngineFlow;
import io.leadline.feed.line.SteadyClock;

import org.agrona.concurrent.SystemEpochNanoClock;

/** Rows of events at the end of a file. */
final class CsvVenue implements Venue
{
    private final Path path;
    private final GrowingFile file;
    private final CsvFlow flow = new CsvFlow(1, false);

    CsvVenue(final Path folder) throws IOException
    {
        path = folder.resolve("events.csv");
        file = new GrowingFile(path);
    }

    /** The flows' markets are the same. */
    @Override
    public String configuration()
    {
        return EngineFlow.markets();
    }

    @Override
    public List<Path> inputs()
    {
        return List.of(path);
    }

    @Override
    public List<String> counters()
    {
        return List.of("rows");
    }

    @Override
    public String begun()
    {
        return "rows";
    }

    @Override
    public void send(final Pace pace) throws IOException
    {
        final SteadyClock clock = new SteadyClock(new SystemEpochNanoClock());
        file.append(CsvFlow.HEADER);
        int length = 0;
        while (pace.next(1, length, file))
        {
            length = file.append(flow.row(clock.nanoTime()));
        }
    }

    @Override
    public void close() throws IOException
    {
        file.close();
    }
}
