package io.leadline.feed.websocket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/**
 * Seeded sessions, in turn or several at a time. {@code -Dleadline.campaign=N} makes as many,
 * {@code -Dleadline.campaign.seed} others, {@code -Dleadline.campaign.threads} so many at once. One that fails stops
 * nothing: it is counted, and what all came to is written into a file of the module's target folder before the test
 * fails for it.
 */
public final class SessionCampaign
{
    /** How many sessions there were. */
    public static final String SESSIONS = "sessions";

    private static final long SEED = Long.getLong("leadline.campaign.seed", 1);
    private static final long MAX_SEED = 1L << 40;
    private static final int REPORT_EVERY = 50;

    private final Path report;
    private final Map<String, Long> sums = new TreeMap<>();
    private final List<Long> failedSeeds = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final long begunNs = System.nanoTime();
    private int done;

    private SessionCampaign(final Path report)
    {
        this.report = report;
    }

    /**
     * Runs the session of each seed; at the end, the test fails when any of them did.
     *
     * @param name    of the file, {@code campaign-NAME.md}.
     * @param few     sessions where nobody asks for another number.
     * @param atOnce  sessions, where nobody asks for another number.
     * @param session runs the one of a seed and gives its counts; on threads of the campaign's.
     * @return the sums of all counts, of sessions that did not fail, and under {@value #SESSIONS} how many began.
     */
    public static Map<String, Long> run(
        final String name, final int few, final int atOnce, final LongFunction<Map<String, Long>> session)
        throws IOException
    {
        return run(
            Files.createDirectories(Path.of("target")).resolve("campaign-" + name + ".md"),
            Integer.getInteger("leadline.campaign", few), Integer.getInteger("leadline.campaign.threads", atOnce),
            session);
    }

    static Map<String, Long> run(
        final Path report, final int sessions, final int atOnce, final LongFunction<Map<String, Long>> session)
        throws IOException
    {
        final SessionCampaign campaign = new SessionCampaign(report);
        final ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try
        {
            final Map<Long, Future<Map<String, Long>>> running = new LinkedHashMap<>();
            // The first of what generators draw is alike for seeds that follow each other.
            for (final long seed : new SplittableRandom(SEED).longs(sessions, 0, MAX_SEED).toArray())
            {
                running.put(seed, threads.submit(() -> session.apply(seed)));
            }
            for (final Map.Entry<Long, Future<Map<String, Long>>> one : running.entrySet())
            {
                campaign.take(one.getKey(), one.getValue());
            }
        }
        finally
        {
            threads.shutdownNow();
            campaign.report();
        }
        if (!campaign.failures.isEmpty())
        {
            throw new AssertionError(
                campaign.failures.size() + " of " + sessions + " sessions failed: seeds=" + campaign.failedSeeds +
                " first: " + campaign.failures.get(0));
        }

        return campaign.sums;
    }

    private void take(final long seed, final Future<Map<String, Long>> session) throws IOException
    {
        sums.merge(SESSIONS, 1L, Long::sum);
        try
        {
            session.get().forEach((what, count) -> sums.merge(what, count, Long::sum));
        }
        catch (final ExecutionException failure)
        {
            final Throwable cause = failure.getCause();
            final StackTraceElement[] trace = cause.getStackTrace();
            failedSeeds.add(seed);
            failures.add("seed=" + seed + " " + cause + (trace.length == 0 ? "" : " at " + trace[0]));
        }
        catch (final InterruptedException interrupt)
        {
            throw new IllegalStateException(interrupt);
        }
        done++;
        if (done % REPORT_EVERY == 0)
        {
            report();
        }
    }

    /** A campaign that is ended has told what it came to until then. */
    private void report() throws IOException
    {
        final List<String> lines = new ArrayList<>(List.of(
            "| what | count |", "|---|--:|", "| seed | " + SEED + " |", "| seconds | " +
            (System.nanoTime() - begunNs) / 1_000_000_000 + " |", "| failed | " + failures.size() + " |"));
        sums.forEach((what, count) -> lines.add("| " + what + " | " + count + " |"));
        if (!failures.isEmpty())
        {
            lines.addAll(List.of("", "failed seeds: " + failedSeeds));
        }
        failures.forEach(failure -> lines.addAll(List.of("", failure)));
        Files.write(report, lines);
    }
}
