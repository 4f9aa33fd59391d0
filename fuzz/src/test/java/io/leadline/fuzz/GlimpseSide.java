package io.leadline.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A server of snapshots that says whatever it is given to whoever has connected last, and hears nothing. */
final class GlimpseSide
{
    private final ServerSocketChannel server;
    private SocketChannel client;

    GlimpseSide()
    {
        try
        {
            server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    int port()
    {
        return server.socket().getLocalPort();
    }

    /** Says it, as far as it is taken at once. */
    void say(final byte[] bytes)
    {
        try
        {
            accept();
            if (client != null)
            {
                client.write(ByteBuffer.wrap(bytes));
            }
        }
        catch (final IOException gone)
        {
            hangUp();
        }
    }

    private void accept() throws IOException
    {
        final SocketChannel accepted = server.accept();
        if (accepted != null)
        {
            hangUp();
            client = accepted;
            client.configureBlocking(false);
            // A port whose connection was ended in form is not free for a minute.
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
    }

    /** Whoever is connected or waits to be is not any more. */
    void end()
    {
        try
        {
            accept();
            hangUp();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends the connection behind all that was said. */
    void shutDown()
    {
        try
        {
            accept();
            if (client != null)
            {
                client.shutdownOutput();
            }
        }
        catch (final IOException gone)
        {
            hangUp();
        }
    }

    private void hangUp()
    {
        try
        {
            if (client != null)
            {
                client.close();
                client = null;
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
