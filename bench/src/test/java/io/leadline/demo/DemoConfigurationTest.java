package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.Market;

final class DemoConfigurationTest
{
    private static final String WITHOUT_LADDERS = """
        venue: demo
        markets: [{ name: A, tick: "1", lot: "1", book: orders }]
        schedule: { every: 1s, instant: fixed }
        makers: all
        """;

    @TempDir
    private Path directory;

    @Test
    void shouldWriteTheWholeConfiguration() throws IOException
    {
        final Path file = DemoConfiguration.write(directory.resolve("new"));

        assertThat(Files.readAllLines(file, StandardCharsets.UTF_8)).isEqualTo(List.of(
            "# The simulated exchange of the demo. Takers are no makers: their accounts count in the whole book only.",
            "venue: demo",
            "markets:",
            "  - { name: SOL-PERP, tick: \"0.01\", lot: \"0.1\", book: orders, min_touch_notional: \"100\" }",
            "  - { name: BTC-PERP, tick: \"0.5\", lot: \"0.001\", book: orders, min_touch_notional: \"100\" }",
            "  - { name: BONK-PERP, tick: \"0.000000001\", lot: \"1000\", book: orders,"
                + " min_touch_notional: \"100\" }",
            "  - { name: USDC/USDT, tick: \"0.0001\", lot: \"1\", book: orders, min_touch_notional: \"0\" }",
            "ladders:",
            "  - { name: mid, reference: mid, edges_bps: [1, 3, 5, 7.5, 10, 12.5, 15, 20, 100] }",
            "  - { name: touch, reference: touch, edges_bps: [1, 3, 5, 10, 15, 20, 50, 100] }",
            "# The seed of a real venue is secret; this one is published.",
            "schedule: { every: 1s, instant: random, seed_file: seed.hex }",
            "detail: orders",
            "makers:",
            "  - { name: harbor, accounts: [\"harbor-1\"] }",
            "  - { name: granite, accounts: [\"granite-1\"] }",
            "  - { name: swallow, accounts: [\"swallow-1\"] }",
            "  - { name: willow, accounts: [\"willow-1\"] }",
            "  - { name: outpost, accounts: [\"outpost-1\"] }",
            "  - { name: mote, accounts: [\"mote-1\"] }",
            "  - { name: firefly, accounts: [\"firefly-1\"] }",
            "  - { name: echo, accounts: [\"echo-1\", \"echo-2\"] }"));
    }

    @Test
    void shouldBeReadAsItIsMeant() throws IOException
    {
        final Configuration configuration = ConfigurationReader.read(DemoConfiguration.write(directory));

        assertThat(configuration.markets()).extracting(Market::name)
            .isEqualTo(DemoMarket.ALL.stream().map(DemoMarket::name).toList());
        for (int i = 0; i < DemoMarket.ALL.size(); i++)
        {
            assertThat(configuration.markets().get(i).tick()).isEqualByComparingTo(DemoMarket.ALL.get(i).tick());
            assertThat(configuration.markets().get(i).lot()).isEqualByComparingTo(DemoMarket.ALL.get(i).lot());
        }
        assertThat(configuration.markets()).extracting(Market::quote).containsOnly("USD");
        assertThat(configuration.schedule().isRandom()).isTrue();
        assertThat(HexFormat.of().formatHex(configuration.schedule().seed().bytes()))
            .isEqualTo(DemoConfiguration.SEED_HEX);
        assertThat(configuration.makers().makers()).hasSize(8);
    }

    @Test
    void shouldBeBenchedWithTheDefaultLadders() throws IOException
    {
        final Configuration configuration = ConfigurationReader.read(
            DemoConfiguration.writeWithDefaultLadders(directory));

        assertThat(configuration.ladders())
            .isEqualTo(ConfigurationReader.parse(WITHOUT_LADDERS, "without ladders").ladders());
    }

    @Test
    void shouldPublishASeedThatAnybodyCanMake() throws IOException, NoSuchAlgorithmException
    {
        DemoConfiguration.write(directory);

        final byte[] digest = MessageDigest.getInstance("SHA-256")
            .digest("leadline demo".getBytes(StandardCharsets.UTF_8));
        assertThat(Files.readString(directory.resolve("seed.hex"), StandardCharsets.UTF_8))
            .isEqualTo(HexFormat.of().formatHex(digest) + "\n");
    }
}
