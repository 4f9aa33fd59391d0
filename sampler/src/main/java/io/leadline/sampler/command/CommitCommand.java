package io.leadline.sampler.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import io.leadline.command.Verbs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code leadline commit}: what a venue publishes ahead of the days. */
@Command(
    name = "commit",
    description = "Prints the commitment of each UTC day, for the venue to publish ahead: day and SHA-256 of its key.",
    mixinStandardHelpOptions = true)
final class CommitCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Mixin
    private ScheduleDays days;

    @Override
    public Integer call()
    {
        final PrintWriter out = spec.commandLine().getOut();
        days.schedule().commitments(days.from(), days.to())
            .forEach(commitment -> out.print(commitment.day() + " " + commitment.commitment() + "\n"));

        return Verbs.DONE;
    }
}
