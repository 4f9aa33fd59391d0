package io.leadline.scoring.award;

import java.util.List;
import java.util.Map;

import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.Threshold;

/**
 * What a rule's award came to in one period.
 *
 * @param makerMetrics  by market, then maker: the metrics that the award adds.
 * @param marketMetrics by market: the metrics of the whole market that the award adds.
 * @param sums          over several markets: what shares are shares of, and pools that are divided over them.
 * @param acrossMarkets by maker, in the order of names: metrics over all markets.
 * @param thresholds    by market: what the award demands.
 * @param payouts       where every bit of money went.
 */
public record Awards(
    Map<String, Map<String, List<Metric>>> makerMetrics,
    Map<String, List<Metric>> marketMetrics,
    List<Metric> sums,
    Map<String, List<Metric>> acrossMarkets,
    Map<String, List<Threshold>> thresholds,
    List<Payout> payouts)
{
}
