package io.leadline.scoring.result;

import java.util.List;

/**
 * One program's results.
 *
 * @param program  the name that the program gives itself; the first column of every file.
 * @param title    one line for people.
 * @param version  version number of the program file.
 * @param sha256   64 hex digits: SHA-256 of the program file's bytes.
 * @param currency of thresholds, sizes and volumes.
 * @param unit     what payouts are paid in.
 * @param periods  in order of time.
 */
public record ProgramResult(
    String program,
    String title,
    int version,
    String sha256,
    String currency,
    String unit,
    List<PeriodResult> periods)
{
    public ProgramResult
    {
        periods = List.copyOf(periods);
    }
}
