package io.leadline.scoring.command;

import io.leadline.snapshot.SnapshotSource;

/**
 * What is made of the records of logs, part by part. All but {@link #read} is called by one thread, log by log.
 *
 * @param <P> what is made of a part.
 */
interface LogReading<P>
{
    /**
     * Takes up a log, before any part of any log is read.
     *
     * @param log position of the log among all.
     * @param start the log, to be asked for its configuration only.
     */
    void begin(int log, SnapshotSource start);

    /** Whether the chain is to be followed; without it, documents are believed by checksum and number. */
    boolean isChained();

    /**
     * How much is made of each record of a market, beside other markets; 0 where its records are not asked for. How
     * parts are cut follows from it, and nothing else.
     */
    int work(String market);

    /** Reads a part of a log to its end. Called by any thread, for many parts at once. */
    P read(int log, SnapshotSource part);

    /** Takes in a part: those of a log in the order of its files, one log after another. */
    void add(int log, P part);

    /**
     * Ends a log, all parts of which have been taken in.
     *
     * @param lastHash of the log; null where its chain was not followed.
     */
    void end(int log, byte[] lastHash);
}
