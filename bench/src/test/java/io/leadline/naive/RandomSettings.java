package io.leadline.naive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.config.Seed;

/** Draws configurations and the streams that suit them. The same seed gives the same settings, on every machine. */
public final class RandomSettings
{
    private static final long MILLISECOND_NS = 1_000_000L;
    private static final long DAY_NS = 86_400_000_000_000L;
    /** Longer intervals get more events, because each day of a log is a file of its own. */
    private static final long LONGEST_EVERY_OF_STEPS_NS = 3 * 3_600_000_000_000L;
    private static final long FIRST_DAY = 20_370;
    private static final int DAYS = 800;
    private static final String LONGEST_NAME = "n".repeat(128);
    private static final List<String> TICKS =
        List.of("0.01", "0.5", "0.25", "0.0001", "1", "5", "0.00000001", "0.03", "1000");
    private static final List<String> LOTS =
        List.of("0.1", "1", "0.001", "10", "0.00000001", "25", "0.07", "0.5");
    private static final List<String> MULTIPLIERS = List.of("1", "1", "1", "10", "0.001", "0.37");
    private static final List<String> MARKET_NAMES = List.of(
        "SOL-PERP", "USDC/USDT", "BTC", "kPEPE 2", "Ü-PERP", "A,B", "M\"Q\"", "日本", LONGEST_NAME);
    private static final List<String> PLAIN_ACCOUNTS = List.of("a0", "a1", "a2", "a3", "a4", "a10", "A0");
    private static final List<String> STRANGE_ACCOUNTS = List.of(
        "a", "é", "\uFFFD", "\uD83D\uDE00", "x,y", "say \"hi\"", " lead", "0", "-1", "'", "#1", LONGEST_NAME);
    private static final List<Integer> EDGES_BPS_E2 = List.of(
        75, 100, 200, 225, 300, 500, 750, 1_000, 1_250, 1_500, 2_000, 5_000, 10_000, 25_000, 500_000, 1_000_000, 1);
    private static final List<Integer> EVERY_MS =
        List.of(1, 7, 100, 250, 999, 1_000, 1_000, 60_000, 720_000, 3_600_000, 86_400_000);

    private final Random random;

    private RandomSettings(final long seed)
    {
        this.random = new Random(seed);
    }

    /** Settings of one seed. */
    public static StreamSettings draw(final long seed)
    {
        return new RandomSettings(seed).settings();
    }

    private StreamSettings settings()
    {
        final long everyNs = pick(EVERY_MS) * MILLISECOND_NS;
        final long stepNs = Math.max(1, Math.min(everyNs, LONGEST_EVERY_OF_STEPS_NS) / (10 + random.nextInt(40)));
        final List<String> accounts = accounts();
        final Configuration configuration = new Configuration(
            "example",
            markets(),
            ladders(),
            schedule(everyNs),
            feed(everyNs, stepNs),
            Configuration.Detail.BANDS,
            makers(accounts),
            Configuration.Limits.DEFAULT);

        return new StreamSettings(
            configuration,
            start(everyNs, stepNs),
            stepNs,
            pick(List.of(0, 0, 1, 3, 10, 60)),
            pick(List.of(0, 0, 5, 60)),
            4 + random.nextInt(36),
            accounts);
    }

    private List<Market> markets()
    {
        final List<String> names = shuffled(MARKET_NAMES);

        return IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> market(names.get(i))).toList();
    }

    private Market market(final String name)
    {
        final BigDecimal tick = new BigDecimal(pick(TICKS));
        final BigDecimal lot = new BigDecimal(pick(LOTS));
        final BigDecimal multiplier = new BigDecimal(pick(MULTIPLIERS));
        final BigDecimal dust = tick.multiply(lot)
            .multiply(multiplier)
            .multiply(BigDecimal.valueOf(pick(List.of(0L, 0L, 3_000L, 250_000L, 40_000_000L))));

        return new Market(
            name,
            tick,
            lot,
            random.nextInt(3) == 0 ? Market.BookKind.LEVELS : Market.BookKind.ORDERS,
            dust.stripTrailingZeros(),
            multiplier,
            "USD",
            name,
            null,
            null);
    }

    private List<Ladder> ladders()
    {
        final List<Ladder> ladders = new ArrayList<>();
        final int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++)
        {
            final List<Integer> edges = shuffled(EDGES_BPS_E2).subList(0, 1 + random.nextInt(i == 0 ? 16 : 5));
            ladders.add(new Ladder(
                "ladder" + i,
                random.nextBoolean() ? Ladder.Reference.MID : Ladder.Reference.TOUCH,
                edges.stream().sorted().toList(),
                random.nextInt(3) == 0));
        }

        return ladders;
    }

    private Schedule schedule(final long everyNs)
    {
        if (random.nextBoolean())
        {
            return new Schedule(everyNs, false, null);
        }
        final byte[] seed = new byte[Seed.LENGTH];
        random.nextBytes(seed);

        return new Schedule(everyNs, true, new Seed(seed));
    }

    private Configuration.Feed feed(final long everyNs, final long stepNs)
    {
        final boolean isTight = random.nextInt(3) == 0 && 5 * everyNs < Configuration.Feed.DEFAULT_MAX_JUMP_NS;
        final long silenceMs = random.nextInt(3) == 0 ? 1 + 4 * stepNs / MILLISECOND_NS : 0;

        return new Configuration.Feed(
            isTight ? 5 * everyNs : Configuration.Feed.DEFAULT_MAX_JUMP_NS, silenceMs * MILLISECOND_NS);
    }

    private List<String> accounts()
    {
        final List<String> all = new ArrayList<>(PLAIN_ACCOUNTS);
        if (random.nextBoolean())
        {
            all.addAll(STRANGE_ACCOUNTS);
        }

        return shuffled(all).subList(0, 2 + random.nextInt(all.size() - 2));
    }

    private Makers makers(final List<String> accounts)
    {
        if (random.nextBoolean())
        {
            return Makers.ALL;
        }
        final List<Makers.Maker> makers = new ArrayList<>();
        int at = 0;
        while (at < accounts.size() && makers.size() < 4)
        {
            final int end = Math.min(accounts.size(), at + 1 + random.nextInt(3));
            makers.add(new Makers.Maker("maker \u00e9" + (9 - makers.size()), accounts.subList(at, end)));
            at = end + random.nextInt(2);
        }

        return new Makers(false, makers);
    }

    /** Some streams start shortly before a midnight, some on the bound of an interval. */
    private long start(final long everyNs, final long stepNs)
    {
        final long midnight = (FIRST_DAY + random.nextInt(DAYS)) * DAY_NS;
        final long anyTime = midnight + (long)(random.nextDouble() * DAY_NS);

        return switch (random.nextInt(6))
        {
            case 0, 1 -> midnight - (long)(random.nextDouble() * 1_000 * stepNs);
            case 2 -> anyTime / everyNs * everyNs;
            default -> anyTime;
        };
    }

    private <T> T pick(final List<T> of)
    {
        return of.get(random.nextInt(of.size()));
    }

    private <T> List<T> shuffled(final List<T> of)
    {
        final List<T> copy = new ArrayList<>(of);
        Collections.shuffle(copy, random);

        return copy;
    }
}
