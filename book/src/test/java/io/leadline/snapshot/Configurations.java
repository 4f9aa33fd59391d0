package io.leadline.snapshot;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.Ladder;
import io.leadline.config.Schedule;
import io.leadline.config.Seed;

/** Configurations of different character. */
final class Configurations
{
    private static final String SEED = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    private static final int CROWDED_LADDERS = 5;
    private static final int CROWDED_EDGES = 16;

    private Configurations()
    {
    }

    /** Three markets of both kinds and two ladders. */
    static Configuration fixed(final String every)
    {
        return ConfigurationReader.parse("""
            venue: example
            markets:
              - { name: SOL-PERP, tick: "0.01", lot: "0.1", book: orders }
              - { name: BTC-PERP, tick: "0.5", lot: "0.0001", book: orders }
              - { name: USDC/USDT, tick: "0.0001", lot: "1", book: levels, quote: USDT }
            ladders:
              - { name: mid, reference: mid, edges_bps: [1, 3, 5, 7.5, 10, 20, 100] }
              - { name: touch, reference: touch, edges_bps: [1, 3, 5, 10, 15, 20], post_only: true }
            schedule: { every: %s, instant: fixed }
            makers: all
            """.formatted(every), "fixed");
    }

    /** Another configuration with the makers' orders in the log. */
    static Configuration withOrders(final Configuration other)
    {
        return new Configuration(
            other.venue(), other.markets(), other.ladders(), other.schedule(), other.feed(),
            Configuration.Detail.ORDERS, other.makers(), other.limits());
    }

    /** The three markets with as little to measure as can be. */
    static Configuration single(final String every)
    {
        final Configuration three = fixed(every);

        return new Configuration(
            three.venue(), three.markets(), List.of(new Ladder("mid", Ladder.Reference.MID, List.of(100), false)),
            three.schedule(), three.feed(), three.detail(), three.makers(), three.limits());
    }

    /** The three markets in five ladders of 16 edges, three of them alike: the mask of an entry takes three words. */
    static Configuration crowded(final String every)
    {
        final Configuration three = fixed(every);
        final List<Ladder> ladders = new ArrayList<>();
        for (int i = 0; i < CROWDED_LADDERS; i++)
        {
            final int stepBpsE2 = i % 2 == 0 ? 150 : 1_700;
            ladders.add(new Ladder(
                "ladder-" + i, i == 2 ? Ladder.Reference.TOUCH : Ladder.Reference.MID,
                IntStream.rangeClosed(1, CROWDED_EDGES).mapToObj(edge -> edge * stepBpsE2).toList(), i == 3));
        }

        return new Configuration(
            three.venue(), three.markets(), ladders, three.schedule(), three.feed(), three.detail(), three.makers(),
            three.limits());
    }

    /** One market with room for so many makers. */
    static Configuration populous(final int makersPerMarket)
    {
        return ConfigurationReader.parse("""
            venue: example
            markets:
              - { name: A, tick: "1", lot: "1" }
            schedule: { every: 24h, instant: fixed }
            makers: all
            limits: { makers_per_market: %d }
            """.formatted(makersPerMarket), "populous");
    }

    /** Random instants, grouped makers, one ladder more. */
    static Configuration random(final String every)
    {
        final Configuration parsed = ConfigurationReader.parse("""
            venue: example
            markets:
              - { name: A, tick: "0.01", lot: "0.1", book: levels }
              - { name: B, tick: "1", lot: "10", book: orders }
            ladders:
              - { name: wide, reference: mid, edges_bps: [0, 0.75, 250, 10000] }
              - { name: touch, reference: touch, edges_bps: [12.5] }
              - { name: made, reference: mid, edges_bps: [5, 50], post_only: true }
            schedule: { every: %s, instant: random }
            makers:
              - { name: alpha, accounts: [acct-2, acct-3] }
              - { name: beta, accounts: [acct-4] }
              - { name: never, accounts: [acct-99] }
            """.formatted(every), "random");
        final Schedule schedule = new Schedule(
            parsed.schedule().everyNs(), true, new Seed(HexFormat.of().parseHex(SEED)));

        return new Configuration(
            parsed.venue(), parsed.markets(), parsed.ladders(), schedule, parsed.feed(), parsed.detail(),
            parsed.makers(), parsed.limits());
    }
}
