package io.leadline.bench;

import java.util.function.LongSupplier;

/** Adds 7 in a method of its own, and 1,000 beside it. */
public final class WithoutMethodSubject implements LongSupplier
{
    private long sum;

    /** Adds. */
    public WithoutMethodSubject()
    {
        add(7);
        add(1_000L);
    }

    private void add(final int addend)
    {
        sum += addend;
    }

    private void add(final long addend)
    {
        sum += addend;
    }

    @Override
    public long getAsLong()
    {
        return sum;
    }
}
