package io.leadline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leadline.proof.command.ProofMain;
import io.leadline.sampler.command.SamplerMain;

/**
 * A folder with a venue of two markets and any number of makers of two accounts each, that quote, trade and move at
 * random over hours or days, and what the sampler's verbs make of that.
 */
public final class MakersVenue
{
    /** 2026-02-27T00:00:00Z. */
    public static final long START_EPOCH_NS = 1_772_150_400_000_000_000L;
    public static final long HOUR_NS = 3_600_000_000_000L;
    public static final List<String> MARKETS = List.of("SOL-PERP", "BTC-PERP");
    /** One for each built-in program at least. */
    public static final List<String> ALL_MARKETS = List.of(
        "SOL-PERP", "BTC-PERP", "SOL/USDC", "BTCUSDT", "BTC-USD", "BTC-USDT", "BTC/USDT PERP", "PERP_BTC_USDC",
        "EVENT-YES", "EVENT-NO");

    private static final String HEADER =
        "time_ns,market,type,order_id,account,side,price,size,new_order_id,taker,flags\n";

    private final Path folder;
    private final int makers;
    private final List<String> markets;
    private final Random random;
    private final List<String> resting = new ArrayList<>();
    private long timeEpochNs = START_EPOCH_NS + 1;
    private int orders;
    private int files;

    /**
     * A venue in an empty folder.
     *
     * @param detail bands or orders.
     */
    public MakersVenue(final Path folder, final int makers, final long seed, final String detail)
    {
        this(folder, makers, seed, detail, MARKETS);
    }

    /** The same with other markets; a tick is a ten-thousandth of about the price. */
    public MakersVenue(
        final Path folder, final int makers, final long seed, final String detail, final List<String> markets)
    {
        this.folder = folder;
        this.makers = makers;
        this.markets = markets;
        random = new Random(seed);
        final StringBuilder groups = new StringBuilder();
        for (int maker = 0; maker < makers; maker++)
        {
            groups.append("  - { name: \"").append(maker(maker)).append("\", accounts: [\"")
                .append(account(maker, 0)).append("\", \"").append(account(maker, 1)).append("\"] }\n");
        }
        write("seed.hex", "0123456789abcdef".repeat(4) + "\n");
        write("salt.hex", "fedcba9876543210".repeat(4) + "\n");
        write("config.yaml", """
            venue: example
            schedule: { every: 5m, instant: random, seed_file: seed.hex }
            ladders:
              - { name: mid, reference: mid, edges_bps: [1, 3, 5, 7.5, 10, 12.5, 15, 20, 100, 10000] }
              - { name: touch, reference: touch, edges_bps: [1, 3, 5, 10, 15, 20, 50, 100] }
            detail: %s
            makers:
            """.formatted(detail) + groups + "markets:\n" + markets.stream()
            .map(market -> "  - { name: \"" + market + "\", tick: \"" + tick(market) + "\", lot: \"0.1\" }\n")
            .collect(Collectors.joining()));
    }

    private static String tick(final String market)
    {
        return market.startsWith("EVENT") ? "0.00005" : "0.01";
    }

    public static String maker(final int maker)
    {
        return "Quokka Capital " + (char)('A' + maker % 26) + (1000 + 7 * maker);
    }

    public static String account(final int maker, final int account)
    {
        return "0xacc0" + Integer.toHexString(0xbead0000 + 16 * maker + account);
    }

    public Path path(final String name)
    {
        return folder.resolve(name);
    }

    public Path snapshots()
    {
        return path("snapshots");
    }

    public Path heads()
    {
        return path("heads");
    }

    public Path salt()
    {
        return path("salt.hex");
    }

    private Path write(final String name, final String text)
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

    /** Goes on for so many hours, into the event log and from there into the snapshot log. */
    public MakersVenue trade(final int hours)
    {
        final StringBuilder rows = new StringBuilder(HEADER);
        final long endEpochNs = START_EPOCH_NS + (timeEpochNs - START_EPOCH_NS) / HOUR_NS * HOUR_NS + hours * HOUR_NS;
        while (timeEpochNs < endEpochNs)
        {
            row(rows);
            timeEpochNs += 1 + (long)(random.nextDouble() * HOUR_NS / 40);
        }
        rows.append(endEpochNs).append(",SOL-PERP,heartbeat,,,,,,,,\n");
        timeEpochNs = endEpochNs + 1;
        final Path csv = write("trading-" + files + ".csv", rows.toString());
        run(0, "ingest", "--feed", "csv", "--config", path("config.yaml"), "--events", path("events"),
            "--input", csv, files > 0 ? "--append" : "--quiet");
        run(0, "sample", "--config", path("config.yaml"), "--events", path("events"), "--snapshots", snapshots(),
            "--quiet");
        files++;

        return this;
    }

    private void row(final StringBuilder rows)
    {
        final int kind = random.nextInt(10);
        if (kind < 5 || resting.isEmpty())
        {
            final int maker = random.nextInt(makers);
            final String market = markets.get(random.nextInt(markets.size()));
            final boolean isBid = random.nextBoolean();
            final int ticks = isBid ? 9_999 - random.nextInt(60) : 10_001 + random.nextInt(60);
            final String id = "o" + orders++;
            resting.add(market + "," + id);
            final String price = new BigDecimal(tick(market)).multiply(BigDecimal.valueOf(ticks)).toPlainString();
            rows.append(timeEpochNs).append(',').append(market).append(",add,").append(id).append(',')
                .append(account(maker, random.nextInt(2))).append(isBid ? ",bid," : ",ask,").append(price).append(',')
                .append(random.nextBoolean() ? 1 + random.nextInt(50) : 2_000 + random.nextInt(9_000))
                .append(random.nextBoolean() ? ",,,P\n" : ",,,\n");
            return;
        }
        final int place = random.nextInt(resting.size());
        final String[] order = resting.get(place).split(",");
        rows.append(timeEpochNs).append(',').append(order[0]);
        if (kind < 7)
        {
            rows.append(",fill,").append(order[1]).append(",,,,").append("0.5,,")
                .append(account(random.nextInt(makers), 0)).append(",\n");
            return;
        }
        resting.remove(place);
        rows.append(",cancel,").append(order[1]).append(",,,,,,,\n");
    }

    /** Makes the key that heads are signed with, the first time, and seals. */
    public List<String> seal(final String... more)
    {
        if (!Files.exists(path("key.pem")))
        {
            proof(0, "seal", "--new-key", path("key.pem"));
        }

        return proof(0, Stream.concat(
            Stream.of(
                "seal", "--snapshots", snapshots(), "--key", path("key.pem"), "--salt-file", salt(), "--heads",
                heads()),
            Stream.of(more)).toArray());
    }

    private static void run(final int code, final Object... args)
    {
        run(SamplerMain::run, code, args);
    }

    /** Runs a verb of this module, expecting its code; returns what it said. */
    public static List<String> proof(final int code, final Object... args)
    {
        return run(ProofMain::run, code, args);
    }

    private interface Program
    {
        int run(PrintWriter out, PrintWriter err, String... args);
    }

    private static List<String> run(final Program program, final int code, final Object... args)
    {
        final StringWriter said = new StringWriter();
        final PrintWriter out = new PrintWriter(said);
        final int found = program.run(out, out, Stream.of(args).map(Object::toString).toArray(String[]::new));
        assertThat(found).as(said.toString()).isEqualTo(code);

        return said.toString().lines().toList();
    }
}
