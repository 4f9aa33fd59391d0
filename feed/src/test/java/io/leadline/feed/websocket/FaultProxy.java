package io.leadline.feed.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A TCP proxy on loopback between a client and a server, for tests: what a network, a firewall or a load balancer may
 * do to a connection, none of which knows frames. All methods may be called on any thread at any time.
 * <pre>
 *   try (FaultProxy proxy = new FaultProxy(venue.port(), seed))
 *   {
 *       carrier to "ws://localhost:" + proxy.port() ...
 *       proxy.hold(true, true);     // half-open: both sockets stay, nothing passes
 *       proxy.release();            // what was held passes on
 *       proxy.delay(0, 20);         // each piece from the server waits 0 to 20 ms, order kept
 *       proxy.cutAfter(1000);       // resets all connections behind 1,000 more bytes from the server, so in mid-frame
 *       proxy.corruptAfter(1000);   // flips one bit of the 1,000th byte from the server from now on
 *       proxy.cut();                // resets all connections
 *       proxy.refuse();             // as if nobody listened ...
 *       proxy.accept();             // ... and does again, on the same port
 *       proxy.mischief(5);          // one of the above at 5 of 1,000 pieces, chosen by the seed
 *   }
 * </pre>
 * Corrupt bytes pass TLS never; on a plain connection they may change a digit of a payload, which no receiver can see.
 */
public final class FaultProxy implements AutoCloseable
{
    private static final int BUFFER_LENGTH = 1 << 13;
    private static final long NONE = Long.MAX_VALUE;

    private final int targetPort;
    private final List<Pair> pairs = new CopyOnWriteArrayList<>();
    private final Random random;
    private ServerSocket listener;
    private int port;
    private volatile int acceptedCount;
    /** All below are guarded by this. */
    private boolean isHeldUp;
    private boolean isHeldDown;
    private int minDelayMs;
    private int maxDelayMs;
    private long cutAfter = NONE;
    private long corruptAfter = NONE;
    private int mischiefPerMille;
    private boolean isClosed;

    /** A proxy that passes everything on until told otherwise. */
    public FaultProxy(final int targetPort, final long seed)
    {
        this.targetPort = targetPort;
        random = new Random(seed);
        accept();
    }

    /** Where it listens. */
    public int port()
    {
        return port;
    }

    /** How many connections came so far. */
    public int acceptedCount()
    {
        return acceptedCount;
    }

    /** How many stand. */
    public int standingCount()
    {
        return pairs.size();
    }

    /** Listens again after {@link #refuse}. */
    public void accept()
    {
        try
        {
            final ServerSocket newListener = new ServerSocket();
            newListener.setReuseAddress(true);
            newListener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            port = newListener.getLocalPort();
            listener = newListener;
            thread(() -> accept(newListener));
        }
        catch (final IOException failure)
        {
            throw new IllegalStateException(failure);
        }
    }

    private void accept(final ServerSocket from)
    {
        try
        {
            while (true)
            {
                final Socket client = from.accept();
                acceptedCount++;
                connect(client);
            }
        }
        catch (final IOException closed)
        {
            reset(from);
        }
    }

    private void connect(final Socket client)
    {
        try
        {
            final Pair pair = new Pair(client, new Socket(InetAddress.getLoopbackAddress(), targetPort));
            pairs.add(pair);
            pair.start();
        }
        catch (final IOException refused)
        {
            reset(client);
        }
    }

    /** New connections are refused; those that stand, stay. */
    public void refuse()
    {
        reset(listener);
    }

    /** Nothing passes any more in these directions, and both ends are left to believe that all is well. */
    public synchronized void hold(final boolean isUp, final boolean isDown)
    {
        isHeldUp = isUp;
        isHeldDown = isDown;
        notifyAll();
    }

    /** What was held passes on. */
    public void release()
    {
        hold(false, false);
    }

    /** Each piece from the server waits so long; order is kept. */
    public synchronized void delay(final int minMs, final int maxMs)
    {
        minDelayMs = minMs;
        maxDelayMs = maxMs;
    }

