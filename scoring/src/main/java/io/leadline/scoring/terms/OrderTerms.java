package io.leadline.scoring.terms;

import java.math.BigDecimal;
import java.util.stream.Collectors;

import io.leadline.program.OrderScore;
import io.leadline.program.OrderScore.Depth;
import io.leadline.program.OrderScore.Distance;
import io.leadline.program.OrderScore.Exponential;
import io.leadline.program.OrderScore.Factor;
import io.leadline.program.OrderScore.Group;
import io.leadline.program.OrderScore.InversePower;
import io.leadline.program.OrderScore.Limits;
import io.leadline.program.OrderScore.Nearer;
import io.leadline.program.OrderScore.Of;
import io.leadline.program.OrderScore.Sides;
import io.leadline.program.OrderScore.SquaredRest;

/** How a score of single orders is formed in one market. */
final class OrderTerms
{
    private final OrderScore score;
    private final Group group;
    private final String market;
    private final String currency;

    private OrderTerms(final OrderScore score, final Group group, final String market, final String currency)
    {
        this.score = score;
        this.group = group;
        this.market = market;
        this.currency = currency;
    }

    static void add(final OrderScore score, final String market, final String currency, final TermsBuilder terms)
    {
        score.group(market).ifPresent(group -> new OrderTerms(score, group, market, currency).add(terms));
    }

    private void add(final TermsBuilder terms)
    {
        terms.demand(orders());
        terms.define("bid_liquidity", "Sum over counted snapshots of the value of the maker's bids: " + value());
        terms.define("ask_liquidity", "Sum over counted snapshots of the value of the maker's asks: " + value());
        terms.define("liquidity", "Sum over counted snapshots of " + sides(score.sides()) + '.');
        final String earned = "sum over counted snapshots of the maker's part of the liquidity of all makers in it";
        terms.define("snapshot_share", "How many whole snapshots it earned: the " + earned + '.');
        if (isShareAlone())
        {
            terms.define("score", "", "snapshots", "Snapshots earned: the " + earned + '.');
            terms.define("program_score", "", "snapshots", "Snapshots earned by all the program's makers together.");
        }
        else
        {
            terms.define("score", "Score = "
                + group.factors().stream().map(OrderTerms::factor).collect(Collectors.joining(" × ")) + '.');
        }
    }

    private boolean isShareAlone()
    {
        return group.factors().size() == 1 && group.isOf(Of.SNAPSHOT_SHARE)
            && group.factors().get(0).exponent().compareTo(BigDecimal.ONE) == 0;
    }

    /** Which orders count. */
    private String orders()
    {
        final boolean isInclusive = score.limits() == Limits.INCLUSIVE;
        final String depth = Words.number(group.minDepth())
            + (score.depth() == Depth.NOTIONAL ? ' ' + currency : " units of size");
        final String complement = group.complements().get(market);

        final String size = group.minDepth().signum() == 0
            ? "is "
            : "is of " + (isInclusive ? "at least " : "more than ") + depth + " and ";

        return "An order counts that " + size + (isInclusive ? "at most " : "less than ") + farthest()
            + " from " + mid() + '.'
            + (complement == null ? "" : " Bids and asks of " + complement + " count as asks and bids of " + market
                + '.');
    }

    private String farthest()
    {
        return Words.number(group.maxDistance())
            + (score.distance() == Distance.RELATIVE ? " bps" : " of the quote currency");
    }

    private String mid()
    {
        return switch (score.mid())
        {
            case BOOK -> "the book's mid";
            case OWN -> "the mid of the maker's own best prices";
            case ADJUSTED -> "the mid of the best orders that are large enough to count";
        };
    }

    /** What a side is worth in a snapshot. */
    private String value()
    {
        final String size = score.depth() == Depth.NOTIONAL ? "notional in " + currency : "size";
        final String distance = score.distance() == Distance.RELATIVE
            ? "its distance from " + mid() + " as a part of it"
            : "its distance from " + mid();
        final String nearest = score.minDistanceBps().signum() == 0
            ? ""
            : "; one nearer than " + Words.number(score.minDistanceBps()) + " bps "
                + (score.nearer() == Nearer.CLAMP ? "is taken to stand there" : "does not count");

        return "the sum over orders of " + size + weight() + ", with d " + distance + nearest + '.';
    }

    private String weight()
    {
        if (score.weight() instanceof InversePower power)
        {
            return power.exponent() == 1 ? " / d" : " / d^" + power.exponent();
        }
        final String farthest = ", v = " + farthest();

        return score.weight() instanceof SquaredRest
            ? " × ((v − d) / v)²" + farthest
            : " × e^(−" + Words.number(((Exponential)score.weight()).decay()) + " × d / v)" + farthest;
    }

    private static String sides(final Sides sides)
    {
        final String smaller = "the smaller of the values of the maker's bids and asks";

        return switch (sides.kind())
        {
            case MIN -> smaller;
            case SUM -> "the values of the maker's bids and asks together";
            case EACH -> "the values of the maker's bids and asks together; of each snapshot one half is shared by bids"
                + " and one by asks";
            case EITHER -> smaller + "; while the mid lies from " + Words.number(sides.midFrom()) + " to "
                + Words.number(sides.midTo()) + ", the larger over " + Words.number(sides.divisor())
                + " where that is more";
        };
    }

    private static String factor(final Factor factor)
    {
        final String name = switch (factor.of())
        {
            case LIQUIDITY -> "liquidity";
            case SNAPSHOT_SHARE -> "snapshots earned";
            case QUOTED_SNAPSHOTS -> "quoted snapshots";
            case QUOTED_UPTIME -> "quoted uptime";
            case UPTIME -> "uptime";
            case VOLUME -> "maker volume";
            case STAKE -> "stake";
        };
        final String least =
            factor.atLeast() == null ? name : "max(" + Words.number(factor.atLeast()) + ", " + name + ')';
        final String base = factor.from() == null ? least : Words.number(factor.from()) + " − " + least;
        final boolean isOne = factor.exponent().compareTo(BigDecimal.ONE) == 0;

        return '(' + base + ')' + (isOne ? "" : '^' + Words.number(factor.exponent()).replace('-', '−'));
    }
}
