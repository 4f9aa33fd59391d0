package io.leadline.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.leadline.problem.BadInputException;
import io.leadline.program.BrokerRule;
import io.leadline.program.BrokerRule.BrokerTier;
import io.leadline.program.Program;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.BrokerVolumes.Line;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodNotices;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.terms.BrokerTerms;
import io.leadline.scoring.result.ShortList;

/**
 * A program of brokers over a file of volumes, month by month. Of each user's fees a broker gets a part; a month's
 * parts are added up exactly and rounded once, half-even, to the program's step.
 */
final class BrokerEvaluation
{
    private final ScoreRequest request;
    private final Program program;

    BrokerEvaluation(final ScoreRequest request, final Program program)
    {
        this.request = request;
        this.program = program;
    }

    ProgramResult result()
    {
        if (request.brokerVolumes() == null)
        {
            throw new BadInputException("program needs the volumes of brokers: program=" + program.name()
                + " (give --broker-volumes FILE with month,broker,user,api_volume,fee_rate,affiliate_rebate)");
        }
        final Map<YearMonth, List<Line>> months = new TreeMap<>();
        final Set<YearMonth> left = new TreeSet<>();
        for (final Line line : request.brokerVolumes().lines())
        {
            if (!isAsked(line.month()))
            {
                left.add(line.month());
            }
            else if (isEnrolled(line.broker(), line.month()))
            {
                months.computeIfAbsent(line.month(), absent -> new ArrayList<>()).add(line);
            }
        }
        if (months.isEmpty())
        {
            throw new BadInputException("no whole month of the volumes of brokers is asked for: program="
                + program.name() + " months=" + left);
        }
        final List<PeriodResult> periods = new ArrayList<>();
        months.forEach((month, lines) -> periods.add(period(month, lines)));

        return new ProgramResult(
            program.name(),
            program.title(),
            program.version(),
            program.sha256(),
            program.currency(),
            program.payUnit(),
            periods);
    }

    /** Whether a broker takes part on any day of a month. */
    private boolean isEnrolled(final String broker, final YearMonth month)
    {
        return program.enrolments().isEmpty()
            || program.enrolments().stream()
                .filter(window -> window.maker().equals(broker))
                .anyMatch(window -> (window.from() == null || !window.from().isAfter(month.atEndOfMonth()))
                    && (window.to() == null || window.to().isAfter(month.atDay(1))));
    }

    /** A month that lies whole within what is asked for. */
    private boolean isAsked(final YearMonth month)
    {
        return request.fromEpochNs().orElse(Long.MIN_VALUE) <= startNs(month)
            && startNs(month.plusMonths(1)) <= request.toEpochNs().orElse(Long.MAX_VALUE);
    }

    private static long startNs(final YearMonth month)
    {
        return month.atDay(1).toEpochDay() * Period.NS_PER_DAY;
    }

    private PeriodResult period(final YearMonth month, final List<Line> lines)
    {
        final BrokerRule rule = nearest(month.atDay(1));
        final List<MakerResult> brokers = new ArrayList<>();
        final List<Payout> payouts = new ArrayList<>();
        final TreeSet<String> names = new TreeSet<>(NameOrder.BY_BYTES);
        lines.forEach(line -> names.add(line.broker()));
        for (final String name : names)
        {
            final List<Line> own = lines.stream().filter(line -> line.broker().equals(name)).toList();
            final BigDecimal volume = own.stream().map(Line::apiVolume).reduce(BigDecimal.ZERO, BigDecimal::add);
            final BrokerTier tier = rule.tier(volume);
            final BigDecimal payout = payout(rule, tier, own);
            final Payout paid = payout(name, tier, payout);
            payouts.add(paid);
            final List<Metric> metrics = new ArrayList<>(List.of(
                new Metric("api_volume", volume),
                Metric.of("rebate_tier", tier.tier()),
                new Metric("tier_rebate", tier.rebate()),
                new Metric("payout", paid.status() == Payout.Status.PAID ? payout : BigDecimal.ZERO)));
            own.stream()
                .sorted(Comparator.comparing(Line::user, NameOrder.BY_BYTES))
                .forEach(line -> addUser(metrics, rule, tier, line));
            brokers.add(new MakerResult(name, metrics, List.of()));
        }

        return new PeriodResult(
            startNs(month), startNs(month.plusMonths(1)), rule.dates(), notices(month, rule), List.of(),
            List.of(), brokers, Map.of(),
            BrokerTerms.of(program, rule), payouts);
    }

