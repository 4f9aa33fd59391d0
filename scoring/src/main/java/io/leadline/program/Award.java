package io.leadline.program;

import java.math.BigDecimal;
import java.util.List;

/** What a score earns. */
public sealed interface Award permits RankAward, ShareAward, PoolAward, VolumePoolAward, DayAward
{
    /** The markets that the rule covers, each once, in the file's order. */
    List<String> markets();

    /** Whether it can be formed from such a score. */
    boolean goesWith(Score score);

    /** Everything that one period pays out, forfeits or leaves unallocated: all amounts, unless the file states it. */
    default BigDecimal pool()
    {
        return amounts().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Every amount that the file states; each has to be a multiple of the program's smallest payout. */
    List<BigDecimal> amounts();
}
