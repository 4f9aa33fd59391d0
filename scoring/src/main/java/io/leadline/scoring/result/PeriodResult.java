package io.leadline.scoring.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One program over one period.
 *
 * @param fromEpochNs   start, inclusive, ns since 1970-01-01 UTC.
 * @param toEpochNs     end, exclusive.
 * @param rule          dates of the rule that was applied, {@code 2023-03-06/2023-03-31}; an open end is {@code ..}.
 * @param notices       what a reader of the numbers has to know (a rule outside its dates, a market without snapshots).
 * @param markets       the program's markets that the logs hold, in configuration order.
 * @param sums          over all makers and several markets: what shares are shares of; may be empty.
 * @param acrossMarkets makers with what is measured over all markets, by UTF-8 bytes of their names; may be empty.
 * @param complements   UTC days since 1970-01-01 with a snapshot of each market that is another's complement: it is
 *                      none of the program's markets, but without it a snapshot of its market is scored for half.
 * @param terms        of what is formed across markets.
 * @param payouts       market in configuration order, then those of the program that the logs do not hold, then across
 *                      markets; maker by UTF-8 bytes. Their amounts add up to the program's whole pool.
 */
public record PeriodResult(
    long fromEpochNs,
    long toEpochNs,
    String rule,
    List<String> notices,
    List<MarketResult> markets,
    List<Metric> sums,
    List<MakerResult> acrossMarkets,
    Map<String, Set<Long>> complements,
    Terms terms,
    List<Payout> payouts)
{
    public PeriodResult
    {
        notices = List.copyOf(notices);
        markets = List.copyOf(markets);
        sums = List.copyOf(sums);
        acrossMarkets = List.copyOf(acrossMarkets);
        complements = Collections.unmodifiableMap(new LinkedHashMap<>(complements));
        payouts = List.copyOf(payouts);
    }
}
