package io.leadline.proof.conduct;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * What a walk came to. Values are decimals, rounded half-even to 12 places where they are quotients.
 *
 * @param venue    name of the venue.
 * @param everyNs  interval of the schedule.
 * @param isRandom whether its instants are secretly random.
 * @param rules    that it was measured by.
 * @param markets  in the order of the configuration.
 */
public record ConductResult(
    String venue, long everyNs, boolean isRandom, ConductRules rules, List<OfMarket> markets)
{
    public ConductResult
    {
        markets = List.copyOf(markets);
    }

    /**
     * One market.
     *
     * @param market            its name.
     * @param quote             currency of its notionals.
     * @param instants          of the schedule that counted.
     * @param instantsExcluded  of the schedule, out of sync or halted.
     * @param makers            by name.
     */
    public record OfMarket(
        String market, String quote, long instants, long instantsExcluded, List<OfMaker> makers)
    {
        public OfMarket
        {
            makers = List.copyOf(makers);
        }
    }

    /**
     * One maker in one market.
     *
     * @param maker   its name.
     * @param figures by name; one that nothing can be said of is not there.
     * @param flags   in the order of the rules.
     */
    public record OfMaker(String maker, SortedMap<String, BigDecimal> figures, List<Flag> flags)
    {
        public OfMaker
        {
            flags = List.copyOf(flags);
        }
    }

    /**
     * A figure that reached its threshold.
     *
     * @param name      of the flag.
     * @param figure    name of the figure.
     * @param value     of the figure.
     * @param threshold that it was held against.
     */
    public record Flag(String name, String figure, BigDecimal value, BigDecimal threshold)
    {
        /** {@code flashing share=0.62 threshold=0.3}. */
        public String text()
        {
            return name + " " + figure + "=" + value.stripTrailingZeros().toPlainString() + " threshold=" +
                threshold.stripTrailingZeros().toPlainString();
        }
    }
}
