package io.leadline.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.Hangup;
import io.leadline.feed.websocket.OpenedConnection;

/**
 * What a server sends over a websocket, from its answer to the handshake on, into the arrivals. The first byte of an
 * input says whether the answer is an honest one; behind it are the pieces in which the rest is read. In an answer,
 * {@code $accept$} stands for what the key asks for.
 */
final class WebSocketTarget implements FuzzTarget
{
    private static final int MAX_FRAME_LENGTH = 5_000;
    private static final int CAPACITY = 1 << 20;
    /** As many frames of two bytes find room in the ring. */
    private static final int MAX_READ = 1 << 12;
    private static final int ANSWERED = 1;
    private static final String ACCEPT = "$accept$";
    private static final String ANSWER = """
        HTTP/1.1 101 Switching Protocols\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Accept: $accept$\r
        \r
        """;
    private static final int FINAL = 0x80;
    private static final int CONTINUED = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Arrivals arrivals = new Arrivals(CAPACITY);
    private final Arrivals.Source source = arrivals.source(0, MAX_FRAME_LENGTH, 0);
    private final Heard heard = new Heard();
    private long openCount;
    private long sum;

    WebSocketTarget()
    {
        // Honest frames are taken.
        seeds().forEach(this::read);
        if (openCount != seeds().size() || heard.frames != 2 * seeds().size())
        {
            throw new IllegalStateException("honest frames: open=" + openCount + " frames=" + heard.frames);
        }
    }

    /** Must hear the beginning and the end of a connection that stood, and frames between them. */
    private static final class Heard implements Arrivals.Listener
    {
        private boolean isConnected;
        private long frames;

        @Override
        public void onConnect(final int line, final long receivedEpochNs)
        {
            require(!isConnected, "second beginning");
            isConnected = true;
        }

        @Override
        public void onFrame(
            final int line, final byte[] bytes, final int length, final long receivedEpochNs, final long receivedNs)
        {
            require(isConnected, "frame of no connection");
            require(length <= MAX_FRAME_LENGTH, "frame beyond the limit");
            frames++;
        }

        @Override
        public void onAlive(final int line, final long sentEpochNs)
        {
            require(false, "answer to no ping");
        }

        @Override
        public void onDisconnect(final int line, final Hangup reason, final long receivedEpochNs)
        {
            require(isConnected, "end of no connection");
            isConnected = false;
        }

        private static void require(final boolean isRight, final String problem)
        {
            if (!isRight)
            {
                throw new AssertionError(problem);
            }
        }
    }

    @Override
    public void read(final byte[] input)
    {
        if (input.length == 0)
        {
            return;
        }
        final OpenedConnection connection = new OpenedConnection(source, MAX_FRAME_LENGTH, () -> 1);
        boolean isRead = input[0] != ANSWERED || connection.receive(answer(connection));
        final ByteBuffer rest = ByteBuffer.wrap(input, 1, input.length - 1);
        while (isRead && rest.remaining() >= Short.BYTES)
        {
            final byte[] piece = new byte[Math.min(rest.remaining() - Short.BYTES, rest.getShort() & MAX_READ - 1)];
            rest.get(piece);
            isRead = connection.receive(answered(piece, connection));
            poll();
        }
        connection.end();
        poll();
        Heard.require(!heard.isConnected, "no end: " + connection.detail());
        openCount += connection.wasOpen() ? 1 : 0;
        sum += connection.detail().length();
    }

    /** Twice, as the first reading ends where the ring does. */
    private void poll()
    {
        sum += arrivals.poll(heard, Integer.MAX_VALUE) + arrivals.poll(heard, Integer.MAX_VALUE);
    }

    private static byte[] answer(final OpenedConnection connection)
    {
        return answered(ANSWER.getBytes(StandardCharsets.ISO_8859_1), connection);
    }

    private static byte[] answered(final byte[] piece, final OpenedConnection connection)
    {
        final String text = new String(piece, StandardCharsets.ISO_8859_1);

        return text.contains(ACCEPT) ?
            text.replace(ACCEPT, connection.accept()).getBytes(StandardCharsets.ISO_8859_1) : piece;
    }

    @Override
    public List<byte[]> seeds()
    {
        final byte[] answer = ANSWER.getBytes(StandardCharsets.ISO_8859_1);
        final byte[] text = frame(FINAL | TEXT, "{\"stream\":\"depth\"}");
        final byte[] fragments = joined(
            frame(BINARY, "abc"), frame(FINAL | PING, "are you there"), frame(CONTINUED, ""),
            frame(FINAL | PONG, "12345678"), frame(FINAL | CONTINUED, "d".repeat(4_000)));
        final byte[] close = frame(FINAL | CLOSE, "\3\350going away");

        return List.of(
            input(ANSWERED, text, fragments, close),
            input(ANSWERED, joined(text, new byte[]{(byte)(FINAL | BINARY), 127, 0, 0}), "\0\0\0\0\0\1x"),
            input(0, new byte[0], answer, joined(text, fragments)),
            input(0, joined(answer, text), joined(fragments, close)));
    }

    private static byte[] input(final int kind, final byte[] first, final String second)
    {
        return input(kind, first, second.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] input(final int kind, final byte[]... pieces)
    {
        final ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.write(kind);
        for (final byte[] piece : pieces)
        {
            input.write(piece.length >>> Byte.SIZE);
            input.write(piece.length);
            input.writeBytes(piece);
        }

        return input.toByteArray();
    }

    private static byte[] joined(final byte[]... parts)
    {
        final ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (final byte[] part : parts)
        {
            joined.writeBytes(part);
        }

        return joined.toByteArray();
    }

    private static byte[] frame(final int head, final String payload)
    {
        final byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        final boolean isShort = bytes.length < 126;
        final ByteBuffer frame = ByteBuffer.allocate((isShort ? 2 : 4) + bytes.length).put((byte)head);
        if (isShort)
        {
            frame.put((byte)bytes.length);
        }
        else
        {
            frame.put((byte)126).putShort((short)bytes.length);
        }

        return frame.put(bytes).array();
    }
}
