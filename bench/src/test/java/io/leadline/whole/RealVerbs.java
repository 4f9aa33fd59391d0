package io.leadline.whole;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

import io.leadline.command.Verbs;
import io.leadline.proof.command.ProofMain;
import io.leadline.sampler.command.SamplerMain;
import io.leadline.scoring.command.ExportCommand;
import io.leadline.snapshot.SnapshotLogReader;

/** Runs verbs inside this process and insists on exit code 0. Swaps the process's stdout meanwhile: single thread. */
final class RealVerbs
{
    private RealVerbs()
    {
    }

    /** A verb of the sampler's program; what it printed. */
    static String sampler(final String... args)
    {
        return done(SamplerMain::run, args);
    }

    /** A verb of the program that proves; what it printed. */
    static String proof(final String... args)
    {
        return done(ProofMain::run, args);
    }

    private static String done(final ToIntFunction<String[]> program, final String... args)
    {
        final PrintStream stdout = System.out;
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8))
        {
            System.setOut(captured);
            requireDone(program.applyAsInt(args), "see stderr", args);
        }
        finally
        {
            System.setOut(stdout);
        }

        return printed.toString(StandardCharsets.UTF_8);
    }

    /** The verb export. */
    static void export(final String... args)
    {
        final StringWriter err = new StringWriter();
        final int code = Verbs.run(
            new ExportCommand(SnapshotLogReader::open),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            args);
        requireDone(code, err.toString(), args);
    }

    /** The value behind a name that a verb printed; empty when it printed none. */
    static String printed(final String printed, final String name)
    {
        return printed.lines()
            .filter(line -> line.startsWith(name + ' '))
            .map(line -> line.substring(name.length()).strip())
            .findFirst()
            .orElse("");
    }

    private static void requireDone(final int code, final String said, final String... args)
    {
        if (code != Verbs.DONE)
        {
            throw new IllegalStateException(
                "verb failed: code=" + code + " args=" + String.join(" ", args) + " said=" + said);
        }
    }
}
