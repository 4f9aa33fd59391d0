package io.leadline.demo;

/**
 * Events of a simulated day by kind.
 *
 * @param adds       orders that came to rest, those of a new book after an outage included.
 * @param reduces    orders made smaller by their owner.
 * @param fills      executions.
 * @param cancels    orders taken away by their owner.
 * @param statuses   trading status and loss of sync.
 * @param clears     new books after an outage.
 * @param heartbeats nothing but time.
 * @param lost       events that happened while the feed of their market was down; they are in no log.
 */
public record DemoCounts(
    long adds, long reduces, long fills, long cancels, long statuses, long clears, long heartbeats, long lost)
{
    /** Events in the log. */
    public long written()
    {
        return adds + reduces + fills + cancels + statuses + clears + heartbeats;
    }

    /** The same while counting. */
    static final class Tally
    {
        long adds;
        long reduces;
        long fills;
        long cancels;
        long statuses;
        long clears;
        long heartbeats;
        long lost;

        DemoCounts counts()
        {
            return new DemoCounts(adds, reduces, fills, cancels, statuses, clears, heartbeats, lost);
        }
    }
}
