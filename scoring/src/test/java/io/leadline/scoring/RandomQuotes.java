package io.leadline.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;

import io.leadline.config.Market;
import io.leadline.event.Side;
import io.leadline.export.Configurations;
import io.leadline.export.FabricatedSource;
import io.leadline.measure.MarketStatus;
import io.leadline.program.Program;

/** Snapshots of random quotes in four markets over two days, with the bands of all programs; the same again by seed. */
final class RandomQuotes
{
    static final List<String> MARKETS = List.of("SOL-PERP", "BTC-PERP", "ETH-PERP", "BONK-PERP");
    private static final long STEP_NS = 7_200_000_000_000L;
    private static final long MID_TICKS = 100_000;
    private static final int STEPS = 24;
    private static final int MAKERS = 5;
    /** A maker that always quotes both sides, and so meets what programs ask of an uptime. */
    private static final int STEADY = 4;

    /** What happened at an instant: nothing of it is looked at where a snapshot is excluded. */
    private record Step(long timeEpochNs, int market, MarketStatus status, List<Quote> quotes)
    {
    }

    private record Quote(int maker, int side, long priceTicks, long sizeLots, long filled)
    {
    }

    private final List<Step> steps = new ArrayList<>();

    /** Quotes from a start, an instant of 2023-03 or 2024 or whenever a program's rule begins. */
    RandomQuotes(final long seed, final long startEpochNs)
    {
        final Random random = new Random(seed);
        for (int i = 0; i < STEPS; i++)
        {
            for (int market = 0; market < MARKETS.size(); market++)
            {
                final MarketStatus status = random.nextInt(12) == 0 ? MarketStatus.HALTED : null;
                steps.add(new Step(startEpochNs + i * STEP_NS, market, status, quotes(random)));
            }
        }
    }

    private static List<Quote> quotes(final Random random)
    {
        final List<Quote> quotes = new ArrayList<>();
        for (int side = 0; side < 2; side++)
        {
            final long distanceTicks = 1 + random.nextInt(150);
            quotes.add(new Quote(
                STEADY, side, side == Side.BID ? MID_TICKS - distanceTicks : MID_TICKS + distanceTicks,
                1 + random.nextInt(3_000), random.nextInt(1_000_000_000)));
        }
        for (int count = random.nextInt(5 * MAKERS); count > 0; count--)
        {
            final int side = random.nextInt(2);
            final long distanceTicks = 1 + random.nextInt(random.nextInt(5) == 0 ? 1_200 : 180);
            quotes.add(new Quote(
                (int)(MAKERS * Math.sqrt(random.nextDouble())), side,
                side == Side.BID ? MID_TICKS - distanceTicks : MID_TICKS + distanceTicks,
                1 + random.nextInt(random.nextInt(3) == 0 ? 30_000 : 1_500),
                random.nextInt(6) == 0 ? random.nextInt(1_000_000_000) : 0));
        }

        return quotes;
    }

    /** A program of other markets takes these. */
    static Program program(final String name, final String... changes)
    {
        final List<String> all = new ArrayList<>(List.of(changes));
        if (name.equals(ProgramTexts.BACKPACK_EQUITY))
        {
            all.addAll(List.of(
                "SOL/USDC", "SOL-PERP", "BTC/USDC", "BTC-PERP", "ETH/USDC", "ETH-PERP", "USDC/USDT", "BONK-PERP"));
        }

        return ProgramTexts.program(name, all.toArray(String[]::new));
    }

    FabricatedSource source()
    {
        return source(1, List.of());
    }

    /**
     * The log.
     *
     * @param factor   of all sizes.
     * @param excluded further snapshots that are excluded, by the number of the step that each follows, in its market.
     */
    FabricatedSource source(final long factor, final List<Integer> excluded)
    {
        return source(maker -> factor, excluded);
    }

    /** The log with a factor of the sizes of each maker. */
    FabricatedSource source(final ToLongFunction<String> factors)
    {
        return source(factors, List.of());
    }

    private FabricatedSource source(final ToLongFunction<String> factors, final List<Integer> excluded)
    {
        final LogBuilder log = new LogBuilder(
            List.of(
                Configurations.mid(100, 300, 500, 750, 1000, 1250, 1500, 2000, 10_000),
                Configurations.touch(100, 300, 500, 1000, 1500, 2000, 5000, 10_000)),
            MARKETS.stream().map(name -> Configurations.market(name, "0.01", "0.1")).toArray(Market[]::new));
        for (int i = 0; i < steps.size(); i++)
        {
            final Step step = steps.get(i);
            log.clear();
            step.quotes().forEach(quote -> log.rests(
                "m" + quote.maker(), quote.side(), quote.priceTicks(),
                factors.applyAsLong("m" + quote.maker()) * quote.sizeLots()));
            step.quotes().stream().filter(quote -> quote.filled() > 0).forEach(quote ->
                log.fills(step.market(), "m" + quote.maker(), quote.filled()));
            log.snapshot(step.market(), step.timeEpochNs(), step.status());
            if (excluded.contains(i))
            {
                log.clear().bid("m0", MID_TICKS - 1, 1_000_000).ask("m9", MID_TICKS + 1, 1_000_000);
                log.snapshot(
                    step.market(), step.timeEpochNs() + 1 + step.market(),
                    i % 2 == 0 ? MarketStatus.STALE : MarketStatus.HALTED);
            }
        }

        return log.source();
    }

    int stepCount()
    {
        return steps.size();
    }
}
