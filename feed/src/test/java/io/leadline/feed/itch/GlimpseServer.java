package io.leadline.feed.itch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

import com.paritytrading.nassau.soupbintcp.SoupBinTCP;
import com.paritytrading.nassau.soupbintcp.SoupBinTCPServer;
import com.paritytrading.nassau.soupbintcp.SoupBinTCPServerStatusListener;

/** Another author's SoupBinTCP server that sends what a test has it send; works when the test says so. */
final class GlimpseServer implements SoupBinTCPServerStatusListener, AutoCloseable
{
    private final ServerSocketChannel listening;
    private final List<String> logins = new ArrayList<>();
    private List<byte[]> messages = List.of();
    /** Behind so many of them the connection is ended; all of them and it stays. */
    private int limit = Integer.MAX_VALUE;
    private boolean isRejecting;
    /** Null where it speaks the protocol. */
    private byte[] raw;
    private SoupBinTCPServer session;

    GlimpseServer() throws IOException
    {
        listening = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listening.configureBlocking(false);
    }

    int port() throws IOException
    {
        return ((InetSocketAddress)listening.getLocalAddress()).getPort();
    }

    List<String> logins()
    {
        return logins;
    }

    void sends(final List<byte[]> newMessages)
    {
        messages = newMessages;
    }

    void endsBehind(final int newLimit)
    {
        limit = newLimit;
    }

    /** Bytes instead of answers. */
    void sendsRaw(final byte[] newRaw)
    {
        raw = newRaw;
    }

    void rejects(final boolean newIsRejecting)
    {
        isRejecting = newIsRejecting;
    }

    void work() throws IOException
    {
        final SocketChannel accepted = listening.accept();
        if (accepted != null)
        {
            accepted.configureBlocking(false);
            session = new SoupBinTCPServer(accepted, message ->
            {
                throw new IOException("client sends data");
            }, this);
        }
        if (session != null && session.receive() < 0)
        {
            close(session);
        }
    }

    private void close(final SoupBinTCPServer ended) throws IOException
    {
        ended.close();
        session = null;
    }

    @Override
    public void loginRequest(final SoupBinTCPServer from, final SoupBinTCP.LoginRequest payload) throws IOException
    {
        logins.add(payload.getUsername().strip() + "/" + payload.getPassword().strip() + "/" +
            payload.getRequestedSequenceNumber());
        if (raw != null)
        {
            from.getChannel().write(ByteBuffer.wrap(raw));
            return;
        }
        if (isRejecting)
        {
            final SoupBinTCP.LoginRejected rejected = new SoupBinTCP.LoginRejected();
            rejected.setRejectReasonCode(SoupBinTCP.LOGIN_REJECT_CODE_NOT_AUTHORIZED);
            from.reject(rejected);
            return;
        }
        final SoupBinTCP.LoginAccepted accepted = new SoupBinTCP.LoginAccepted();
        accepted.setSession("glimpse");
        accepted.setSequenceNumber(1);
        from.accept(accepted);
        for (int i = 0; i < Math.min(limit, messages.size()); i++)
        {
            from.send(ByteBuffer.wrap(messages.get(i)));
        }
        if (limit < messages.size())
        {
            from.close();
            session = null;
        }
    }

    @Override
    public void logoutRequest(final SoupBinTCPServer from)
    {
        logins.add("logout");
    }

    @Override
    public void heartbeatTimeout(final SoupBinTCPServer from)
    {
        logins.add("timeout");
    }

    @Override
    public void close() throws IOException
    {
        if (session != null)
        {
            session.close();
        }
        listening.close();
    }
}
