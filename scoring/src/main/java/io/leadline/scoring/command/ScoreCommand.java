package io.leadline.scoring.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.leadline.command.Verbs;
import io.leadline.program.Programs;
import io.leadline.report.TimelinePass;
import io.leadline.report.Timelines;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.output.OutputFolder;
import io.leadline.scoring.output.PayoutsCsv;
import io.leadline.scoring.output.ResultFile;
import io.leadline.scoring.output.ScoreTable;
import io.leadline.scoring.output.ScoresCsv;
import io.leadline.scoring.output.ScoresJson;
import io.leadline.scoring.output.Statement;
import io.leadline.scoring.output.StatementFile;
import io.leadline.scoring.result.ScoreResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code score}: programs over snapshot logs, to files, a report and a table on stdout. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Scores programs over snapshot logs; writes scores.csv, payouts.csv, a report.html and scores.json.")
public final class ScoreCommand implements Callable<Integer>
{
    private final SnapshotOpener opener;

    @Spec
    private CommandSpec spec;

    @Option(names = "--program", required = true, arity = "1..*", paramLabel = "NAME|FILE",
        completionCandidates = BuiltIn.class,
        description = "Built-in program (${COMPLETION-CANDIDATES}) or program file; may be repeated.")
    private List<String> programs = new ArrayList<>();

    @Option(names = "--set", paramLabel = "KEY=VALUE",
        description = "Value of the programs that this run sets otherwise: rules[0].award.ineligible=recompute, or"
            + " rules[*] for all; may be repeated. It is set in each program, so with several it has to fit all.")
    private List<String> changes = new ArrayList<>();

    @Mixin
    private final LogInputs inputs = new LogInputs();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
    private Path out;

    @Option(names = "--statements",
        description = "Write one statement per maker too: report.html, payouts.csv and scores.csv in statements/MAKER."
            + " Those of an earlier run are replaced.")
    private boolean hasStatements;

    @Option(names = "--json", description = "Print scores.json on stdout instead of tables.")
    private boolean isJson;

    @Option(names = "--quiet", description = "No diagnostics on stderr.")
    private boolean isQuiet;

    /** The verb over the logs that the opener reads. */
    public ScoreCommand(final SnapshotOpener opener)
    {
        this.opener = opener;
    }

    @Override
    public Integer call() throws Exception
    {
        final OutputFolder folder = new OutputFolder(out);
        folder.check();
        final ScoreRequest request = inputs.request(Programs.of(programs, ScoreArguments.changes(changes)));
        final Scoring scoring = new Scoring(request);
        inputs.scoreAll(opener, isQuiet, List.of(scoring));
        final ScoreResult result = scoring.result();
        final TimelinePass timelines = hasStatements
            ? TimelinePass.ofEverybody(request.programs(), request.rates(), result)
            : new TimelinePass(request.programs(), request.rates(), result);
        inputs.chartAll(opener, isQuiet, timelines);
        final List<ResultFile> files = List.of(
            new ScoresCsv(), new PayoutsCsv(), new ScoresJson(), ReportFile.report(timelines.timelines()));
        folder.write(result, files, hasStatements ? statements(result, timelines.timelines()) : List.of());
        print(result);

        return Verbs.DONE;
    }

    private static List<ResultFile> statements(final ScoreResult result, final Timelines timelines)
    {
        final List<ResultFile> files = new ArrayList<>();
        for (final String maker : Statement.makers(result))
        {
            files.add(new StatementFile(new ScoresCsv(), maker));
            files.add(new StatementFile(new PayoutsCsv(), maker));
            files.add(new StatementFile(ReportFile.statement(timelines, maker), maker));
        }

        return files;
    }

    private void print(final ScoreResult result) throws IOException
    {
        final PrintWriter stdout = spec.commandLine().getOut();
        if (isJson)
        {
            final StringWriter json = new StringWriter();
            new ScoresJson().write(result, json);
            stdout.print(json);
        }
        else
        {
            ScoreTable.lines(result).forEach(line -> stdout.print(line + "\n"));
        }
        if (!isQuiet)
        {
            final PrintWriter stderr = spec.commandLine().getErr();
            inputs.notices().forEach(notice -> stderr.println("notice: " + notice));
            result.notices().forEach(notice -> stderr.println("notice: " + notice));
            stderr.println("scored: logs=" + result.logs().size() + " out=" + out);
        }
    }
}
