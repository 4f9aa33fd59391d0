package io.leadline.sampler.command;

import java.io.PrintWriter;
import java.io.Writer;

import picocli.CommandLine.Model.CommandSpec;

/** Where a verb prints its results: stdout, or nowhere when it is to be quiet. */
final class Outputs
{
    private Outputs()
    {
    }

    static PrintWriter of(final CommandSpec spec, final boolean isQuiet)
    {
        return isQuiet ? new PrintWriter(Writer.nullWriter()) : spec.commandLine().getOut();
    }
}
