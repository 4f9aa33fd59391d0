package io.leadline.program;

import java.math.BigDecimal;

import io.leadline.program.Rule.OutsideEnrolment;
import io.leadline.program.Rule.PeriodKind;
import io.leadline.program.Rule.Presence;
import io.leadline.program.Rule.SelfMatch;

/** Reads one dated rule: presence and averages; score and award have readers of their own. */
final class RuleReader
{
    private static final int MAX_EPOCH_DAYS = 366;
    private static final int SECONDS_PER_DAY = 86_400;

    private RuleReader()
    {
    }

    static Rule read(final YamlMapping rule)
    {
        final Score score = ScoreReader.read(rule.mapping("score"));
        final PeriodKind kind = rule.choice("period", PeriodKind.class);
        final Rule read = new Rule(
            rule.date("from"),
            rule.optionalDate("to"),
            kind,
            kind == PeriodKind.EPOCH ? rule.integer("epoch_days", 1, MAX_EPOCH_DAYS) : 0,
            rule.has("sampling") ? sampling(rule.mapping("sampling")) : null,
            presence(rule.mapping("presence")),
            averages(rule.mapping("averages")),
            rule.choice("outside_enrolment", OutsideEnrolment.class),
            rule.choice("self_match", SelfMatch.class),
            score,
            AwardReader.read(rule.mapping("award")));
        if (read.to() != null && !read.from().isBefore(read.to()))
        {
            rule.problem("to", "rule ends before it starts: key=" + rule.path("to") + " value=" + read.to()
                + " limit=" + read.from());
        }
        if (score instanceof BlendedScore && read.averages().spreadFloorBps().signum() == 0
            && rule.isReadable("averages"))
        {
            rule.problem("averages", "a size is divided by the spread: key=" + rule.path("averages.spread_floor_bps")
                + " value=0 limit=0");
        }
        if (!read.award().goesWith(score))
        {
            rule.problem("award", "award and score do not go together: key=" + rule.path("award.kind")
                + " allowed=ranks or shares with brackets, pools with blended,"
                + " volume_pools or days with kpi, shares with orders");
        }

        if (score instanceof KpiScore kpi)
        {
            read.award().markets().stream()
                .filter(market -> kpi.needs(market).isEmpty())
                .forEach(market -> rule.problem("score", "market without a KPI: key=" + rule.path("score.groups")
                    + " market=" + market));
        }

        checkEmptySnapshots(rule, score, read.award());
        if (score instanceof OrderScore orders)
        {
            read.award().markets().stream()
                .filter(market -> orders.group(market).isEmpty())
                .forEach(market -> rule.problem("score", "market of no group: key=" + rule.path("score.groups")
                    + " market=" + market));
        }

        return read;
    }

    /** What nobody shares is parts of snapshots: to be kept, it has to be weighed against nothing else. */
    private static void checkEmptySnapshots(final YamlMapping rule, final Score score, final Award award)
    {
        final boolean isKept = award instanceof ShareAward shares
            && shares.emptySnapshots() == ShareAward.EmptySnapshots.UNALLOCATED;
        final boolean isPlain = score instanceof OrderScore orders
            && orders.groups().stream().allMatch(group -> group.factors().size() == 1
                && group.isOf(OrderScore.Of.SNAPSHOT_SHARE)
                && group.factors().get(0).exponent().compareTo(BigDecimal.ONE) == 0);
        if (isKept && !isPlain)
        {
            rule.problem("award", "empty snapshots are kept only where snapshot_share is the score: key="
                + rule.path("award.empty_snapshots") + " value=unallocated");
        }
    }

    private static Rule.Sampling sampling(final YamlMapping sampling)
    {
        final Rule.Sampling read = new Rule.Sampling(
            sampling.integer("every_seconds", 1, SECONDS_PER_DAY), sampling.choice("instant", Rule.Instant.class));
        sampling.close();

        return read;
    }

    private static Presence presence(final YamlMapping presence)
    {
        final Presence read = new Presence(presence.text("ladder"), presence.bpsE2("within_bps"));
        presence.close();

        return read;
    }

    private static Averages averages(final YamlMapping averages)
    {
        final Averages read = new Averages(
            averages.choice("size", Averages.Size.class),
            averages.choice("size_over", Averages.SizeOver.class),
            averages.choice("spread", Averages.Spread.class),
            averages.decimal("spread_floor_bps", "0"));
        averages.close();

        return read;
    }
}