    private BigDecimal payout(final BrokerRule rule, final BrokerTier tier, final List<Line> lines)
    {
        final BigDecimal sum =
            lines.stream().map(line -> exact(rule, tier, line)).reduce(BigDecimal.ZERO, BigDecimal::add);
        final Rational steps = Rational.of(sum).dividedBy(Rational.of(program.payStep()));
        final BigInteger rounded = steps.roundHalfEven(0).toBigIntegerExact();

        return new BigDecimal(rounded).multiply(program.payStep());
    }

    /** What a user's fees give its broker, every digit of it. */
    private static BigDecimal exact(final BrokerRule rule, final BrokerTier tier, final Line line)
    {
        return line.apiVolume().multiply(line.feeRate()).multiply(rebate(rule, tier, line));
    }

    private static BigDecimal rebate(final BrokerRule rule, final BrokerTier tier, final Line line)
    {
        final BigDecimal left = rule.affiliateLimit().subtract(line.affiliateRebate()).max(BigDecimal.ZERO);

        return tier.rebate().min(left);
    }

    /** From these a broker works out again what it is paid. */
    private static void addUser(
        final List<Metric> metrics, final BrokerRule rule, final BrokerTier tier, final Line line)
    {
        metrics.add(new Metric("api_volume:" + line.user(), line.apiVolume()));
        metrics.add(new Metric("fee_rate:" + line.user(), line.feeRate()));
        metrics.add(new Metric("affiliate_rebate:" + line.user(), line.affiliateRebate()));
        metrics.add(new Metric("rebate:" + line.user(), rebate(rule, tier, line)));
        metrics.add(new Metric("payout_exact:" + line.user(), exact(rule, tier, line)));
    }

    private Payout payout(final String broker, final BrokerTier tier, final BigDecimal amount)
    {
        final String forfeit = program.disqualified().stream()
            .filter(entry -> entry.maker().equals(broker))
            .map(entry -> "disqualified: " + entry.reason())
            .findFirst()
            .orElse("");

        return new Payout(
            "", broker, program.payable(amount), program.payUnit(),
            forfeit.isEmpty() ? Payout.Status.ofPaid(amount) : Payout.Status.FORFEITED,
            forfeit.isEmpty() ? "tier " + tier.tier() : forfeit);
    }

    private List<String> notices(final YearMonth month, final BrokerRule rule)
    {
        final List<String> notices = new ArrayList<>(PeriodNotices.ofChanges(program));
        notices.addAll(enrolmentNotices(month));
        if (distanceDays(rule, month.atDay(1)) == 0 && distanceDays(rule, month.atEndOfMonth()) == 0)
        {
            return notices;
        }
        final String notice = "period lies outside the dates of the rule: program=" + program.name()
            + " period=" + month + " rule=" + rule.dates();
        if (request.isStrictDates())
        {
            throw new BadInputException(notice);
        }

        notices.add(notice);

        return notices;
    }

    /** A misspelt broker would vanish silently. */
    private List<String> enrolmentNotices(final YearMonth month)
    {
        final List<String> notices = new ArrayList<>();
        final Set<String> known = new TreeSet<>(NameOrder.BY_BYTES);
        request.brokerVolumes().lines().forEach(line -> known.add(line.broker()));
        program.enrolments().stream()
            .map(Program.Enrolment::maker)
            .distinct()
            .filter(broker -> isEnrolled(broker, month) && !known.contains(broker))
            .map(broker -> "enrolled broker has no volumes: program=" + program.name() + " maker=" + broker)
            .forEach(notices::add);
        final List<String> left = request.brokerVolumes().lines().stream()
            .filter(line -> line.month().equals(month))
            .map(Line::broker)
            .filter(broker -> !isEnrolled(broker, month))
            .distinct()
            .sorted(NameOrder.BY_BYTES)
            .toList();
        if (!left.isEmpty())
        {
            notices.add("brokers with volumes are left out, because they are not enrolled: program="
                + program.name() + " count=" + left.size() + " makers=" + ShortList.of(left));
        }

        return notices;
    }

    private BrokerRule nearest(final LocalDate day)
    {
        return program.brokerRules().stream()
            .min(Comparator.comparingLong(rule -> distanceDays(rule, day)))
            .orElseThrow();
    }

    private static long distanceDays(final BrokerRule rule, final LocalDate day)
    {
        final long early = rule.from().toEpochDay() - day.toEpochDay();
        final long late = rule.to() == null ? 0 : day.toEpochDay() - rule.to().toEpochDay() + 1;

        return Math.max(0, Math.max(early, late));
    }
}
