package io.leadline.bench.pair;

import java.util.List;

/**
 * One line of a run's table: sides on one workload.
 *
 * @param name       by which runs are compared, as {@code apply-W1}.
 * @param workload   what is measured, in words.
 * @param unit       of medians, as {@code ns/event}.
 * @param chunks     chunks of each side that were timed.
 * @param operations operations of each side in them.
 * @param sides      the one that is measured first, then those that it is held against.
 */
public record Row(String name, String workload, String unit, int chunks, long operations, List<SideResult> sides)
{
    public Row
    {
        sides = List.copyOf(sides);
    }
}
