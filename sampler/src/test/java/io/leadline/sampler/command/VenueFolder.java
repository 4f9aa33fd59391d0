package io.leadline.sampler.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** A folder with the files of a small venue: a configuration, a seed, and events in the text form. */
final class VenueFolder
{
    static final long START_EPOCH_NS = 1_772_323_190_000_000_000L;
    static final String HEADER = "time_ns,market,type,order_id,account,side,price,size,new_order_id,taker,flags";

    private static final long SECOND_NS = 1_000_000_000L;
    private static final String SEED = "0123456789abcdef".repeat(4);

    private final Path folder;

    VenueFolder(final Path folder)
    {
        this.folder = folder;
        write("seed.hex", SEED + "\n");
        write("config.yaml", configuration("0.01", "random, seed_file: seed.hex"));
    }

    static String configuration(final String tickOfSecond, final String instant)
    {
        return """
            venue: example
            markets:
              - { name: SOL-PERP, tick: "0.01", lot: "0.1" }
              - { name: BTC-PERP, tick: "%s", lot: "0.001" }
            schedule: { every: 1s, instant: %s }
            """.formatted(tickOfSecond, instant);
    }

    Path config()
    {
        return folder.resolve("config.yaml");
    }

    Path seedFile()
    {
        return folder.resolve("seed.hex");
    }

    Path path(final String name)
    {
        return folder.resolve(name);
    }

    Path write(final String name, final String text)
    {
        try
        {
            return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** A file of so many seconds of quotes, from so many seconds behind the start on; midnight is 10 s behind it. */
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

    /** Every file of a folder by its name, with a checksum of its content; empty when the folder is not there. */
    static Map<String, String> content(final Path folder)
    {
        final Map<String, String> content = new TreeMap<>();
        if (!Files.exists(folder))
        {
            return content;
        }
        try (Stream<Path> files = Files.walk(folder))
        {
            for (final Path file : files.filter(Files::isRegularFile).toList())
            {
                content.put(folder.relativize(file).toString(), hash(file));
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return content;
    }

    /** Queue files are long and mostly holes, so a checksum stands for their bytes. */
    private static String hash(final Path file) throws IOException
    {
        final CRC32C checksum = new CRC32C();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum))
        {
            in.transferTo(OutputStream.nullOutputStream());
        }

        return Long.toHexString(checksum.getValue());
    }

    /** Names of what lies in the folder itself. */
    /** Of what is in it, but for the locks of logs. */
    List<String> names()
    {
        try (Stream<Path> files = Files.list(folder))
        {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith(".lock")).sorted()
                .toList();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
