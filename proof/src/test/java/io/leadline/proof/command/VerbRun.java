package io.leadline.proof.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.leadline.sampler.command.SamplerMain;

/**
 * A verb that was run inside this process.
 *
 * @param code what it would have exited with.
 * @param out  lines on stdout.
 * @param err  lines on stderr.
 */
record VerbRun(int code, List<String> out, List<String> err)
{
    /** What a value begins with that goes on below its first line. */
    private static final String BELOW = " ".repeat(34);

    /** One of the programs that have verbs. */
    private interface Program
    {
        int run(PrintWriter out, PrintWriter err, String... args);
    }

    /** Runs a verb of this module; its arguments are taken by their text. */
    static VerbRun proof(final Object... args)
    {
        return of(ProofMain::run, args);
    }

    /** Runs a verb of the sampler's program. */
    static VerbRun sampler(final Object... args)
    {
        return of(SamplerMain::run, args);
    }

    private static VerbRun of(final Program program, final Object... args)
    {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int code = program.run(
            new PrintWriter(out), new PrintWriter(err), Stream.of(args).map(Object::toString).toArray(String[]::new));

        return new VerbRun(code, out.toString().lines().toList(), err.toString().lines().toList());
    }

    /** The value that was printed behind a name, with what stands below it; fails where there is none. */
    String printed(final String name)
    {
        final int first = IntStream.range(0, out.size())
            .filter(line -> out.get(line).startsWith(name + ' '))
            .findFirst()
            .orElseThrow(() -> new AssertionError("nothing printed behind " + name + ": " + this));

        return Stream.concat(
            Stream.of(out.get(first).substring(name.length())),
            out.stream().skip(first + 1).takeWhile(line -> line.startsWith(BELOW)))
            .map(String::strip)
            .collect(Collectors.joining(" "));
    }
}
