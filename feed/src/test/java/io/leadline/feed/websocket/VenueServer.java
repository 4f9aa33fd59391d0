package io.leadline.feed.websocket;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;

/**
 * A venue's websocket server on loopback, for tests: remembers who came and what was asked, sends what a test wants
 * sent, drops connections, goes away and comes back on the same port. A simulator of a venue extends it and overrides
 * {@link #onOpen}, {@link #onMessage} and {@link #onClose}; the server calls them on one thread of its own, and
 * sessions may be sent to on any thread.
 * <pre>
 *   try (VenueServer venue = new VenueServer().start())
 *   {
 *       carrier to venue.uri("/ws") ...
 *       final VenueServer.Session session = venue.awaitSession(0);
 *       session.send("{...}");
 *       session.drop();                        // without a word
 *       venue.awaitSession(1).close(1001, "maintenance");
 *       venue.stop();                          // nobody listens
 *       venue.start();                         // same port
 *   }
 * </pre>
 */
public class VenueServer implements AutoCloseable
{
    private static final int STOP_MS = 1_000;
    private static final int WAIT_S = 10;

    private final SSLContext tls;
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private volatile boolean isDeaf;
    private volatile Server server;
    private int port;

    /** A plain one, not started. */
    public VenueServer()
    {
        this(null);
    }

    /** One behind TLS, not started; plain where there is none. */
    public VenueServer(final SSLContext tls)
    {
        this.tls = tls;
    }

    /** Listens: on a free port at first, on the same one again after {@link #stop}. */
    @SuppressWarnings("unchecked")
    public final <V extends VenueServer> V start()
    {
        final Server newServer = new Server(port);
        newServer.start();
        await(newServer.started, "server does not start");
        port = newServer.getPort();
        server = newServer;

        return (V)this;
    }

    /** Ends all connections and listens no more. */
    public final void stop()
    {
        final Server old = server;
        server = null;
        if (old != null)
        {
            try
            {
                old.stop(STOP_MS);
            }
            catch (final ClosedSelectorException ended)
            {
                // The library wakes its own thread, which has ended by then: that is what was wanted.
                assert ended != null;
            }
            catch (final InterruptedException interrupt)
            {
                throw new IllegalStateException(interrupt);
            }
        }
    }

    @Override
    public void close()
    {
        stop();
    }

    /** Where it listens, or listened. */
    public final int port()
    {
        return port;
    }

    /** Where to connect to. */
    public final URI uri(final String path)
    {
        return URI.create((tls == null ? "ws" : "wss") + "://localhost:" + port + path);
    }

    /** All sessions since the first start, in the order in which they came. */
    public final List<Session> sessions()
    {
        return List.copyOf(sessions);
    }

