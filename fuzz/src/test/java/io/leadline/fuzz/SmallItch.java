package io.leadline.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages of a small day of TotalView-ITCH, and of a snapshot of it. */
final class SmallItch
{
    static final long OPEN_NS = 34_200_000_000_000L;

    /** One of each kind that a book hears of, from the start of a day on. */
    static final List<byte[]> DAY = List.of(
        message(12, 'S', 0, "O"), message(39, 'R', 5, "META"), message(39, 'R', 6, "T"),
        message(25, 'H', 5, "META    T"), message(26, 'L', 5, "UBSSMETA    YNA"),
        message(36, 'A', 5, "\0\0\0\0\0\0\0\1B\0\0\0\144META    \0\14\71\54"),
        message(40, 'F', 6, "\0\0\0\0\0\0\0\2S\0\0\0\310T       \0\14\71\55GSCO"),
        message(31, 'E', 5, "\0\0\0\0\0\0\0\1\0\0\0\12\0\0\0\0\0\0\0\1"),
        message(36, 'C', 6, "\0\0\0\0\0\0\0\2\0\0\0\144\0\0\0\0\0\0\0\2Y\0\14\71\55"),
        message(23, 'X', 5, "\0\0\0\0\0\0\0\1\0\0\0\12"),
        message(35, 'U', 5, "\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\3\0\0\0\12\0\14\71\54"),
        message(44, 'P', 5, "\0\0\0\0\0\0\0\0B\0\0\0\144META    \0\14\71\54\0\0\0\0\0\0\0\4"),
        message(19, 'D', 5, "\0\0\0\0\0\0\0\3"), message(50, 'I', 6, ""), message(20, 'Y', 5, "META    0"));

    private static final int END_LENGTH = 21;

    private SmallItch()
    {
    }

    private static byte[] message(final int length, final char type, final int locate, final String body)
    {
        return ByteBuffer.allocate(length)
            .put((byte)type).putShort((short)locate).putShort((short)0)
            .putShort((short)(OPEN_NS >>> Integer.SIZE)).putInt((int)OPEN_NS)
            .put(body.getBytes(StandardCharsets.ISO_8859_1))
            .array();
    }

    /** The last message of a snapshot. */
    static byte[] end(final long nextSequence)
    {
        return ("G" + nextSequence + " ".repeat(END_LENGTH)).substring(0, END_LENGTH)
            .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Messages, each behind its length. */
    static byte[] blocks(final List<byte[]> messages)
    {
        final ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        for (final byte[] message : messages)
        {
            blocks.write(message.length >>> Byte.SIZE);
            blocks.write(message.length);
            blocks.writeBytes(message);
        }

        return blocks.toByteArray();
    }
}
