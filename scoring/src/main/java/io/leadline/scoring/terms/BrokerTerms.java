package io.leadline.scoring.terms;

import java.util.stream.Collectors;

import io.leadline.program.BrokerRule;
import io.leadline.program.Program;
import io.leadline.scoring.result.Terms;

/** Terms of rebates to brokers. */
public final class BrokerTerms
{
    private BrokerTerms()
    {
    }

    /** Terms of a dated rule of a program. */
    public static Terms of(final Program program, final BrokerRule rule)
    {
        final TermsBuilder terms = new TermsBuilder();
        final String limit = Words.percent(rule.affiliateLimit());
        terms.demand("Of its users' fees a broker gets, by the API volume of the month: " + rule.tiers().stream()
            .map(tier -> Words.percent(tier.rebate()) + " from " + Words.number(tier.volumeAtLeast()) + ' '
                + program.currency() + " on (tier " + tier.tier() + ')')
            .collect(Collectors.joining("; ")) + '.');
        terms.demand("Broker and affiliate together get at most " + limit + " of a user's fees.");
        terms.define("tier_rebate", "What the tier gives of a user's fees.");
        terms.define("rebate", "What is given of the user's fees: the tier's rebate, or " + limit
            + " less the affiliate's where that is less, but not less than 0.");
        terms.define("payout_exact", "API volume times fee rate times rebate; not rounded.");
        terms.define("payout", "Sum of its users' payouts before rounding, rounded once, half-even, to "
            + program.payStep().toPlainString() + ' ' + program.payUnit() + '.');

        return terms.terms();
    }
}