    /** Resets all connections behind so many more bytes from the server, over all connections; once. */
    public synchronized void cutAfter(final long byteCount)
    {
        cutAfter = byteCount;
    }

    /** Flips a bit of the byte from the server behind so many more; once. */
    public synchronized void corruptAfter(final long byteCount)
    {
        corruptAfter = byteCount;
    }

    /** Cuts, delays, holds for a while or stops forever at so many of 1,000 pieces from the server. */
    public synchronized void mischief(final int perMille)
    {
        mischiefPerMille = perMille;
    }

    /** Resets all connections. */
    public void cut()
    {
        pairs.forEach(Pair::cut);
    }

    @Override
    public void close()
    {
        synchronized (this)
        {
            isClosed = true;
            notifyAll();
        }
        refuse();
        cut();
    }

    private static void thread(final Runnable work)
    {
        final Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void reset(final AutoCloseable socket)
    {
        try
        {
            if (socket instanceof Socket connection)
            {
                connection.setSoLinger(true, 0);
            }
            socket.close();
        }
        catch (final Exception gone)
        {
            // It is closed, which is all that was wanted.
        }
    }

    private final class Pair
    {
        private final Socket client;
        private final Socket server;
        /** Both guarded by the proxy. */
        private boolean isDead;
        private boolean isCut;

        private Pair(final Socket client, final Socket server) throws IOException
        {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        /** Behind its place among the pairs, so that whatever passed it is of a connection that can be cut. */
        private void start()
        {
            thread(() -> pass(client, server, false));
            thread(() -> pass(server, client, true));
        }

        private void pass(final Socket from, final Socket to, final boolean isDown)
        {
            final byte[] buffer = new byte[BUFFER_LENGTH];
            try
            {
                final InputStream in = from.getInputStream();
                final OutputStream out = to.getOutputStream();
                int length = in.read(buffer);
                while (length >= 0)
                {
                    final int passed = isDown ? harm(buffer, length) : length;
                    awaitRelease(isDown);
                    out.write(buffer, 0, passed);
                    if (passed < length)
                    {
                        FaultProxy.this.cut();
                    }
                    length = in.read(buffer);
                }
                to.shutdownOutput();
            }
            catch (final IOException | InterruptedException gone)
            {
                cut();
            }
        }

        /** How much of it passes before the connection is cut. */
        private int harm(final byte[] buffer, final int length) throws InterruptedException
        {
            synchronized (FaultProxy.this)
            {
                final int delayMs = minDelayMs + random.nextInt(maxDelayMs - minDelayMs + 1);
                if (delayMs > 0)
                {
                    TimeUnit.MILLISECONDS.timedWait(FaultProxy.this, delayMs);
                }
                if (random.nextInt(1000) < mischiefPerMille)
                {
                    doMischief(length);
                }
                if (corruptAfter < length)
                {
                    buffer[(int)corruptAfter] ^= (byte)(1 << random.nextInt(Byte.SIZE));
                    corruptAfter = NONE;
                }
                corruptAfter -= corruptAfter == NONE ? 0 : length;
                if (cutAfter < length)
                {
                    final int passed = (int)cutAfter;
                    cutAfter = NONE;
                    return passed;
                }
                cutAfter -= cutAfter == NONE ? 0 : length;

                return length;
            }
        }

        private void doMischief(final int length) throws InterruptedException
        {
            switch (random.nextInt(4))
            {
                case 0 -> cutAfter = random.nextInt(length);
                case 1 -> TimeUnit.MILLISECONDS.timedWait(FaultProxy.this, 1 + random.nextInt(50));
                case 2 -> isDead = true;
                default -> cut();
            }
        }

        private void awaitRelease(final boolean isDown) throws InterruptedException
        {
            synchronized (FaultProxy.this)
            {
                while (!isClosed && !isCut && (isDown ? isHeldDown || isDead : isHeldUp))
                {
                    FaultProxy.this.wait();
                }
            }
        }

        private void cut()
        {
            synchronized (FaultProxy.this)
            {
                isCut = true;
                FaultProxy.this.notifyAll();
            }
            pairs.remove(this);
            reset(client);
            reset(server);
        }
    }
}
