package io.leadline.proof.dispute;

import io.leadline.report.VerdictKind;

/**
 * Snapshots in a row with one decisive reason.
 *
 * @param firstEpochNs instant of the first.
 * @param lastEpochNs  instant of the last.
 * @param count        how many there are.
 * @param verdict      the decisive code.
 * @param label        the reason, for people.
 */
record Run(long firstEpochNs, long lastEpochNs, long count, VerdictKind verdict, String label)
{
}
