package io.leadline.scoring.command;

import io.leadline.report.TimelinePass;
import io.leadline.snapshot.SnapshotSource;

/**
 * Collects the timelines of a report from logs that have just been scored: whose chain has been followed already, and
 * of which only markets are read that the report draws.
 */
final class ChartReading implements LogReading<TimelinePass.Part>
{
    private final TimelinePass timelines;

    ChartReading(final TimelinePass timelines)
    {
        this.timelines = timelines;
    }

    @Override
    public void begin(final int log, final SnapshotSource start)
    {
        // What a part needs to know of its log, it takes from the part.
    }

    @Override
    public boolean isChained()
    {
        return false;
    }

    @Override
    public int work(final String market)
    {
        return timelines.watchCount(market);
    }

    @Override
    public TimelinePass.Part read(final int log, final SnapshotSource part)
    {
        return timelines.readPart(log, part);
    }

    @Override
    public void add(final int log, final TimelinePass.Part part)
    {
        timelines.add(part);
    }

    @Override
    public void end(final int log, final byte[] lastHash)
    {
        // The timelines are read when all logs have ended.
    }
}
