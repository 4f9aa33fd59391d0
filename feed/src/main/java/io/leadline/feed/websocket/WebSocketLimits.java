package io.leadline.feed.websocket;

import java.util.List;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterSettings;
import io.leadline.problem.BadInputException;

/**
 * What a connection may take.
 *
 * @param pingEveryNs    between two pings; positive.
 * @param lostAfterNs    without the answer to a ping, or until a connection stands, after which it is given up; longer
 *                       than {@code pingEveryNs}, and than the longest frame takes to come in.
 * @param reconnectMinNs least wait before a connection follows another; positive.
 * @param reconnectMaxNs longest wait, and how long a connection must last for the waits to be short again.
 * @param maxFrameLength bytes, over all fragments of a frame.
 */
public record WebSocketLimits(
    long pingEveryNs, long lostAfterNs, long reconnectMinNs, long reconnectMaxNs, int maxFrameLength)
{
    /** Of adapters whose venues may not answer pings; false for {@link Subscription#isPinged()}. */
    public static final AdapterKey<Boolean> PINGS = AdapterKey.flag(
        "pings", "true",
        "whether pings are sent; where not, time passes as frames come, and a connection without any for that " +
            "long is lost");

    private static final String PING = "ping";
    private static final String LOST = "lost";
    private static final String RECONNECT_MIN = "reconnect_min";
    private static final String RECONNECT_MAX = "reconnect_max";
    private static final String MAX_FRAME = "max_frame";
    private static final AdapterKey<Long> RECONNECT_MIN_KEY =
        AdapterKey.duration(RECONNECT_MIN, "250ms", "least wait before it connects again");
    private static final AdapterKey<Long> RECONNECT_MAX_KEY =
        AdapterKey.duration(RECONNECT_MAX, "30s", "longest wait before it connects again");

    public WebSocketLimits
    {
        if (pingEveryNs <= 0 || lostAfterNs <= pingEveryNs)
        {
            throw new BadInputException(
                "a connection is lost before a ping can be answered: ping=" + pingEveryNs + "ns lost=" + lostAfterNs +
                "ns allowed=0 < ping < lost");
        }
        if (reconnectMinNs <= 0 || reconnectMaxNs < reconnectMinNs)
        {
            throw new BadInputException(
                "waits before it connects again: reconnect_min=" + reconnectMinNs + "ns reconnect_max=" +
                reconnectMaxNs + "ns allowed=0 < reconnect_min <= reconnect_max");
        }
        if (maxFrameLength <= 0)
        {
            throw new BadInputException("no frame may come: max_frame=" + maxFrameLength + " allowed=1 to 2^30");
        }
    }

    /**
     * The keys that an adapter with websockets has among its own.
     *
     * @param ping     initial value, as an operator writes it, as are the others.
     * @param lost     initial value.
     * @param maxFrame initial value, in bytes.
     */
    public static List<AdapterKey<?>> keys(final String ping, final String lost, final String maxFrame)
    {
        return List.of(ping(ping), lost(lost), RECONNECT_MIN_KEY, RECONNECT_MAX_KEY, maxFrame(maxFrame));
    }

    private static AdapterKey<Long> ping(final String initial)
    {
        return AdapterKey.duration(PING, initial, "between two pings on a connection");
    }

    private static AdapterKey<Long> lost(final String initial)
    {
        return AdapterKey.duration(LOST, initial, "without the answer to a ping, after which a connection is lost");
    }

    private static AdapterKey<Integer> maxFrame(final String initial)
    {
        return AdapterKey.count(MAX_FRAME, initial, "most bytes of a frame");
    }

    /**
     * The limits that an operator set.
     *
     * @param mostFrameLength bytes of a frame that can be decoded: one that is longer would end every connection anew.
     * @throws BadInputException        when they contradict each other, or let longer frames come.
     * @throws IllegalArgumentException when the keys were not read.
     */
    public static WebSocketLimits of(final AdapterSettings settings, final int mostFrameLength)
    {
        final int maxFrameLength = settings.value(maxFrame(AdapterKey.NONE));
        if (maxFrameLength > mostFrameLength)
        {
            throw new BadInputException(
                "frames may come that nothing can decode: max_frame=" + maxFrameLength + " limit=" + mostFrameLength);
        }

        return new WebSocketLimits(
            settings.value(ping(AdapterKey.NONE)),
            settings.value(lost(AdapterKey.NONE)),
            settings.value(RECONNECT_MIN_KEY),
            settings.value(RECONNECT_MAX_KEY),
            maxFrameLength);
    }
}
