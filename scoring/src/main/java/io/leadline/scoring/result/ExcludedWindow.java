package io.leadline.scoring.result;

/**
 * A window of time whose snapshots are excluded.
 *
 * @param fromEpochNs start, inclusive, ns since 1970-01-01 UTC.
 * @param toEpochNs   end, exclusive.
 * @param reason      the operator's words.
 */
public record ExcludedWindow(long fromEpochNs, long toEpochNs, String reason)
{
}
