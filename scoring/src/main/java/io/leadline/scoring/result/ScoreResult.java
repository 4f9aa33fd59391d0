package io.leadline.scoring.result;

import java.util.List;

/**
 * Everything one score run came to. Holds no path, host or wall clock, so that the same inputs give the same result.
 *
 * @param version  version of the scorer.
 * @param logs     the snapshot logs that were read, in the order given.
 * @param programs the programs, in the order given.
 */
public record ScoreResult(String version, List<LogResult> logs, List<ProgramResult> programs)
{
    public ScoreResult
    {
        logs = List.copyOf(logs);
        programs = List.copyOf(programs);
    }

    /** What readers of the numbers have to know, of all programs and periods, each once. */
    public List<String> notices()
    {
        return programs.stream()
            .flatMap(program -> program.periods().stream())
            .flatMap(period -> period.notices().stream())
            .distinct()
            .toList();
    }
}
