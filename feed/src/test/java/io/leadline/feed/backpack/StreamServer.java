package io.leadline.feed.backpack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.leadline.feed.websocket.VenueServer;

import org.java_websocket.framing.TextFrame;

/**
 * The venue's streams: to whoever asks for depth the public ones, to whoever shows that he has an account's key the
 * account's, and to nobody else anything but an error. Guarded by the venue's lock, so that an answered ping proves
 * that whatever had happened was sent: none is answered while the venue's machinery has lost something that does not
 * show yet, however long the thread that makes things happen is held up.
 */
final class StreamServer extends VenueServer
{
    static final String REFUSED = "{\"id\":null,\"error\":{\"code\":4004,\"message\":\"Invalid signature\"}}";

    private static final int PUBLIC = -1;
    private static final String DEPTH = "\"e\":\"depth\"";
    private static final String ASKED =
        "{\"method\":\"SUBSCRIBE\",\"params\":[\"depth.SOL_USDC\",\"trade.SOL_USDC\"," +
        "\"bookTicker.SOL_USDC\"]}";
    private static final Pattern SIGNED = Pattern.compile(
        "\\{\"method\":\"SUBSCRIBE\",\"params\":\\[\"account\\.orderUpdate\"]," +
        "\"signature\":\\[\"([^\"]+)\",\"([^\"]+)\",\"(\\d+)\",\"(\\d+)\"]}");

    private final Object lock;
    private final List<String> verifyingKeys;
    private final Random random;
    private final Map<Session, Integer> subscribed = new HashMap<>();
    private final Set<Session> mute = new HashSet<>();
    private final List<String> problems = new ArrayList<>();
    private int refusals;
    private boolean isHurting;
    private String heldBack;
    /** A public frame did not get through as it is, and no update of the book has been sent since. */
    private boolean isHiding;
    private final Map<String, Long> harms;

    /**
     * Streams that are not started.
     *
     * @param verifyingKeys by maker.
     * @param harms         counts what was done to frames.
     */
    StreamServer(
        final Object lock, final List<String> verifyingKeys, final Random random, final Map<String, Long> harms)
    {
        this.lock = lock;
        this.verifyingKeys = verifyingKeys;
        this.random = random;
        this.harms = harms;
    }

    /** What a client asked for that no client of ours may. */
    List<String> problems()
    {
        return problems;
    }

    /** The next subscriptions are refused, however good they are. */
    void refuse(final int count)
    {
        refusals = count;
    }

    /** Frames are harmed from now on, or no more. */
    void hurt(final boolean isNowHurting)
    {
        isHurting = isNowHurting;
        heldBack = isNowHurting ? heldBack : null;
    }

    /** Something public was lost, and nothing that was sent shows it. */
    boolean isHiding()
    {
        synchronized (lock)
        {
            return isHiding;
        }
    }

    @Override
    protected void onMessage(final Session session, final String message)
    {
        synchronized (lock)
        {
            final int role = role(message);
            if (refusals > 0 || role < PUBLIC)
            {
                refusals = Math.max(0, refusals - 1);
                session.send(REFUSED);
            }
            else
            {
                subscribed.put(session, role);
            }
        }
    }

    /** {@link #PUBLIC}, the number of a maker, or less than both. */
    private int role(final String message)
    {
        final Matcher signed = SIGNED.matcher(message);
        if (message.equals(ASKED))
        {
            return PUBLIC;
        }
        if (!signed.matches())
        {
            problems.add("asked for: " + message);
            return PUBLIC - 1;
        }
        final int maker = verifyingKeys.indexOf(signed.group(1));

        return isSigned(
            "subscribe", signed.group(1), signed.group(2), signed.group(3), signed.group(4)) ? maker : PUBLIC - 1;
    }

    /** As the venue's documents have it, by the hour as it is. */
    static boolean isSigned(
        final String instruction, final String verifyingKey, final String signature, final String timestampMs,
        final String windowMs)
    {
        final String text = "instruction=" + instruction + "&timestamp=" + timestampMs + "&window=" + windowMs;
        final long ageMs = System.currentTimeMillis() - Long.parseLong(timestampMs);
        try
        {
            return Math.abs(ageMs) <= Long.parseLong(windowMs) &&
                VerifyingKeys.verifies(verifyingKey, text, signature);
        }
        catch (final GeneralSecurityException malformed)
        {
            return false;
        }
    }

    @Override
    protected boolean onPing(final Session session)
    {
        synchronized (lock)
        {
            return !isHiding && !mute.contains(session);
        }
    }

    @Override
    protected void onClose(final Session session)
    {
        synchronized (lock)
        {
            subscribed.remove(session);
            mute.remove(session);
        }
    }

    /** A connection that stands and says nothing any more, not even to pings. */
    void mute(final Session session)
    {
        mute.add(session);
    }

    /** Those that are mute are gone. */
    void dropMute()
    {
        List.copyOf(mute).forEach(Session::drop);
    }

    /** One that stands; null where none does. */
    Session any()
    {
        final List<Session> all = sessions().stream().filter(Session::isOpen).toList();

        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    /** To everybody who asked for public streams. TCP loses and turns nothing; a venue's own machinery may. */
    void sendPublic(final String frame)
    {
        if (isHarm("frame dropped", 60))
        {
            isHiding = true;
            return;
        }
        if (isHarm("frame twice", 60))
        {
            send(PUBLIC, frame);
        }
        if (isHarm("frame held back", 60))
        {
            isHiding = true;
            heldBack = frame;
            return;
        }
        final boolean isCutOff = isHarm("frame cut off", 60);
        send(PUBLIC, isCutOff ? cutOff(frame) : frame);
        isHiding = isCutOff || isHiding && !frame.contains(DEPTH);
        if (heldBack != null)
        {
            send(PUBLIC, heldBack);
            heldBack = null;
        }
    }

    /**
     * To a maker. What is lost without a trace nobody can know, for there is no sequence; so nothing is, but with its
     * connection.
     */
    void sendPrivate(final int maker, final String frame)
    {
        if (isHarm("private frame cut off", 80))
        {
            send(maker, cutOff(frame));
            return;
        }
        send(maker, frame);
        if (isHarm("private frame twice", 40))
        {
            send(maker, frame);
        }
    }

    private boolean isHarm(final String kind, final int oneIn)
    {
        final boolean isHarm = isHurting && random.nextInt(oneIn) == 0;
        if (isHarm)
        {
            harms.merge(kind, 1L, Long::sum);
        }

        return isHarm;
    }

    private String cutOff(final String frame)
    {
        return frame.substring(0, random.nextInt(frame.length()));
    }

    private void send(final int role, final String frame)
    {
        subscribed.forEach((session, sessionRole) ->
        {
            if (sessionRole == role && !mute.contains(session))
            {
                session.send(frame);
            }
        });
    }

    /** A frame as permessage-deflate has it, which nobody offered. */
    static TextFrame compressed()
    {
        final TextFrame frame = new TextFrame();
        frame.setRSV1(true);
        frame.setPayload(ByteBuffer.wrap("compressed".getBytes(StandardCharsets.US_ASCII)));

        return frame;
    }
}
