package io.leadline.bench.feed;

/** Steps over messages that lie one behind another, and from the last to the first. Single thread. */
public final class MessageWalk
{
    private final int[] ends;
    private int index;
    private int offset;
    private int end;

    /** Stands before the first. */
    public MessageWalk(final int[] ends)
    {
        this.ends = ends;
        index = ends.length - 1;
    }

    /** Steps to the next. */
    public void next()
    {
        index = index == ends.length - 1 ? 0 : index + 1;
        offset = index == 0 ? 0 : ends[index - 1];
        end = ends[index];
    }

    /** Number of the message, from 0. */
    public int index()
    {
        return index;
    }

    public int offset()
    {
        return offset;
    }

    public int length()
    {
        return end - offset;
    }

    /** The next one is the first again. */
    public boolean isLast()
    {
        return index == ends.length - 1;
    }
}
