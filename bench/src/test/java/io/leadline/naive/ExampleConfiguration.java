package io.leadline.naive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.config.Seed;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads the keys that the shared examples use, without a check, so that the naive model stands before and beside the
 * real reader.
 */
final class ExampleConfiguration
{
    private static final int DECIMALS_OF_E2 = 2;

    private ExampleConfiguration()
    {
    }

    static Configuration read(final Path file)
    {
        final Map<String, Object> root = map(new Load(LoadSettings.builder().build()).loadFromString(text(file)));
        final List<Market> markets = new ArrayList<>();
        list(root.get("markets")).forEach(market -> markets.add(market(map(market))));
        final List<Ladder> ladders = new ArrayList<>();
        list(root.get("ladders")).forEach(ladder -> ladders.add(ladder(map(ladder))));

        return new Configuration(
            root.get("venue").toString(),
            markets,
            ladders,
            schedule(map(root.get("schedule")), file),
            Configuration.Feed.DEFAULT,
            Configuration.Detail.BANDS,
            makers(root.get("makers")),
            Configuration.Limits.DEFAULT);
    }

    private static Market market(final Map<String, Object> keys)
    {
        final String name = keys.get("name").toString();

        return new Market(
            name,
            new BigDecimal(keys.get("tick").toString()),
            new BigDecimal(keys.get("lot").toString()),
            Market.BookKind.valueOf(keys.get("book").toString().toUpperCase(Locale.ROOT)),
            new BigDecimal(keys.getOrDefault("min_touch_notional", "0").toString()),
            new BigDecimal(keys.getOrDefault("multiplier", "1").toString()),
            "USD",
            name,
            null,
            null);
    }

    private static Ladder ladder(final Map<String, Object> keys)
    {
        final List<Integer> edges = list(keys.get("edges_bps")).stream()
            .map(edge -> new BigDecimal(edge.toString()).movePointRight(DECIMALS_OF_E2).intValueExact())
            .toList();

        return new Ladder(
            keys.get("name").toString(),
            Ladder.Reference.valueOf(keys.get("reference").toString().toUpperCase(Locale.ROOT)),
            edges,
            Boolean.TRUE.equals(keys.get("post_only")));
    }

    private static Schedule schedule(final Map<String, Object> keys, final Path file)
    {
        final String every = keys.get("every").toString();
        final long everyNs = every.endsWith("ms")
            ? Long.parseLong(every.substring(0, every.length() - 2)) * 1_000_000L
            : Long.parseLong(every.substring(0, every.length() - 1)) * 1_000_000_000L;
        if (keys.get("instant").equals("fixed"))
        {
            return new Schedule(everyNs, false, null);
        }
        final String hex = text(file.resolveSibling(keys.get("seed_file").toString())).strip();

        return new Schedule(everyNs, true, new Seed(HexFormat.of().parseHex(hex)));
    }

    private static Makers makers(final Object keys)
    {
        if (keys.equals("all"))
        {
            return Makers.ALL;
        }
        final List<Makers.Maker> makers = new ArrayList<>();
        for (final Object maker : list(keys))
        {
            final List<String> accounts = list(map(maker).get("accounts")).stream().map(Object::toString).toList();
            makers.add(new Makers.Maker(map(maker).get("name").toString(), accounts));
        }

        return new Makers(false, makers);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(final Object node)
    {
        return (Map<String, Object>)node;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(final Object node)
    {
        return (List<Object>)node;
    }

    private static String text(final Path file)
    {
        try
        {
            return Files.readString(file);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
