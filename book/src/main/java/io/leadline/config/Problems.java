package io.leadline.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.snakeyaml.engine.v2.exceptions.Mark;

import io.leadline.problem.BadInputException;

/**
 * Problems of one source, told all at once in the order in which they stand in it, because an operator who mends them
 * one by one needs as many attempts as there are problems.
 */
final class Problems
{
    private final String sourceName;
    private final List<Problem> problems = new ArrayList<>();

    private record Problem(int line, int column, String text)
    {
    }

    Problems(final String sourceName)
    {
        this.sourceName = sourceName;
    }

    /** A problem at a mark of the parser, which counts from 0. */
    void add(final Optional<Mark> mark, final String text)
    {
        problems.add(new Problem(
            mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, text));
    }

    /** A problem of a whole line, counted from 1. */
    void add(final int line, final String text)
    {
        problems.add(new Problem(line, 0, text));
    }

    boolean isEmpty()
    {
        return problems.isEmpty();
    }

    /** Ends the reading when anything was found, in the order of lines and columns. */
    void throwIfAny()
    {
        if (!problems.isEmpty())
        {
            final List<String> lines = problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .map(problem -> sourceName + ":" + problem.line + ": " + problem.text)
                .toList();

            throw new BadInputException(lines);
        }
    }
}
