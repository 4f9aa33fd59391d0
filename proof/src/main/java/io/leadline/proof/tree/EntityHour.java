package io.leadline.proof.tree;

import io.leadline.snapshot.Snapshot;

/** One entity of a market in an hour that is still being told. Single thread. */
final class EntityHour
{
    private final LeafDigest digest;
    private final LeafValues values;
    private long tellings;
    private long interval;
    private long sequence;

    EntityHour(final LeafDigest digest, final int fieldCount)
    {
        this.digest = digest;
        values = new LeafValues(fieldCount);
    }

    /** Tells the whole book of a snapshot, and what all entities share: every snapshot has such an entry. */
    void onBook(final Snapshot snapshot, final long hourStartEpochNs, final LeafBytes scratch)
    {
        scratch.clear();
        scratch.putByte(1 + snapshot.status().ordinal());
        scratch.putNumber(snapshot.interval() - interval);
        scratch.putNumber(snapshot.timeEpochNs() - hourStartEpochNs);
        scratch.putNumber(snapshot.eventSequence() - sequence);
        values.putChanges(snapshot, Snapshot.WHOLE_BOOK, scratch);
        interval = snapshot.interval();
        sequence = snapshot.eventSequence();
        digest.add(scratch);
    }

    /**
     * Tells what a snapshot changes of a maker, if anything.
     *
     * @param count the hour's snapshots up to and with this one.
     */
    void onMaker(final Snapshot snapshot, final int entity, final long count, final LeafBytes scratch)
    {
        scratch.clear();
        scratch.putNumber(count - tellings);
        if (values.putChanges(snapshot, entity, scratch))
        {
            tellings = count;
            digest.add(scratch);
        }
    }

    /** Whether the bytes are kept. */
    boolean isKept()
    {
        return digest.isKept();
    }

    /** The hash as it is after so many snapshots. */
    byte[] hash(final long count, final LeafBytes scratch)
    {
        return digest.hash(end(count, scratch));
    }

    /** The leaf as it is after so many snapshots. */
    Leaf leaf(final long count, final LeafBytes scratch)
    {
        return digest.leaf(end(count, scratch));
    }

    private static LeafBytes end(final long count, final LeafBytes scratch)
    {
        scratch.clear();
        scratch.putByte(LeafLayout.END);
        scratch.putNumber(count);

        return scratch;
    }
}
