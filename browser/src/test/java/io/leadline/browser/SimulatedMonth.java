package io.leadline.browser;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.leadline.program.Programs;

/**
 * A month of 31 days in which makers move their quotes every ten minutes, sampled every ten seconds: 267,840 instants a
 * market, and each verdict that the report knows.
 */
final class SimulatedMonth
{
    static final int DAYS = 31;
    static final long INSTANTS = DAYS * 8_640L;
    /** What one maker's size is, on both sides, in a single ten minutes of the month; half of it at other times. */
    static final int SPIKE_USD = 400_000;

    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long STEP_NS = 10 * MINUTE_NS;
    private static final int STEPS = DAYS * 144;
    private static final int STEPS_PER_HOUR = 6;
    /** 2026-03-01T00:00:00Z. */
    private static final long START_EPOCH_NS = 1_772_323_200_000_000_000L;
    private static final int HALT_STEP = 5 * 144 + 36;
    private static final int STALE_STEP = 19 * 144 + 100;
    private static final int INCIDENT_STEPS = 24;
    private static final int SPIKE_STEP = 16 * 144 + 30;
    private static final int MID_TICKS = 100_000;

    private static final List<String> MARKETS = List.of("SOL-PERP", "BONK-PERP");
    private static final List<String> MAKERS = List.of(
        "anchor", "breeze", "candle", "dagger", "ember", "fern", "gravel",
        "a-market-maker-with-a-long-registered-name");

    private static final String CONFIGURATION = """
        venue: month
        markets:
          - { name: SOL-PERP, tick: "0.001", lot: "0.1", book: orders }
          - { name: BONK-PERP, tick: "0.001", lot: "0.1", book: orders }
        schedule: { every: 10s, instant: fixed }
        makers: all
        """;

    private SimulatedMonth()
    {
    }

    /** Trades, samples and scores; the folder of the scores. */
    static Path make(final Path folder) throws IOException
    {
        Files.createDirectories(folder);
        final Path config = Files.writeString(folder.resolve("leadline.yaml"), CONFIGURATION);
        final Path trades = folder.resolve("events.csv");
        try (BufferedWriter out = Files.newBufferedWriter(trades, StandardCharsets.UTF_8))
        {
            new Trading(out).write();
        }
        final String events = folder.resolve("events").toString();
        final String snapshots = folder.resolve("snapshots").toString();
        Verb.sampler("ingest", "--quiet", "--feed", "csv", "--input", trades.toString(),
            "--config", config.toString(), "--events", events);
        Verb.sampler("sample", "--quiet", "--config", config.toString(), "--events", events,
            "--snapshots", snapshots);
        final Path scores = folder.resolve("scores");
        Verb.scoring(List.of(
            "score", "--quiet", "--program", drift(folder), "--program", obligation(folder),
            "--snapshots", snapshots, "--out", scores.toString()));

        return scores;
    }

    /** The program with makers that may not, or not always, take part. */
    private static String drift(final Path folder) throws IOException
    {
        final StringBuilder enrolled = new StringBuilder("enrolled:\n");
        MAKERS.forEach(maker -> enrolled.append("  - { maker: ").append(maker)
            .append(maker.equals("fern") ? ", from: 2026-03-08, to: 2026-03-22" : "").append(" }\n"));
        final String text = builtIn("drift-mip-2023-03")
            .replaceFirst("disqualified: \\[\\].*", "disqualified: [{ maker: gravel, reason: wash trades }]")
            .replaceFirst("enrolled: \\[\\].*", enrolled.toString());

        return Files.writeString(folder.resolve("drift.yaml"), text).toString();
    }

    /** The program with a size that not everybody rests. */
    private static String obligation(final Path folder) throws IOException
    {
        final String text = builtIn("mifid-rts8").replace("notional_at_least: 0", "notional_at_least: 10000");

        return Files.writeString(folder.resolve("obligation.yaml"), text).toString();
    }

