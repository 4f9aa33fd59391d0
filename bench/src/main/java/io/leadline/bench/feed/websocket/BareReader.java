package io.leadline.bench.feed.websocket;

import java.io.IOException;
import java.net.URI;

import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** The library alone, as it comes: each frame is a string on its reading thread, where it is counted. */
final class BareReader extends WebSocketClient implements FrameReader
{
    private final Thread thread = new Thread(this, "bare-reader");
    private volatile long count;

    BareReader(final URI uri)
    {
        super(uri);
        setDaemon(true);
        setConnectionLostTimeout(0);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void onOpen(final ServerHandshake handshake)
    {
        // It talks by itself.
    }

    @Override
    public void onMessage(final String message)
    {
        if (message.length() != FrameServer.FRAME_LENGTH)
        {
            throw new IllegalStateException("frame is not whole: length=" + message.length());
        }
        count = count + 1;
    }

    @Override
    public void onClose(final int code, final String reason, final boolean isRemote)
    {
        // The bench sees that nothing comes any more.
    }

    @Override
    public void onError(final Exception failure)
    {
        // The same.
    }

    @Override
    public long count()
    {
        return count;
    }

    @Override
    public Thread unpacking()
    {
        return thread;
    }

    @Override
    public Thread taking()
    {
        return thread;
    }

    @Override
    public void close()
    {
        closeConnection(1001, "");
        try
        {
            getSocket().close();
            thread.join();
        }
        catch (final IOException | InterruptedException failure)
        {
            throw new IllegalStateException(failure);
        }
    }
}
