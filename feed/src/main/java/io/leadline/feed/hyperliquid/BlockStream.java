package io.leadline.feed.hyperliquid;

import io.leadline.problem.BadInputException;

/** The lines of diffs or of fills, block by block, whoever brings them; one line is held at a time. Single thread. */
interface BlockStream
{
    /** Steps to the first or the next line; the one before is read. */
    void advance();

    /** There is no file of the kind. */
    boolean isAbsent();

    /** The line's file may leave blocks out and give them several lines. */
    boolean isStreaming();

    /** Number of the line's block; {@link BlockLines#NO_BLOCK} where there is no line, or none yet. */
    long block();

    /** Time of the line's block. */
    long timeEpochNs();

    /** Steps to the line's next event; false when there is none, and the line is read. */
    boolean nextEvent();

    /** Passes over the line and steps to the next. */
    void skipLine();

    /**
     * A line was found malformed where it is read.
     *
     * @throws BadInputException where that ends the reading; otherwise the line is passed over.
     */
    void giveUpLine(BadInputException malformed);

    /** Tokens of the events. */
    JsonInput input();
}