    private static String builtIn(final String program) throws IOException
    {
        try (InputStream in = Programs.class.getResourceAsStream("/programs/" + program + ".yaml"))
        {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Writes the month's events in their text form. */
    private static final class Trading
    {
        private final BufferedWriter out;
        private final Set<String> resting = new HashSet<>();

        Trading(final BufferedWriter out)
        {
            this.out = out;
        }

        void write() throws IOException
        {
            row("time_ns", "market", "type", "order_id", "account", "side", "price", "size", "taker", "flags");
            for (int step = 0; step < STEPS; step++)
            {
                for (final String market : MARKETS)
                {
                    step(step, market, Long.toString(START_EPOCH_NS + step * STEP_NS));
                }
            }
            row(Long.toString(START_EPOCH_NS + STEPS * STEP_NS), "", "heartbeat", "", "", "", "", "", "", "");
        }

        private void step(final int step, final String market, final String time)
        {
            incident(step, market, time);
            for (int maker = 0; maker < MAKERS.size(); maker++)
            {
                quote(step, market, time, maker, true);
                quote(step, market, time, maker, false);
            }
            final String filled = "anchor-" + (step % 2 == 0 ? "bid" : "ask");
            if (resting.contains(market + filled))
            {
                row(time, market, "fill", filled, "", "", "", "3.5", "taker", "");
            }
        }

        private void incident(final int step, final String market, final String time)
        {
            if (!market.equals("SOL-PERP"))
            {
                return;
            }
            if (step == HALT_STEP || step == HALT_STEP + INCIDENT_STEPS)
            {
                row(time, market, "status", "", "", "", "", "", "", step == HALT_STEP ? "halted" : "open");
            }
            if (step == STALE_STEP)
            {
                row(time, market, "status", "", "", "", "", "", "", "stale");
            }
            if (step == STALE_STEP + INCIDENT_STEPS)
            {
                row(time, market, "clear", "", "", "", "", "", "", "");
                resting.removeIf(order -> order.startsWith(market));
            }
        }

        private void quote(final int step, final String market, final String time, final int maker, final boolean isBid)
        {
            final String id = MAKERS.get(maker) + (isBid ? "-bid" : "-ask");
            final int usd = usd(step, maker, isBid);
            final boolean isResting = resting.contains(market + id);
            if (usd == 0)
            {
                if (isResting)
                {
                    row(time, market, "cancel", id, "", "", "", "", "", "");
                    resting.remove(market + id);
                }
                return;
            }
            final int mid = MID_TICKS + (int) (5_000 * StrictMath.sin(step / 300.0));
            final long distance = mid * (long) tenthBps(step, maker) / 100_000;
            final String price = BigDecimal.valueOf(isBid ? mid - distance : mid + distance, 3).toPlainString();
            final String size = BigDecimal.valueOf(usd * 10_000L / mid, 1).toPlainString();
            row(time, market, isResting ? "replace" : "add", id, isResting ? "" : MAKERS.get(maker),
                isResting ? "" : isBid ? "bid" : "ask", price, size, "", "");
            resting.add(market + id);
        }

        /** What a maker wants to rest on a side. */
        private static int usd(final int step, final int maker, final boolean isBid)
        {
            final int hour = step / STEPS_PER_HOUR % 24;
            return switch (maker)
            {
                case 0 -> step == SPIKE_STEP ? SPIKE_USD : SPIKE_USD / 2;
                case 1 -> 60_000 + (int) (30_000 * StrictMath.sin(step / 90.0));
                case 2 -> hour >= 18 ? 0 : 30_000;
                case 3 -> hour % 4 == 3 && !isBid ? 0 : 20_000;
                case 4 -> step / 144 % 3 == 0 ? 2_000 : 12_000;
                default -> 15_000 + 1_000 * maker;
            };
        }

        /** How far from the mid a maker rests, in tenths of bps. */
        private static int tenthBps(final int step, final int maker)
        {
            final int wander = (int) (15 * StrictMath.sin(step / 37.0 + maker));

            return maker == 1 && step / 50 % 3 == 0 ? 1_500 : 20 + 20 * maker + wander;
        }

        private void row(final String... fields)
        {
            try
            {
                out.write(String.join(",", fields));
                out.write('\n');
            }
            catch (final IOException failure)
            {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
