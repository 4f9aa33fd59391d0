package io.leadline.problem;

import java.util.List;

/**
 * The user's input cannot be used: every problem that was found, one line each, as
 * {@code what is wrong: name=value limit=value}, with {@code path:line:} in front where a file is to blame. A command
 * that ends in it exits with 2.
 */
public final class BadInputException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** All problems of one input, at least one. */
    public BadInputException(final List<String> problems)
    {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** A single problem. */
    public BadInputException(final String problem)
    {
        this(List.of(problem));
    }

    /** One line each. */
    public List<String> problems()
    {
        return problems;
    }
}
