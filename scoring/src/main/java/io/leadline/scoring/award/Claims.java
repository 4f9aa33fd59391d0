package io.leadline.scoring.award;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.MakerFigures;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.SelfMatches;

/** Why a maker loses what it would earn, apart from a rule's own conditions, and how reasons are worded. */
final class Claims
{
    private final Program program;
    private final Rule rule;

    Claims(final Program program, final Rule rule)
    {
        this.program = program;
        this.rule = rule;
    }

    /** Reasons that forfeit whatever the maker earns in a market. */
    List<String> forfeits(final String market, final MakerFigures maker)
    {
        final Optional<String> disqualified = program.disqualified().stream()
            .filter(entry -> entry.maker().equals(maker.maker()))
            .map(entry -> "disqualified: " + entry.reason())
            .findFirst();
        final boolean isSelfMatched = rule.selfMatch() == Rule.SelfMatch.FORFEIT && maker.selfMatched().signum() > 0;
        final Optional<String> selfMatched = isSelfMatched
            ? Optional.of(SelfMatches.forfeit(market, text(maker.selfMatched())))
            : Optional.empty();

        return List.of(disqualified, selfMatched).stream().flatMap(Optional::stream).toList();
    }

    /**
     * A payout in the program's unit, with as many decimals as its smallest step has; one that is paid and comes to
     * nothing is said to be nothing.
     */
    Payout payout(
        final String market,
        final String maker,
        final BigDecimal amount,
        final Payout.Status status,
        final String reason)
    {
        final Payout.Status told = status == Payout.Status.PAID ? Payout.Status.ofPaid(amount) : status;

        return new Payout(market, maker, program.payable(amount), program.payUnit(), told, reason);
    }

    /** A number as reasons show it: like a metric's value. */
    static String text(final Rational value)
    {
        return new Metric("", value.roundHalfEven(Metric.DECIMALS)).value().toPlainString();
    }

    static String text(final BigDecimal value)
    {
        return text(Rational.of(value));
    }

    static Metric metric(final String name, final Rational value)
    {
        return new Metric(name, value.roundHalfEven(Metric.DECIMALS));
    }
}
