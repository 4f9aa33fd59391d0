package io.leadline.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Documents of a log one behind the other, each with its length in 2 bytes before it: the form of an input. */
final class DocumentList
{
    private static final int MAX_LENGTH = 0xffff;

    private DocumentList()
    {
    }

    /** Takes an input apart; what is not there of the last document is left out. */
    static List<byte[]> split(final byte[] input)
    {
        final List<byte[]> documents = new ArrayList<>();
        int at = 0;
        while (at + Short.BYTES <= input.length)
        {
            final int length = input[at] & 0xff | (input[at + 1] & 0xff) << Byte.SIZE;
            final int from = at + Short.BYTES;
            at = Math.min(input.length, from + length);
            documents.add(Arrays.copyOfRange(input, from, at));
        }

        return documents;
    }

    /** Puts the first documents together, as many as stay below a length in all. */
    static byte[] join(final List<ByteBuffer> documents, final int maxLength)
    {
        final ByteBuffer joined = ByteBuffer.allocate(maxLength).order(ByteOrder.LITTLE_ENDIAN);
        for (final ByteBuffer document : documents)
        {
            final ByteBuffer copy = document.duplicate();
            copy.clear();
            if (copy.remaining() > MAX_LENGTH || joined.remaining() < Short.BYTES + copy.remaining())
            {
                break;
            }
            joined.putShort((short)copy.remaining());
            joined.put(copy);
        }

        return Arrays.copyOf(joined.array(), joined.position());
    }

    /** The documents in memory outside the heap, as a log lends them. */
    static List<ByteBuffer> direct(final List<byte[]> documents)
    {
        return documents.stream()
            .map(document ->
            {
                final ByteBuffer direct = ByteBuffer.allocateDirect(document.length);
                direct.put(document).clear();

                return direct;
            })
            .toList();
    }
}
