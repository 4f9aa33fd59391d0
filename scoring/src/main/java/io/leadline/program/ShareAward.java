package io.leadline.program;

import java.math.BigDecimal;
import java.util.List;

/**
 * Pools of stated amounts, each divided over its makers by their share of volume or of score. What a maker forfeits is
 * not passed on. Drift's successor program, documentation of 11 August 2023; see PROGRAMS section 2.
 *
 * @param pools          the pools.
 * @param emptySnapshots what becomes of the parts of snapshots in which nobody has a share, where snapshots share one.
 */
public record ShareAward(List<SharedPool> pools, EmptySnapshots emptySnapshots) implements Award
{
    public ShareAward
    {
        pools = List.copyOf(pools);
    }

    @Override
    public List<String> markets()
    {
        return pools.stream().flatMap(pool -> pool.markets().stream()).distinct().toList();
    }

    @Override
    public boolean goesWith(final Score score)
    {
        return score instanceof BracketScore || score instanceof OrderScore;
    }

    @Override
    public List<BigDecimal> amounts()
    {
        return pools.stream().map(SharedPool::amount).toList();
    }

    /** What becomes of the parts of a pool that belong to snapshots in which nobody has a share. */
    public enum EmptySnapshots
    {
        /** They go to all makers like the others. */
        REDISTRIBUTE,
        /** Nobody gets them. */
        UNALLOCATED
    }

    /** What a pool is shared by. */
    public enum ShareBy
    {
        /** Filled notional, summed up over the pool's markets. */
        VOLUME,
        /** Score, summed up over the pool's markets. */
        SCORE
    }

    /**
     * An amount and who shares it.
     *
     * @param name    its name, unlike the others'.
     * @param amount  in the program's pay unit.
     * @param by      what it is shared by.
     * @param markets over which.
     */
    public record SharedPool(String name, BigDecimal amount, ShareBy by, List<String> markets)
    {
        public SharedPool
        {
            markets = List.copyOf(markets);
        }
    }
}
