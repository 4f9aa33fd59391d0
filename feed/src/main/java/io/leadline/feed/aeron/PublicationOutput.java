package io.leadline.feed.aeron;

import io.aeron.Publication;

import org.agrona.DirectBuffer;

/**
 * Messages to whoever subscribes. A message is offered once more where Aeron rolls a term, and otherwise never: with no
 * room, no reader or no driver it is lost. Single thread, the engine's; allocates nothing.
 */
public final class PublicationOutput implements MessageOutput
{
    private static final int MAX_ROLLS = 3;

    private final Publication publication;

    /** An output of a publication that is the caller's to close. */
    public PublicationOutput(final Publication publication)
    {
        this.publication = publication;
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length)
    {
        long result = publication.offer(buffer, offset, length);
        for (int roll = 0; result == Publication.ADMIN_ACTION && roll < MAX_ROLLS; roll++)
        {
            result = publication.offer(buffer, offset, length);
        }

        return result > 0;
    }
}
