package io.leadline.config;

import java.util.List;

/**
 * What to measure and when, as one operator's file says it or as a snapshot log carries it; checked and immutable.
 *
 * @param venue    name of the venue.
 * @param markets  in the order of the file, which is the order of rows in every output; names are unique.
 * @param ladders  in the order of the file, which is the order of columns in every output; names are unique.
 * @param schedule the sample instants.
 * @param feed     limits on the feed's time.
 * @param detail   what a snapshot holds beside bands.
 * @param makers   who is measured.
 * @param limits   capacities that may not be passed.
 */
public record Configuration(
    String venue,
    List<Market> markets,
    List<Ladder> ladders,
    Schedule schedule,
    Feed feed,
    Detail detail,
    Makers makers,
    Limits limits)
{
    public Configuration
    {
        markets = List.copyOf(markets);
        ladders = List.copyOf(ladders);
    }

    /** What a snapshot holds beside the bands. */
    public enum Detail
    {
        BANDS,
        ORDERS
    }

    /**
     * Limits on a feed's time.
     *
     * @param maxJumpNs    longest step forward that an event's time may take, in ns.
     * @param maxSilenceNs instants later than the last event plus this are {@code STALE}; 0 switches it off.
     */
    public record Feed(long maxJumpNs, long maxSilenceNs)
    {
        public static final long DEFAULT_MAX_JUMP_NS = 7 * 86_400_000_000_000L;
        public static final Feed DEFAULT = new Feed(DEFAULT_MAX_JUMP_NS, 0);
    }

    /**
     * Capacities; reaching one is counted and makes the market {@code STALE}.
     *
     * @param ordersPerMarket resting orders of one market.
     * @param levelsPerMarket price levels of one market, both sides.
     * @param makersPerMarket makers ever seen in one market.
     */
    public record Limits(int ordersPerMarket, int levelsPerMarket, int makersPerMarket)
    {
        public static final Limits DEFAULT = new Limits(16_000_000, 4_000_000, 100_000);
    }
}
