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
import io.leadline.program.Programs;
import io.leadline.sampler.Sampler;
import io.leadline.scoring.command.ScoringMain;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code leadline demo}: a venue day on a simulated exchange, sampled while it happens, then scored with every built-in
 * program that can be fed from it. The parts are those of the other verbs; the folder that it leaves is one to try them
 * on.
 */
@Command(
    name = "demo",
    description = {
        "The main job, whole, on a simulated exchange: sample, score, report.",
        "Scored is every built-in program that its markets can feed: all but polymarket-rewards, which needs a market"
            + " of each outcome of an event. Programs whose markets have other names are scored from copies with the"
            + " demo's names, which stay in DIR/programs."},
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
        final DemoPrograms programs = DemoPrograms.write(folder);
        final int code = score(programs);
        final PrintWriter out = spec.commandLine().getOut();
        out.println("report: " + folder.resolve("scores").resolve("report.html").toAbsolutePath().normalize());
        out.flush();
        say(err, "scored: " + programs.arguments().size() + " of the " + Programs.BUILT_IN.size() +
            " built-in programs; of those, in " + folder.resolve(DemoPrograms.FOLDER) +
            " with the demo's names of markets: " + String.join(", ", programs.copied()));
        say(err, "not:    " + String.join(", ", programs.leftOut()) +
            ": needs a market of each outcome of an event, which no exchange of the demo has");
        say(err, "try:    scripts/leadline verify --snapshots " + folder.resolve("snapshots") + " --events " +
            folder.resolve("events") + " --seed-file " + folder.resolve(DemoConfiguration.SEED_FILE));

        return code;
    }

    private int score(final DemoPrograms programs)
    {
        final List<String> arguments = new ArrayList<>(List.of("score"));
        programs.arguments().forEach(program -> arguments.addAll(List.of("--program", program)));
        arguments.addAll(List.of(
            "--broker-volumes", folder.resolve(DemoConfiguration.BROKER_FILE).toString(),
            "--stakes", folder.resolve(DemoConfiguration.STAKES_FILE).toString(),
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
