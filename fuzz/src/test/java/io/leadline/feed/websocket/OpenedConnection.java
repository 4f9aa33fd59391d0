package io.leadline.feed.websocket;

import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.Hangup;

import org.agrona.concurrent.EpochNanoClock;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.handshake.HandshakeImpl1Client;

/**
 * A connection without a socket: what the other side sends is read by the caller's thread, as the connection's own
 * reads it, and what is sent to it is forgotten.
 */
public final class OpenedConnection
{
    private static final URI PLACE = URI.create("ws://localhost/stream");
    private static final String KEY = "Sec-WebSocket-Key";
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final long NS_PER_S = 1_000_000_000;

    private final Connection connection;
    private final FrameClient client;
    private final WebSocketImpl socket;
    private final HandshakeImpl1Client request = new HandshakeImpl1Client();

    /** A connection that has sent its part of the handshake. */
    public OpenedConnection(final Arrivals.Source source, final int maxFrameLength, final EpochNanoClock clock)
    {
        connection = new Connection(
            new Silent(), new WebSocketLimits(NS_PER_S, 2 * NS_PER_S, NS_PER_S, NS_PER_S, maxFrameLength), null,
            source, clock, new Random(1), 0);
        client = new FrameClient(connection, PLACE, new Socket(), maxFrameLength);
        socket = new WebSocketImpl(client, new FrameDraft(connection, maxFrameLength));
        request.setResourceDescriptor(PLACE.getPath());
        request.put("Host", PLACE.getHost());
        try
        {
            socket.startHandshake(request);
        }
        catch (final InvalidHandshakeException impossible)
        {
            throw new IllegalStateException(impossible);
        }
        socket.outQueue.clear();
    }

    /** Asks for nothing. */
    private static final class Silent implements Subscription
    {
        @Override
        public String name()
        {
            return "public";
        }

        @Override
        public URI uri()
        {
            return PLACE;
        }

        @Override
        public List<String> messages()
        {
            return List.of();
        }
    }

    /** What an answer to the handshake must say of its key. */
    public String accept()
    {
        try
        {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(
                (request.getFieldValue(KEY) + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        }
        catch (final NoSuchAlgorithmException impossible)
        {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The next bytes of the other side, unless nobody reads them any more.
     *
     * @return whether more are read.
     */
    public boolean receive(final byte[] bytes)
    {
        if (bytes.length > 0 && isRead())
        {
            socket.decode(ByteBuffer.wrap(bytes));
            socket.outQueue.clear();
        }

        return isRead();
    }

    private boolean isRead()
    {
        return !socket.isClosing() && !socket.isClosed() && connection.reason() == null;
    }

    /** The other side is gone. */
    public void end()
    {
        socket.eot();
        connection.end(Hangup.ENDED, "input ends");
    }

    /** What is known of the end. */
    public String detail()
    {
        return connection.reason() + " " + connection.detail();
    }

    /** Whether it ever stood. */
    public boolean wasOpen()
    {
        return connection.wasOpen();
    }
}
