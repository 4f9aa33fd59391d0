package io.leadline.proof.dispute;

import io.leadline.config.Market;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.input.Stakes;
import io.leadline.scoring.input.Volumes;

/**
 * What is disputed: one maker in one market under one rule of a program, for one period, with what an operator adds to
 * the logs. Immutable.
 *
 * @param program the program.
 * @param rule    the one of its rules that the period takes.
 * @param market  as the logs have it.
 * @param maker   its name.
 * @param period  of which the snapshots count.
 * @param outages windows to exclude.
 * @param rates   what currencies are worth.
 * @param stakes  what makers have staked; null: not known.
 * @param volumes volumes that replace those of the logs; null: those of the logs.
 */
record DisputeCase(
    Program program,
    Rule rule,
    Market market,
    String maker,
    Period period,
    Outages outages,
    Rates rates,
    Stakes stakes,
    Volumes volumes)
{
    /** Whether an instant lies in the period. */
    boolean contains(final long timeEpochNs)
    {
        return period.fromEpochNs() <= timeEpochNs && timeEpochNs < period.toEpochNs();
    }
}
