package io.leadline.sampler.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import io.leadline.command.Verbs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code leadline reveal}: what a venue publishes after the days. */
@Command(
    name = "reveal",
    description = "Prints the key of each UTC day, for the venue to reveal afterwards; it exposes no other day.",
    mixinStandardHelpOptions = true)
final class RevealCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Mixin
    private ScheduleDays days;

    @Override
    public Integer call()
    {
        final PrintWriter out = spec.commandLine().getOut();
        days.schedule().reveal(days.from(), days.to())
            .forEach(key -> out.print(key.day() + " " + key.key() + "\n"));

        return Verbs.DONE;
    }
}
