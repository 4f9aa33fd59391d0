package io.leadline.feed.websocket;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidFrameException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.Handshakedata;

/**
 * The library's protocol, but what it brings is handed on as bytes instead of strings, and fragments are put together
 * within the limit of a frame: the library's own list of them has none until the last one has come. Offers no
 * extension, so a compressed frame is malformed. The connection's reading thread.
 */
final class FrameDraft extends Draft_6455
{
    private static final int MAX_HANDSHAKE_LENGTH = 1 << 16;
    private static final byte[] NOTHING = {};

    private final Connection connection;
    private final int maxFrameLength;
    private boolean isGathering;
    private byte[] fragments = NOTHING;
    private int gathered;

    FrameDraft(final Connection connection, final int maxFrameLength)
    {
        super(List.of(), maxFrameLength);
        this.connection = connection;
        this.maxFrameLength = maxFrameLength;
    }

    @Override
    public Draft copyInstance()
    {
        return new FrameDraft(connection, maxFrameLength);
    }

    /** The library gathers an answer of any length until it is whole. */
    @Override
    public Handshakedata translateHandshake(final ByteBuffer buffer) throws InvalidHandshakeException
    {
        if (buffer.remaining() > MAX_HANDSHAKE_LENGTH)
        {
            throw new InvalidHandshakeException("answer too long: limit=" + MAX_HANDSHAKE_LENGTH);
        }

        return super.translateHandshake(buffer);
    }

    @Override
    public List<Framedata> translateFrame(final ByteBuffer buffer) throws InvalidDataException
    {
        try
        {
            return super.translateFrame(buffer);
        }
        catch (final InvalidDataException malformed)
        {
            connection.onMalformed(malformed.getMessage());
            throw malformed;
        }
        catch (final NullPointerException unread)
        {
            // The library's own, of a close frame whose reason is no UTF-8.
            connection.onMalformed("close frame with a malformed reason");
            throw new InvalidFrameException(unread);
        }
    }

    @Override
    public void processFrame(final WebSocketImpl socket, final Framedata frame) throws InvalidDataException
    {
        try
        {
            switch (frame.getOpcode())
            {
                case TEXT, BINARY, CONTINUOUS -> take(frame);
                case CLOSING ->
                {
                    connection.onCloseFrame((CloseFrame)frame);
                    super.processFrame(socket, frame);
                }
                default -> super.processFrame(socket, frame);
            }
        }
        catch (final InvalidDataException malformed)
        {
            connection.onMalformed(malformed.getMessage());
            throw malformed;
        }
    }

    private void take(final Framedata frame) throws InvalidDataException
    {
        if (isGathering != (frame.getOpcode() == Opcode.CONTINUOUS))
        {
            throw new InvalidFrameException(
                isGathering ? "frame among the fragments of another" : "fragment of a frame that did not begin");
        }
        if (frame.isFin() && !isGathering)
        {
            connection.onFrame(frame.getPayloadData());
            return;
        }
        gather(frame.getPayloadData());
        isGathering = !frame.isFin();
        if (!isGathering)
        {
            final ByteBuffer whole = ByteBuffer.wrap(fragments, 0, gathered);
            fragments = NOTHING;
            gathered = 0;
            connection.onFrame(whole);
        }
    }

    private void gather(final ByteBuffer fragment) throws LimitExceededException
    {
        final int length = fragment.remaining();
        if (length > maxFrameLength - gathered)
        {
            throw new LimitExceededException("fragments exceed the limit of a frame", maxFrameLength);
        }
        if (gathered + length > fragments.length)
        {
            final int doubled = (int)Math.min(maxFrameLength, 2L * fragments.length);
            fragments = Arrays.copyOf(fragments, Math.max(gathered + length, doubled));
        }
        fragment.get(fragment.position(), fragments, gathered, length);
        gathered += length;
    }
}
