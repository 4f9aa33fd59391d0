package io.leadline.bench.pair;

/**
 * One way to do a task, in chunks of many operations, on state of its own. It is called on one thread; only {@link
 * #run} is timed. Names nothing but the JDK's types, so that each contender may have a class loader of its own.
 */
public interface Contender extends AutoCloseable
{
    /** Puts the next chunk in place. */
    default void prepare()
    {
    }

    /** Does the next chunk and returns how many operations it held; the same number for all contenders. */
    long run();

    /** What the work so far came to: equal among contenders that did the same. Empty where nothing can be compared. */
    default long[] outcome()
    {
        return new long[0];
    }

    /** Gives back files, behind the last chunk. */
    @Override
    default void close()
    {
    }
}
