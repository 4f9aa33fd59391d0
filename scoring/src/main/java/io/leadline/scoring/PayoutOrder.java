package io.leadline.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.result.Payout;

/** The order of payouts in every output. */
final class PayoutOrder
{
    private PayoutOrder()
    {
    }

    /**
     * Markets of the logs in configuration order, then those that no log holds in the program's order, then across
     * markets; makers by bytes, nobody last. Equal ones keep their order, which is that of the program's tiers.
     */
    static List<Payout> sorted(
        final List<Payout> payouts, final Collection<String> inLogs, final Collection<String> ofProgram)
    {
        final List<String> markets = new ArrayList<>(inLogs);
        ofProgram.stream().filter(market -> !inLogs.contains(market)).forEach(markets::add);
        markets.add("");

        return payouts.stream()
            .sorted(Comparator.comparingInt((Payout payout) -> markets.indexOf(payout.market()))
                .thenComparing(payout -> payout.maker().isEmpty())
                .thenComparing(Payout::maker, NameOrder.BY_BYTES))
            .toList();
    }
}
