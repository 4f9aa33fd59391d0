package io.leadline.tamper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.leadline.proof.command.ProofMain;

/**
 * A run of {@code verify} within a time limit.
 *
 * @param code what it would have exited with.
 * @param out  lines on stdout.
 * @param err  lines on stderr.
 */
record VerifyRun(int code, List<String> out, List<String> err)
{
    /** What a value begins with that goes on below its first line. */
    private static final String BELOW = " ".repeat(34);

    private static final long MOST_SECONDS = 60;

    /** Runs it; fails when it throws anything, or takes too long. */
    static VerifyRun of(final Object... args)
    {
        final ExecutorService thread = Executors.newSingleThreadExecutor();
        try
        {
            return thread.submit(() -> run(args)).get(MOST_SECONDS, TimeUnit.SECONDS);
        }
        catch (final ExecutionException | TimeoutException failure)
        {
            throw new AssertionError("verify ends in no word of its own: args=" + List.of(args), failure);
        }
        catch (final InterruptedException interrupted)
        {
            throw new IllegalStateException(interrupted);
        }
        finally
        {
            thread.shutdownNow();
        }
    }

    private static VerifyRun run(final Object... args)
    {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int code = ProofMain.run(
            new PrintWriter(out), new PrintWriter(err),
            Stream.concat(Stream.of("verify"), Stream.of(args).map(Object::toString)).toArray(String[]::new));

        return new VerifyRun(code, out.toString().lines().toList(), err.toString().lines().toList());
    }

    /** The value that was printed behind a name, with what stands below it; empty where there is none. */
    String printed(final String name)
    {
        final int first = IntStream.range(0, out.size())
            .filter(line -> out.get(line).startsWith(name + ' '))
            .findFirst()
            .orElse(-1);
        if (first < 0)
        {
            return "";
        }

        return Stream.concat(
            Stream.of(out.get(first).substring(name.length())),
            out.stream().skip(first + 1).takeWhile(line -> line.startsWith(BELOW)))
            .map(String::strip)
            .collect(Collectors.joining(" "));
    }
}
