package io.leadline.browser;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.leadline.command.Verbs;
import io.leadline.proof.command.ProofMain;
import io.leadline.sampler.command.SamplerMain;
import io.leadline.scoring.command.ScoringMain;

/** Runs verbs inside this process and insists on exit code 0. */
final class Verb
{
    private Verb()
    {
    }

    /** A verb of the sampler's program; what it prints on stdout is dropped. Single thread. */
    static void sampler(final String... args)
    {
        final PrintStream stdout = System.out;
        try (PrintStream dropped = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        {
            System.setOut(dropped);
            requireDone(SamplerMain.run(args), "see stderr", args);
        }
        finally
        {
            System.setOut(stdout);
        }
    }

    /** A verb of the scoring's program. */
    static void scoring(final List<String> args)
    {
        final StringWriter err = new StringWriter();
        final int code = ScoringMain.run(
            new PrintWriter(new StringWriter()), new PrintWriter(err, true), args.toArray(String[]::new));
        requireDone(code, err.toString(), args.toArray(String[]::new));
    }

    /** A verb of the proof's program. */
    static void proof(final String... args)
    {
        final StringWriter err = new StringWriter();
        final int code = ProofMain.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), args);
        requireDone(code, err.toString(), args);
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
