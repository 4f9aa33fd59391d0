package io.leadline.bench.feed.live;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A websocket server that costs little and does no more than a venue's must: shakes hands, hears one subscription,
 * answers pings, sends text frames. One thread for each connection that listens, and whoever sends.
 */
final class StreamServer implements AutoCloseable
{
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String KEY = "Sec-WebSocket-Key: ";
    private static final int TEXT = 0x81;
    private static final int PONG = 0x8a;
    private static final int PING_OPCODE = 9;
    private static final int OPCODE_MASK = 0x0f;
    private static final int LENGTH_MASK = 0x7f;
    private static final int TWO_BYTES_OF_LENGTH = 126;
    private static final int EIGHT_BYTES_OF_LENGTH = 127;
    private static final int BUFFER_LENGTH = 1 << 16;

    private final ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final LinkedBlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
    private final boolean isSubscribedTo;

    /**
     * Listens.
     *
     * @param isSubscribedTo whether a client says first what it wants.
     */
    StreamServer(final boolean isSubscribedTo) throws IOException
    {
        this.isSubscribedTo = isSubscribedTo;
        daemon(this::accept);
    }

    private static void daemon(final Runnable work)
    {
        final Thread thread = new Thread(work, "stream-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port()
    {
        return listener.getLocalPort();
    }

    /** The next that connects and has subscribed; waits for it. */
    Connection connection()
    {
        try
        {
            return connections.take();
        }
        catch (final InterruptedException interrupt)
        {
            throw new IllegalStateException(interrupt);
        }
    }

    private void accept()
    {
        while (!listener.isClosed())
        {
            try
            {
                final Socket socket = listener.accept();
                daemon(() -> listen(socket));
            }
            catch (final IOException closed)
            {
                // Whoever waits for a frame says so.
                return;
            }
        }
    }

    private void listen(final Socket accepted)
    {
        try (Socket socket = accepted)
        {
            socket.setTcpNoDelay(true);
            final Connection connection = new Connection(socket);
            connection.shakeHands();
            if (!isSubscribedTo)
            {
                connections.add(connection);
            }
            connection.hear();
        }
        catch (final IOException gone)
        {
            // The feed counts hang-ups.
        }
    }

    @Override
    public void close() throws IOException
    {
        listener.close();
    }

    /** One client. */
    final class Connection implements Flushable
    {
        private final DataInputStream in;
        private final OutputStream out;
        private final byte[] buffer = new byte[BUFFER_LENGTH];
        private int length;
        private String subscription = "";

        private Connection(final Socket socket) throws IOException
        {
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        /** What the client said first. */
        String subscription()
        {
            return subscription;
        }

        private void shakeHands() throws IOException
        {
            final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (!bytes.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n"))
            {
                bytes.write(in.readByte());
            }
            final String request = bytes.toString(StandardCharsets.US_ASCII);
            final int begin = request.indexOf(KEY) + KEY.length();
            final String key = request.substring(begin, request.indexOf("\r\n", begin)).trim();
            out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
                "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        private static String accept(final String key)
        {
            try
            {
                return Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
            }
            catch (final NoSuchAlgorithmException none)
            {
                throw new IllegalStateException(none);
            }
        }

        /** Frames of clients are short and masked. */
        private void hear() throws IOException
        {
            while (true)
            {
                final int opcode = in.readByte() & OPCODE_MASK;
                final int told = in.readByte() & LENGTH_MASK;
                final byte[] mask = new byte[Integer.BYTES];
                final byte[] payload = new byte[told == TWO_BYTES_OF_LENGTH ? in.readUnsignedShort() : told];
                in.readFully(mask);
                in.readFully(payload);
                for (int i = 0; i < payload.length; i++)
                {
                    payload[i] ^= mask[i % mask.length];
                }
                if (opcode == PING_OPCODE)
                {
                    pong(payload);
                }
                else if (opcode == 1 && subscription.isEmpty())
                {
                    subscription = new String(payload, StandardCharsets.UTF_8);
                    connections.add(this);
                }
            }
        }

        private synchronized void pong(final byte[] payload) throws IOException
        {
            flush();
            buffer[length++] = (byte)PONG;
            buffer[length++] = (byte)payload.length;
            System.arraycopy(payload, 0, buffer, length, payload.length);
            length += payload.length;
            flush();
        }

        /** A text frame, on its way when the buffer is full or flushed. */
        synchronized int send(final CharSequence text) throws IOException
        {
            header(text.length());
            for (int i = 0; i < text.length(); i++)
            {
                if (length == BUFFER_LENGTH)
                {
                    flush();
                }
                buffer[length++] = (byte)text.charAt(i);
            }

            return text.length();
        }

        private void header(final int payloadLength) throws IOException
        {
            if (length > BUFFER_LENGTH - 2 - Long.BYTES)
            {
                flush();
            }
            final boolean isShort = payloadLength < 1 << Short.SIZE;
            buffer[length++] = (byte)TEXT;
            if (payloadLength < TWO_BYTES_OF_LENGTH)
            {
                buffer[length++] = (byte)payloadLength;
                return;
            }
            buffer[length++] = (byte)(isShort ? TWO_BYTES_OF_LENGTH : EIGHT_BYTES_OF_LENGTH);
            for (int shift = (isShort ? Short.SIZE : Long.SIZE) - Byte.SIZE; shift >= 0; shift -= Byte.SIZE)
            {
                buffer[length++] = (byte)((long)payloadLength >>> shift);
            }
        }

        @Override
        public synchronized void flush() throws IOException
        {
            out.write(buffer, 0, length);
            length = 0;
        }
    }
}
