package io.leadline.proof.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of the store's own that lie in a queue file of daily roll ({@code FAST_DAILY}), little-endian.
 * <pre>
 *   a file: frames, each a word of length and two bits and then so many bytes, padded to a multiple of 4
 *     0x0000  the store's header, bit META: {@link io.leadline.log.StoreHeader}
 *     0x00c8  index2index, bit META: capacity, used, positions of indexes
 *             an index, bit META: capacity, used, positions of every 256th document
 *             documents, no bit
 *     the end: a word 0, one with bit NOT_COMPLETE, or, of a file that is over, both bits and no length
 * </pre>
 */
final class StoreLayout
{
    static final int META = 0x4000_0000;
    static final int NOT_COMPLETE = 0x8000_0000;
    static final int LENGTH_MASK = 0x3fff_ffff;
    static final int FILE_OVER = META | NOT_COMPLETE;
    static final int WORD_LENGTH = Integer.BYTES;

    static final int NONE = -1;

    /** Entries of each index. */
    static final int INDEX_COUNT = 1 << 12;
    /** From one document in an index to the next. */
    static final int INDEX_SPACING = 1 << 8;
    static final int INDEX_ARRAY_LENGTH = 2 * Long.BYTES + INDEX_COUNT * Long.BYTES;

    private static final byte[] INDEX_TO_INDEX = key("index2index");
    private static final byte[] INDEX = key("index");
    private static final int KEY_CODE = 0xb9;
    private static final int PAD = 0x8f;
    private static final int PAD_LENGTH = 0x8e;
    private static final int LONG_ARRAY = 0x8d;

    private StoreLayout()
    {
    }

    private static byte[] key(final String name)
    {
        final byte[] key = new byte[2 + name.length()];
        key[0] = (byte)KEY_CODE;
        key[1] = (byte)name.length();
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, key, 2, name.length());

        return key;
    }

    static boolean isIndexToIndex(final byte[] frame)
    {
        return isBegunBy(frame, INDEX_TO_INDEX);
    }

    static boolean isIndex(final byte[] frame)
    {
        return isBegunBy(frame, INDEX);
    }

    private static boolean isBegunBy(final byte[] frame, final byte[] key)
    {
        return frame.length > key.length && Arrays.equals(frame, 0, key.length, key, 0, key.length);
    }

    /**
     * Where the array of an index begins: its capacity, how many entries are used, the entries.
     *
     * @return below 0 when it is not one of {@link #INDEX_COUNT} entries that ends where the frame does.
     */
    static int arrayOffset(final byte[] frame)
    {
        final ByteBuffer bytes = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).position(2 + frame[1]);
        while (bytes.hasRemaining())
        {
            final int code = bytes.get() & 0xff;
            if (code == LONG_ARRAY)
            {
                final boolean isWhole = bytes.remaining() == INDEX_ARRAY_LENGTH && bytes.getLong() == INDEX_COUNT;
                return isWhole ? frame.length - INDEX_ARRAY_LENGTH : NONE;
            }
            final int padLength = code == PAD_LENGTH && bytes.remaining() >= Integer.BYTES ? bytes.getInt() : 0;
            if (code != PAD && code != PAD_LENGTH || padLength < 0 || padLength > bytes.remaining())
            {
                return NONE;
            }
            bytes.position(bytes.position() + padLength);
        }

        return NONE;
    }
}