    /** A session by the order in which they came, from 0; waited for. */
    public final Session awaitSession(final int number)
    {
        final long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_S);
        synchronized (sessions)
        {
            while (sessions.size() <= number)
            {
                waitFor(sessions, untilNs, "session does not come: number=" + number);
            }

            return sessions.get(number);
        }
    }

    /** From now on pings are answered or not. */
    public final void answerPings(final boolean isAnswering)
    {
        isDeaf = !isAnswering;
    }

    /** A connection came; on the server's thread. */
    protected void onOpen(final Session session)
    {
        // Venues that speak only when spoken to.
    }

    /** A text came in; on the server's thread. */
    protected void onMessage(final Session session, final String message)
    {
        // Venues that do not answer.
    }

    /** A ping came in, to be answered or not; on the server's thread. */
    protected boolean onPing(final Session session)
    {
        return !isDeaf;
    }

    /** A connection is gone; on the server's thread. */
    protected void onClose(final Session session)
    {
        // Venues that do not mind.
    }

    private static void await(final CountDownLatch latch, final String problem)
    {
        try
        {
            if (!latch.await(WAIT_S, TimeUnit.SECONDS))
            {
                throw new AssertionError(problem);
            }
        }
        catch (final InterruptedException interrupt)
        {
            throw new IllegalStateException(interrupt);
        }
    }

    private static void waitFor(final Object monitor, final long untilNs, final String problem)
    {
        final long restMs = TimeUnit.NANOSECONDS.toMillis(untilNs - System.nanoTime());
        if (restMs <= 0)
        {
            throw new AssertionError(problem);
        }
        try
        {
            monitor.wait(restMs);
        }
        catch (final InterruptedException interrupt)
        {
            throw new IllegalStateException(interrupt);
        }
    }

    /** One connection. Sending to one that is gone does nothing. */
    public static final class Session
    {
        private final WebSocket socket;
        private final String resource;
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private volatile int closeCode = -1;

        private Session(final WebSocket socket, final String resource)
        {
            this.socket = socket;
            this.resource = resource;
        }

        /** Path and query that were asked for. */
        public String resource()
        {
            return resource;
        }

        /** All texts that came in, in their order. */
        public List<String> messages()
        {
            return List.copyOf(messages);
        }

        /** A text by its order, from 0; waited for. */
        public String awaitMessage(final int number)
        {
            final long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_S);
            synchronized (messages)
            {
                while (messages.size() <= number)
                {
                    waitFor(messages, untilNs, "message does not come: number=" + number);
                }

                return messages.get(number);
            }
        }

        /** Whether it stands. */
        public boolean isOpen()
        {
            return socket.isOpen();
        }

        /** The code that it ended with; -1 as long as it stands. */
        public int closeCode()
        {
            return closeCode;
        }

        /** Sends a text frame. */
        public void send(final String text)
        {
            unlessGone(() -> socket.send(text));
        }

        /** Sends a binary frame. */
        public void sendBinary(final byte[] bytes)
        {
            unlessGone(() -> socket.send(bytes));
        }

        /** Sends a frame as it is, against the protocol even. */
        public void sendFrame(final Framedata frame)
        {
            unlessGone(() -> socket.sendFrame(frame));
        }

        /** Sends a text in fragments of so many bytes at most. */
        public void sendFragmented(final String text, final int fragmentLength)
        {
            final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            unlessGone(() ->
            {
                for (int i = 0; i < bytes.length; i += fragmentLength)
                {
                    final int length = Math.min(fragmentLength, bytes.length - i);
                    socket.sendFragmentedFrame(
                        Opcode.TEXT, ByteBuffer.wrap(bytes, i, length).slice(), i + length == bytes.length);
                }
            });
        }

        /** Sends a ping. */
        public void sendPing()
        {
            unlessGone(socket::sendPing);
        }

        /** How much is not sent yet, in frames. */
        public int unsentCount()
        {
            return ((WebSocketImpl)socket).outQueue.size();
        }

        /** Ends it in form. */
        public void close(final int code, final String reason)
        {
            socket.close(code, reason);
        }

        /** Ends it without a word. */
        public void drop()
        {
            socket.closeConnection(1006, "dropped");
        }

        private static void unlessGone(final Runnable sending)
        {
            try
            {
                sending.run();
            }
            catch (final WebsocketNotConnectedException gone)
            {
                // As on a network: what is sent to nobody is nobody's.
            }
        }
    }

    private final class Server extends WebSocketServer
    {
        private final CountDownLatch started = new CountDownLatch(1);

        private Server(final int port)
        {
            super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1,
                List.of(new Draft_6455(List.of(), Integer.MAX_VALUE)));
            setReuseAddr(true);
            setTcpNoDelay(true);
            setDaemon(true);
            setConnectionLostTimeout(0);
            if (tls != null)
            {
                setWebSocketFactory(new DefaultSSLWebSocketServerFactory(tls));
            }
        }

        @Override
        public void onStart()
        {
            started.countDown();
        }

        @Override
        public void onOpen(final WebSocket socket, final ClientHandshake handshake)
        {
            final Session session = new Session(socket, handshake.getResourceDescriptor());
            socket.setAttachment(session);
            synchronized (sessions)
            {
                sessions.add(session);
                sessions.notifyAll();
            }
            VenueServer.this.onOpen(session);
        }

        @Override
        public void onMessage(final WebSocket socket, final String message)
        {
            final Session session = socket.getAttachment();
            synchronized (session.messages)
            {
                session.messages.add(message);
                session.messages.notifyAll();
            }
            VenueServer.this.onMessage(session, message);
        }

        @Override
        public void onWebsocketPing(final WebSocket socket, final Framedata frame)
        {
            if (VenueServer.this.onPing(socket.getAttachment()))
            {
                super.onWebsocketPing(socket, frame);
            }
        }

        @Override
        public void onClose(final WebSocket socket, final int code, final String reason, final boolean isRemote)
        {
            final Session session = socket.getAttachment();
            if (session != null)
            {
                session.closeCode = code;
                VenueServer.this.onClose(session);
            }
        }

        @Override
        public void onError(final WebSocket socket, final Exception failure)
        {
            // A client that went away in mid-sentence; whoever cares sees it in onClose.
        }
    }
}
