package io.leadline.proof.head;

import io.leadline.config.Seed;
import io.leadline.proof.tree.LeafWish;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * Holds all heads of a folder against their log, along with a walk over the log from its first document: at each head's
 * place the chain, the counts, the times and the configuration are what it says, and with the venue's secret the tree
 * too. Whoever walks tells of every record. Single thread.
 */
public final class HeadCheck
{
    private final HeadFolder heads;
    private final SnapshotLogReader reader;
    private final SealWalk walk;
    private final boolean hasSecret;
    private long checkedCount;

    /**
     * Begins with a reader that has just been opened at the log's start; its {@link SnapshotLogReader#listen listener}
     * is taken.
     *
     * @param secret behind the salts; null when it is not known: then trees are not looked at.
     */
    public HeadCheck(final HeadFolder heads, final SnapshotLogReader reader, final Seed secret)
    {
        this.heads = heads;
        this.reader = reader;
        hasSecret = secret != null;
        walk = new SealWalk(reader, secret, LeafWish.NONE, null, dayEnd ->
        {
        });
        for (final SignedHead signed : heads.heads())
        {
            walk.ask(signed.head().documents(), point ->
            {
                HeadMatch.require(signed.head(), point, reader.configuration());
                checkedCount++;
            });
        }
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
