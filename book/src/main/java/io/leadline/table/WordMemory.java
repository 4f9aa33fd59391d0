package io.leadline.table;

import java.lang.ref.Cleaner;

import org.agrona.BitUtil;
import org.agrona.UnsafeApi;

/**
 * Words of 64 bits outside the heap, one behind the other.
 * <p>
 * They begin with a cache line, so what is laid out by lines stays within them. An array of the heap begins wherever
 * the collector has put it, and every other record then lies in two lines, or none, as chance will have it. Nor is this
 * memory ever moved or scanned, and a word is loaded from its address without a look at how many there are: whoever
 * loads one has the address from an index that it made itself.
 * <p>
 * The memory is given up when nobody reaches this object any more, or has grown out of it. So a loop over addresses
 * needs somebody who asks for the object behind its end: its callers do, or it says so itself
 * ({@link java.lang.ref.Reference#reachabilityFence}). Single thread.
 */
public final class WordMemory
{
    /** Bytes of a word. */
    public static final int WORD_LENGTH = Long.BYTES;

    private static final Cleaner CLEANER = Cleaner.create();
    private static final int LINE_LENGTH = 64;

    private final Block block;
    private final Cleaner.Cleanable cleanable;
    private long address;
    private long wordCount;

    /** So many words, each 0. */
    public WordMemory(final long wordCount)
    {
        block = new Block(UnsafeApi.allocateMemory(length(wordCount)));
        cleanable = CLEANER.register(this, block);
        address = BitUtil.align(block.start, LINE_LENGTH);
        this.wordCount = wordCount;
        clear();
    }

    private static long length(final long wordCount)
    {
        return wordCount * WORD_LENGTH + LINE_LENGTH;
    }

    /** Where the first word lies, until the memory grows. */
    public long address()
    {
        return address;
    }

    /** How many words there are. */
    public long wordCount()
    {
        return wordCount;
    }

    /** How many bytes they are. */
    public long length()
    {
        return wordCount * WORD_LENGTH;
    }

    /** Keeps all words, and adds others that are 0. */
    public void grow(final long newWordCount)
    {
        final long start = UnsafeApi.allocateMemory(length(newWordCount));
        final long grown = BitUtil.align(start, LINE_LENGTH);
        final long kept = length();
        UnsafeApi.copyMemory(address, grown, kept);
        UnsafeApi.setMemory(grown + kept, newWordCount * WORD_LENGTH - kept, (byte)0);
        UnsafeApi.freeMemory(block.start);
        block.start = start;
        address = grown;
        wordCount = newWordCount;
    }

    /** Gives the memory up; nothing may be asked of it any more. */
    public void release()
    {
        cleanable.clean();
    }

    /** Sets every word to 0. */
    public void clear()
    {
        UnsafeApi.setMemory(address, length(), (byte)0);
    }

    /** The word at an address. */
    public static long word(final long wordAddress)
    {
        return UnsafeApi.getLong(wordAddress);
    }

    /** Sets the word at an address. */
    public static void word(final long wordAddress, final long word)
    {
        UnsafeApi.putLong(wordAddress, word);
    }

    /** What there is to give up; knows nothing of the object that holds it. */
    private static final class Block implements Runnable
    {
        private long start;

        Block(final long start)
        {
            this.start = start;
        }

        @Override
        public void run()
        {
            UnsafeApi.freeMemory(start);
        }
    }
}
