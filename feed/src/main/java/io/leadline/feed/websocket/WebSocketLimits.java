package io.leadline.feed.websocket;

import java.util.List;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterSettings;

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

    private static final String MAX_FRAME = "max_frame";
    /** Time passes only as pings are answered. */
    private static final String MAX_PING = "5s";
    private static final AdapterKey<Long> PING_KEY = ping(AdapterKey.NONE);
    private static final AdapterKey<Long> LOST_KEY = lost(AdapterKey.NONE);
    private static final AdapterKey<Integer> MAX_FRAME_KEY = AdapterKey.count(MAX_FRAME, AdapterKey.NONE, "");
    private static final AdapterKey<Long> RECONNECT_MIN_KEY =
        AdapterKey.positiveDuration("reconnect_min", "250ms", "least wait before it connects again");
    private static final AdapterKey<Long> RECONNECT_MAX_KEY =
        AdapterKey.positiveDuration("reconnect_max", "30s", "longest wait before it connects again")
            .atLeast(RECONNECT_MIN_KEY);

    public WebSocketLimits
    {
        if (pingEveryNs <= 0 || lostAfterNs <= pingEveryNs || reconnectMinNs <= 0 ||
            reconnectMaxNs < reconnectMinNs || maxFrameLength <= 0)
        {
            throw new IllegalArgumentException(
                "limits of connections: pingEveryNs=" + pingEveryNs + " lostAfterNs=" + lostAfterNs +
                " reconnectMinNs=" + reconnectMinNs + " reconnectMaxNs=" + reconnectMaxNs + " maxFrameLength=" +
                maxFrameLength);
        }
    }

    /**
     * The keys that an adapter with websockets has among its own.
     *
     * @param ping            initial value, as an operator writes it, as are the others.
     * @param lost            initial value.
     * @param maxFrame        initial value, in bytes.
     * @param mostFrameLength bytes of a frame that can be decoded: one that is longer would end every connection anew.
     */
    public static List<AdapterKey<?>> keys(
        final String ping, final String lost, final String maxFrame, final int mostFrameLength)
    {
        return List.of(
            ping(ping), lost(lost), RECONNECT_MIN_KEY, RECONNECT_MAX_KEY,
            AdapterKey.count(MAX_FRAME, mostFrameLength, maxFrame, "most bytes of a frame"));
    }

    private static AdapterKey<Long> ping(final String initial)
    {
        return AdapterKey.duration("ping", "1ms", MAX_PING, initial, "between two pings on a connection");
    }

    private static AdapterKey<Long> lost(final String initial)
    {
        return AdapterKey.positiveDuration(
            "lost", initial, "without the answer to a ping, after which a connection is lost").above(PING_KEY);
    }

    /**
     * The limits that an operator set, as the keys allow them.
     *
     * @throws IllegalArgumentException when the keys were not read.
     */
    public static WebSocketLimits of(final AdapterSettings settings)
    {
        return new WebSocketLimits(
            settings.value(PING_KEY), settings.value(LOST_KEY), settings.value(RECONNECT_MIN_KEY),
            settings.value(RECONNECT_MAX_KEY), settings.value(MAX_FRAME_KEY));
    }
}
