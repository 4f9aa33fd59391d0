package io.leadline.feed.websocket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.Hangup;

import org.agrona.concurrent.EpochNanoClock;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.PingFrame;

/**
 * One connection. Whatever of it may block, from the look-up of the host on, is done by its reading thread; the
 * carrier's thread watches it, and ends it by its bare socket, which no other side can hold up.
 */
final class Connection implements Runnable
{
    private final Subscription subscription;
    private final WebSocketLimits limits;
    private final TlsTrust trust;
    private final RandomGenerator random;
    private final EpochNanoClock clock;
    private final ConnectedSource source;
    private final long attempt;
    private final int maxFrameLength;
    private final Thread supervisor = Thread.currentThread();
    private final long begunNs = System.nanoTime();
    private final Socket socket = new Socket();
    private volatile String place = "";
    private volatile FrameClient client;
    private volatile Pings pings;
    private volatile boolean isDone;
    /** When the last frame came in, or it stood. */
    private volatile long framedNs;
    private long openedNs;
    /** Of the supervisor alone. */
    private long nextPingNs;

    /** A connection that the calling thread supervises. */
    Connection(
        final Subscription subscription, final WebSocketLimits limits, final TlsTrust trust,
        final Arrivals.Source source, final EpochNanoClock clock, final RandomGenerator random, final long attempt)
    {
        this.subscription = subscription;
        this.limits = limits;
        this.trust = trust;
        this.source = new ConnectedSource(source, clock);
        this.clock = clock;
        this.random = random;
        this.attempt = attempt;
        maxFrameLength = Math.min(limits.maxFrameLength(), source.maxFrameLength());
    }

    /** Begins to connect. */
    void start()
    {
        final Thread reader = new Thread(this, "websocket-read-" + subscription.name());
        reader.setDaemon(true);
        reader.start();
    }

    /** The reading thread: from the look-up of the host to the end. */
    @Override
    public void run()
    {
        try
        {
            final URI uri = subscription.uri();
            place = place(uri);
            final FrameClient newClient = new FrameClient(this, uri, connect(uri), maxFrameLength);
            client = newClient;
            newClient.run();
        }
        catch (final IOException | RuntimeException failure)
        {
            onFailure(failure);
        }
        finally
        {
            source.end(Hangup.CLOSED, "connection ended");
            isDone = true;
            LockSupport.unpark(supervisor);
        }
    }

