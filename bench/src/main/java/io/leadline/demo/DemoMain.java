package io.leadline.demo;

import io.leadline.command.Verbs;

import picocli.CommandLine.Command;

/** Entry of the verb that shows all others at work. */
@Command(
    name = "leadline",
    description = "Measures how much each market maker rests near the mid.",
    subcommands = DemoCommand.class,
    mixinStandardHelpOptions = true)
public final class DemoMain
{
    private DemoMain()
    {
    }

    /** Runs the verb and exits with its code. */
    public static void main(final String[] args)
    {
        System.exit(Verbs.run(new DemoMain(), args));
    }
}
