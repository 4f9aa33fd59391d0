package io.leadline.proof.precision;

import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.exact.WilsonInterval;

/**
 * The sampled uptime of one maker beside the exact one.
 *
 * @param market        its name.
 * @param maker         its name.
 * @param activeNs      exact: when its presence rule held.
 * @param countedNs     exact: when a snapshot would have counted.
 * @param activeCount   samples in which the rule held.
 * @param countedCount  samples that count, at least 1.
 * @param wilson        the interval that scores print.
 * @param stated        the interval that fits the schedule, told from the samples alone; null for fixed instants.
 * @param standardError what the exact presence says of random instants: the root of the mean square of the difference
 *                      over all schedules; for fixed instants over all phases.
 */
public record UptimeComparison(
    String market,
    String maker,
    long activeNs,
    long countedNs,
    long activeCount,
    long countedCount,
    WilsonInterval wilson,
    SamplingError.Interval stated,
    double standardError)
{
    /** The exact uptime. */
    public Rational exact()
    {
        return Rational.of(activeNs, countedNs);
    }

    /** The sampled uptime. */
    public Rational sampled()
    {
        return Rational.of(activeCount, countedCount);
    }

    /** Whether Wilson's interval holds the exact uptime, ends included. */
    public boolean isInWilson()
    {
        return wilson.low().compareTo(exact()) <= 0 && exact().compareTo(wilson.high()) <= 0;
    }

    /** Whether the stated interval holds the exact uptime; true where none is stated. */
    public boolean isInStated()
    {
        return stated == null || stated.contains(activeNs / (double)countedNs);
    }
}
