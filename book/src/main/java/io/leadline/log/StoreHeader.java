package io.leadline.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

import io.leadline.problem.FileReason;

/**
 * What the files of a log begin with, byte for byte as the store writes it: a queue file's header, in which four
 * numbers differ, and the header of the listing. The store takes names of classes, lengths and places from there and
 * believes them, so a log from a stranger is looked at before the store opens it. Cold; any thread.
 */
public final class StoreHeader
{
    /** The store's listing of a log's files. */
    public static final String LISTING = "metadata.cq4t";
    /** Bytes of a queue file's header; its first frame follows. */
    public static final int LENGTH = 0xc8;
    /** Where the position of the last document stands, 8 bytes, and behind it the same with its number. */
    public static final int WRITE_POSITION_OFFSET = 0x40;
    public static final int SEQUENCE_OFFSET = 0x48;
    /** Where the position of the index to the indexes stands. */
    public static final int INDEX_TO_INDEX_OFFSET = 0x98;
    /** Where the number of the first document stands that is not in an index. */
    public static final int LAST_INDEX_OFFSET = 0xb0;

    private static final int[] NUMBER_OFFSETS =
        {WRITE_POSITION_OFFSET, SEQUENCE_OFFSET, INDEX_TO_INDEX_OFFSET, LAST_INDEX_OFFSET};
    private static final byte[] HEADER = HexFormat.of().parseHex(
        "c1000040b906686561646572b60853435153746f726582aa000000cd7772697465506f736974696f" +
        "6e8e01000000008d0200000000000000020000000000000000000000000000000000000000000000" +
        "c8696e646578696e67b60c53435153496e646578696e67824c000000ca696e646578436f756e74a5" +
        "0010cc696e64657853706163696e67a50001cb696e64657832496e6465788fa70000000000000000" +
        "c96c617374496e6465788e00000000a70000000000000000ca64617461466f726d6174a101000000");
    private static final byte[] LISTING_HEADER = HexFormat.of().parseHex(
        "94000040b906686561646572b607535453746f7265827e000000c87769726554797065b608576972" +
        "6554797065ec42494e4152595f4c49474854c86d65746164617461b6075343514d65746182460000" +
        "00c4726f6c6cb60853435153526f6c6c8227000000c66c656e677468a6005c2605c6666f726d6174" +
        "eb797979794d4d6464274627c565706f6368a100c8736f757263654964a1008f");
    private static final int NOT_COMPLETE = 0x8000_0000;

    private StoreHeader()
    {
    }

    /** Whether the start of a queue file, so many bytes of it, is what every one begins with, whatever the numbers. */
    public static boolean isOfFile(final byte[] start)
    {
        if (start.length < LENGTH)
        {
            return false;
        }
        final byte[] bare = Arrays.copyOf(start, LENGTH);
        for (final int offset : NUMBER_OFFSETS)
        {
            Arrays.fill(bare, offset, offset + Long.BYTES, (byte)0);
        }

        return Arrays.equals(bare, HEADER);
    }

    /** Bytes of the listing's header. */
    public static int listingLength()
    {
        return LISTING_HEADER.length;
    }

    /** Whether the start of a listing is what every one begins with. */
    public static boolean isOfListing(final byte[] start)
    {
        return start.length >= LISTING_HEADER.length && Arrays.equals(
            start, 0, LISTING_HEADER.length, LISTING_HEADER, 0, LISTING_HEADER.length);
    }

    /**
     * Demands that all files of a log begin so; one that its writer is making at this moment may be empty.
     *
     * @throws LogException {@code CORRUPT} naming the file.
     */
    static void require(final Path directory)
    {
        for (final Path file : DocumentQueue.files(directory))
        {
            final byte[] start = start(file, LENGTH);
            if (!isBeingMade(start) && !isOfFile(start))
            {
                throw corrupt(file);
            }
        }
        final Path listing = directory.resolve(LISTING);
        final byte[] start = Files.exists(listing) ? start(listing, LISTING_HEADER.length) : LISTING_HEADER;
        if (!isBeingMade(start) && !isOfListing(start))
        {
            throw corrupt(listing);
        }
    }

    private static boolean isBeingMade(final byte[] start)
    {
        final int word = start.length < Integer.BYTES
            ? 0 : ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(0);

        return word == 0 || word == NOT_COMPLETE;
    }

    private static byte[] start(final Path file, final int length)
    {
        try (InputStream in = Files.newInputStream(file))
        {
            return in.readNBytes(length);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "file of the log cannot be read: path=" + file + " reason=" + FileReason.of(failure), failure);
        }
    }

    private static LogException corrupt(final Path file)
    {
        return new LogException(
            LogException.Fault.CORRUPT, "store's header is not what every file of a log begins with: path=" + file);
    }
}
