package io.leadline.bench.pair;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.sun.management.ThreadMXBean;

/**
 * Sides in turn: a chunk of each, again and again, so that whatever else the machine does falls on all of them alike.
 * Each round begins with another side. Times mean little where processors are shared, ratios hold.
 */
public final class Duel
{
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private final String name;
    private final String workload;
    private final String unit;
    private final List<Side> sides;
    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private final long[] operations;
    private final long[] bytes;
    private double[][] times = {};
    private double[][] cpuTimes = {};

    /**
     * A duel on one workload.
     *
     * @param name     of the row that it gives.
     * @param workload in words.
     * @param unit     of times, as {@code ns/event}.
     * @param sides    the one that is measured, then those that it is held against; two at least.
     */
    public Duel(final String name, final String workload, final String unit, final List<Side> sides)
    {
        if (sides.size() < 2)
        {
            throw new IllegalArgumentException("too few sides: sides=" + sides.size() + " limit=2");
        }
        this.name = name;
        this.workload = workload;
        this.unit = unit;
        this.sides = List.copyOf(sides);
        operations = new long[sides.size()];
        bytes = new long[sides.size()];
    }

    /**
     * Runs the chunks of all sides.
     *
     * @param warmUpChunks chunks of each side before anything is kept: all code is compiled behind them.
     * @param chunks       chunks of each side that are kept.
     * @throws IllegalStateException when the sides' work came to different ends.
     */
    public Row run(final int warmUpChunks, final int chunks)
    {
        times = new double[sides.size()][chunks];
        cpuTimes = new double[sides.size()][chunks];
        try
        {
            for (int round = -warmUpChunks; round < chunks; round++)
            {
                for (int i = 0; i < sides.size(); i++)
                {
                    chunk(Math.floorMod(round + i, sides.size()), round);
                }
            }
            requireSameOutcome();
        }
        finally
        {
            sides.forEach(side -> side.contender().close());
        }

        return result(name, times, cpuTimes, true);
    }

    /**
     * The same run without what one side took, chunk by chunk: what all others do beside their task.
     *
     * @param rowName   of the row that it gives.
     * @param base      the side that is taken away; not the first.
     * @param hasLimits whether what is asked is asked of these ratios.
     */
    public Row without(final String rowName, final String base, final boolean hasLimits)
    {
        final int taken = sides.stream().map(Side::name).toList().indexOf(base);
        final Row row = result(rowName, less(times, taken), less(cpuTimes, taken), hasLimits);
        final List<SideResult> others = new ArrayList<>(row.sides());
        others.remove(taken);

        return new Row(
            rowName, workload + ", without " + base, unit, row.chunks(), row.operations(), others);
    }

    private static double[][] less(final double[][] values, final int taken)
    {
        final double[][] rest = new double[values.length][];
        for (int i = 0; i < values.length; i++)
        {
            rest[i] = i == taken ? values[i] : new Chunks(values[i]).minus(values[taken]);
        }

        return rest;
    }

    private void chunk(final int side, final int round)
    {
        final Contender contender = sides.get(side).contender();
        contender.prepare();
        final long allocated = threads.getCurrentThreadAllocatedBytes();
        final long cpuStart = threads.getCurrentThreadCpuTime();
        final long start = System.nanoTime();
        final long done = contender.run();
        final long end = System.nanoTime();
        final long cpuEnd = threads.getCurrentThreadCpuTime();
        if (round >= 0)
        {
            bytes[side] += threads.getCurrentThreadAllocatedBytes() - allocated;
            operations[side] += done;
            times[side][round] = (end - start) / (double)done;
            cpuTimes[side][round] = (cpuEnd - cpuStart) / (double)done;
        }
    }

    private void requireSameOutcome()
    {
        final long[] expected = sides.get(0).contender().outcome();
        for (int i = 1; i < sides.size(); i++)
        {
            final long[] outcome = sides.get(i).contender().outcome();
            final boolean isBare = outcome.length == 0 || expected.length == 0;
            if (operations[i] != operations[0] || !isBare && !Arrays.equals(outcome, expected))
            {
                throw new IllegalStateException(
                    "sides did not do the same: row=" + name + " side=" + sides.get(i).name() + " outcome=" +
                    Arrays.toString(outcome) + " expected=" + Arrays.toString(expected) + " operations=" +
                    operations[i] + " expected_operations=" + operations[0]);
            }
        }
    }

    private Row result(
        final String rowName, final double[][] values, final double[][] cpuValues, final boolean hasLimits)
    {
        final List<SideResult> results = new ArrayList<>();
        final Chunks first = new Chunks(values[0]);
        for (int i = 0; i < values.length; i++)
        {
            final Chunks own = new Chunks(values[i]);
            final double[] ratios = first.quarterRatios(own);
            Arrays.sort(ratios);
            results.add(new SideResult(
                sides.get(i).name(), own.median(), own.quantile(LOW), own.quantile(HIGH),
                bytes[i] / (double)operations[i], first.median() / own.median(), ratios[0],
                ratios[ratios.length - 1],
                new Chunks(cpuValues[0]).median() / new Chunks(cpuValues[i]).median(),
                hasLimits ? sides.get(i).limit() : 0));
        }

        return new Row(rowName, workload, unit, values[0].length, operations[0], results);
    }
}
