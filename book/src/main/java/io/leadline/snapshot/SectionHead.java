package io.leadline.snapshot;

import io.leadline.log.Documents;

/**
 * What stands at the head of one market's section in a document of format 2, read without decoding anything. Nothing is
 * checked but that it lies inside the document: whoever goes by it checks the documents that it leads to.
 */
final class SectionHead
{
    /** Of the header and the numbers of a section that comes first in its document. */
    static final int READ_LENGTH = SnapshotLayout.BODY_OFFSET + 64;

    private final RecordInput input = new RecordInput();
    private int head;
    private long back;
    private long makersDistance;

    /** Looks for a market's section in a document; returns whether it is there. */
    boolean find(final Documents documents, final int market)
    {
        final int kind = documents.document().getByte(SnapshotLayout.KIND_OFFSET);
        if (kind != SnapshotLayout.SNAPSHOT && kind != SnapshotLayout.SNAPSHOTS)
        {
            return false;
        }
        input.wrap(documents.document(), SnapshotLayout.BODY_OFFSET, documents.length());
        while (input.hasMore())
        {
            final long found = input.getVarint();
            final int end = kind == SnapshotLayout.SNAPSHOTS ? input.getSectionEnd() : input.end();
            if (found == market && !input.isBroken())
            {
                read();
                return true;
            }
            input.offset(end);
        }

        return false;
    }

    private void read()
    {
        head = input.getByte();
        back = 0;
        makersDistance = 0;
        if (isContinued())
        {
            return;
        }
        input.getVarint();
        back = isKeyframe() ? 0 : input.getVarint();
        if (namesMakers())
        {
            input.getVarint();
            input.getVarint();
            makersDistance = input.getVarint();
        }
    }

    boolean isKeyframe()
    {
        return (head & SnapshotLayout.KEYFRAME) != 0;
    }

    boolean isContinued()
    {
        return (head & SnapshotLayout.CONTINUED) != 0;
    }

    boolean hasMore()
    {
        return (head & SnapshotLayout.MORE) != 0;
    }

    /** Whether the section says where the names are. */
    boolean namesMakers()
    {
        return (head & (SnapshotLayout.CONTINUED | SnapshotLayout.NEXT)) == 0;
    }

    /** Documents back to the market's last section. */
    long back()
    {
        return back;
    }

    /** Documents back to the last names of the file; 0: there are none. */
    long makersDistance()
    {
        return makersDistance;
    }
}
