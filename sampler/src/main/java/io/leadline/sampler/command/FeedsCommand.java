package io.leadline.sampler.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import io.leadline.command.Verbs;
import io.leadline.feed.catalog.Adapter;
import io.leadline.feed.catalog.Feeds;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leadline feeds}: what can be read and followed. */
@Command(
    name = "feeds",
    description = "Lists the feeds: what they read and follow, what identity they give, and their keys.",
    mixinStandardHelpOptions = true)
final class FeedsCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "one feed in full, with an example of its section")
    private String name;

    @Option(names = "--json", description = "print JSON instead")
    private boolean isJson;

    @Override
    public Integer call()
    {
        final PrintWriter out = spec.commandLine().getOut();
        final List<Adapter> adapters = name == null ? Feeds.all() : List.of(Feeds.adapter(name));
        if (isJson)
        {
            new FeedsJson(out).print(adapters);
        }
        else if (name == null)
        {
            new FeedsText(out).printAll(adapters);
        }
        else
        {
            new FeedsText(out).printInFull(adapters.get(0));
        }
        out.flush();

        return Verbs.DONE;
    }
}
