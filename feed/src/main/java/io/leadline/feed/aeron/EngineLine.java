package io.leadline.feed.aeron;

import java.util.concurrent.TimeUnit;

import io.aeron.ChannelUriStringBuilder;
import io.aeron.CommonContext;

/**
 * Where an engine and its readers meet: an Aeron channel and a stream of it. Readers are not tethered: one that stands
 * still in the last eighth of the window is put aside after {@link #PATIENCE_NS}. As long again later its place is
 * free, and after {@link #COMING_BACK_NS} it comes back. Until its place is free, the engine loses what the window does
 * not hold, for all readers.
 *
 * @param publication  the engine's channel.
 * @param subscription the readers' channel.
 * @param streamId     the stream.
 */
public record EngineLine(String publication, String subscription, int streamId)
{
    /** How long a reader may stand still at the end of the window; the engine itself never waits. */
    public static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    /** After which a reader that was put aside comes back; one that still stands still may make another hole then. */
    public static final long COMING_BACK_NS = TimeUnit.MINUTES.toNanos(1);

    /**
     * Shared memory, for readers on the engine's machine.
     *
     * @param termLength bytes of one of three terms, a power of two from 64 KiB to 1 GiB; a reader may be half a term
     *                   behind.
     */
    public static EngineLine ipc(final int streamId, final int termLength)
    {
        return new EngineLine(
            publication(CommonContext.IPC_MEDIA).termLength(termLength).build(),
            subscription(CommonContext.IPC_MEDIA).build(),
            streamId);
    }

    /**
     * UDP to one address, unicast or multicast. Over multicast the fastest reader sets the pace; a unicast reader that
     * stands still makes the engine lose messages, never wait.
     *
     * @param endpoint   {@code host:port}, of the reader or of the group.
     * @param termLength as of {@link #ipc}.
     */
    public static EngineLine udp(final String endpoint, final int streamId, final int termLength)
    {
        return new EngineLine(
            publication(CommonContext.UDP_MEDIA).endpoint(endpoint).termLength(termLength).build(),
            subscription(CommonContext.UDP_MEDIA).endpoint(endpoint).build(),
            streamId);
    }

    private static ChannelUriStringBuilder publication(final String media)
    {
        return channel(media);
    }

    private static ChannelUriStringBuilder subscription(final String media)
    {
        return channel(media).tether(false);
    }

    private static ChannelUriStringBuilder channel(final String media)
    {
        return patient(new ChannelUriStringBuilder().media(media));
    }

    private static ChannelUriStringBuilder patient(final ChannelUriStringBuilder builder)
    {
        return builder
            .untetheredWindowLimitTimeoutNs(PATIENCE_NS)
            .untetheredLingerTimeoutNs(PATIENCE_NS)
            .untetheredRestingTimeoutNs(COMING_BACK_NS);
    }

    /**
     * A reader's channel as an operator wrote it, not tethered: however slow the reader is, it is put aside.
     *
     * @throws IllegalArgumentException when it is no channel.
     */
    static String untethered(final String channel)
    {
        final ChannelUriStringBuilder builder = new ChannelUriStringBuilder(channel).tether(false);
        if (builder.untetheredWindowLimitTimeoutNs() == null)
        {
            patient(builder);
        }

        return builder.build();
    }
}
