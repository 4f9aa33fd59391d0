package io.leadline.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The operator's files that go with the simulated day: markets, schedule, makers by name, and the seed. */
public final class DemoConfiguration
{
    /** Name of the configuration. */
    public static final String FILE = "leadline.yaml";

    /** Name of the seed's file beside it. */
    public static final String SEED_FILE = "seed.hex";

    /** SHA-256 of the text {@code leadline demo}: published, so that everybody gets the same instants. */
    public static final String SEED_HEX = "20710fc00539f0950c27bab2dcdd15d3d22d64e84e9226e9980c7ed1f3cb270a";

    /** The default ladders and the edges that the built-in programs need beside them. */
    private static final String LADDERS = """
        ladders:
          - { name: mid, reference: mid, edges_bps: [1, 3, 5, 7.5, 10, 12.5, 15, 20, 100] }
          - { name: touch, reference: touch, edges_bps: [1, 3, 5, 10, 15, 20, 50, 100] }
        """;

    /** Name of the file of what users traded through brokers in the month of the day. */
    public static final String BROKER_FILE = "brokers.csv";

    private static final String BROKERS = """
        month,broker,user,api_volume,fee_rate,affiliate_rebate
        2026-03,gateway,user-1,3200000,0.0004,0
        2026-03,gateway,user-2,2100000.50,0.0005,0.20
        2026-03,gateway,user-3,800000,0.0005,0.60
        2026-03,relay,user-4,450000,0.0006,0.10
        """;

    /** Name of the file of what makers have staked. */
    public static final String STAKES_FILE = "stakes.csv";

    private static final String STAKES = """
        maker,stake
        harbor,25000
        granite,100000
        willow,5000
        """;

    private DemoConfiguration()
    {
    }

    /**
     * Writes the files into a directory, which is made if it is missing. Every order is recorded, for the programs that
     * weigh single ones.
     *
     * @return the path of the configuration.
     * @throws IOException when a file cannot be written.
     */
    public static Path write(final Path directory) throws IOException
    {
        return write(directory, LADDERS, "orders");
    }

    /** The same without single orders: what the day is benched with. */
    public static Path writeOfBands(final Path directory) throws IOException
    {
        return write(directory, LADDERS, "bands");
    }

    /** The same with the ladders that a configuration has which names none. */
    public static Path writeWithDefaultLadders(final Path directory) throws IOException
    {
        return write(directory, "", "bands");
    }

    private static Path write(final Path directory, final String ladders, final String detail) throws IOException
    {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(SEED_FILE), SEED_HEX + "\n", StandardCharsets.UTF_8);
        Files.writeString(directory.resolve(BROKER_FILE), BROKERS, StandardCharsets.UTF_8);
        Files.writeString(directory.resolve(STAKES_FILE), STAKES, StandardCharsets.UTF_8);
        final Path file = directory.resolve(FILE);
        Files.writeString(file, text(ladders, detail), StandardCharsets.UTF_8);

        return file;
    }

    private static String text(final String ladders, final String detail)
    {
        return """
            # The simulated exchange of the demo. Takers are no makers: their accounts count in the whole book only.
            venue: demo
            markets:
            %s
            %s# The seed of a real venue is secret; this one is published.
            schedule: { every: 1s, instant: random, seed_file: %s }
            detail: %s
            makers:
            %s
            """.formatted(lines(DemoMarket.ALL.stream().map(DemoConfiguration::line).toList()), ladders,
                SEED_FILE, detail, lines(makers()));
    }

    private static String line(final DemoMarket market)
    {
        return "{ name: " + market.name()
            + ", tick: \"" + market.tick().toPlainString()
            + "\", lot: \"" + market.lot().toPlainString()
            + "\", book: orders, min_touch_notional: \"" + market.minTouchUsd() + "\" }";
    }

    /** A maker that behaves in two ways is still one maker. */
    private static List<String> makers()
    {
        return Roster.ALL.stream()
            .map(maker -> "{ name: " + maker.name() + ", accounts: " + quoted(maker.accounts()) + " }")
            .distinct()
            .toList();
    }

    private static String quoted(final List<String> accounts)
    {
        return accounts.stream().map(account -> '"' + account + '"').collect(Collectors.joining(", ", "[", "]"));
    }

    private static String lines(final List<String> items)
    {
        return items.stream().map(item -> "  - " + item).collect(Collectors.joining("\n"));
    }
}
