package io.leadline.scoring.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.command.IsoTime;
import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.program.ProgramChange;

/** Refuses arguments of {@code score} that do not go together, before any work is done. Any thread. */
public final class ScoreArguments
{
    private static final int MOST_THREADS = 1_024;

    private ScoreArguments()
    {
    }

    /** Changes of program values; throws {@link BadInputException} with all that are none. */
    public static List<ProgramChange> changes(final List<String> texts)
    {
        final List<ProgramChange> changes = new ArrayList<>();
        final List<String> problems = new ArrayList<>();
        for (final String text : texts)
        {
            try
            {
                changes.add(ProgramChange.parse(text));
            }
            catch (final IllegalArgumentException refused)
            {
                problems.add(refused.getMessage());
            }
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return changes;
    }

    /** Refuses a run without logs, where a program needs them. */
    static void checkLogs(final List<Program> programs, final List<Path> snapshots)
    {
        final List<String> needy = programs.stream()
            .filter(program -> !program.isOfBrokers())
            .map(Program::name)
            .toList();
        if (snapshots.isEmpty() && !needy.isEmpty())
        {
            throw new BadInputException("programs need a snapshot log: programs=" + String.join(", ", needy)
                + " (give --snapshots DIR)");
        }
    }

    static void checkThreads(final int threads)
    {
        if (threads < 1 || threads > MOST_THREADS)
        {
            throw new BadInputException("number of threads: threads=" + threads + " allowed=1.." + MOST_THREADS);
        }
    }

    static void check(final boolean isByPeriod, final Path volumes, final Long fromEpochNs, final Long toEpochNs)
    {
        final List<String> problems = new ArrayList<>();
        if (isByPeriod && volumes != null)
        {
            problems.add("a volumes file is of one period: --by-period and --volumes do not go together");
        }
        if (fromEpochNs != null && toEpochNs != null && fromEpochNs >= toEpochNs)
        {
            problems.add("empty window: from=" + IsoTime.text(fromEpochNs) + " to=" + IsoTime.text(toEpochNs)
                + " limit=from<to");
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }
}
