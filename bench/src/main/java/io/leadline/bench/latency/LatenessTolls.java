package io.leadline.bench.latency;

import java.io.PrintStream;

/**
 * What the machine took over each kind of window of a lateness run.
 *
 * @param bare    the loop that only spins.
 * @param sampled the sampler's.
 * @param lone    lone records.
 */
record LatenessTolls(ThreadToll bare, ThreadToll sampled, ThreadToll lone)
{
    LatenessTolls()
    {
        this(new ThreadToll("bare-loop"), new ThreadToll("sampler"), new ThreadToll("lone-record"));
    }

    void print(final PrintStream out)
    {
        ThreadToll.printHead(out);
        bare.print(out);
        sampled.print(out);
        lone.print(out);
    }
}
