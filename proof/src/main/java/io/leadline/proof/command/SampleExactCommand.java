package io.leadline.proof.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.leadline.command.Folders;
import io.leadline.command.Verbs;
import io.leadline.config.ConfigurationReader;
import io.leadline.problem.BadInputException;
import io.leadline.proof.precision.ExactCsv;
import io.leadline.proof.precision.PrecisionJson;
import io.leadline.proof.precision.PrecisionReport;
import io.leadline.proof.precision.PrecisionReport.RuleReport;
import io.leadline.proof.precision.PrecisionTable;
import io.leadline.proof.precision.PresenceStudy;
import io.leadline.scoring.output.OutputFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sample --exact}: presence at every event instead of at instants. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "With --exact: measures how long each maker was present, at every event of a log instead of at"
        + " instants, to the nanosecond, and writes exact.csv. Time in which a market is stale, halted or in an outage"
        + " does not count; without a mid nobody is present.")
final class SampleExactCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Option(names = "--exact", required = true, description = "Measure presence continuously.")
    private boolean isExact;

    @Mixin
    private final PresenceInputs inputs = new PresenceInputs();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write exact.csv to.")
    private Path out;

    @Option(names = "--json", description = "Print JSON on stdout instead of tables.")
    private boolean isJson;

    @Override
    public Integer call()
    {
        if (inputs.config() == null)
        {
            throw new BadInputException("option is missing: --config=FILE");
        }
        Folders.refuseFile("out", out);
        OutputFolder.requireNoLog(out);
        final PresenceStudy study = inputs.study(ConfigurationReader.read(inputs.config()));
        inputs.measure(study, spec.commandLine().getErr());
        final PrecisionReport report = new PrecisionReport(
            study.period(), study.eventCount(), List.of(), 0, 0,
            study.results().stream().map(presence -> new RuleReport(presence, List.of(), List.of())).toList(),
            List.of(), 0);
        TextFile.write(
            out.resolve("exact.csv"), text -> ExactCsv.write(study.results(), study.period(), text));
        final PrintWriter stdout = spec.commandLine().getOut();
        if (isJson)
        {
            stdout.print(PrecisionJson.of(report));
        }
        else
        {
            PrecisionTable.lines(report).forEach(line -> stdout.print(line + "\n"));
        }
        if (!inputs.isQuiet())
        {
            spec.commandLine().getErr().println("measured: events=" + study.eventCount() + " out=" + out);
        }

        return Verbs.DONE;
    }
}
