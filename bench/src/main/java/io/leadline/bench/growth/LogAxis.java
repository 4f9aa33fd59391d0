package io.leadline.bench.growth;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Where values of several powers of ten stand between two places of a picture. Immutable. */
final class LogAxis
{
    private final double low;
    private final double high;
    private final double from;
    private final double to;

    private LogAxis(final double low, final double high, final double from, final double to)
    {
        this.low = low;
        this.high = high;
        this.from = from;
        this.to = to;
    }

    /** An axis that begins at the least of positive values and ends at the greatest. */
    static LogAxis within(final double[] values, final double from, final double to)
    {
        return new LogAxis(
            Math.log10(Arrays.stream(values).min().orElse(1)), Math.log10(Arrays.stream(values).max().orElse(1)),
            from, to);
    }

    /** An axis over the whole powers of ten that hold all positive values; others are left out. */
    static LogAxis decades(final double[] values, final double from, final double to)
    {
        final double[] logs = Arrays.stream(values).filter(value -> value > 0).map(Math::log10).toArray();
        final double low = Math.floor(Arrays.stream(logs).min().orElse(0));

        return new LogAxis(low, Math.max(low + 1, Math.ceil(Arrays.stream(logs).max().orElse(1))), from, to);
    }

    /** Place of a positive value. */
    double at(final double value)
    {
        return from + (to - from) * (Math.log10(value) - low) / (high - low);
    }

    /** The powers of ten on the axis. */
    double[] decades()
    {
        return DoubleStream.iterate(Math.ceil(low), power -> power <= high, power -> power + 1)
            .map(power -> Math.pow(10, power))
            .toArray();
    }
}
