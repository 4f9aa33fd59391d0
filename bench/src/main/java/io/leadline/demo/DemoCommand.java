package io.leadline.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.Market;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.sampler.Sampler;
import io.leadline.scoring.command.ScoringMain;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code leadline demo}: a venue day on a simulated exchange, sampled while it happens, then scored with every built-in
 * program that has a market there. The parts are those of the other verbs; the folder that it leaves is one to try them
 * on.
 */
@Command(
    name = "demo",
    description = "The main job, whole, on a simulated exchange: sample, score with every built-in program, report.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        defaultValue = "leadline-demo",
        description = "folder of everything that the demo leaves; made anew (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(names = "--quiet", description = "no progress and no diagnostics on stderr")
    private boolean isQuiet;

    @Override
    public Integer call() throws IOException, InterruptedException
    {
        final PrintWriter err = spec.commandLine().getErr();
        DemoFolder.makeAnew(folder);
        final Path config = DemoConfiguration.write(folder);
        final Configuration configuration = ConfigurationReader.read(config);
        say(err, "a venue day on parity-match, sampled while it happens");
        try (Sampler sampler = new Sampler(configuration, folder.resolve("snapshots"), false))
        {
            final LiveDay day = new LiveDay(configuration, folder.resolve("events"), sampler);
            final DemoCounts counts = day.run(isQuiet);
            say(err, counts.written() + " events, " + sampler.log().snapshotCount() + " snapshots in " +
                sampler.log().byteCount() + " bytes, last hash " +
                HexFormat.of().formatHex(sampler.log().lastHash()));
        }
        final int code = score(configuration);
        final PrintWriter out = spec.commandLine().getOut();
        out.println("report: " + folder.resolve("scores").resolve("report.html").toAbsolutePath().normalize());
        out.flush();
        say(err, "try:    scripts/leadline verify --snapshots " + folder.resolve("snapshots") + " --events " +
            folder.resolve("events") + " --seed-file " + folder.resolve(DemoConfiguration.SEED_FILE));

        return code;
    }

    /** By every program that has something to score: those of other venues have other markets. */
    private int score(final Configuration configuration)
    {
        final List<String> arguments = new ArrayList<>(List.of("score"));
        final List<String> markets = configuration.markets().stream().map(Market::name).toList();
        for (final Program program : Programs.of(Programs.BUILT_IN))
        {
            final boolean hasMarket = program.rules().stream()
                .anyMatch(rule -> rule.award().markets().stream().anyMatch(markets::contains));
            if (program.isOfBrokers() || hasMarket)
            {
                arguments.add("--program");
                arguments.add(program.name());
            }
        }
        arguments.addAll(List.of(
            "--broker-volumes", folder.resolve(DemoConfiguration.BROKER_FILE).toString(),
            "--snapshots", folder.resolve("snapshots").toString(), "--out", folder.resolve("scores").toString()));
        if (isQuiet)
        {
            arguments.add("--quiet");
        }

        return ScoringMain.run(
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            arguments.toArray(String[]::new));
    }

    private void say(final PrintWriter err, final String text)
    {
        if (!isQuiet)
        {
            err.println(text);
            err.flush();
        }
    }
}
