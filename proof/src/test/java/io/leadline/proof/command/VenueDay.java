package io.leadline.proof.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with a small venue of two markets, random instants every second and some seconds of quotes around a
 * midnight, as text and, by the verbs of the sampler's program, as logs.
 */
final class VenueDay
{
    /** Ten seconds before a midnight. */
    static final long START_EPOCH_NS = 1_772_323_190_000_000_000L;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final String HEADER =
        "time_ns,market,type,order_id,account,side,price,size,new_order_id,taker,flags";
    private static final String CONFIGURATION = """
        venue: example
        markets:
          - { name: SOL-PERP, tick: "0.01", lot: "0.1" }
          - { name: BTC-PERP, tick: "0.01", lot: "0.001" }
        schedule: { every: 1s, instant: random, seed_file: seed.hex }
        """;

    private final Path folder;

    VenueDay(final Path folder)
    {
        this.folder = folder;
        write("seed.hex", "0123456789abcdef".repeat(4) + "\n");
        write("config.yaml", CONFIGURATION);
    }

    /** Lets the log hold every order from now on. */
    void recordOrders()
    {
        write("config.yaml", CONFIGURATION + "detail: orders\n");
    }

    /** Instants so far apart from now on. */
    void sampleEvery(final String every)
    {
        write("config.yaml", CONFIGURATION.replace("every: 1s", "every: " + every));
    }

    Path config()
    {
        return path("config.yaml");
    }

    Path seedFile()
    {
        return path("seed.hex");
    }

    Path path(final String name)
    {
        return folder.resolve(name);
    }

    Path write(final String name, final String text)
    {
        try
        {
            return Files.writeString(path(name), text, StandardCharsets.UTF_8);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** A file of so many seconds of quotes, from so many seconds behind the start on. */
    Path quotes(final String name, final int firstSecond, final int seconds)
    {
        return write(name, quotes(firstSecond, seconds));
    }

    static String quotes(final int firstSecond, final int seconds)
    {
        final List<String> rows = new ArrayList<>(List.of(HEADER));
        for (int second = firstSecond; second < firstSecond + seconds; second++)
        {
            final long time = START_EPOCH_NS + second * SECOND_NS;
            rows.add(time + ",SOL-PERP,add,b" + second + ",alpha,bid,99." + (10 + second % 80) + ",5,,,P");
            rows.add(time + ",SOL-PERP,add,a" + second + ",beta,ask,100.1,4,,,");
            rows.add((time + 5) + ",BTC-PERP,add," + second + ",alpha,bid,60000,0.5,,,");
            rows.add((time + 7) + ",SOL-PERP,fill,a" + second + ",,,,1,,alpha,");
            rows.add((time + 9) + ",SOL-PERP,cancel,b" + second + ",,,,,,,");
        }

        return String.join("\n", rows) + "\n";
    }

    VerbRun ingest(final Path events, final Path csv, final Object... more)
    {
        return VerbRun.sampler(with(
            more, "ingest", "--feed", "csv", "--config", config(), "--events", events, "--input", csv));
    }

    VerbRun sample(final Path events, final Path snapshots)
    {
        return VerbRun.sampler("sample", "--config", config(), "--events", events, "--snapshots", snapshots);
    }

    private static Object[] with(final Object[] more, final Object... args)
    {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray();
    }

    /** Files of a log in the order of their days. */
    static List<Path> queueFiles(final Path log)
    {
        return files(log).stream().filter(file -> file.getFileName().toString().endsWith(".cq4")).toList();
    }

    /** All files of a folder, by their names. */
    static List<Path> files(final Path folder)
    {
        try (Stream<Path> files = Files.list(folder))
        {
            return files.sorted().toList();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
