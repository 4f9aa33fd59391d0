package io.leadline.event;

/**
 * How far the feeds of a log had come when its writer was opened, so that a feed whose input can be read again goes on
 * behind what the log holds: nothing is missing, nothing is told twice. Only what feeds told counts, not what adapters
 * added ({@link EventFlags#BY_ADAPTER}).
 *
 * @param timeEpochNs       time of the log's last event, whoever told it; {@link #NONE} in an empty log.
 * @param toldCount         events told.
 * @param toldTimeEpochNs   time of the last event told that carries the feed's own time; {@link #NONE} without one.
 * @param toldSinceTime     events told after that one, all stamped with other times than the feed's.
 * @param markTimeEpochNs   time of the last heartbeat of no market told that carries the feed's own time;
 *                          {@link #NONE} without one.
 * @param marksSinceTime    heartbeats of no market told after that one.
 * @param creditsSinceMark  fills and trades told after the last heartbeat of no market, whoever told that.
 */
public record LogEnd(
    long timeEpochNs,
    long toldCount,
    long toldTimeEpochNs,
    long toldSinceTime,
    long markTimeEpochNs,
    long marksSinceTime,
    long creditsSinceMark)
{
    /** There is no such event. */
    public static final long NONE = -1;

    /** Of a log without events. */
    public static final LogEnd EMPTY = new LogEnd(NONE, 0, NONE, 0, NONE, 0, 0);
}
