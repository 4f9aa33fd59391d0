package io.leadline.scoring.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.leadline.config.Market;
import io.leadline.snapshot.SnapshotLogFiles;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource;

/**
 * Walks over logs with several threads: files apart, and markets of a file where files are fewer than threads. Parts
 * are taken in in the order of logs and files, by the thread that called; so results, and what is told of bad logs, do
 * not depend on how many threads there are or which is faster.
 */
final class LogWalks implements AutoCloseable
{
    private final SnapshotOpener opener;
    private final int threads;
    private final ExecutorService pool;
    private final WalkProgress progress;
    private final AtomicBoolean isStopped = new AtomicBoolean();
    private final List<String> notices = new ArrayList<>();

    /**
     * Walks with so many threads.
     *
     * @param label what the bar says is done.
     */
    LogWalks(final SnapshotOpener opener, final int threads, final String label, final boolean isQuiet)
    {
        this.opener = opener;
        this.threads = threads;
        pool = Executors.newFixedThreadPool(threads);
        progress = new WalkProgress(label, " snapshots", isQuiet);
    }

    /**
     * What has been read of a part.
     *
     * @param sums          what was made of it.
     * @param nextDay       of the file that the log goes on with; below 0 when it has ended.
     * @param documentCount of the log at its end.
     * @param lastHash      at its end; null where the chain was not followed.
     */
    private record Part<P>(P sums, long nextDay, long documentCount, byte[] lastHash)
    {
    }

    /**
     * Walks over all of them, in the order of what they hold; the first that cannot be walked over ends it with its
     * exception.
     */
    <P> void walk(final List<Path> named, final LogReading<P> reading) throws Exception
    {
        final List<Path> folders = LogOrder.of(opener, named);
        final List<LogCut> cuts = cut(folders, reading);
        progress.expect(cuts);
        final List<Map<Long, List<Future<Part<P>>>>> parts = new ArrayList<>();
        for (int log = 0; log < cuts.size(); log++)
        {
            parts.add(submit(log, cuts.get(log), reading));
        }
        for (int log = 0; log < cuts.size(); log++)
        {
            final byte[] lastHash = reading.isChained()
                ? join(log, cuts.get(log), parts.get(log), reading)
                : joinAll(log, cuts.get(log), parts.get(log), reading);
            reading.end(log, lastHash);
            parts.set(log, null);
        }
    }

    private <P> List<LogCut> cut(final List<Path> folders, final LogReading<P> reading) throws Exception
    {
        final List<Optional<SnapshotLogFiles>> files = new ArrayList<>();
        final List<long[]> works = new ArrayList<>();
        int fileCount = 0;
        for (int log = 0; log < folders.size(); log++)
        {
            works.add(begin(folders.get(log), log, reading));
            files.add(opener.files(folders.get(log)));
            fileCount += files.get(log).map(found -> found.days().size()).orElse(1);
        }
        final int partsOfFile = (threads + fileCount - 1) / Math.max(1, fileCount);
        final List<LogCut> cuts = new ArrayList<>();
        for (int log = 0; log < folders.size(); log++)
        {
            final int parts = files.get(log).isPresent() ? partsOfFile : 1;
            cuts.add(new LogCut(
                folders.get(log), files.get(log), LogCut.groups(works.get(log), parts, reading.isChained())));
        }

        return cuts;
    }

    /** Opens a log for its configuration, and to see how its markets compare; returns the work that each makes. */
    private <P> long[] begin(final Path folder, final int log, final LogReading<P> reading) throws Exception
    {
        final SnapshotSource start = opener.open(folder);
        try
        {
            noticeOf(start).ifPresent(notices::add);
            reading.begin(log, start);
            final List<Market> markets = start.configuration().markets();
            final long[] work = new long[markets.size()];
            final long[] changes = threads > 1 ? MarketChanges.of(start) : null;
            for (int market = 0; market < work.length; market++)
            {
                work[market] = reading.work(markets.get(market).name()) * (changes == null ? 1 : changes[market]);
            }

            return work;
        }
        finally
        {
            close(start);
        }
    }

    private <P> Map<Long, List<Future<Part<P>>>> submit(
        final int log, final LogCut cut, final LogReading<P> reading)
    {
        final Map<Long, List<Future<Part<P>>>> parts = new HashMap<>();
        for (final long day : cut.days())
        {
            final List<Future<Part<P>>> ofFile = new ArrayList<>();
            for (final boolean[] markets : cut.markets())
            {
                final boolean isChained = reading.isChained() && ofFile.isEmpty();
                ofFile.add(pool.submit(() -> read(log, cut, day, markets, isChained, reading)));
            }
            parts.put(day, ofFile);
        }

        return parts;
    }

