package io.leadline.feed.itch;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

import com.paritytrading.nassau.MessageListener;
import com.paritytrading.nassau.soupbintcp.SoupBinTCP;
import com.paritytrading.nassau.soupbintcp.SoupBinTCPClient;
import com.paritytrading.nassau.soupbintcp.SoupBinTCPClientStatusListener;

import org.agrona.concurrent.UnsafeBuffer;

import io.leadline.feed.FeedCounters.Counter;

/**
 * Fetches snapshots from a GLIMPSE server over SoupBinTCP when books need one: at the start of a session that was
 * joined in its middle, and whenever messages were lost. While one comes, the lines' packets are held, so that it finds
 * its place among them. An agent of the feed's thread: each cycle does what can be done without waiting. The protocol
 * itself is nassau's.
 */
final class GlimpseClient implements MessageListener, SoupBinTCPClientStatusListener, AutoCloseable
{
    private static final long NS_PER_MS = 1_000_000;
    /** How often books are looked through. */
    private static final long LOOK_EVERY_NS = 10_000_000;
    private static final int MAX_MESSAGE_LENGTH = (1 << 16) - 2;

    private final ItchLive live;
    private final InetSocketAddress server;
    private final GlimpseLogin login;
    private final long retryNs;
    private final long timeoutNs;
    private final Consumer<String> diagnostics;
    private final Counter attempts;
    private final Counter failures;
    private final UnsafeBuffer message = new UnsafeBuffer(0, 0);
    /** Null while no snapshot is being fetched, as is the next until the connection stands. */
    private SocketChannel channel;
    private SoupBinTCPClient client;
    private long nowEpochNs;
    private long beganEpochNs;
    private long notBeforeEpochNs = Long.MIN_VALUE;
    private boolean isWhole;
    /** What the server said against going on; null for nothing. */
    private String refusal;

    /**
     * A client before its first snapshot.
     *
     * @param live      the books that need snapshots; counts attempts too.
     * @param retryNs   behind an attempt, how long to wait before the next.
     * @param timeoutNs the most that an attempt may take.
     */
    GlimpseClient(
        final ItchLive live, final InetSocketAddress server, final GlimpseLogin login, final long retryNs,
        final long timeoutNs, final Consumer<String> diagnostics)
    {
        this.live = live;
        this.server = server;
        this.login = login;
        this.retryNs = retryNs;
        this.timeoutNs = timeoutNs;
        this.diagnostics = diagnostics;
        attempts = live.counters().add("glimpse_attempts");
        failures = live.counters().add("glimpse_failures");
    }

    /**
     * Goes on as far as it can.
     *
     * @return how much was done; 0 when the caller may idle.
     */
    int doWork(final long newEpochNs)
    {
        nowEpochNs = newEpochNs;
        if (channel == null)
        {
            return nowEpochNs < notBeforeEpochNs ? 0 : lookThrough();
        }
        try
        {
            return client == null ? connect() : receive();
        }
        catch (final BufferUnderflowException malformed)
        {
            return fail("malformed packet");
        }
        catch (final IOException failure)
        {
            return fail(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        }
    }

    private int lookThrough()
    {
        notBeforeEpochNs = nowEpochNs + LOOK_EVERY_NS;
        if (!live.isSnapshotWanted())
        {
            return 0;
        }
        attempts.increment();
        beganEpochNs = nowEpochNs;
        isWhole = false;
        refusal = null;
        try
        {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(server);
        }
        catch (final IOException failure)
        {
            return fail(failure.getMessage());
        }

        return 1;
    }

    private int connect() throws IOException
    {
        if (!channel.finishConnect())
        {
            return requireTime(0);
        }
        client = new SoupBinTCPClient(
            () -> nowEpochNs / NS_PER_MS, channel, MAX_MESSAGE_LENGTH, this, this);
        client.login(login.request());
        live.beginSnapshot();

        return 1;
    }

    private int receive() throws IOException
    {
        final int length = client.receive();
        if (isWhole)
        {
            client.logout();
            disconnect();
            diagnostics.accept("glimpse: snapshot has come: server=" + server);
            return 1;
        }
        if (refusal != null)
        {
            return fail(refusal);
        }
        if (length < 0)
        {
            throw new EOFException("connection was ended");
        }
        client.keepAlive();

        return requireTime(length);
    }

    private int requireTime(final int count)
    {
        return nowEpochNs - beganEpochNs < timeoutNs ? count : fail("too slow");
    }

    private int fail(final String reason)
    {
        failures.increment();
        diagnostics.accept("glimpse: no snapshot: server=" + server + " reason=" + reason);
        if (client != null)
        {
            live.abandonSnapshot();
        }
        disconnect();

        return 1;
    }

    private void disconnect()
    {
        notBeforeEpochNs = nowEpochNs + retryNs;
        client = null;
        try
        {
            if (channel != null)
            {
                channel.close();
                channel = null;
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void message(final ByteBuffer payload)
    {
        if (!isWhole)
        {
            message.wrap(payload, payload.position(), payload.remaining());
            isWhole = !live.onSnapshotMessage(message, 0, message.capacity());
        }
    }

    @Override
    public void loginAccepted(final SoupBinTCPClient from, final SoupBinTCP.LoginAccepted payload)
    {
        // The snapshot follows.
    }

    @Override
    public void loginRejected(final SoupBinTCPClient from, final SoupBinTCP.LoginRejected payload)
    {
        refusal = "login was rejected: code=" + (char)payload.getRejectReasonCode();
    }

    @Override
    public void endOfSession(final SoupBinTCPClient from)
    {
        refusal = "session ended within the snapshot";
    }

    @Override
    public void heartbeatTimeout(final SoupBinTCPClient from)
    {
        refusal = "server is silent";
    }

    /** A snapshot that is coming will not be whole. */
    @Override
    public void close()
    {
        if (channel != null)
        {
            fail("feed ends");
        }
    }
}
