package io.leadline.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the names of the benches. */
@Command(name = "list", description = "The names of all benches.", mixinStandardHelpOptions = true)
final class ListCommand implements Runnable
{
    @Spec
    private CommandSpec spec;

    @Override
    public void run()
    {
        Catalogue.names().forEach(spec.commandLine().getOut()::println);
    }
}
