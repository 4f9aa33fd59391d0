package io.leadline.scoring.terms;

import java.math.BigDecimal;

import io.leadline.program.DayAward;
import io.leadline.program.PoolAward;
import io.leadline.program.Program;
import io.leadline.program.ShareAward;
import io.leadline.program.ShareAward.EmptySnapshots;
import io.leadline.program.ShareAward.ShareBy;
import io.leadline.program.ShareAward.SharedPool;
import io.leadline.program.VolumePoolAward;
import io.leadline.program.VolumePoolAward.Below;
import io.leadline.program.VolumePoolAward.Boost;
import io.leadline.program.VolumePoolAward.Cut;
import io.leadline.program.VolumePoolAward.Excess;

/** What a score earns, and what it takes to be paid. */
final class AwardTerms
{
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private AwardTerms()
    {
    }

    static void add(final DayAward award, final TermsBuilder terms)
    {
        final String day = "at least " + Words.percent(award.dayAtLeast()) + " of the day's counted snapshots";
        final String days = "at least " + Words.percent(award.daysAtLeast());
        terms.demand("A day is passed when the KPI holds in " + day + "; the period when " + days
            + " of its days with a counted snapshot are passed.");
        terms.define("days_passed", "Days on which the KPI holds in " + day + '.');
        terms.define("days_share", "Days passed over the days with a counted snapshot; " + days + " is demanded.");
        terms.define("passed", "1 where the share of days is " + days + ", otherwise 0.");
        if (award.pool().signum() > 0)
        {
            terms.demand(award.failed() == DayAward.Failed.FORFEIT
                ? "The part of a maker that does not pass is forfeited."
                : "A maker that does not pass has no part, and the others' parts are larger.");
        }
    }

    static void add(final Program program, final VolumePoolAward award, final TermsBuilder terms)
    {
        if (award.weighting() instanceof Boost boost)
        {
            add(boost, terms);
        }
        else if (award.weighting() instanceof Cut cut)
        {
            add(cut, terms);
        }
        final String currency = program.currency();
        terms.demand("A maker whose share of all that the period gives is less than "
            + Words.percent(award.leastPaid()) + " is not paid.");
        terms.demand("Values are at " + Words.number(award.valuation()) + ' ' + currency + " for 100 "
            + program.payUnit() + ": 1 " + program.payUnit() + " is "
            + Words.number(award.valuation().divide(HUNDRED)) + ' ' + currency + '.');
        terms.define("value", "What is paid here, in " + program.payUnit() + ", times "
            + Words.number(award.valuation()) + ' ' + currency + " / 100.");
    }

    private static void add(final Boost boost, final TermsBuilder terms)
    {
        final String bound = Words.percent(boost.above());
        terms.demand("With a KPI uptime above " + bound + " a maker's volume in the market weighs "
            + Words.number(boost.boost().add(BigDecimal.ONE)) + " times as much; what that adds is taken from the "
            + "volumes of makers below " + bound + ", by volume; " + (boost.excess() == Excess.CAP
                ? "where those have less, the boost shrinks to what they have."
                : "where those have less, they weigh nothing, and the boost stays."));
        terms.define("boosted_volume", "Maker volume times " + Words.number(boost.boost().add(BigDecimal.ONE))
            + " with a KPI uptime above " + bound + ", as it is at " + bound + ", and below that less its part of what "
            + "the others' boost adds.");
        terms.define("program_volume_above", "Volume of makers above " + bound,
            "Of the program's makers with a KPI uptime above " + bound + ": what the boost is a part of.");
        terms.define("program_volume_between", "Volume of makers at " + bound,
            "Of the program's makers with a KPI uptime of exactly " + bound + ": neither boosted nor taken from.");
        terms.define("program_volume_below", "Volume of makers below " + bound,
            "Of the program's makers with a KPI uptime below " + bound + ": what the boost is taken from, by volume.");
    }

    private static void add(final Cut cut, final TermsBuilder terms)
    {
        final String full = Words.percent(cut.fullAbove());
        final String least = Words.percent(cut.cutFrom());
        final String part = Words.percent(cut.cut());
        terms.demand("With a KPI uptime above " + full + " a maker's volume in the market counts whole; from " + least
            + " up to that it counts less " + part + ", which go to those above, by volume; below " + least
            + (cut.below() == Below.FORFEIT ? " its share is forfeited." : " it is left out of the shares."));
        terms.define("boosted_volume", "Maker volume: whole with a KPI uptime above " + full + ", and with a part of "
            + "what is cut from others; less " + part + " from " + least + " up to that; nothing below.");
        terms.define("program_volume_above", "Volume of makers above " + full,
            "Of the program's makers with a KPI uptime above " + full + ": it counts whole.");
        terms.define("program_volume_between", "Volume of makers from " + least + " to " + full,
            "Of the program's makers with such a KPI uptime: it counts less " + part + '.');
        terms.define("program_volume_below", "Volume of makers below " + least,
            "Of the program's makers with a KPI uptime below " + least + ": it earns nothing.");
    }

    static void add(final Program program, final ShareAward award, final TermsBuilder terms)
    {
        for (final SharedPool pool : award.pools())
        {
            final boolean isVolume = pool.by() == ShareBy.VOLUME;
            final boolean isKept = !isVolume && award.emptySnapshots() == EmptySnapshots.UNALLOCATED;
            final String by = isVolume ? "volume" : "score";
            final String of = pool.markets().size() == 1 ? "" : " in " + Words.list(pool.markets()) + " together";
            terms.define(by + "_share:" + pool.name(), "",
                "The maker's " + by + of + " over that of all the program's makers"
                    + (isKept ? " and the snapshots that nobody earned" : "") + ": its part of the "
                    + Words.number(pool.amount()) + ' ' + program.payUnit() + " of pool " + pool.name() + '.');
        }
    }

    static void add(final PoolAward award, final TermsBuilder terms)
    {
        terms.demand("Over all markets, parts of less than " + Words.percent(award.eligibility().poolShare())
            + " of the whole pool are not paid. What is not paid " + switch (award.ineligible())
            {
                case FORFEIT -> "is forfeited.";
                case RENORMALISE -> "goes to the others, by their blended scores.";
                case RECOMPUTE -> "goes to the others, whose scores are formed again without those.";
            });
    }
}
