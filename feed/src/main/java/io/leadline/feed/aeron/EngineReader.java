package io.leadline.feed.aeron;

import java.util.function.Consumer;

import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.logbuffer.Header;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;

import io.leadline.event.EventSink;

/**
 * Reads one engine off a subscription: polls, has the session decode, and ends the batch. One engine at a time: while
 * it is heard, others on the same stream wait; when it is not, the connection is over and the next is taken up. Single
 * thread, the feed's; a cycle is bounded and never blocks. Allocates nothing.
 */
public final class EngineReader implements Agent
{
    private static final int MAX_FRAGMENTS = 256;

    private final Subscription subscription;
    private final EngineSession session;
    private final EventSink sink;
    /** Made once, as the next: a method reference of its own for each poll would be garbage. */
    private final FragmentHandler fragments = this::onFragment;
    private final Consumer<Image> candidates = this::consider;
    private Image image;
    private boolean isDrained;

    /**
     * A reader before its first cycle.
     *
     * @param session decodes into the same sink.
     * @param sink    the log, whose batch is ended behind every cycle that read something.
     */
    public EngineReader(final Subscription subscription, final EngineSession session, final EventSink sink)
    {
        this.subscription = subscription;
        this.session = session;
        this.sink = sink;
    }

    @Override
    public int doWork()
    {
        if (image == null || isOver(image))
        {
            changeImage();
        }
        final long position = image == null ? 0 : image.position();
        final int count = image == null ? 0 : image.poll(fragments, MAX_FRAGMENTS);
        // The rest of a term may be passed over without a message, and messages wait in the next.
        isDrained = count == 0 && (image == null || image.position() == position);
        if (count > 0)
        {
            sink.flush();
        }

        return count;
    }

    /** Nothing waited in the last cycle. */
    boolean isDrained()
    {
        return isDrained;
    }

    /** Its writer closed it and all is read, or Aeron does not hear its writer any more. */
    private static boolean isOver(final Image heard)
    {
        return heard.isClosed() || heard.isEndOfStream();
    }

    private void changeImage()
    {
        leave();
        if (subscription.isClosed())
        {
            throw new AgentTerminationException("subscription is closed: channel=" + subscription.channel());
        }
        subscription.forEachImage(candidates);
    }

    private void consider(final Image candidate)
    {
        if (image == null && !isOver(candidate))
        {
            image = candidate;
            session.onConnect(image.sessionId() & 0xffff_ffffL);
        }
    }

    private void leave()
    {
        if (image != null)
        {
            image = null;
            session.onDisconnect();
            sink.flush();
        }
    }

    /** What does not fit one packet is no message of this schema, and its parts look like none. */
    private void onFragment(final DirectBuffer buffer, final int offset, final int length, final Header header)
    {
        final boolean isWhole = (header.flags() & FrameDescriptor.UNFRAGMENTED) == FrameDescriptor.UNFRAGMENTED;
        session.onMessage(buffer, offset, isWhole ? length : 0);
    }

    /** What is read from here on nobody hears: the books are stale from the last event. */
    @Override
    public void onClose()
    {
        leave();
    }

    @Override
    public String roleName()
    {
        return "engine-reader";
    }
}
