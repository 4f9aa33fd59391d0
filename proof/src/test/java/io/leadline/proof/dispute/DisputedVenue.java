package io.leadline.proof.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.proof.command.ProofMain;
import io.leadline.sampler.command.SamplerMain;

/** A small venue in a folder: its events as text and, by the verbs, as logs. */
final class DisputedVenue
{
    private static final String HEADER =
        "time_ns,market,type,order_id,account,side,price,size,new_order_id,taker,flags";

    private final Path folder;

    /**
     * A venue.
     *
     * @param configuration as an operator writes it.
     * @param rows          of events, without a header.
     */
    DisputedVenue(final Path folder, final String configuration, final List<String> rows) throws IOException
    {
        this.folder = folder;
        Files.createDirectories(folder);
        write("config.yaml", configuration);
        write("events.csv", HEADER + "\n" + String.join("\n", rows) + "\n");
        sampler("ingest", "--feed", "csv", "--config", path("config.yaml"), "--events", events(),
            "--input", path("events.csv"));
        sampler("sample", "--config", path("config.yaml"), "--events", events(), "--snapshots", snapshots());
    }

    Path path(final String name)
    {
        return folder.resolve(name);
    }

    Path events()
    {
        return path("events");
    }

    Path snapshots()
    {
        return path("snapshots");
    }

    Path write(final String name, final String text) throws IOException
    {
        return Files.writeString(path(name), text, StandardCharsets.UTF_8);
    }

    private static void sampler(final Object... args)
    {
        final StringWriter err = new StringWriter();
        final int code = SamplerMain.run(new PrintWriter(new StringWriter()), new PrintWriter(err), texts(args));

        assertThat(code).as(err.toString()).isZero();
    }

    private static String[] texts(final Object... args)
    {
        return Stream.of(args).map(Object::toString).toArray(String[]::new);
    }

    /** A dispute over the venue's log; code, stdout and stderr. */
    Run dispute(final Object... args)
    {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int code = ProofMain.run(
            new PrintWriter(out), new PrintWriter(err),
            texts(Stream.concat(Stream.of("dispute", "--snapshots", snapshots()), Stream.of(args)).toArray()));

        return new Run(code, out.toString(), err.toString());
    }

    /** What a verb came to. */
    record Run(int code, String out, String err)
    {
    }
}
