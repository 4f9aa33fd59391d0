package io.leadline.proof.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.leadline.command.IsoTime;
import io.leadline.command.Verbs;
import io.leadline.problem.BadInputException;
import io.leadline.proof.retention.Hold;
import io.leadline.proof.retention.Retention;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code leadline retain}: takes old files off the start of logs, into an archive, and brings them back. */
@Command(
    name = "retain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Archives or deletes whole files of logs, a UTC day each, that are older than a window and that no "
        + "head, dispute or hold needs. Time is counted from the last snapshot of the log, not from a clock.",
    footer = {
        "",
        "A snapshot log is read, verified, scored and gone on with from its first file left; what was taken off stands "
            + "in its retired.csv. An event log is of no use without its first files, which hold names and orders: its "
            + "files are only archived, and come back with --restore."})
public final class RetainCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Option(names = "--snapshots", paramLabel = "DIR",
        description = "Folder of the snapshot log; only --restore goes without it.")
    private Path snapshots;

    @Option(names = "--events", paramLabel = "DIR",
        description = "Folder of the event log that it was made from; its files go too, to the archive.")
    private Path events;

    @Option(names = "--keep", paramLabel = "SPAN",
        description = "What stays: 90d, 12h; counted back from the last snapshot.")
    private String keep;

    @Option(names = "--as-of", paramLabel = "TIME", converter = IsoTime.class,
        description = "Count back from this time instead, where it is later than the last snapshot.")
    private Long asOfEpochNs;

    @Option(names = "--heads", paramLabel = "DIR",
        description = "Folder of signed heads: a day goes only when one was signed for it.")
    private Path heads;

    @Option(names = "--no-heads",
        description = "The log has no signed heads: days go that nobody has signed. This or --heads has to be given.")
    private boolean hasNoHeads;

    @Option(names = "--archive", paramLabel = "DIR",
        description = "Folder that keeps the files, compressed; without it they are deleted for good.")
    private Path archive;

    @Option(names = "--disputes", paramLabel = "DIR",
        description = "Folder of disputes, a YAML file each: state (open or closed), from, to, reason. Nothing goes"
            + " that an open one needs.")
    private Path disputes;

    @Option(names = "--no-disputes", description = "No dispute is open. This or --disputes has to be given.")
    private boolean hasNoDisputes;

    @Option(names = "--hold", paramLabel = "FROM..TO", converter = HoldConverter.class,
        description = "A span of which nothing may go, nor of the day before it; may be repeated.")
    private List<Hold> holds = new ArrayList<>();

    @Option(names = "--restore", description = "Bring the files back that the archive keeps.")
    private boolean isRestore;

    @Option(names = "--dry-run", description = "Say what would go, and change no log.")
    private boolean isDryRun;

    @Option(names = "--quiet", description = "No diagnostics on stderr.")
    private boolean isQuiet;

    @Override
    public Integer call()
    {
        final PrintWriter err = spec.commandLine().getErr();
        final Retention retention = new Retention(snapshots, events, archive, (what, file) ->
        {
            if (!isQuiet)
            {
                err.println(what + ": " + file);
            }
        });
        final List<String> lines = isRestore ? retention.restore(isAskedForMore()) : retain(retention);
        final PrintWriter out = spec.commandLine().getOut();
        lines.forEach(line -> out.print(line + "\n"));

        return Verbs.DONE;
    }

    private List<String> retain(final Retention retention)
    {
        requireWord();

        return retention.retain(new Retention.Window(keep, asOfEpochNs), heads, disputes, holds, isDryRun);
    }

    /** An option that was forgotten must not read as a word that nobody needs anything. */
    private void requireWord()
    {
        final List<String> problems = new ArrayList<>();
        if (snapshots == null)
        {
            problems.add("time is counted back from the last snapshot: needs=--snapshots=DIR");
        }
        if ((heads != null) == hasNoHeads)
        {
            problems.add("days that no head was signed for must not go unasked: needs=--heads=DIR, or --no-heads where"
                + " none are made");
        }
        if ((disputes != null) == hasNoDisputes)
        {
            problems.add("days that an open dispute is about must not go unasked: needs=--disputes=DIR, or"
                + " --no-disputes where none is open");
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    /** Whether there are options that say what goes, which mean nothing to what comes back. */
    private boolean isAskedForMore()
    {
        return keep != null || asOfEpochNs != null || heads != null || hasNoHeads || disputes != null || hasNoDisputes
            || !holds.isEmpty() || isDryRun;
    }

    /** Spans of time on the command line. */
    static final class HoldConverter implements ITypeConverter<Hold>
    {
        @Override
        public Hold convert(final String text)
        {
            try
            {
                return Hold.parse(text);
            }
            catch (final IllegalArgumentException refused)
            {
                throw new TypeConversionException(refused.getMessage());
            }
        }
    }
}
