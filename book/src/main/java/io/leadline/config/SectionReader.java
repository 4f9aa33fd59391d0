package io.leadline.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.leadline.config.Configuration.Detail;
import io.leadline.config.Configuration.Feed;
import io.leadline.config.Configuration.Limits;
import io.leadline.config.Ladder.Reference;

/** Reads a configuration section by section, each complaining for itself, so that one bad section hides no other. */
final class SectionReader
{
    /** Ten years: far more than any feed is silent, and its sum with any time of this century fits a {@code long}. */
    static final long MAX_FEED_DURATION_NS = 3_650 * 86_400_000_000_000L;
    static final int MAX_CAPACITY = 1 << 24;
    /** The running totals of one market's makers are one document of the snapshot log, of at most 16 MiB. */
    static final int MAX_MAKERS = 1 << 18;

    static final List<String> KEYS =
        List.of("venue", "markets", "ladders", "schedule", "feed", "detail", "makers", "limits");
    static final List<String> FEED_KEYS = List.of("max_jump", "max_silence");
    private static final List<String> LIMITS_KEYS =
        List.of("orders_per_market", "levels_per_market", "makers_per_market");

    private static final Kind<Detail> DETAIL =
        Kind.words(Map.of("bands", Detail.BANDS, "orders", Detail.ORDERS), "bands or orders");
    private static final Kind<Long> MAX_JUMP = Kind.duration(
        DurationText.UP_TO_DAYS, 1_000_000, MAX_FEED_DURATION_NS, "1ms to 3650d, as 500ms, 5s, 1m, 2h or 7d");
    private static final Kind<Long> MAX_SILENCE = Kind.duration(
        DurationText.UP_TO_DAYS, 0, MAX_FEED_DURATION_NS, "0s for off, or 1ms to 3650d, as 500ms, 5s, 1m, 2h or 7d");
    private static final Kind<Integer> CAPACITY = Kind.integer(1, MAX_CAPACITY);
    private static final Kind<Integer> MAKERS = Kind.integer(1, MAX_MAKERS);

    private final Optional<Path> seedFolder;

    SectionReader(final Optional<Path> seedFolder)
    {
        this.seedFolder = seedFolder;
    }

    /** The configuration; to be used only when the problems that the root collects are none. */
    Configuration read(final Setting root, final Problems problems)
    {
        final Settings settings = root.mapping(KEYS);
        final String venue = settings.required("venue", Kind.TEXT);
        final List<Market> markets = new MarketReader().read(settings);
        final List<Ladder> ladders = new LadderReader().read(settings);
        final Schedule schedule = new ScheduleReader(seedFolder).read(settings);
        final Feed feed = readFeed(settings);
        final Detail detail = settings.optional("detail", DETAIL, Detail.BANDS);
        checkOrdersHaveMidLadder(settings, detail, ladders);
        final Makers makers = new MakersReader().read(settings);
        final Limits limits = readLimits(settings);
        problems.throwIfAny();

        return new Configuration(venue, markets, ladders, schedule, feed, detail, makers, limits);
    }

    /** Orders are recorded inside the outermost edge of a mid ladder, so without one there would never be any. */
    private static void checkOrdersHaveMidLadder(
        final Settings settings, final Detail detail, final List<Ladder> ladders)
    {
        if (detail == Detail.ORDERS && ladders.stream().noneMatch(ladder -> ladder.reference() == Reference.MID))
        {
            settings.find("detail").refuse("no mid ladder to record orders in", "bands, or orders with a mid ladder");
        }
    }

    private static Feed readFeed(final Settings settings)
    {
        final Setting setting = settings.find("feed");
        if (setting == null)
        {
            return Feed.DEFAULT;
        }
        final Settings feed = setting.mappingWithSections(FEED_KEYS);
        final Long maxJumpNs = feed.optional("max_jump", MAX_JUMP, Feed.DEFAULT.maxJumpNs());
        final Long maxSilenceNs = feed.optional("max_silence", MAX_SILENCE, Feed.DEFAULT.maxSilenceNs());

        return maxJumpNs == null || maxSilenceNs == null ? null : new Feed(maxJumpNs, maxSilenceNs);
    }

    private static Limits readLimits(final Settings settings)
    {
        final Setting setting = settings.find("limits");
        if (setting == null)
        {
            return Limits.DEFAULT;
        }
        final Settings limits = setting.mapping(LIMITS_KEYS);
        final Integer orders = limits.optional("orders_per_market", CAPACITY, Limits.DEFAULT.ordersPerMarket());
        final Integer levels = limits.optional("levels_per_market", CAPACITY, Limits.DEFAULT.levelsPerMarket());
        final Integer makers = limits.optional("makers_per_market", MAKERS, Limits.DEFAULT.makersPerMarket());

        return orders == null || levels == null || makers == null ? null : new Limits(orders, levels, makers);
    }
}
