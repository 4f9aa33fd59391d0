package io.leadline.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import io.leadline.sampler.command.SamplerMain;

import org.awaitility.Awaitility;

/** A verb of the sampler's program in a process of its own, as the launcher starts it, with its streams in files. */
final class VerbProcess implements AutoCloseable
{
    private static final long MOST_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private VerbProcess(final Process process, final Path out, final Path err)
    {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts a verb.
     *
     * @param folder where its streams go.
     * @param name   of the files.
     */
    static VerbProcess start(final Path folder, final String name, final List<String> arguments) throws IOException
    {
        final Path out = folder.resolve(name + ".out");
        final Path err = folder.resolve(name + ".err");
        final List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + Path.of("..", "scripts", "jvm-options").toAbsolutePath().normalize(),
            "-cp", System.getProperty("java.class.path"), SamplerMain.class.getName()));
        command.addAll(arguments);

        return new VerbProcess(
            new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }

    String printed()
    {
        return read(out);
    }

    String said()
    {
        return read(err);
    }

    private static String read(final Path file)
    {
        try
        {
            return Files.readString(file, StandardCharsets.UTF_8);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits, while the process runs, for something to come true. */
    void await(final String what, final Callable<Boolean> isDone)
    {
        Awaitility.await(what)
            .atMost(Duration.ofSeconds(MOST_SECONDS))
            .pollInterval(Duration.ofMillis(10))
            .failFast("ended: see " + err, () -> !process.isAlive())
            .until(isDone);
    }

    /** Tells it to end, and waits until it has. */
    void end() throws InterruptedException
    {
        process.destroy();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS))
        {
            throw new AssertionError("does not end: said=" + said());
        }
    }

    /** Its code, once it has ended by itself. */
    int code() throws InterruptedException
    {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS))
        {
            throw new AssertionError("does not end: said=" + said());
        }

        return process.exitValue();
    }

    /** As a crash ends it: it hears nothing of it. */
    void kill() throws InterruptedException
    {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close()
    {
        process.destroyForcibly();
    }
}
