package io.leadline.feed.backpack;

import java.util.List;
import java.util.stream.Collectors;

import io.leadline.feed.line.LineControl;

/**
 * Tells the operator whose orders are not known: as long as those of one maker are not, no market is in sync for
 * anybody. Single thread; no garbage while there is nothing to tell.
 */
final class SessionWatch
{
    /** A session that is well is seeded within this time. */
    static final long FIRST_NS = 10_000_000_000L;
    static final long EVERY_NS = 60_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE;
    private static final long NS_PER_S = 1_000_000_000;

    private final LineControl control;
    private final List<MakerSession> sessions;
    private long sinceEpochNs = NEVER;
    private long nextEpochNs;
    private boolean isTold;

    /**
     * A watch of sessions, of which more may come.
     *
     * @param control hears what is to be told.
     */
    SessionWatch(final LineControl control, final List<MakerSession> sessions)
    {
        this.control = control;
        this.sessions = sessions;
    }

    /**
     * Tells after ten seconds and then once a minute; and at last that all orders are known.
     *
     * @param nowEpochNs by the local clock; 0 before anything came in.
     */
    void check(final long nowEpochNs)
    {
        if (areAllLive())
        {
            if (isTold)
            {
                control.tell("orders of all accounts are known again");
            }
            isTold = false;
            sinceEpochNs = NEVER;
        }
        else if (nowEpochNs > 0)
        {
            checkSince(nowEpochNs);
        }
    }

    private void checkSince(final long nowEpochNs)
    {
        if (sinceEpochNs == NEVER)
        {
            sinceEpochNs = nowEpochNs;
            nextEpochNs = nowEpochNs + FIRST_NS;
        }
        else if (nowEpochNs >= nextEpochNs)
        {
            isTold = true;
            nextEpochNs = nowEpochNs + EVERY_NS;
            control.tell(
                "all markets are stale until orders are known: accounts=" +
                sessions.stream().filter(session -> !session.isLive()).map(MakerSession::owner)
                    .collect(Collectors.joining(",")) +
                " waited=" + (nowEpochNs - sinceEpochNs) / NS_PER_S + "s");
        }
    }

    private boolean areAllLive()
    {
        for (int i = 0; i < sessions.size(); i++)
        {
            if (!sessions.get(i).isLive())
            {
                return false;
            }
        }

        return true;
    }
}
