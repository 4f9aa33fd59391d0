package io.leadline.feed.itch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Messages for tests, made byte by byte and not by the code that reads them. Times in ns since midnight. */
final class Itch
{
    private Itch()
    {
    }

    static byte[] add(
        final int locate, final long time, final long reference, final char side, final int shares,
        final String stock, final int price)
    {
        return addTo(head(36, 'A', locate, time), reference, side, shares, stock, price).array();
    }

    static byte[] add(
        final int locate, final long time, final long reference, final char side, final int shares,
        final String stock, final int price, final String participant)
    {
        return addTo(head(40, 'F', locate, time), reference, side, shares, stock, price)
            .put(text(participant, 4)).array();
    }

    private static ByteBuffer addTo(
        final ByteBuffer message, final long reference, final char side, final int shares, final String stock,
        final int price)
    {
        return message.putLong(reference).put((byte)side).putInt(shares).put(text(stock, 8)).putInt(price);
    }

    static byte[] executed(final int locate, final long time, final long reference, final int shares)
    {
        return head(31, 'E', locate, time).putLong(reference).putInt(shares).putLong(1).array();
    }

    static byte[] executed(
        final int locate, final long time, final long reference, final int shares, final int price)
    {
        return head(36, 'C', locate, time)
            .putLong(reference).putInt(shares).putLong(1).put((byte)'Y').putInt(price).array();
    }

    static byte[] cancel(final int locate, final long time, final long reference, final int shares)
    {
        return head(23, 'X', locate, time).putLong(reference).putInt(shares).array();
    }

    static byte[] delete(final int locate, final long time, final long reference)
    {
        return head(19, 'D', locate, time).putLong(reference).array();
    }

    static byte[] replace(
        final int locate, final long time, final long reference, final long newReference, final int shares,
        final int price)
    {
        return head(35, 'U', locate, time)
            .putLong(reference).putLong(newReference).putInt(shares).putInt(price).array();
    }

    static byte[] trade(final int locate, final long time, final int shares, final String stock, final int price)
    {
        return addTo(head(44, 'P', locate, time), 0, 'B', shares, stock, price).putLong(1).array();
    }

    static byte[] event(final long time, final char event)
    {
        return head(12, 'S', 0, time).put((byte)event).array();
    }

    static byte[] directory(final int locate, final long time, final String stock)
    {
        return head(39, 'R', locate, time).put(text(stock, 8)).array();
    }

    static byte[] trading(final int locate, final long time, final String stock, final char state)
    {
        return head(25, 'H', locate, time).put(text(stock, 8)).put((byte)state).array();
    }

    static byte[] position(
        final int locate, final long time, final String participant, final String stock, final char state)
    {
        return position(locate, time, participant, stock, "YN" + state);
    }

    /** Letters: primary, mode, state. */
    static byte[] position(
        final int locate, final long time, final String participant, final String stock, final String letters)
    {
        return head(26, 'L', locate, time)
            .put(text(participant, 4)).put(text(stock, 8)).put(text(letters, 3)).array();
    }

    /** A type of which nothing is read but its head. */
    static byte[] other(final char type, final int length, final int locate, final long time)
    {
        return head(length, type, locate, time).array();
    }

    static byte[] endOfSnapshot(final long nextSequence)
    {
        return ByteBuffer.allocate(21).put((byte)'G').put(text(Long.toString(nextSequence), 20)).array();
    }

    private static ByteBuffer head(final int length, final char type, final int locate, final long time)
    {
        return ByteBuffer.allocate(length)
            .put((byte)type).putShort((short)locate).putShort((short)0)
            .putShort((short)(time >>> Integer.SIZE)).putInt((int)time);
    }

    private static byte[] text(final String text, final int length)
    {
        return String.format("%-" + length + "s", text).getBytes(StandardCharsets.ISO_8859_1);
    }
}
