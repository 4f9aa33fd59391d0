package io.leadline.proof.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.leadline.command.IsoTime;
import io.leadline.command.Progress;
import io.leadline.config.Configuration;
import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.proof.precision.Presence;
import io.leadline.proof.precision.PresenceStudy;
import io.leadline.scoring.command.ScoreArguments;
import io.leadline.scoring.input.Outages;

import picocli.CommandLine.Option;

/** The event log that presence is measured over, by which rules and in which window: options that two verbs share. */
final class PresenceInputs
{
    @Option(names = "--config", paramLabel = "FILE",
        description = "The configuration (YAML): markets and makers; its ladders need not have the edge that is asked"
            + " for, and its schedule makes no difference.")
    private Path config;

    @Option(names = "--events", required = true, paramLabel = "DIR", description = "Folder of the event log.")
    private Path events;

    @Option(names = "--program", arity = "1..*", paramLabel = "NAME|FILE",
        description = "Built-in program or program file whose presence rule is measured; may be repeated.")
    private List<String> programs = new ArrayList<>();

    @Option(names = "--set", paramLabel = "KEY=VALUE",
        description = "Value of the programs that this run sets otherwise; may be repeated.")
    private List<String> changes = new ArrayList<>();

    @Option(names = "--presence", paramLabel = "LADDER:BPS",
        description = "Presence rule without a program, as mid:100 or touch:7.5: both sides so near, in all markets;"
            + " may be repeated. Default without a program: mid:100.")
    private List<String> presences = new ArrayList<>();

    @Option(names = "--outages", paramLabel = "FILE", description = "Windows to exclude: market,from,to,reason.")
    private Path outages;

    @Option(names = "--from", paramLabel = "TIME", converter = IsoTime.class,
        description = "Start, inclusive: 2026-03-01 or 2026-03-01T12:00:00.5Z (UTC). Default: the first event.")
    private Long fromEpochNs;

    @Option(names = "--to", paramLabel = "TIME", converter = IsoTime.class,
        description = "End, exclusive. Default: the last event.")
    private Long toEpochNs;

    @Option(names = "--quiet", description = "No progress and no diagnostics on stderr.")
    private boolean isQuiet;

    /** The file of the configuration, null where none is given. */
    Path config()
    {
        return config;
    }

    /** Folder of the event log. */
    Path events()
    {
        return events;
    }

    boolean hasPrograms()
    {
        return !programs.isEmpty();
    }

    /** The programs that are named. */
    List<Program> programs()
    {
        return programs.isEmpty() ? List.of() : Programs.of(programs, ScoreArguments.changes(changes));
    }

    Outages outages()
    {
        return outages == null ? Outages.NONE : Outages.read(outages);
    }

    OptionalLong fromEpochNs()
    {
        return fromEpochNs == null ? OptionalLong.empty() : OptionalLong.of(fromEpochNs);
    }

    OptionalLong toEpochNs()
    {
        return toEpochNs == null ? OptionalLong.empty() : OptionalLong.of(toEpochNs);
    }

    boolean isQuiet()
    {
        return isQuiet;
    }

    /**
     * A study that has yet to read the log.
     *
     * @throws BadInputException with what is wrong with the options or their files.
     */
    PresenceStudy study(final Configuration configuration)
    {
        final List<Program> read = programs();
        if (read.isEmpty() && !changes.isEmpty())
        {
            throw new BadInputException("values are set of no program: --set needs --program NAME|FILE");
        }
        EventInput.require(events);
        final List<String> rules = presences.isEmpty() && read.isEmpty() ? List.of("mid:100") : presences;

        return new PresenceStudy(
            configuration,
            read,
            rules.stream().map(rule -> Presence.parse(rule, configuration)).distinct().toList(),
            outages(),
            fromEpochNs,
            toEpochNs);
    }

    /** Measures, and says on stderr what a reader has to know of it. */
    void measure(final PresenceStudy study, final PrintWriter err)
    {
        try (Progress progress = Progress.start("measure", " documents", -1, isQuiet))
        {
            study.read(events, progress::done);
        }
        if (!isQuiet)
        {
            study.notices().forEach(notice -> err.println("notice: " + notice));
        }
    }
}
