package io.leadline.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import com.github.luben.zstd.Zstd;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;

/** Configurations and files that tests of feeds share. */
public final class FeedFixtures
{
    private FeedFixtures()
    {
    }

    /** A configuration of these markets; what feeds do not look at is as plain as can be. */
    public static Configuration configuration(final Market... markets)
    {
        return new Configuration(
            "test", Arrays.asList(markets), List.of(new Ladder("mid", Ladder.Reference.MID, List.of(100), false)),
            new Schedule(1_000_000_000L, false, null), Configuration.Feed.DEFAULT, Configuration.Detail.BANDS,
            Makers.ALL, Configuration.Limits.DEFAULT);
    }

    /** An orders market whose venue calls it {@code venueId}. */
    public static Market market(final String name, final String tick, final String lot, final String venueId)
    {
        return new Market(
            name, new BigDecimal(tick), new BigDecimal(lot), Market.BookKind.ORDERS, BigDecimal.ZERO, BigDecimal.ONE,
            "USD", venueId, null, null);
    }

    /** A levels market whose venue calls it {@code venueId}. */
    public static Market levelsMarket(final String name, final String tick, final String lot, final String venueId)
    {
        return new Market(
            name, new BigDecimal(tick), new BigDecimal(lot), Market.BookKind.LEVELS, BigDecimal.ZERO, BigDecimal.ONE,
            "USD", venueId, null, null);
    }

    /** An orders market of one name. */
    public static Market market(final String name, final String tick, final String lot)
    {
        return market(name, tick, lot, name);
    }

    /** Writes a file and gives its path. */
    public static Path file(final Path directory, final String name, final byte[] content)
    {
        try
        {
            return Files.write(directory.resolve(name), content);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes a file of UTF-8 text and gives its path. */
    public static Path file(final Path directory, final String name, final String content)
    {
        return file(directory, name, bytes(content));
    }

    public static byte[] bytes(final String text)
    {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] gzip(final byte[] content)
    {
        final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed))
        {
            gzip.write(content);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return compressed.toByteArray();
    }

    public static byte[] zstd(final byte[] content)
    {
        return Zstd.compress(content);
    }

    /** A file of the shared data, or a path that does not exist where there is no such data. */
    public static Path shared(final String name)
    {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent())
        {
            final Path shared = folder.resolve("shared").resolve(name);
            if (Files.exists(shared))
            {
                return shared;
            }
        }

        return Path.of("shared").resolve(name);
    }
}
