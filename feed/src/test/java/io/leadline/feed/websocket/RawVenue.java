package io.leadline.feed.websocket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server on loopback that says byte for byte what a test has it say, for what no library would send. Each connection
 * is talked to on a thread of its own, and closed when its talk ends.
 */
final class RawVenue implements AutoCloseable
{
    static final int CONTINUATION = 0x00;
    static final int TEXT = 0x01;
    static final int CLOSE = 0x08;
    static final int PING = 0x09;
    static final int PONG = 0x0a;
    static final int FIN = 0x80;
    static final int COMPRESSED = 0x40;

    private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: *(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket listener;
    private final Talk talk;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Long> acceptedNs = new CopyOnWriteArrayList<>();

    RawVenue(final Talk talk) throws IOException
    {
        this.talk = talk;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    /** What is said on a connection. */
    @FunctionalInterface
    interface Talk
    {
        void talk(Connected connected) throws IOException;
    }

    /** One connection, by the order in which it came, from 0. */
    static final class Connected
    {
        final int number;
        final DataInputStream in;
        final OutputStream out;

        private Connected(final int number, final Socket socket) throws IOException
        {
            this.number = number;
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        /** Takes the client's handshake. */
        void upgrade() throws IOException
        {
            upgrade("");
        }

        /** Takes the client's handshake, with more lines of header, each with its end. */
        void upgrade(final String headers) throws IOException
        {
            final Matcher key = KEY.matcher(readHead());
            if (!key.find())
            {
                throw new IOException("no handshake");
            }
            final byte[] hash = sha1((key.group(1) + MAGIC).getBytes(StandardCharsets.US_ASCII));
            say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + headers +
                "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n");
        }

        String readHead() throws IOException
        {
            final StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0)
            {
                final int next = in.read();
                if (next < 0)
                {
                    throw new IOException("gone");
                }
                head.append((char)next);
            }

            return head.toString();
        }

        void say(final String text) throws IOException
        {
            say(text.getBytes(StandardCharsets.UTF_8));
        }

        void say(final byte[] bytes) throws IOException
        {
            out.write(bytes);
            out.flush();
        }

        /** Reads frames until one of this opcode; its payload. */
        byte[] read(final int opcode) throws IOException
        {
            while (true)
            {
                final int first = in.readUnsignedByte();
                final int second = in.readUnsignedByte() & 0x7f;
                final int length = second == 126 ? in.readUnsignedShort() : second;
                final byte[] mask = in.readNBytes(4);
                final byte[] payload = in.readNBytes(length);
                for (int i = 0; i < length; i++)
                {
                    payload[i] ^= mask[i & 3];
                }
                if ((first & 0x0f) == opcode)
                {
                    return payload;
                }
            }
        }

        /** Says nothing more, and listens until the other side has gone. */
        void awaitEnd() throws IOException
        {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static byte[] sha1(final byte[] bytes)
    {
        try
        {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        }
        catch (final NoSuchAlgorithmException none)
        {
            throw new IllegalStateException(none);
        }
    }

    /** A frame of a server; its first byte as it is. */
    static byte[] frame(final int first, final byte[] payload)
    {
        final ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(head(first, payload.length));
        frame.writeBytes(payload);

        return frame.toByteArray();
    }

    static byte[] frame(final int first, final String payload)
    {
        return frame(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** The head of a frame that claims to be so long; below 0 as 64 bits without a sign. */
    static byte[] head(final int first, final long length)
    {
        final ByteBuffer head = ByteBuffer.allocate(10).put((byte)first);
        if (length >= 0 && length < 126)
        {
            head.put((byte)length);
        }
        else if (length >= 0 && length < 1 << 16)
        {
            head.put((byte)126).putShort((short)length);
        }
        else
        {
            head.put((byte)127).putLong(length);
        }
        final byte[] bytes = new byte[head.flip().remaining()];
        head.get(bytes);

        return bytes;
    }

    URI uri(final String path)
    {
        return URI.create("ws://localhost:" + listener.getLocalPort() + path);
    }

    /** When each connection came; by {@link System#nanoTime()}. */
    List<Long> acceptedNs()
    {
        return List.copyOf(acceptedNs);
    }

    private void accept()
    {
        try
        {
            while (true)
            {
                final Socket socket = listener.accept();
                acceptedNs.add(System.nanoTime());
                sockets.add(socket);
                final Connected connected = new Connected(sockets.size() - 1, socket);
                thread(() -> talk(connected, socket));
            }
        }
        catch (final IOException closed)
        {
            sockets.forEach(RawVenue::reset);
        }
    }

    private void talk(final Connected connected, final Socket socket)
    {
        try
        {
            talk.talk(connected);
            socket.close();
        }
        catch (final IOException gone)
        {
            reset(socket);
        }
    }

    private static void thread(final Runnable work)
    {
        final Thread thread = new Thread(work, "raw-venue");
        thread.setDaemon(true);
        thread.start();
    }

    private static void reset(final Socket socket)
    {
        try
        {
            socket.setSoLinger(true, 0);
            socket.close();
        }
        catch (final IOException gone)
        {
            // It is closed, which is all that was wanted.
        }
    }

    @Override
    public void close() throws IOException
    {
        listener.close();
        sockets.forEach(RawVenue::reset);
    }
}
