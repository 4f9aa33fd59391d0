package io.leadline.bench.feed.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;

/**
 * A websocket server that costs next to nothing: sends one client at a time the same text frame over and over, as fast
 * as it is taken or at a rate. At a rate, a frame begins with the digits of {@link System#nanoTime()} when it is sent.
 */
final class FrameServer implements AutoCloseable
{
    /** Of a frame's text. */
    static final int FRAME_LENGTH = 216;
    /** Where the digits of the time begin, and how many there are. */
    static final int TIME_OFFSET = 6;
    static final int TIME_DIGITS = 19;

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String KEY = "Sec-WebSocket-Key: ";
    private static final int HEAD_LENGTH = 4;
    private static final int FRAMES_PER_WRITE = 256;
    private static final int TEXT = 0x81;
    private static final int TWO_BYTES_OF_LENGTH = 126;

    private final ServerSocket listener;
    private final long periodNs;
    private final byte[] frame = frame();

    /**
     * Listens.
     *
     * @param periodNs between two frames; 0 as fast as they are taken.
     */
    FrameServer(final long periodNs) throws IOException
    {
        this.periodNs = periodNs;
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        final Thread thread = new Thread(this::serve, "frame-server");
        thread.setDaemon(true);
        thread.start();
    }

    private static byte[] frame()
    {
        final StringBuilder text = new StringBuilder("{\"t\": ").append("0".repeat(TIME_DIGITS)).append(",\"e\":\"");
        text.append("depthUpdate\",\"b\":[");
        while (text.length() < FRAME_LENGTH - 20)
        {
            text.append("[\"97120.10\",\"0.012\"],");
        }
        text.append("[\"1\",\"");
        text.append("0".repeat(FRAME_LENGTH - text.length() - 4)).append("\"]]}");
        final byte[] frame = new byte[HEAD_LENGTH + FRAME_LENGTH];
        frame[0] = (byte)TEXT;
        frame[1] = TWO_BYTES_OF_LENGTH;
        frame[2] = 0;
        frame[3] = (byte)FRAME_LENGTH;
        System.arraycopy(text.toString().getBytes(StandardCharsets.US_ASCII), 0, frame, HEAD_LENGTH, FRAME_LENGTH);

        return frame;
    }

    URI uri()
    {
        return URI.create("ws://localhost:" + listener.getLocalPort() + "/");
    }

    private void serve()
    {
        while (!listener.isClosed())
        {
            try (Socket socket = listener.accept())
            {
                socket.setTcpNoDelay(true);
                final OutputStream out = socket.getOutputStream();
                upgrade(socket.getInputStream(), out);
                if (periodNs == 0)
                {
                    flood(out);
                }
                else
                {
                    pace(out);
                }
            }
            catch (final IOException gone)
            {
                LockSupport.parkNanos(1);
            }
        }
    }

    private static void upgrade(final InputStream in, final OutputStream out) throws IOException
    {
        final StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0)
        {
            final int next = in.read();
            if (next < 0)
            {
                throw new IOException("no handshake");
            }
            request.append((char)next);
        }
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

    private void flood(final OutputStream out) throws IOException
    {
        final byte[] frames = new byte[FRAMES_PER_WRITE * frame.length];
        for (int i = 0; i < FRAMES_PER_WRITE; i++)
        {
            System.arraycopy(frame, 0, frames, i * frame.length, frame.length);
        }
        while (true)
        {
            out.write(frames);
        }
    }

    /** A frame that is late puts off those behind it: its time is that of its sending. */
    private void pace(final OutputStream out) throws IOException
    {
        final byte[] next = Arrays.copyOf(frame, frame.length);
        while (true)
        {
            LockSupport.parkNanos(periodNs);
            long rest = System.nanoTime();
            for (int i = HEAD_LENGTH + TIME_OFFSET + TIME_DIGITS - 1; i >= HEAD_LENGTH + TIME_OFFSET; i--)
            {
                next[i] = (byte)('0' + rest % 10);
                rest /= 10;
            }
            out.write(next);
        }
    }

    /** When a frame was sent, by its digits. */
    static long sentNs(final byte[] frame)
    {
        long sentNs = 0;
        for (int i = TIME_OFFSET; i < TIME_OFFSET + TIME_DIGITS; i++)
        {
            sentNs = sentNs * 10 + frame[i] - '0';
        }

        return sentNs;
    }

    @Override
    public void close() throws IOException
    {
        listener.close();
    }
}
