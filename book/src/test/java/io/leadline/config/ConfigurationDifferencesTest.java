package io.leadline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class ConfigurationDifferencesTest
{
    private static final String LOG = """
        venue: v
        markets:
          - { name: A, tick: 1, lot: 1, price_exponent: -5 }
          - { name: B, tick: "0.10", lot: 1, quote: USDT }
          - { name: C, tick: 1, lot: 1 }
        ladders: [{ reference: mid, edges_bps: [1, 7.5] }]
        schedule: { every: 1s, instant: random }
        makers:
          - { name: alpha, accounts: [a1, a2] }
        """;

    @Test
    void shouldFindNoneWhereOnlyTheWritingDiffers()
    {
        final String file = LOG.replace("\"0.10\"", "0.1").replace("7.5", "7.50").replace("1s", "1000ms") +
            "feed: { max_jump: 168h }\ndetail: bands\n";

        assertThat(between(LOG, file)).isEmpty();
    }

    @Test
    void shouldNameEachWithBothValues()
    {
        final String file = """
            venue: w
            markets:
              - { name: C, tick: 1, lot: 2, book: levels, min_touch_notional: 5, multiplier: "0.1" }
              - { name: B, tick: "0.2", lot: 1, venue_id: "b b" }
              - { name: D, tick: 1, lot: 1 }
              - { name: A, tick: 1, lot: 1, size_exponent: 3 }
            ladders:
              - { name: mid, reference: touch, edges_bps: [1, 7.25], post_only: true }
              - { name: new, reference: mid, edges_bps: [1] }
            schedule: { every: 1m, instant: fixed }
            feed: { max_jump: 1d, max_silence: 5s }
            detail: orders
            makers:
              - { name: alpha, accounts: [a2, a1] }
              - { name: "be ta", accounts: [b] }
            limits: { orders_per_market: 1, levels_per_market: 2, makers_per_market: 3 }
            """;

        assertThat(between(LOG, file)).containsExactly(
            "configuration differs: key=venue log=v file=w",
            "configuration differs: key=markets[A].price_exponent log=-5 file=(none)",
            "configuration differs: key=markets[A].size_exponent log=(none) file=3",
            "configuration differs: key=markets[B].tick log=0.1 file=0.2",
            "configuration differs: key=markets[B].quote log=USDT file=USD",
            "configuration differs: key=markets[B].venue_id log=B file=\"b b\"",
            "configuration differs: key=markets[C].lot log=1 file=2",
            "configuration differs: key=markets[C].book log=orders file=levels",
            "configuration differs: key=markets[C].min_touch_notional log=0 file=5",
            "configuration differs: key=markets[C].multiplier log=1 file=0.1",
            "configuration differs: key=markets[D] log=(absent) file=(present)",
            "configuration differs: key=order of markets log=A file=C",
            "configuration differs: key=ladders[mid].reference log=mid file=touch",
            "configuration differs: key=ladders[mid].edges_bps log=[1, 7.5] file=[1, 7.25]",
            "configuration differs: key=ladders[mid].post_only log=false file=true",
            "configuration differs: key=ladders[new] log=(absent) file=(present)",
            "configuration differs: key=schedule.every log=1s file=1m",
            "configuration differs: key=schedule.instant log=random file=fixed",
            "configuration differs: key=feed.max_jump log=7d file=1d",
            "configuration differs: key=feed.max_silence log=0ms file=5s",
            "configuration differs: key=detail log=bands file=orders",
            "configuration differs: key=limits.orders_per_market log=16000000 file=1",
            "configuration differs: key=limits.levels_per_market log=4000000 file=2",
            "configuration differs: key=limits.makers_per_market log=100000 file=3",
            "configuration differs: key=makers[alpha].accounts log=[a1, a2] file=[a2, a1]",
            "configuration differs: key=makers[\"be ta\"] log=(absent) file=(present)");
    }

    @Test
    void shouldTellListOfMakersFromAllAccounts()
    {
        final String file = LOG.substring(0, LOG.indexOf("makers:"));

        assertThat(between(LOG, file)).containsExactly("configuration differs: key=makers log=list of 1 file=all");
    }

    @Test
    void shouldFindNoneExactlyWhenCanonicalTextsAreEqual()
    {
        final long seed = 99;
        final Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++)
        {
            final Configuration log = new RandomConfiguration(random).next();
            final Configuration file = withOneOf(log, new RandomConfiguration(random).next(), random.nextInt(9));
            final boolean isEqual = ConfigurationText.write(log).equals(ConfigurationText.write(file));

            assertThat(ConfigurationDifferences.between(log, file).isEmpty())
                .as("seed=%d i=%d log=%s file=%s", seed, i, log, file).isEqualTo(isEqual);
        }
    }

    /** A configuration with one part of another's; with none when there is no such part. */
    private static Configuration withOneOf(final Configuration c, final Configuration other, final int part)
    {
        return new Configuration(
            part == 0 ? other.venue() : c.venue(),
            part == 1 ? other.markets() : c.markets(),
            part == 2 ? other.ladders() : c.ladders(),
            part == 3 ? other.schedule() : c.schedule(),
            part == 4 ? other.feed() : c.feed(),
            part == 5 ? other.detail() : c.detail(),
            part == 6 ? other.makers() : c.makers(),
            part == 7 ? other.limits() : c.limits());
    }

    private static List<String> between(final String log, final String file)
    {
        return ConfigurationDifferences.between(
            ConfigurationReader.parse(log, "log"), ConfigurationReader.parse(file, "file"));
    }
}
