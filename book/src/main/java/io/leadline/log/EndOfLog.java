package io.leadline.log;

import java.nio.file.Path;

/**
 * Tells the end of a log from a hole in one of its files, which the store takes for the end though later files hold
 * documents. Cold: it lists the folder; on the thread that reads the log.
 */
public final class EndOfLog
{
    /** For the document after an end that is none. */
    private static final long MOST_WAIT_NS = 1_000_000_000L;

    private EndOfLog()
    {
    }

    /**
     * Where no further document was found: whether there is one by now. A writer at work may have begun a later file
     * since the end was found: then what leads to it is there by now, and the store, which looks for files once a
     * millisecond, comes to it.
     *
     * @param documents     of which the next has been asked for, and there was none; it is read where there is one now.
     * @param documentCount read of the log so far, for the message.
     * @throws LogException {@code CORRUPT} when later files hold documents that nothing leads to.
     */
    public static boolean hasGoneOn(final Documents documents, final long documentCount)
    {
        final Path later = documents.laterFile();
        if (later == null)
        {
            return false;
        }
        final long startNs = System.nanoTime();
        boolean isOver = false;
        // The time is taken in front of the last look: a thread that was kept waiting itself has still looked.
        while (!documents.next())
        {
            if (isOver)
            {
                throw new LogException(
                    LogException.Fault.CORRUPT,
                    "log goes on behind its end: path=" + documents.directory() + " index=0x" +
                    Long.toHexString(documents.index()) + " number=" + documentCount + " later_file=" + later);
            }
            isOver = System.nanoTime() - startNs > MOST_WAIT_NS;
            Thread.onSpinWait();
        }

        return true;
    }
}
