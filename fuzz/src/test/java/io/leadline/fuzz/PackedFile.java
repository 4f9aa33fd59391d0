package io.leadline.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A file that is mostly zeros in few bytes: again and again how many words of zeros there are, in 2 bytes, then how
 * many bytes of others, in 2 bytes, and those.
 */
final class PackedFile
{
    private static final int WORD_LENGTH = Integer.BYTES;
    private static final int MAX_COUNT = 0xffff;
    /** Longer than that, no file comes out. */
    private static final int MAX_LENGTH = 1 << 20;

    private PackedFile()
    {
    }

    static byte[] pack(final byte[] file)
    {
        final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int at = 0;
        while (at < file.length)
        {
            int zeros = 0;
            while (zeros < MAX_COUNT && isZero(file, at + zeros * WORD_LENGTH))
            {
                zeros++;
            }
            at += zeros * WORD_LENGTH;
            final int from = Math.min(at, file.length);
            while (at < file.length && at - from < MAX_COUNT - WORD_LENGTH && !isZero(file, at))
            {
                at += WORD_LENGTH;
            }
            at = Math.min(at, file.length);
            put(packed, zeros);
            put(packed, at - from);
            packed.write(file, from, at - from);
        }

        return packed.toByteArray();
    }

    private static boolean isZero(final byte[] file, final int at)
    {
        return at + WORD_LENGTH <= file.length &&
            (file[at] | file[at + 1] | file[at + 2] | file[at + 3]) == 0;
    }

    private static void put(final ByteArrayOutputStream packed, final int count)
    {
        packed.write(count);
        packed.write(count >> Byte.SIZE);
    }

    /** The file in bytes from a place on; what is not there of the last ones is left out. */
    static byte[] unpack(final byte[] packed, final int from)
    {
        byte[] file = new byte[0];
        int at = from;
        while (at + 2 * Short.BYTES <= packed.length)
        {
            final int start = file.length + count(packed, at) * WORD_LENGTH;
            final int length = Math.min(count(packed, at + Short.BYTES), packed.length - at - 2 * Short.BYTES);
            if (start + length > MAX_LENGTH)
            {
                break;
            }
            at += 2 * Short.BYTES;
            file = Arrays.copyOf(file, start + length);
            System.arraycopy(packed, at, file, start, length);
            at += length;
        }

        return file;
    }

    private static int count(final byte[] packed, final int at)
    {
        return packed[at] & 0xff | (packed[at + 1] & 0xff) << Byte.SIZE;
    }
}
