package io.leadline.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;

import io.leadline.log.LogException;
import io.leadline.problem.BadInputException;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

class VerbsTest
{
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldReportEveryProblemOfBadInput()
    {
        assertThat(run(() ->
        {
            throw new BadInputException(List.of("one: a=1", "two: b=2"));
        })).isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString().lines()).containsExactly("one: a=1", "two: b=2");
    }

    @Test
    void shouldTellMissingLogsFromBrokenOnes()
    {
        assertThat(run(() ->
        {
            throw new LogException(LogException.Fault.MISSING, "no log: path=x");
        })).isEqualTo(Verbs.BAD_INPUT);
        assertThat(run(() ->
        {
            throw new LogException(LogException.Fault.CORRUPT, "chain is broken: path=x");
        })).isEqualTo(Verbs.FAILED);
        assertThat(run(() ->
        {
            throw new LogException(LogException.Fault.MIXED_UP, "this is an event log: path=x");
        })).isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString().lines()).containsExactly(
            "missing: no log: path=x", "failed: corrupt: chain is broken: path=x",
            "wrong log: this is an event log: path=x");
    }

    @Test
    void shouldSayInWordsThatAFileWasCutUnderItsReader()
    {
        assertThat(run(() ->
        {
            throw new InternalError("a fault occurred in an unsafe memory access operation");
        })).isEqualTo(Verbs.FAILED);
        assertThat(err.toString().lines()).containsExactly(
            "failed: memory of a file cannot be reached: the file was cut, or its disk is full or fails: reason=a " +
            "fault occurred in an unsafe memory access operation");
    }

    @Test
    void shouldSayInWordsWhatThePlatformRefused()
    {
        assertThat(run(() ->
        {
            throw new AccessDeniedException("/data/out");
        })).isEqualTo(Verbs.FAILED);
        assertThat(run(() ->
        {
            throw new UncheckedIOException(new NoSuchFileException("/data/in"));
        })).isEqualTo(Verbs.FAILED);
        assertThat(run(() ->
        {
            throw new UncheckedIOException("cannot write: out=x", new NoSuchFileException("/data/in"));
        })).isEqualTo(Verbs.FAILED);
        assertThat(err.toString().lines()).containsExactly(
            "failed: no permission path=/data/out", "failed: no such file path=/data/in",
            "failed: cannot write: out=x");
    }

    @Test
    void shouldSayInTwoLinesWhatIsWrongWithAnOption()
    {
        final PrintWriter results = new PrintWriter(out);
        final Timed timed = new Timed();

        assertThat(Verbs.run(timed, results, new PrintWriter(err), "--from", "2026-03-02T00:01"))
            .isEqualTo(Verbs.BAD_INPUT);

        assertThat(err.toString().lines()).containsExactly(
            "Invalid value for option '--from': not an ISO-8601 time in UTC: time=2026-03-02T00:01"
                + " allowed=2026-03-01|2026-03-01T12:00:00.5Z",
            "see: timed --help");
        assertThat(out.toString()).isEmpty();
        assertThat(timed.fromEpochNs).isNull();
    }

    @Test
    void shouldFailWhenResultsCannotBeWritten()
    {
        final PrintWriter full = new PrintWriter(new PrintStream(new FullDisk(), false), false, StandardCharsets.UTF_8);

        assertThat(Verbs.run(new Verb(() -> 0, full), full, new PrintWriter(err), new String[0]))
            .isEqualTo(Verbs.FAILED);
        assertThat(err.toString().strip()).isEqualTo("failed: results cannot be written to stdout");
    }

    private int run(final Callable<Integer> work)
    {
        final PrintWriter results = new PrintWriter(out);

        return Verbs.run(new Verb(work, results), results, new PrintWriter(err), new String[0]);
    }

    @CommandLine.Command(name = "verb")
    private record Verb(Callable<Integer> work, PrintWriter results) implements Callable<Integer>
    {
        @Override
        public Integer call() throws Exception
        {
            results.println("result");

            return work.call();
        }
    }

    @CommandLine.Command(name = "timed", mixinStandardHelpOptions = true)
    private static final class Timed implements Callable<Integer>
    {
        @CommandLine.Option(names = "--from", converter = IsoTime.class)
        private Long fromEpochNs;

        @Override
        public Integer call()
        {
            return Verbs.DONE;
        }
    }

    private static final class FullDisk extends OutputStream
    {
        @Override
        public void write(final int value) throws IOException
        {
            throw new IOException("no space left: value=" + value);
        }
    }
}
