package io.leadline.snapshot;

/**
 * The bytes of a snapshot log; SNAPSHOT.md beside this module has the whole format with a worked dump.
 * <pre>
 *   document, little-endian                          section of one market, varints
 *    0 magic            u16  "LS"                     market
 *    2 format           u8   1                        head     a byte: status | KEYFRAME | MORE | CONTINUED
 *    3 kind             u8                            interval absolute, or further than the one before, less one
 *    4 checksum         u32  CRC32C of the rest       sequence absolute, or further than the one before
 *    8 length           u32  whole document           entities absolute, or more than before
 *   12 makers           u32  documents back to the    entries, each:
 *                            last of kind MAKERS        gap    entities skipped since the entry before, plus one
 *   16 number           u64  in the log, from 0         groups bits: its totals moved; then, for each group of
 *   24 time             i64  ns since 1970 UTC                 eight fields, whether one of them changes
 *   32 previous         32 B SHA-256 of the document    masks  a byte for each such group
 *                            before, zeros for the first change zigzag varint of 128 bits for each such field
 *   64 body                                           end      0
 * </pre>
 */
final class SnapshotLayout
{
    static final int MAGIC = 'L' | 'S' << 8;
    static final int FORMAT = 1;

    static final int MAGIC_OFFSET = 0;
    static final int FORMAT_OFFSET = MAGIC_OFFSET + 2;
    static final int KIND_OFFSET = FORMAT_OFFSET + 1;
    static final int CHECKSUM_OFFSET = KIND_OFFSET + 1;
    static final int LENGTH_OFFSET = CHECKSUM_OFFSET + 4;
    static final int MAKERS_OFFSET = LENGTH_OFFSET + 4;
    static final int NUMBER_OFFSET = MAKERS_OFFSET + 4;
    static final int TIME_OFFSET = NUMBER_OFFSET + 8;
    static final int PREVIOUS_OFFSET = TIME_OFFSET + 8;
    static final int BODY_OFFSET = PREVIOUS_OFFSET + 32;

    /** The configuration, at the start of every file. */
    static final int CONFIGURATION = 1;
    /** Names of makers that markets have seen since the last of its kind; all of them at the start of a file. */
    static final int MAKERS = 2;
    /** Markets at one instant. */
    static final int SNAPSHOTS = 3;
    /** Running totals at a 00:00 UTC. */
    static final int TOTALS = 4;

    static final int STATUS_MASK = 0x07;
    /** All entries of the section are changes from nothing. */
    static final int KEYFRAME = 0x08;
    /** Further entries of this snapshot follow in the next document. */
    static final int MORE = 0x10;
    /** The section goes on with the snapshot of the document before. */
    static final int CONTINUED = 0x20;
    static final int HEAD_BITS = 0x3f;

    static final int HASH_LENGTH = 32;
    static final int GROUP_LENGTH = 8;
    /** Every market has a keyframe in each run of so many intervals, the markets one after another. */
    static final int KEYFRAME_INTERVALS = 64;
    /** A document is closed when a section has made it longer than this. */
    static final int SPLIT_LENGTH = 1 << 20;
    static final long NS_PER_DAY = 86_400_000_000_000L;

    private SnapshotLayout()
    {
    }
}
