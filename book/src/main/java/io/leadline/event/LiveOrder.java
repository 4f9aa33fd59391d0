package io.leadline.event;

import java.nio.charset.StandardCharsets;

/**
 * An order whose id is a text: it lives, or was asked for and may come to life. Used again when it is dead. The text
 * lies in the order itself wherever it is short: one order of very many is one place in memory, and to find it by its
 * text must not lead to a second.
 */
final class LiveOrder
{
    private long word0;
    private long word1;
    private long word2;
    private long word3;
    private long word4;
    private char[] unpacked;
    private int length;
    private int hash;
    private int market;
    private long number;
    private long remainingLots;
    private boolean isCertain;
    private boolean isAlive;

    /** Becomes an order that does not live yet. */
    void reset(final int newMarket, final TextKey text, final long newNumber)
    {
        word0 = text.word(0);
        word1 = text.word(1);
        word2 = text.word(2);
        word3 = text.word(3);
        word4 = text.word(4);
        unpacked = text.unpacked();
        length = text.length();
        hash = text.hash();
        market = newMarket;
        number = newNumber;
        isAlive = false;
    }

    boolean isOf(final TextKey text)
    {
        return hash == text.hash() && length == text.length() && word0 == text.word(0) && word1 == text.word(1) &&
            word2 == text.word(2) && word3 == text.word(3) && word4 == text.word(4) &&
            (unpacked.length == 0 ? text.isPacked() : text.isUnpacked(unpacked));
    }

    /** Rests with at most so much. */
    void rest(final long lots, final boolean newIsCertain)
    {
        remainingLots = lots;
        isCertain = newIsCertain;
        isAlive = true;
    }

    void remain(final long lots)
    {
        remainingLots = lots;
    }

    void die()
    {
        isAlive = false;
    }

    String text()
    {
        if (unpacked.length > 0)
        {
            return new String(unpacked);
        }
        final byte[] symbols = new byte[length];
        for (int i = 0; i < length; i++)
        {
            final int first = i / Long.BYTES * Long.BYTES;
            final int behind = Math.min(length, first + Long.BYTES) - 1 - i;
            symbols[i] = (byte)(word(i / Long.BYTES) >>> Byte.SIZE * behind);
        }

        return new String(symbols, StandardCharsets.US_ASCII);
    }

    private long word(final int index)
    {
        return switch (index)
        {
            case 0 -> word0;
            case 1 -> word1;
            case 2 -> word2;
            case 3 -> word3;
            default -> word4;
        };
    }

    int hash()
    {
        return hash;
    }

    int market()
    {
        return market;
    }

    long number()
    {
        return number;
    }

    /** The most that may rest. */
    long remainingLots()
    {
        return remainingLots;
    }

    /** The order lives, and holds no less. */
    boolean isCertain()
    {
        return isCertain;
    }

    boolean isAlive()
    {
        return isAlive;
    }
}
