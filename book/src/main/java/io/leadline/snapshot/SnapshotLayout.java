package io.leadline.snapshot;

/**
 * The bytes of a snapshot log; SNAPSHOT.md beside this module has the whole format with a worked dump.
 * <pre>
 *   document, little-endian                          section of one market, varints
 *    0 magic            u16  "LS"                     market
 *    2 format           u8   2, with orders 3         length   u24, only in a document of several sections
 *    3 kind             u8                            head     a byte: status and what follows
 *    4 checksum         u32  CRC32C of the rest       numbers  interval, sequence, entities, distances back
 *    8 tag              u64  of the chain's hash      entries, to the end of the section, each:
 *                            that ends here             head    a byte: gap | WIDE | parts of the mask
 *   16 number           u32  in the log, from 0         mask    a bit for each pair of fields that changes
 *   20 time             i64  ns since 1970 UTC          pairs   for each a byte of two lengths, two residuals
 *   28 body
 * </pre>
 */
final class SnapshotLayout
{
    static final int MAGIC = 'L' | 'S' << 8;
    static final int FORMAT = 2;
    /** The same with the makers' orders behind the entries of a section. */
    static final int ORDERS_FORMAT = 3;

    static final int MAGIC_OFFSET = 0;
    static final int FORMAT_OFFSET = MAGIC_OFFSET + 2;
    static final int KIND_OFFSET = FORMAT_OFFSET + 1;
    static final int CHECKSUM_OFFSET = KIND_OFFSET + 1;
    static final int TAG_OFFSET = CHECKSUM_OFFSET + 4;
    static final int NUMBER_OFFSET = TAG_OFFSET + 8;
    static final int TIME_OFFSET = NUMBER_OFFSET + 4;
    static final int BODY_OFFSET = TIME_OFFSET + 8;

    /** The configuration, at the start of every file. */
    static final int CONFIGURATION = 1;
    /** Names of makers that markets have seen since the last of its kind; all of them at the start of a file. */
    static final int MAKERS = 2;
    /** One market at one instant, or a part of that. */
    static final int SNAPSHOT = 3;
    /** Running totals at a 00:00 UTC. */
    static final int TOTALS = 4;
    /** Further markets at one instant. */
    static final int SNAPSHOTS = 5;

    static final int STATUS_MASK = 0x07;
    /** All entries of the section are changes from nothing. */
    static final int KEYFRAME = 0x08;
    /** Further entries of this snapshot follow in the next document. */
    static final int MORE = 0x10;
    /** The section goes on with the snapshot of the document before. */
    static final int CONTINUED = 0x20;
    /** The interval is the next one and there are as many entities as before: neither is written. */
    static final int NEXT = 0x40;
    static final int HEAD_BITS = 0x7f;

    static final int SECTION_LENGTH_BYTES = 3;

    static final int GAP_MASK = 0x07;
    /** The entry's fields are of 128 bits. */
    static final int WIDE = 0x08;
    static final int PART_SHIFT = 4;
    static final int PART_COUNT = 4;
    /** In a keyframe alone, which says nothing of the snapshot before. */
    static final int MOVED = 0x01;
    /** In place of two lengths: the pair is as that of the bracket with the same edges in an earlier ladder. */
    static final int AS_MODEL = 0xff;

    /** In place of the head of an entry: what follows are orders, up to the section's end. */
    static final int ORDERS_MARK = 0;
    /** Bids of the first maker; an owner is {@code 2 · entity + side}. */
    static final int FIRST_OWNER = 2;
    static final int OWNER_GAP_MASK = 0x03;
    /** The orders before have all moved by as much as the innermost of them. */
    static final int SHIFTED = 0x04;
    /** Further steps of the same owner follow. */
    static final int GOES_ON = 0x08;
    static final int STEPS_SHIFT = 4;
    /** In place of a number of steps: it is more, and follows. */
    static final int MANY_STEPS = 0x0f;
    static final int MAX_STEPS = 1 << 12;
    static final int STEP_SHIFT = 2;
    static final int STEP_MASK = 0x03;
    static final int KEEP = 0;
    static final int DROP = 1;
    static final int ADD = 2;
    static final int RESIZE = 3;

    static final int HASH_LENGTH = 32;
    /** Every market has a keyframe in each run of so many intervals, the markets one after another. */
    static final int KEYFRAME_INTERVALS = 64;
    /** A document is closed when a section has made it longer than this. */
    static final int SPLIT_LENGTH = 1 << 20;
    /** A document of several markets is closed behind the market that has made it as long as this. */
    static final int GATHER_LENGTH = 1 << 12;
    static final long NS_PER_DAY = 86_400_000_000_000L;

    private SnapshotLayout()
    {
    }
}
