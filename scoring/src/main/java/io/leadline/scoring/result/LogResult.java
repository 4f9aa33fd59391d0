package io.leadline.scoring.result;

/**
 * A snapshot log that was read, identified by what it holds.
 *
 * @param venue         the venue that its configuration names.
 * @param lastHash      64 hex digits: hash of its last document, which identifies everything before it.
 * @param snapshotCount snapshots in it, all markets, in the period or not.
 * @param firstEpochNs  instant of its first snapshot, ns since 1970-01-01 UTC; 0 when it holds none.
 * @param lastEpochNs   instant of its last snapshot; 0 when it holds none.
 */
public record LogResult(String venue, String lastHash, long snapshotCount, long firstEpochNs, long lastEpochNs)
{
}
