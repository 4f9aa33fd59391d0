package io.leadline.proof.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The one way in which bundles are zip files: entries stored as they are, in one order, without times, comments or
 * extra fields, so that equal entries give equal files on every machine and every byte of a file follows from them.
 */
final class ZipLayout
{
    static final int LOCAL_LENGTH = 30;
    static final int CENTRAL_LENGTH = 46;
    static final int END_LENGTH = 22;
    static final int MAX_ENTRIES = 0xffff;
    static final long MAX_FILE_LENGTH = 0xffff_ffffL;

    private static final int LOCAL_MAGIC = 0x04034b50;
    private static final int CENTRAL_MAGIC = 0x02014b50;
    private static final int END_MAGIC = 0x06054b50;
    private static final short VERSION = 10;
    /** 1980-01-01, the first day that there is. */
    private static final short DATE = 0x21;

    private ZipLayout()
    {
    }

    /**
     * An entry and where it lies.
     *
     * @param name   in ASCII.
     * @param crc    CRC-32 of the content.
     * @param length of the content, in bytes.
     * @param offset of its header in the file.
     */
    record Entry(String name, int crc, long length, long offset)
    {
        byte[] nameBytes()
        {
            return name.getBytes(StandardCharsets.US_ASCII);
        }

        /** Where the content lies in the file. */
        long contentOffset()
        {
            return offset + LOCAL_LENGTH + nameBytes().length;
        }
    }

    /** What stands in front of an entry's content. */
    static byte[] local(final Entry entry)
    {
        final ByteBuffer header = buffer(LOCAL_LENGTH + entry.nameBytes().length);
        header.putInt(LOCAL_MAGIC);
        putCommon(header, entry);
        header.put(entry.nameBytes());

        return header.array();
    }

    /** What the directory at the end says of an entry. */
    static byte[] central(final Entry entry)
    {
        final ByteBuffer header = buffer(CENTRAL_LENGTH + entry.nameBytes().length);
        header.putInt(CENTRAL_MAGIC);
        header.putShort(VERSION);
        putCommon(header, entry);
        header.putShort((short)0).putShort((short)0).putShort((short)0).putInt(0);
        header.putInt((int)entry.offset());
        header.put(entry.nameBytes());

        return header.array();
    }

    private static void putCommon(final ByteBuffer header, final Entry entry)
    {
        header.putShort(VERSION).putShort((short)0).putShort((short)0).putShort((short)0).putShort(DATE);
        header.putInt(entry.crc()).putInt((int)entry.length()).putInt((int)entry.length());
        header.putShort((short)entry.nameBytes().length).putShort((short)0);
    }

    /** What stands at the end of the file. */
    static byte[] end(final int entryCount, final long centralLength, final long centralOffset)
    {
        final ByteBuffer end = buffer(END_LENGTH);
        end.putInt(END_MAGIC).putShort((short)0).putShort((short)0);
        end.putShort((short)entryCount).putShort((short)entryCount);
        end.putInt((int)centralLength).putInt((int)centralOffset).putShort((short)0);

        return end.array();
    }

    private static ByteBuffer buffer(final int length)
    {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
