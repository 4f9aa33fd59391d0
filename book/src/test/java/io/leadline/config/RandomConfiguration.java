package io.leadline.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import io.leadline.config.Configuration.Detail;
import io.leadline.config.Configuration.Feed;
import io.leadline.config.Configuration.Limits;
import io.leadline.config.Ladder.Reference;
import io.leadline.config.Makers.Maker;
import io.leadline.config.Market.BookKind;

/** Valid configurations with the nastiest names, canonical decimals and no seed. */
final class RandomConfiguration
{
    private static final String[] PIECES = {
        "\"", "'", "\\", ",", "\n", "\r", "\t", ":", ": ", " #", "#", " ", "-", "- ", "?", "[", "]", "{", "}", "&", "*",
        "!", "|", ">", "%", "@", "`", "~", "null", "true", "no", "0x1F", "1.0", "\u0000", "\u0007", "\u001b", "\u007f",
        "\u0085", "\u00a0", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff", "\u00e9", "e\u0301", "\u6771", "\u202e",
        "\ud83d\ude00", "\udbff\udfff", "${HOME}", "<<", "---", "...", "abc", "BTC-PERP", "\\n", "\\u0041", "\"\"\""};

    private final Random random;

    RandomConfiguration(final Random random)
    {
        this.random = random;
    }

    Configuration next()
    {
        final List<Market> markets = names(1 + random.nextInt(4)).stream().map(this::market).toList();
        final long everyNs = (1 + random.nextInt(86_400_000)) * Schedule.MIN_EVERY_NS;

        return new Configuration(
            name(),
            markets,
            ladders(),
            new Schedule(random.nextBoolean() ? 1_000_000_000 : everyNs, random.nextBoolean(), null),
            new Feed(1_000_000L * (1 + random.nextInt(Integer.MAX_VALUE)), 1_000_000L * random.nextInt(5_000)),
            random.nextBoolean() ? Detail.BANDS : Detail.ORDERS,
            random.nextBoolean() ? Makers.ALL : makers(),
            new Limits(1 + random.nextInt(1 << 24), 1 + random.nextInt(100), 1 + random.nextInt(100)));
    }

    private Market market(final String name)
    {
        return new Market(
            name,
            decimal(1),
            decimal(1),
            random.nextBoolean() ? BookKind.ORDERS : BookKind.LEVELS,
            random.nextBoolean() ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(100)),
            decimal(1),
            name(),
            name,
            random.nextBoolean() ? null : random.nextInt(61) - 30,
            random.nextBoolean() ? null : random.nextInt(61) - 30);
    }

    private BigDecimal decimal(final int min)
    {
        return Kind.canonical(BigDecimal.valueOf(min + random.nextInt(100_000), random.nextInt(4)));
    }

    private List<Ladder> ladders()
    {
        final List<Ladder> ladders = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--)
        {
            final Set<Integer> edgesBpsE2 = new TreeSet<>();
            for (int j = random.nextInt(16); j >= 0; j--)
            {
                edgesBpsE2.add(random.nextInt(1_000_001));
            }
            // A mid ladder last, without which orders cannot be recorded.
            final Reference reference = i == 0 || random.nextBoolean() ? Reference.MID : Reference.TOUCH;
            ladders.add(new Ladder("L-" + i + "._", reference, List.copyOf(edgesBpsE2), random.nextBoolean()));
        }

        return ladders;
    }

    private Makers makers()
    {
        final List<String> accounts = names(6);
        final List<Maker> makers = new ArrayList<>();
        for (final String name : names(3))
        {
            makers.add(new Maker(name, accounts.subList(2 * makers.size(), 2 * makers.size() + 2)));
        }

        return new Makers(false, makers);
    }

    private List<String> names(final int count)
    {
        final Set<String> names = new LinkedHashSet<>();
        while (names.size() < count)
        {
            names.add(name());
        }

        return List.copyOf(names);
    }

    private String name()
    {
        final StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--)
        {
            name.append(PIECES[random.nextInt(PIECES.length)]);
        }

        return name.toString();
    }
}