    private static String place(final URI uri)
    {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private Socket connect(final URI uri) throws IOException
    {
        final boolean isSecret = "wss".equals(uri.getScheme());
        final int port = uri.getPort() > 0 ? uri.getPort() : isSecret ? 443 : 80;
        final InetAddress[] addresses = InetAddress.getAllByName(uri.getHost());
        // Another one at each attempt, as one of several may be out of reach.
        final InetAddress address = addresses[(int)(attempt % addresses.length)];
        socket.connect(new InetSocketAddress(address, port));
        if (!isSecret)
        {
            return socket;
        }
        final SSLSocket secret = (SSLSocket)trust.context().getSocketFactory().createSocket(
            socket, uri.getHost().replaceAll("[\\[\\]]", ""), port, true);
        final SSLParameters parameters = secret.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secret.setSSLParameters(parameters);
        secret.startHandshake();

        return secret;
    }

    /** The reading thread, before any frame. */
    void onOpen()
    {
        final FrameClient standing = client;
        for (final String message : subscription.messages())
        {
            standing.send(message);
        }
        openedNs = System.nanoTime();
        framedNs = openedNs;
        source.connect();
        pings = new Pings(random, openedNs);
        LockSupport.unpark(supervisor);
    }

    /** The reading thread. */
    void onFrame(final ByteBuffer bytes)
    {
        source.frame(bytes, !subscription.isPinged());
        framedNs = System.nanoTime();
        wakeIfEnded();
    }

    /** The reading thread. */
    void onPong(final ByteBuffer payload)
    {
        final long sentEpochNs = pings.onAnswer(payload, System.nanoTime());
        if (sentEpochNs != Pings.UNKNOWN)
        {
            source.alive(sentEpochNs);
        }
    }

    /** The reading thread: the other side ends it in form. */
    void onCloseFrame(final CloseFrame frame)
    {
        source.end(Hangup.CLOSED, "closed by the venue: code=" + frame.getCloseCode() + " " + frame.getMessage());
    }

    /** The reading thread. */
    void onMalformed(final String detail)
    {
        source.end(Hangup.MALFORMED, detail);
        wakeIfEnded();
    }

    /** Any thread of the connection. */
    void onFailure(final Exception failure)
    {
        source.end(Hangup.CLOSED, failure.getClass().getSimpleName() + ": " + failure.getMessage());
        wakeIfEnded();
    }

    /** Any thread of the connection: also a handshake that is refused ends here. */
    void onClosed(final int code, final String detail)
    {
        source.end(Hangup.CLOSED, "closed: code=" + code + " " + detail);
        wakeIfEnded();
    }

    private void wakeIfEnded()
    {
        if (source.reason() != null)
        {
            LockSupport.unpark(supervisor);
        }
    }

    /**
     * Pings when it is time, and ends what has taken too long. The supervising thread.
     *
     * @return how long there is nothing to do, at least 1.
     */
    long watch(final long nowNs)
    {
        final Pings standing = pings;
        final boolean isPinged = subscription.isPinged();
        final long heardNs = standing == null ? begunNs : isPinged ? standing.answeredNs() : framedNs;
        if (nowNs - heardNs >= limits.lostAfterNs())
        {
            source.end(
                Hangup.LOST,
                standing == null ? "no connection in time" : isPinged ? "no answer to pings" : "no frame");
            return 1;
        }
        long waitNs = heardNs + limits.lostAfterNs() - nowNs;
        if (standing != null && isPinged)
        {
            if (nextPingNs == 0 || nowNs - nextPingNs >= 0)
            {
                ping(standing);
                nextPingNs = nowNs + limits.pingEveryNs();
            }
            waitNs = Math.min(waitNs, nextPingNs - nowNs);
        }

        return Math.max(1, waitNs);
    }

    private void ping(final Pings standing)
    {
        final PingFrame ping = new PingFrame();
        ping.setPayload(standing.next(clock.nanoTime()));
        try
        {
            client.sendFrame(ping);
        }
        catch (final WebsocketNotConnectedException closing)
        {
            onFailure(closing);
        }
    }

    /** Ends it, unless it has ended. Waits as long as a frame may wait for room. */
    void end(final Hangup reason, final String detail)
    {
        source.end(reason, detail);
    }

    /** Says good-bye, if there is anybody to hear it; does not wait. */
    void sayGoodbye()
    {
        final FrameClient standing = client;
        if (standing != null && source.reason() != Hangup.LOST && standing.isOpen())
        {
            standing.close(CloseFrame.GOING_AWAY);
        }
    }

    /** Frees whatever thread is blocked on it. */
    void abort()
    {
        try
        {
            socket.close();
        }
        catch (final IOException failure)
        {
            onFailure(failure);
        }
    }

    /** Why it ended; null as long as it has not. */
    Hangup reason()
    {
        return source.reason();
    }

    /** Scheme, host and port: path and query may hold a key. Empty before they are known. */
    String place()
    {
        return place;
    }

    /** What is known of its end. Waits until the end has been put. */
    String detail()
    {
        return source.detail();
    }

    /** Whether it stands. */
    boolean isOpen()
    {
        return pings != null && source.reason() == null;
    }

    /** Whether it ever stood. */
    boolean wasOpen()
    {
        return source.isConnected();
    }

    /** How long it has stood; of one that did. */
    long lastedNs()
    {
        return System.nanoTime() - openedNs;
    }

    /** Whether its reading thread is done. */
    boolean isDone()
    {
        return isDone;
    }
}
