package io.leadline.feed.backpack;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.leadline.feed.websocket.FaultProxy;
import io.leadline.feed.websocket.VenueServer.Session;

/** What a network and a venue do to connections, one thing after another, as a seed has it. Single thread. */
final class VenueFaults
{
    private static final long MS = 1_000_000;
    private static final long HOUR_MS = 3_600_000;
    /** Beyond the limit that a session sets. */
    private static final int OVERSIZE = 70_000;
    private static final String[] NONSENSE = {
        "", "{", "[]", "{}", "null", "17", "\"text\"", "{\"e\":\"depth\"}", "{\"data\":{\"e\":\"orderFill\"}}",
        "[".repeat(2_000),
        "{\"stream\":\"depth.ABC\",\"data\":{\"e\":\"depth\",\"s\":\"ABC\",\"T\":1,\"U\":1," +
        "\"u\":1,\"a\":[],\"b\":[]}}", "\u0000\u0001\r\n", "{\"result\":null,\"id\":1}"};

    private final LiveVenue venue;
    private final FaultProxy proxy;
    private final Random random;
    private final AtomicLong jumpNs;
    private final AtomicLong signingErrorMs;
    private boolean isActive;
    private long nextNs;
    private Runnable healing;
    private long healNs;

    VenueFaults(
        final LiveVenue venue, final Random random, final AtomicLong jumpNs, final AtomicLong signingErrorMs)
    {
        this.venue = venue;
        proxy = venue.proxy();
        this.random = random;
        this.jumpNs = jumpNs;
        this.signingErrorMs = signingErrorMs;
    }

    /** Things happen from now on; to frames and answers too, where that is wanted. */
    void begin(final boolean isHurting)
    {
        isActive = true;
        hurt(isHurting);
    }

    /** Nothing happens any more; what goes on ends when it would have. */
    void end()
    {
        isActive = false;
        hurt(false);
        proxy.delay(0, 0);
    }

    /** Whatever still goes on ends now. */
    void endAll()
    {
        heal();
        synchronized (venue.lock())
        {
            venue.streams().dropMute();
        }
    }

    private void hurt(final boolean isHurting)
    {
        synchronized (venue.lock())
        {
            venue.streams().hurt(isHurting);
            venue.answers().hurt(isHurting);
        }
    }

    private void heal()
    {
        if (healing != null)
        {
            healing.run();
            healing = null;
        }
    }

    /** Does something, if it is time. */
    void act()
    {
        final long now = System.nanoTime();
        if (healing != null && now - healNs >= 0)
        {
            heal();
        }
        if (isActive && now - nextNs >= 0)
        {
            nextNs = now + (20 + random.nextInt(180)) * MS;
            harm();
        }
        if (isActive && venue.streams().isHiding() && random.nextInt(4) == 0)
        {
            holdUp();
        }
    }

    /** As a busy machine does: what would show a loss comes late, while connections go on. */
    private void holdUp()
    {
        count("thread held up");
        final long untilNs = System.nanoTime() + (50 + random.nextInt(250)) * MS;
        long restNs = untilNs - System.nanoTime();
        while (restNs > 0)
        {
            LockSupport.parkNanos(restNs);
            restNs = untilNs - System.nanoTime();
        }
    }

    private void harm()
    {
        switch (random.nextInt(12))
        {
            case 0 ->
            {
                count("connections reset");
                proxy.cut();
            }
            case 1 ->
            {
                count("connections reset in mid-frame");
                proxy.cutAfter(random.nextInt(3_000));
            }
            case 2 -> hold(true, "half-open");
            case 3 -> hold(false, "half-open downwards");
            case 4 ->
            {
                count("delayed");
                proxy.delay(0, random.nextInt(30));
            }
            case 5 -> restart();
            case 6 ->
            {
                count("local clock jumps");
                jumpNs.addAndGet((15_000 + random.nextInt(45_000)) * MS);
            }
            case 7 -> refuse();
            default -> harmSession();
        }
    }

    private void count(final String kind)
    {
        synchronized (venue.lock())
        {
            venue.harms().merge(kind, 1L, Long::sum);
        }
    }

    /** Ends what went on, and ends this in a while. */
    private void forAWhile(final int ms, final Runnable newHealing)
    {
        heal();
        healing = newHealing;
        healNs = System.nanoTime() + ms * MS;
    }

    private void hold(final boolean isUp, final String kind)
    {
        count(kind);
        forAWhile(50 + random.nextInt(900), proxy::release);
        proxy.hold(isUp, true);
    }

    private void restart()
    {
        count("server restarts");
        forAWhile(20 + random.nextInt(200), () -> venue.streams().start());
        venue.streams().stop();
    }

    private void refuse()
    {
        if (random.nextBoolean())
        {
            count("subscriptions refused");
            synchronized (venue.lock())
            {
                venue.streams().refuse(1 + random.nextInt(3));
            }
            proxy.cut();
        }
        else
        {
            count("clock of signatures wrong");
            forAWhile(100 + random.nextInt(300), () -> signingErrorMs.set(0));
            signingErrorMs.set(random.nextBoolean() ? HOUR_MS : -HOUR_MS);
            proxy.cut();
        }
    }

    private void harmSession()
    {
        synchronized (venue.lock())
        {
            final Session session = venue.streams().any();
            if (session != null)
            {
                harm(session);
            }
        }
    }

    private void harm(final Session session)
    {
        switch (random.nextInt(8))
        {
            case 0 ->
            {
                count("session dropped");
                session.drop();
            }
            case 1 ->
            {
                count("session closed in form");
                session.close(1001, "maintenance");
            }
            case 2 ->
            {
                count("oversized frame");
                session.send("{\"e\":\"depth\",\"x\":\"" + "y".repeat(OVERSIZE) + "\"}");
            }
            case 3 ->
            {
                count("compressed frame");
                session.sendFrame(StreamServer.compressed());
            }
            case 4 ->
            {
                count("session mute");
                venue.streams().mute(session);
            }
            case 5 ->
            {
                count("error of the venue");
                session.send("{\"id\":null,\"error\":{\"code\":4006,\"message\":\"Invalid stream\"}}");
            }
            default ->
            {
                count("frame of nonsense");
                session.send(NONSENSE[random.nextInt(NONSENSE.length)]);
            }
        }
    }
}
