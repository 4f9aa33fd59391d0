package io.leadline.proof.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.Callable;

import io.leadline.command.Folders;
import io.leadline.command.Progress;
import io.leadline.command.Verbs;
import io.leadline.command.Version;
import io.leadline.event.EventLogReader;
import io.leadline.proof.conduct.ConductFiles;
import io.leadline.proof.conduct.ConductPass;
import io.leadline.proof.conduct.ConductResult;
import io.leadline.proof.conduct.ConductRules;
import io.leadline.proof.conduct.ConductRulesReader;
import io.leadline.proof.conduct.ConductTable;
import io.leadline.proof.verify.Remeasuring;
import io.leadline.scoring.output.OutputFolder;
import io.leadline.snapshot.SnapshotLogReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leadline conduct}: what makers did around instants, and with their orders. */
@Command(
    name = "conduct",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Writes conduct.csv, conduct.json and conduct.html: per market and maker, what came shortly before"
        + " and went shortly behind sample instants against other times, how long orders stood, cancels for each fill,"
        + " self-matches, and size at the best prices that trades did not meet. Flags, not judgements: thresholds are"
        + " the rules'.")
public final class ConductCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Option(names = "--events", required = true, paramLabel = "DIR", description = "Folder of the event log.")
    private Path events;

    @Option(names = "--snapshots", required = true, paramLabel = "DIR",
        description = "Folder of the snapshot log that was made from it: its instants and its configuration count.")
    private Path snapshots;

    @Option(names = "--rules", paramLabel = "FILE",
        description = "What to measure and from where on to flag it, YAML; keys that it leaves out are as built in.")
    private Path rules;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
    private Path out;

    @Option(names = "--json", description = "Print conduct.json on stdout instead of tables.")
    private boolean isJson;

    @Option(names = "--quiet", description = "No diagnostics on stderr.")
    private boolean isQuiet;

    @Override
    public Integer call()
    {
        EventInput.require(events);
        Folders.refuseFile("out", out);
        OutputFolder.requireNoLog(out);
        final ConductRules read = rules == null ? ConductRulesReader.builtIn() : ConductRulesReader.read(rules);
        final PrintWriter stdout = spec.commandLine().getOut();
        try (Progress progress = Progress.start("compare", " documents", -1, isQuiet))
        {
            Remeasuring.require(snapshots, events, progress::done);
        }
        try (SnapshotLogReader log = SnapshotLogReader.open(snapshots))
        {
            final ConductResult result = walk(log, read);
            final String lastHash = HexFormat.of().formatHex(log.lastHash());
            ConductFiles.write(out, result, lastHash, Version.text());
            if (isJson)
            {
                stdout.print(ConductFiles.json(result, lastHash, Version.text()));
            }
            else
            {
                ConductTable.lines(result).forEach(line -> stdout.print(line + "\n"));
            }
            if (!isQuiet)
            {
                log.retiredText().ifPresent(
                    notice -> spec.commandLine().getErr().println("notice: " + notice));
            }
        }

        return Verbs.DONE;
    }

    private ConductResult walk(final SnapshotLogReader log, final ConductRules read)
    {
        final ConductPass pass = new ConductPass(log, read);
        try (EventLogReader reader = new EventLogReader(events);
            Progress progress = Progress.start("conduct", " documents", -1, isQuiet))
        {
            while (reader.pollToEnd(pass))
            {
                progress.done(reader.documentCount());
            }
        }

        return pass.finish();
    }
}
