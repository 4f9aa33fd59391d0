package io.leadline.feed.websocket;

import java.net.Socket;
import java.net.URI;

import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;

/** The library's client of one connection, on a socket that stands already. The connection hears what happens to it. */
final class FrameClient extends WebSocketClient
{
    /** More answers to pings than any venue asks for while it reads none. */
    private static final int MAX_UNSENT = 1 << 12;

    private final Connection connection;

    /** The library would rather have a factory, which could make but this one. */
    @SuppressWarnings("deprecation")
    FrameClient(final Connection connection, final URI uri, final Socket socket, final int maxFrameLength)
    {
        super(uri, new FrameDraft(connection, maxFrameLength));
        this.connection = connection;
        setSocket(socket);
        setTcpNoDelay(true);
        setDaemon(true);
        // The carrier pings by itself, as an answer has to tell which ping it answers.
        setConnectionLostTimeout(0);
    }

    @Override
    public void onOpen(final ServerHandshake handshake)
    {
        connection.onOpen();
    }

    /** One that came with the other side's good-bye has nobody who waits for its answer. */
    @Override
    public void onWebsocketPing(final WebSocket socket, final Framedata frame)
    {
        if (!socket.isOpen())
        {
            return;
        }
        if (((WebSocketImpl)socket).outQueue.size() >= MAX_UNSENT)
        {
            connection.onMalformed("pings without end");
        }
        else
        {
            super.onWebsocketPing(socket, frame);
        }
    }

    @Override
    public void onWebsocketPong(final WebSocket socket, final Framedata frame)
    {
        connection.onPong(frame.getPayloadData());
    }

    /** Not reached: the draft hands on bytes. */
    @Override
    public void onMessage(final String message)
    {
        throw new IllegalStateException("text was decoded");
    }

    @Override
    public void onError(final Exception failure)
    {
        connection.onFailure(failure);
    }

    @Override
    public void onClose(final int code, final String reason, final boolean isRemote)
    {
        connection.onClosed(code, reason);
    }
}
