package io.leadline.proof.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import io.leadline.command.Folders;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.log.LogException;
import io.leadline.problem.FileReason;
import io.leadline.proof.store.QueueLog;
import io.leadline.proof.store.StoreException;
import io.leadline.proof.store.StoreException.Kind;
import io.leadline.sampler.Sampler;

/**
 * Makes a snapshot log anew from its events, and compares: byte by byte as long as all is equal, which needs no room;
 * when it is not, once more into a folder that is gone afterwards, record by record, to name what differs. For a log
 * whose chain is whole. Single thread.
 */
public final class Resampling
{
    private final Path snapshots;
    private final Path events;
    private final Configuration configuration;
    private long comparedCount;
    private long unwrittenCount;

    /**
     * A comparison that has yet to run.
     *
     * @param configuration that the log carries, with the seed where instants are random.
     */
    public Resampling(final Path snapshots, final Path events, final Configuration configuration)
    {
        this.snapshots = snapshots;
        this.events = events;
        this.configuration = configuration;
    }

    /**
     * Compares.
     *
     * @param difference hears of each of the first records that differ, in a line.
     * @throws StoreException {@code FOREIGN} when the log does not come from these events.
     * @throws LogException   when the event log is not what its writer wrote.
     */
    public void run(final Consumer<String> difference)
    {
        try
        {
            compareBytes();
        }
        catch (final LogException failure)
        {
            if (failure.fault() != LogException.Fault.FOREIGN)
            {
                throw failure;
            }
            throw differing(failure, difference);
        }
    }

    private void compareBytes()
    {
        try (EventLogReader reader = new EventLogReader(new QueueLog(events));
            Sampler sampler = new Sampler(configuration, snapshots, true))
        {
            sample(reader, sampler);
            sampler.log().requireNoMore();
            unwrittenCount = sampler.log().appendedCount();
            comparedCount = sampler.log().documentCount() - unwrittenCount;
        }
    }

    private static void sample(final EventLogReader reader, final Sampler sampler)
    {
        boolean hasMore = true;
        while (hasMore)
        {
            hasMore = reader.pollToEnd(sampler);
        }
    }

    private StoreException differing(final LogException failure, final Consumer<String> difference)
    {
        try
        {
            final Path anew = Files.createTempDirectory("leadline-verify-");
            try
            {
                return differing(anew.resolve("snapshots"), failure, difference);
            }
            finally
            {
                Folders.delete(anew);
            }
        }
        catch (final IOException unusable)
        {
            throw new UncheckedIOException(
                "no room to sample again: reason=" + FileReason.withPath(unusable), unusable);
        }
    }

    private StoreException differing(
        final Path anew, final LogException failure, final Consumer<String> difference)
    {
        try (EventLogReader reader = new EventLogReader(new QueueLog(events));
            Sampler sampler = new Sampler(configuration, anew, false))
        {
            sample(reader, sampler);
        }
        final RecordComparison comparison = new RecordComparison(snapshots, anew, difference);
        comparison.run();
        if (comparison.differenceCount() == 0)
        {
            return new StoreException(
                Kind.FOREIGN, "bytes of the log are not those that the events come to, though they say the same: " +
                failure.getMessage());
        }

        return new StoreException(
            Kind.FOREIGN, "log does not come from these events: " + comparison.firstPlace() + " records_differing=" +
            comparison.differenceCount());
    }

    /** Documents of the log, each as the events come to. */
    public long comparedCount()
    {
        return comparedCount;
    }

    /** Further documents that the events come to. */
    public long unwrittenCount()
    {
        return unwrittenCount;
    }
}
