package io.leadline.feed.websocket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/**
 * Seeded sessions, several at a time: they wait more than they work. {@code -Dleadline.campaign=N} makes as many,
 * {@code -Dleadline.campaign.seed} others; what they came to is written into a file of the module's target folder.
 */
public final class SessionCampaign
{
    private static final int SESSIONS = Integer.getInteger("leadline.campaign", 20);
    private static final long SEED = Long.getLong("leadline.campaign.seed", 1);
    private static final int AT_ONCE = 4;

    private SessionCampaign()
    {
    }

    /**
     * Runs the session of each seed; the first that fails, fails.
     *
     * @param name    of the file, {@code campaign-websocket-NAME.md}.
     * @param session runs one and gives its counts.
     * @return the sums of all counts.
     */
    public static Map<String, Long> run(final String name, final LongFunction<Map<String, Long>> session)
        throws IOException
    {
        final Map<String, Long> sums = new TreeMap<>();
        final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        final List<String> failures = new ArrayList<>();
        try
        {
            final List<Future<Map<String, Long>>> running = new ArrayList<>();
            for (long i = 0; i < SESSIONS; i++)
            {
                final long seed = SEED * 1_000_003 + i;
                running.add(threads.submit(() -> session.apply(seed)));
            }
            for (final Future<Map<String, Long>> one : running)
            {
                take(one, sums, failures);
            }
        }
        finally
        {
            threads.shutdownNow();
        }
        report(name, sums, failures);
        if (!failures.isEmpty())
        {
            throw new AssertionError(failures.size() + " of " + SESSIONS + " sessions failed: " + failures.get(0));
        }

        return sums;
    }

    private static void take(
        final Future<Map<String, Long>> session, final Map<String, Long> sums, final List<String> failures)
    {
        try
        {
            session.get().forEach((what, count) -> sums.merge(what, count, Long::sum));
        }
        catch (final ExecutionException failure)
        {
            final Throwable cause = failure.getCause();
            failures.add(cause + " at " + cause.getStackTrace()[0]);
        }
        catch (final InterruptedException interrupt)
        {
            throw new IllegalStateException(interrupt);
        }
    }

    private static void report(final String name, final Map<String, Long> sums, final List<String> failures)
        throws IOException
    {
        final List<String> lines = new ArrayList<>(List.of(
            "| what | count |", "|---|---|", "| sessions | " + SESSIONS + " |",
            "| failed | " + failures.size() + " |"));
        sums.forEach((what, count) -> lines.add("| " + what + " | " + count + " |"));
        failures.forEach(failure -> lines.addAll(List.of("", failure)));
        Files.write(
            Files.createDirectories(Path.of("target")).resolve("campaign-websocket-" + name + ".md"), lines);
    }
}
