package io.leadline.sampler.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A verb that was run inside this process.
 *
 * @param code what it would have exited with.
 * @param out  lines on stdout.
 * @param err  lines on stderr.
 */
record Run(int code, List<String> out, List<String> err)
{
    /** Runs a verb; its arguments are taken by their text. */
    static Run of(final Object... args)
    {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int code = SamplerMain.run(
            new PrintWriter(out), new PrintWriter(err), Stream.of(args).map(Object::toString).toArray(String[]::new));

        return new Run(code, out.toString().lines().toList(), err.toString().lines().toList());
    }

    static Run ingest(final VenueFolder venue, final Path events, final Object... more)
    {
        return of(with(
            more, "ingest", "--feed", "csv", "--config", venue.config(), "--events", events));
    }

    static Run sample(final VenueFolder venue, final Path events, final Path snapshots, final Object... more)
    {
        return of(with(
            more, "sample", "--config", venue.config(), "--events", events, "--snapshots", snapshots));
    }

    private static Object[] with(final Object[] more, final Object... args)
    {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray();
    }

    /** The value that was printed behind a name; fails where there is none. */
    String printed(final String name)
    {
        return out.stream()
            .filter(line -> line.startsWith(name + ' '))
            .map(line -> line.substring(name.length()).strip())
            .findFirst()
            .orElseThrow(() -> new AssertionError("nothing printed behind " + name + ": " + this));
    }
}
