package io.leadline.scoring.marginal;

import io.leadline.snapshot.SnapshotSource;

/**
 * A log with {@code detail: orders} as it would be if each order of one maker had stood a basis point of the mid
 * nearer: what so comes into a band is added to it, to the maker's and to the whole book's. Best prices, mids, sizes,
 * notionals and fills stay what they were. Single thread.
 */
final class NarrowedSource extends ChangedSource
{
    NarrowedSource(final SnapshotSource source, final String maker)
    {
        super(source, new NarrowedSnapshot(maker, source.configuration().markets().size(), source.layout()));
    }
}
