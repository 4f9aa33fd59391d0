package io.leadline.bench.flow;

/** How venues number their orders; every pattern gives each order of a flow an id of its own, below 2^62. */
public enum OrderIds
{
    /** One counter. */
    SEQUENTIAL
    {
        @Override
        long id(final long order)
        {
            return order;
        }
    },
    /** One counter in steps of 65,536, as where low bits carry a shard: low bits alone tell nothing apart. */
    STRIDED
    {
        @Override
        long id(final long order)
        {
            return order << 16;
        }
    },
    /** Time in the high bits, below it a counter that every millisecond begins at 0: runs of 64, then none. */
    CLUSTERED
    {
        @Override
        long id(final long order)
        {
            return order >>> 6 << 22 | order & 63;
        }
    },
    /** No pattern at all. */
    RANDOM
    {
        @Override
        long id(final long order)
        {
            // Multiplying by an odd number and folding the upper half in can both be undone, so no two orders meet.
            long id = order * 0x1E37_79B9_7F4A_7C15L & MASK;
            id = (id ^ id >>> 31) * 0x3F58_476D_1CE4_E5B9L & MASK;

            return id ^ id >>> 31;
        }
    };

    private static final long MASK = (1L << 62) - 1;

    /** Id of the n-th order of a flow, n from 1. */
    abstract long id(long order);
}
