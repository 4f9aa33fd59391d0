package io.leadline.proof.dispute;

import io.leadline.report.VerdictKind;

/** How many snapshots of a stretch of time came to which verdict, bucket by bucket: what a strip draws. */
final class VerdictBuckets implements LineSink
{
    private static final int MOST_BUCKETS = 576;

    private final long fromEpochNs;
    private final long widthNs;
    private final long[][] counts;

    /** Buckets from a time to before another. */
    VerdictBuckets(final long fromEpochNs, final long toEpochNs)
    {
        this.fromEpochNs = fromEpochNs;
        final long lengthNs = Math.max(1, toEpochNs - fromEpochNs);
        widthNs = (lengthNs + MOST_BUCKETS - 1) / MOST_BUCKETS;
        counts = new long[(int)((lengthNs + widthNs - 1) / widthNs)][VerdictKind.values().length];
    }

    @Override
    public void onLine(final Line line)
    {
        final long bucket = (line.timeEpochNs() - fromEpochNs) / widthNs;
        if (bucket >= 0 && bucket < counts.length)
        {
            counts[(int)bucket][line.verdict().ordinal()]++;
        }
    }

    long[][] counts()
    {
        return counts;
    }
}
