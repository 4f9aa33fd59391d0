package io.leadline.proof.head;


import io.leadline.config.Seed;
import io.leadline.problem.BadInputException;
import io.leadline.proof.tree.LeafWish;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * Holds all heads of a folder against their log, along with a walk over the log from its first document: at each head's
 * place the chain, the counts, the times and the configuration are what it says, and with the venue's secret the tree
 * too. In a log whose first files were retired the counts go on from the head of the last day that went, of which chain
 * and configuration are held against the log; those before it have gone with their files. Whoever walks tells of every
 * record. Single thread.
 */
public final class HeadCheck
{
    private final HeadFolder heads;
    private final SnapshotLogReader reader;
    private final SealWalk walk;
    private final boolean hasSecret;
    private long checkedCount;
    private long retiredCount;

    /**
     * Begins with a reader that has just been opened at the log's start; its {@link SnapshotLogReader#listen listener}
     * is taken.
     *
     * @param secret behind the salts; null when it is not known: then trees are not looked at.
     * @throws BadInputException when first files of the log were retired without a head that says what went.
     */
    public HeadCheck(final HeadFolder heads, final SnapshotLogReader reader, final Seed secret)
    {
        this.heads = heads;
        this.reader = reader;
        hasSecret = secret != null;
        final Head start = heads.start(reader);
        walk = new SealWalk(reader, secret, LeafWish.NONE, start, dayEnd ->
        {
        });
        for (final SignedHead signed : heads.heads())
        {
            ask(signed.head(), start);
        }
    }

    private void ask(final Head head, final Head start)
    {
        if (start != null && head.documents() < start.documents())
        {
            retiredCount++;
            return;
        }
        walk.ask(head.documents(), point ->
        {
            if (head.equals(start))
            {
                HeadMatch.requireChain(head, point, reader.configuration());
            }
            else
            {
                HeadMatch.require(head, point, reader.configuration());
            }
            checkedCount++;
        });
    }

    /**
     * Takes in the record that the reader lends.
     *
     * @throws HeadException when a head does not fit; so may the reader's own step to the next record.
     */
    public void onRecord(final Record record)
    {
        walk.onRecord(record);
    }

    /**
     * Ends with the log's last record.
     *
     * @throws HeadException when a head does not fit, or the log is shorter than its newest head.
     */
    public void end()
    {
        walk.answer();
        if (walk.openCount() > 0)
        {
            throw HeadMatch.cut(heads.newest().head(), reader.documentCount());
        }
    }

    /** Heads of days that have gone, up to the last of them. */
    public long retiredCount()
    {
        return retiredCount;
    }

    /** Heads that fit so far. */
    public long checkedCount()
    {
        return checkedCount;
    }

    /** Whether trees are built anew and compared. */
    public boolean hasTrees()
    {
        return hasSecret;
    }
}
