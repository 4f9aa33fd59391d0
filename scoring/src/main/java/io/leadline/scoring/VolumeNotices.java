package io.leadline.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.leadline.command.IsoTime;
import io.leadline.program.BlendedScore;
import io.leadline.program.DayAward;
import io.leadline.program.OrderScore;
import io.leadline.program.PoolAward;
import io.leadline.program.Program;
import io.leadline.program.RankAward;
import io.leadline.program.Rule;
import io.leadline.program.ShareAward;
import io.leadline.program.VolumePoolAward;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.figure.Enrolments;
import io.leadline.scoring.figure.MakerFigures;
import io.leadline.scoring.figure.MarketFigures;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.Volumes;
import io.leadline.scoring.result.ShortList;

/** Where a program weighs volume: none in the logs, or a file of volumes that does not go with the logs. */
final class VolumeNotices
{
    private static final String WHOLE_MARKET = "";

    private VolumeNotices()
    {
    }

    /**
     * Notices of a period that has snapshots.
     *
     * @param volumes the file; null: volumes are those of the logs.
     * @param period  of the volumes: who is not enrolled in it has none that count.
     * @param known   makers that some log knows in a market of the program.
     */
    static List<String> of(
        final Program program,
        final Rule rule,
        final Volumes volumes,
        final Period period,
        final Map<String, MarketFigures> figures,
        final Set<String> known)
    {
        final List<MarketFigures> weighed = figures.values().stream()
            .filter(market -> isWeighed(rule, market.market()))
            .toList();
        if (weighed.isEmpty())
        {
            return List.of();
        }
        if (volumes != null)
        {
            final List<String> notices = new ArrayList<>(ofFile(program, volumes, period, weighed, known));
            notices.addAll(withoutTrades(program, rule, weighed));

            return notices;
        }

        return weighed.stream().anyMatch(market -> market.volume().signum() > 0)
            ? List.of()
            : List.of(withoutFills(program, rule, weighed.stream().map(MarketFigures::market).toList()));
    }

    /** What is missing where no log holds a fill, and how to get it. */
    static String withoutFills(final Program program, final Rule rule, final Collection<String> markets)
    {
        final String trades = firstTrade(program, rule, markets);

        return "program weighs volume, and no log holds a fill in the period: program=" + program.name()
            + " markets=" + String.join(", ", markets)
            + " (ingest the venue's fills into the event log and run leadline sample over it again, or give"
            + " --volumes FILE with market,maker,maker_volume"
            + (trades.isEmpty() ? "" : " and when each market first traded, " + trades) + ")";
    }

    /** A file states volumes of the whole period, and not from which day on a market was active. */
    private static List<String> withoutTrades(
        final Program program, final Rule rule, final List<MarketFigures> markets)
    {
        final List<String> traded = markets.stream()
            .filter(market -> market.volume().signum() > 0 && market.firstTradeDay() == null)
            .map(MarketFigures::market)
            .toList();
        final String trades = firstTrade(program, rule, traded);

        return trades.isEmpty()
            ? List.of()
            : List.of("no log holds a trade of markets with a stated volume, so they have no active day: program="
                + program.name() + " markets=" + String.join(", ", traded) + " (state when each first traded, "
                + trades + ")");
    }

    /** How a program whose pools go by active days is told of trades; empty where it need not be. */
    private static String firstTrade(final Program program, final Rule rule, final Collection<String> markets)
    {
        if (!(rule.award() instanceof PoolAward award) || award.firstTrade().keySet().containsAll(markets))
        {
            return "";
        }

        final Map<String, String> times = new TreeMap<>(NameOrder.BY_BYTES);
        markets.forEach(market -> times.put(market, "TIME"));
        award.firstTrade().forEach((market, epochNs) -> times.put(market, IsoTime.text(epochNs)));

        return "in the program's file or with --set: rules[" + program.rules().indexOf(rule) + "].award.first_trade="
            + times.entrySet().stream()
                .map(entry -> MarketSets.quoted(entry.getKey()) + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static List<String> ofFile(
        final Program program,
        final Volumes volumes,
        final Period period,
        final List<MarketFigures> markets,
        final Set<String> known)
    {
        final Enrolments enrolments = new Enrolments(program);
        final Set<String> outside = new TreeSet<>(NameOrder.BY_BYTES);
        final Set<String> unknown = new TreeSet<>(NameOrder.BY_BYTES);
        final Set<String> left = new TreeSet<>(NameOrder.BY_BYTES);
        final List<String> leftMarkets = new ArrayList<>();
        for (final MarketFigures market : markets)
        {
            final Set<String> stated = volumes.of(market.market()).keySet();
            stated.stream()
                .filter(maker -> !maker.equals(WHOLE_MARKET))
                .filter(maker -> !enrolments.isEnrolled(maker, period) || !known.contains(maker))
                .forEach(maker -> (enrolments.isEnrolled(maker, period) ? unknown : outside).add(maker));
            if (stated.isEmpty())
            {
                leftMarkets.add(market.market());
            }
            else
            {
                market.makers().stream()
                    .filter(maker -> !stated.contains(maker.maker()))
                    .map(MakerFigures::maker)
                    .forEach(left::add);
            }
        }
        final List<String> notices = new ArrayList<>();
        final String name = " program=" + program.name();
        add(notices, "makers of the volumes file are in no market of the program, and count with their volumes:"
            + name + " makers=", unknown);
        add(notices, "makers of the volumes file are not enrolled, and their volumes count for nobody:" + name
            + " makers=", outside);
        add(notices, "markets of the program are not in the volumes file, and count with no volume:" + name
            + " markets=", leftMarkets);
        add(notices, "makers of a market are not in the volumes file for it, and count with no volume:" + name
            + " makers=", left);

        return notices;
    }

    private static void add(final List<String> notices, final String text, final Collection<String> names)
    {
        if (!names.isEmpty())
        {
            notices.add(text + ShortList.of(names));
        }
    }

    /** Whether a maker's volume in a market matters for what anybody is paid. */
    private static boolean isWeighed(final Rule rule, final String market)
    {
        if (rule.score() instanceof BlendedScore blended && blended.volumeWeight().signum() > 0
            || rule.score() instanceof OrderScore orders
                && orders.group(market).filter(group -> group.isOf(OrderScore.Of.VOLUME)).isPresent())
        {
            return true;
        }
        if (rule.award() instanceof ShareAward shares)
        {
            return shares.pools().stream()
                .anyMatch(pool -> pool.by() == ShareAward.ShareBy.VOLUME && pool.markets().contains(market));
        }
        if (rule.award() instanceof DayAward days)
        {
            return days.pools().stream()
                .anyMatch(pool -> pool.by() == DayAward.DivideBy.VOLUME && pool.market().equals(market));
        }
        if (rule.award() instanceof RankAward ranks)
        {
            return ranks.ranked().stream()
                .filter(ranked -> ranked.market().equals(market))
                .flatMap(ranked -> ranked.tiers().stream())
                .anyMatch(tier -> tier.volumeRank() > 0 || tier.volumeAtLeast() != null);
        }

        return rule.award() instanceof VolumePoolAward;
    }
}
