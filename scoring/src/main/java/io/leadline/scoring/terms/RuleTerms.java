package io.leadline.scoring.terms;

import io.leadline.program.BlendedScore;
import io.leadline.program.BracketScore;
import io.leadline.program.DayAward;
import io.leadline.program.KpiScore;
import io.leadline.program.OrderScore;
import io.leadline.program.PoolAward;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.program.ShareAward;
import io.leadline.program.VolumePoolAward;
import io.leadline.scoring.result.Terms;

/** Terms of a dated rule: of one market, or of what is formed across markets. */
public final class RuleTerms
{
    private final Program program;
    private final Rule rule;
    private final TermsBuilder terms = new TermsBuilder();

    private RuleTerms(final Program program, final Rule rule)
    {
        this.program = program;
        this.rule = rule;
    }

    /** Terms of a market of the rule. */
    public static Terms of(final Program program, final Rule rule, final String market)
    {
        final RuleTerms of = new RuleTerms(program, rule);
        of.addPresence();
        of.addScore(market);
        of.addAward();

        return of.terms.terms();
    }

    /** Terms of what a rule forms over several markets. */
    public static Terms acrossMarkets(final Program program, final Rule rule)
    {
        final RuleTerms of = new RuleTerms(program, rule);
        of.addAward();

        return of.terms.terms();
    }

    private void addPresence()
    {
        final String band = Words.within(rule.presence().ladder(), rule.presence().withinBpsE2());
        final String active = "ounted snapshots in which the maker rests something on both sides " + band;
        terms.define("uptime", "C" + active + ", over all counted snapshots; the interval is the 95 % Wilson interval "
            + "of that share, because a sampled uptime is an estimate.");
        terms.define("snapshots_active", "C" + active + '.');
        final String size = switch (rule.averages().size())
        {
            case MEAN -> "the mean of the two sides' notional ";
            case MIN -> "the smaller of the two sides' notional ";
            case SUM -> "the two sides' notional together ";
        };
        terms.define("average_size", "Mean over " + switch (rule.averages().sizeOver())
        {
            case ACTIVE -> "active";
            case COUNTED -> "counted";
        } + " snapshots of " + size + band + '.');
        final String spread = switch (rule.averages().spread())
        {
            case TOUCH -> "the maker's best ask less its best bid";
            case SIZE_WEIGHTED -> "the maker's size-weighted mean ask less its size-weighted mean bid " + band;
        };
        final String floor = rule.averages().spreadFloorBps().signum() == 0
            ? ""
            : ", at least " + Words.number(rule.averages().spreadFloorBps()) + " bps";
        terms.define("average_spread_bps", "Mean over active snapshots of " + spread + ", over the mid" + floor + '.');
    }

    private void addScore(final String market)
    {
        if (rule.score() instanceof KpiScore kpi)
        {
            KpiTerms.add(kpi, market, program.currency(), terms);
        }
        else if (rule.score() instanceof OrderScore orders)
        {
            OrderTerms.add(orders, market, program.currency(), terms);
        }
        else if (rule.score() instanceof BracketScore brackets)
        {
            BracketTerms.add(brackets, program.currency(), terms);
        }
        else if (rule.score() instanceof BlendedScore blended)
        {
            terms.define("blended_score", Words.number(blended.volumeWeight()) + " × volume score + "
                + Words.number(blended.liquidityWeight()) + " × liquidity score.");
        }
    }

    private void addAward()
    {
        if (rule.award() instanceof DayAward days)
        {
            AwardTerms.add(days, terms);
        }
        else if (rule.award() instanceof VolumePoolAward pools)
        {
            AwardTerms.add(program, pools, terms);
        }
        else if (rule.award() instanceof ShareAward shares)
        {
            AwardTerms.add(program, shares, terms);
        }
        else if (rule.award() instanceof PoolAward pools)
        {
            AwardTerms.add(pools, terms);
        }
    }
}