    private <P> Part<P> read(
        final int log,
        final LogCut cut,
        final long day,
        final boolean[] markets,
        final boolean isChained,
        final LogReading<P> reading) throws Exception
    {
        final SnapshotSource source = day == LogCut.WHOLE
            ? opener.open(cut.folder())
            : cut.files().orElseThrow().open(day, markets, isChained);
        try
        {
            final P sums = reading.read(log, new CountedSource(source, progress, isStopped));
            final byte[] lastHash = isChained ? source.lastHash() : null;

            return source instanceof SnapshotLogReader file
                ? new Part<>(sums, file.nextDay(), file.documentCount(), lastHash)
                : new Part<>(sums, LogCut.WHOLE, 0, lastHash);
        }
        finally
        {
            close(source);
        }
    }

    /** Goes from file to file as each says that the log goes on; returns the log's last hash. */
    private <P> byte[] join(
        final int log,
        final LogCut cut,
        final Map<Long, List<Future<Part<P>>>> parts,
        final LogReading<P> reading) throws Exception
    {
        long day = cut.days().get(0);
        while (true)
        {
            final List<Part<P>> ofFile = file(log, cut, day, parts.remove(day), reading);
            ofFile.forEach(part -> reading.add(log, part.sums()));
            day = ofFile.get(0).nextDay();
            if (day < 0)
            {
                return ofFile.get(0).lastHash();
            }
        }
    }

    /** For logs whose chain was followed before: what lies behind the end that they had then counts for nothing. */
    private <P> byte[] joinAll(
        final int log,
        final LogCut cut,
        final Map<Long, List<Future<Part<P>>>> parts,
        final LogReading<P> reading) throws Exception
    {
        for (final long day : cut.days())
        {
            file(log, cut, day, parts.remove(day), reading).forEach(part -> reading.add(log, part.sums()));
        }

        return null;
    }

    /**
     * All parts of a file. Where one of several failed, or they did not end in the same place because the log has grown
     * under them, or where the log has come by the file since, it is read anew as one: what is wrong with it is told
     * as one walk over the log tells it.
     */
    private <P> List<Part<P>> file(
        final int log,
        final LogCut cut,
        final long day,
        final List<Future<Part<P>>> parts,
        final LogReading<P> reading) throws Exception
    {
        if (parts != null && parts.size() == 1)
        {
            return List.of(finished(parts.get(0)));
        }
        final List<Part<P>> ofFile = new ArrayList<>();
        if (parts != null)
        {
            for (final Future<Part<P>> part : parts)
            {
                ofFile.add(finishedOrNull(part));
            }
        }
        final boolean isWhole = !ofFile.isEmpty() && !ofFile.contains(null)
            && (!reading.isChained() || endTogether(ofFile));

        return isWhole ? ofFile : List.of(read(log, cut, day, null, reading.isChained(), reading));
    }

    private static <P> boolean endTogether(final List<Part<P>> parts)
    {
        return parts.stream().allMatch(part ->
            part.nextDay() == parts.get(0).nextDay() && part.documentCount() == parts.get(0).documentCount());
    }

    private static <P> Part<P> finishedOrNull(final Future<Part<P>> part) throws Exception
    {
        try
        {
            return part.get();
        }
        catch (final ExecutionException failure)
        {
            if (failure.getCause() instanceof Exception)
            {
                return null;
            }
            throw failure;
        }
    }

    private static <P> Part<P> finished(final Future<Part<P>> part) throws Exception
    {
        try
        {
            return part.get();
        }
        catch (final ExecutionException failure)
        {
            if (failure.getCause() instanceof Exception cause)
            {
                throw cause;
            }
            throw failure;
        }
    }

    /** What a reader of a log has to be told before anything that is made of it; empty when nothing. */
    static Optional<String> noticeOf(final SnapshotSource log)
    {
        return log instanceof SnapshotLogReader reader ? reader.retiredText() : Optional.empty();
    }

    /** Notices of the logs walked over, in their order. */
    List<String> notices()
    {
        return List.copyOf(notices);
    }

    static void close(final SnapshotSource source) throws Exception
    {
        if (source instanceof AutoCloseable open)
        {
            open.close();
        }
    }

    /** Ends walks that nobody waits for any more, and waits until no log is read. */
    @Override
    public void close()
    {
        isStopped.set(true);
        pool.shutdown();
        try
        {
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        }
        catch (final InterruptedException interrupted)
        {
            Thread.currentThread().interrupt();
        }
        progress.close();
    }
}
