package io.leadline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTextTest
{
    @Test
    void shouldWriteEverythingOut()
    {
        final Configuration configuration = ConfigurationReader.parse("""
            markets:
              - { name: "a \\"b\\" \\n\u00e9\\U0001F600", tick: 0.0100, lot: 010, price_exponent: -5 }
            schedule: { instant: random, every: 60000ms }
            venue: v
            makers: [{ name: m, accounts: [x, "y, z"] }]
            ladders: [{ reference: touch, edges_bps: [07.50, 100.0] }]
            """, "c.yaml");

        assertThat(ConfigurationText.write(configuration)).isEqualTo("""
            venue: "v"
            markets:
              - name: "a \\"b\\" \\u000A\\u00E9\\U0001F600"
                tick: "0.01"
                lot: "10"
                book: orders
                min_touch_notional: "0"
                multiplier: "1"
                quote: "USD"
                venue_id: "a \\"b\\" \\u000A\\u00E9\\U0001F600"
                price_exponent: -5
            ladders:
              - name: "touch"
                reference: touch
                edges_bps: [7.5, 100]
                post_only: false
            schedule:
              every: 1m
              instant: random
            feed:
              max_jump: 7d
              max_silence: 0ms
            detail: bands
            makers:
              - name: "m"
                accounts: ["x", "y, z"]
            limits:
              orders_per_market: 16000000
              levels_per_market: 4000000
              makers_per_market: 100000
            """);
    }

    @Test
    void shouldReadBackEqualWhateverTheNames()
    {
        final long seed = 20260302;
        final Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++)
        {
            final Configuration configuration = new RandomConfiguration(random).next();
            final String text = ConfigurationText.write(configuration);

            assertThat(text).as("seed=%d i=%d", seed, i).matches("[\\n -~]+");
            assertThat(ConfigurationReader.parse(text, "log"))
                .as("seed=%d i=%d text=%s", seed, i, text).isEqualTo(configuration);
        }
    }

    @Test
    void shouldHoldNeitherSeedNorItsPath()
    {
        final byte[] secret = new byte[Seed.LENGTH];
        secret[0] = 0x5a;
        final Configuration open = ConfigurationReader.parse("""
            venue: v
            markets: [{ name: M, tick: 1, lot: 1 }]
            schedule: { every: 1s, instant: random }
            """, "c.yaml");
        final Configuration withSeed = new Configuration(
            open.venue(), open.markets(), open.ladders(),
            new Schedule(open.schedule().everyNs(), true, new Seed(secret)),
            open.feed(), open.detail(), open.makers(), open.limits());

        assertThat(ConfigurationText.write(withSeed))
            .isEqualTo(ConfigurationText.write(open)).doesNotContain("seed").doesNotContain("5a");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0ms,0ms", "1000000,1ms,1ms", "1500000000,1500ms,1500ms", "60000000000,1m,1m", "5400000000000,90m,90m",
        "86400000000000,24h,1d", "90000000000000,25h,25h", "604800000000000,168h,7d"})
    void shouldWriteDurationsInLargestUnitThatDividesThem(final long durationNs, final String hours, final String days)
    {
        assertThat(DurationText.UP_TO_HOURS.text(durationNs)).isEqualTo(hours);
        assertThat(DurationText.UP_TO_DAYS.text(durationNs)).isEqualTo(days);
        assertThat(DurationText.UP_TO_HOURS.parseNs(hours)).isEqualTo(durationNs);
        assertThat(DurationText.UP_TO_DAYS.parseNs(days)).isEqualTo(durationNs);
    }

    @Test
    void shouldRefuseDurationThatNoTextHolds()
    {
        assertThatThrownBy(() -> DurationText.UP_TO_DAYS.text(1_000_001))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("duration not in whole ms: durationNs=1000001");
    }
}
