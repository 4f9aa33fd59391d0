package io.leadline.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A set of scoring rules, as one file says them. Immutable.
 *
 * @param name         the name that it gives itself; the first column of every output.
 * @param title        one line for people.
 * @param version      version number of the file, from 1.
 * @param currency     of thresholds, sizes and volumes.
 * @param payUnit      what payouts are paid in.
 * @param payStep      the smallest payout, positive; every payout is a multiple of it.
 * @param disqualified makers whose awards are forfeited.
 * @param enrolments   who takes part and when; empty: everyone, always.
 * @param excludes     names of programs that nobody may be enrolled in at the same time as in this one.
 * @param feeHoliday   what a new maker's fees are; null: nothing is said.
 * @param waivers      KPIs that are suspended for a while.
 * @param rules        dated rules, in order of their dates, never overlapping; empty for a program of brokers.
 * @param brokerRules  the same for a program of brokers, which needs no snapshots; empty for all others.
 * @param sha256       64 hex digits: SHA-256 of the file's bytes.
 * @param changes      values that are not the file's but were set for one run.
 */
public record Program(
    String name,
    String title,
    int version,
    String currency,
    String payUnit,
    BigDecimal payStep,
    List<Disqualified> disqualified,
    List<Enrolment> enrolments,
    List<String> excludes,
    FeeHoliday feeHoliday,
    List<Waiver> waivers,
    List<Rule> rules,
    List<BrokerRule> brokerRules,
    String sha256,
    List<ProgramChange> changes)
{
    public Program
    {
        disqualified = List.copyOf(disqualified);
        enrolments = List.copyOf(enrolments);
        excludes = List.copyOf(excludes);
        waivers = List.copyOf(waivers);
        rules = List.copyOf(rules);
        changes = List.copyOf(changes);
        brokerRules = List.copyOf(brokerRules);
    }

    /**
     * A fixed fee tier of a new maker: from the first day that it is enrolled.
     *
     * @param tier   the tier.
     * @param months calendar months that it has it, and then
     * @param days   so many days.
     */
    public record FeeHoliday(int tier, int months, int days)
    {
        /** The first day that is none of it, for a maker that takes part from a day on. */
        public LocalDate end(final LocalDate first)
        {
            return first.plusMonths(months).plusDays(days);
        }
    }

    /**
     * A need of a KPI that is taken as held for a while.
     *
     * @param market      where.
     * @param withinBpsE2 which need, by its distance, hundredths of a basis point.
     * @param fromEpochNs start, inclusive, ns since 1970-01-01 UTC.
     * @param toEpochNs   end, exclusive.
     * @param reason      the venue's words.
     */
    public record Waiver(String market, int withinBpsE2, long fromEpochNs, long toEpochNs, String reason)
    {
    }

    /** An amount of the pay unit, a multiple of the step, with as many decimals as the step has. */
    public BigDecimal payable(final BigDecimal amount)
    {
        return amount.setScale(Math.max(0, payStep.stripTrailingZeros().scale()));
    }

    /** Waivers of a market. */
    public List<Waiver> waivers(final String market)
    {
        return waivers.stream().filter(waiver -> waiver.market().equals(market)).toList();
    }

    /** Whether it pays brokers by their volumes, and needs no snapshots. */
    public boolean isOfBrokers()
    {
        return !brokerRules.isEmpty();
    }

    /** A maker whose awards are forfeited, and why. */
    public record Disqualified(String maker, String reason)
    {
    }

    /**
     * A window of whole UTC days in which a maker takes part; one maker may have several.
     *
     * @param maker its name.
     * @param from  first day; null: since ever.
     * @param to    the day after the last; null: for ever.
     */
    public record Enrolment(String maker, LocalDate from, LocalDate to)
    {
        /** Whether a day lies in the window. */
        public boolean contains(final LocalDate day)
        {
            return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
        }
    }
}
