package io.leadline.scoring;

import java.util.List;
import java.util.OptionalLong;

import io.leadline.program.Program;
import io.leadline.scoring.input.BrokerVolumes;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.input.Stakes;
import io.leadline.scoring.input.Volumes;

/**
 * What to score. Immutable.
 *
 * @param programs      in the order of the outputs; at least one, names differ.
 * @param fromEpochNs   start, inclusive; empty: 00:00 UTC of the day of the logs' first snapshot.
 * @param toEpochNs     end, exclusive; empty: 00:00 UTC after the day of the logs' last snapshot.
 * @param isByPeriod    split into each program's own weeks or months; otherwise all of it is one period.
 * @param isStrictDates refuse a period that a program's dates do not cover, rather than apply the nearest rule.
 * @param outages       windows whose snapshots are excluded.
 * @param volumes       volumes that replace those of the logs; null: those of the logs.
 * @param brokerVolumes what users traded through brokers, for programs of brokers; null: not known.
 * @param rates         what currencies are worth.
 * @param stakes        what makers have staked, for programs that weigh it; null: not known.
 * @param version       version of the scorer, for the outputs.
 */
public record ScoreRequest(
    List<Program> programs,
    OptionalLong fromEpochNs,
    OptionalLong toEpochNs,
    boolean isByPeriod,
    boolean isStrictDates,
    Outages outages,
    Volumes volumes,
    BrokerVolumes brokerVolumes,
    Rates rates,
    Stakes stakes,
    String version)
{
    /** A request without stakes. */
    public ScoreRequest(
        final List<Program> programs,
        final OptionalLong fromEpochNs,
        final OptionalLong toEpochNs,
        final boolean isByPeriod,
        final boolean isStrictDates,
        final Outages outages,
        final Volumes volumes,
        final BrokerVolumes brokerVolumes,
        final Rates rates,
        final String version)
    {
        this(programs, fromEpochNs, toEpochNs, isByPeriod, isStrictDates, outages, volumes, brokerVolumes, rates, null,
            version);
    }

    public ScoreRequest
    {
        programs = List.copyOf(programs);
    }

    /** The same, refusing a period that a program's dates do not cover. */
    public ScoreRequest strict()
    {
        return new ScoreRequest(
            programs, fromEpochNs, toEpochNs, isByPeriod, true, outages, volumes, brokerVolumes, rates, stakes,
            version);
    }

    /** The whole of the logs as one period, with nothing added. */
    public static ScoreRequest of(final List<Program> programs, final String version)
    {
        return new ScoreRequest(
            programs,
            OptionalLong.empty(),
            OptionalLong.empty(),
            false,
            false,
            Outages.NONE,
            null,
            null,
            Rates.NONE,
            version);
    }
}
