package io.leadline.proof.bundle;

import java.util.List;
import java.util.Set;

import io.leadline.program.OrderScore;
import io.leadline.program.Program;

/**
 * Which metrics of a maker follow from its own records and the whole book's alone, so that they can be computed anew
 * from a bundle. The others weigh the maker against all makers, or divide a pool.
 */
final class CheckedMetrics
{
    private static final Set<String> OF_MARKET =
        Set.of("snapshots", "snapshots_excluded", "snapshots_counted", "maker_volume", "award");
    private static final Set<String> OF_MAKER = Set.of(
        "snapshots", "snapshots_excluded", "snapshots_counted", "snapshots_active", "uptime", "uptime_low",
        "uptime_high", "kpi_uptime", "kpi_uptime_low", "kpi_uptime_high", "near_threshold", "average_size",
        "average_spread_bps", "maker_volume", "self_matched_notional", "stake", "days_passed", "days_counted",
        "days_share", "passed", "liquidity_metric", "boosted_volume");
    private static final Set<String> OF_ORDERS =
        Set.of("bid_liquidity", "ask_liquidity", "liquidity", "quoted_snapshots", "quoted_uptime");
    private static final Set<String> SCORES = Set.of("score", "score_daily");
    private static final String BRACKET_SHARE = "bracket_share_";

    private final boolean hasOwnOrders;
    private final boolean hasOwnScore;

    CheckedMetrics(final Program program)
    {
        final List<OrderScore> scores = program.rules().stream()
            .filter(rule -> rule.score() instanceof OrderScore)
            .map(rule -> (OrderScore)rule.score())
            .toList();
        hasOwnOrders = scores.stream().noneMatch(score -> score.mid() == OrderScore.Mid.ADJUSTED);
        hasOwnScore = hasOwnOrders && scores.stream().noneMatch(score ->
            score.groups().stream().anyMatch(group -> group.isOf(OrderScore.Of.SNAPSHOT_SHARE)));
    }

    /** Whether a metric follows from the bundle. */
    boolean contains(final String metric, final boolean isOfMaker)
    {
        final int colon = metric.indexOf(':');
        final String name = colon < 0 ? metric : metric.substring(0, colon);
        if (!isOfMaker)
        {
            return OF_MARKET.contains(name);
        }

        return OF_MAKER.contains(name) || name.startsWith(BRACKET_SHARE) || SCORES.contains(name) && hasOwnScore ||
            OF_ORDERS.contains(name) && hasOwnOrders;
    }
}
