package io.leadline.proof.tree;

/** Numbers of a leaf's bytes, which PROOF.md beside this module has in full. */
final class LeafLayout
{
    static final int FORMAT = 1;
    static final int LEAF_PREFIX = 0x00;
    static final int NODE_PREFIX = 0x01;
    static final int HASH_LENGTH = 32;
    static final int SALT_LENGTH = 32;
    /** In place of a gap or a status: nothing follows but the number of snapshots. */
    static final int END = 0;
    /** Bits of the mask in front of those of the fields, and behind them. */
    static final int ROW_BIT = 0;
    static final int FIELD_BIT = 1;
    static final int OTHER_BITS = 2;
    static final long NS_PER_HOUR = 3_600_000_000_000L;
    static final long NS_PER_DAY = 24 * NS_PER_HOUR;

    private LeafLayout()
    {
    }

    static int maskLength(final int fieldCount)
    {
        return (fieldCount + OTHER_BITS + Byte.SIZE - 1) / Byte.SIZE;
    }

    static int ordersBit(final int fieldCount)
    {
        return fieldCount + FIELD_BIT;
    }
}
