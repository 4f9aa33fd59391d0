package io.leadline.feed.hyperliquid;

import io.leadline.feed.Recording;

/**
 * A recorded file and what its content shows it to be.
 *
 * @param recording   the file.
 * @param kind        what it holds.
 * @param firstBlock  number of its first block, or the snapshot's height; 0 where it has none.
 * @param isStreaming a block may take several lines and an empty one takes none; otherwise each block, empty or not, is
 *                    one line.
 */
record NodeFile(Recording recording, Kind kind, long firstBlock, boolean isStreaming)
{
    /** What a file holds. */
    enum Kind
    {
        SNAPSHOT,
        DIFFS,
        FILLS,
        ORDER_STATUSES
    }
}
