package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A program's formula with its numbers filled in, step by step; or nothing, where nobody asks for it. */
final class Formula
{
    /** Takes no steps. */
    static final Formula NONE = new Formula(null);

    private final List<String> steps;

    private Formula(final List<String> steps)
    {
        this.steps = steps;
    }

    /** One that keeps its steps. */
    static Formula kept()
    {
        return new Formula(new ArrayList<>());
    }

    boolean isKept()
    {
        return steps != null;
    }

    /** Takes a step; its text is made only where it is kept. */
    void step(final Supplier<String> text)
    {
        if (steps != null)
        {
            steps.add(text.get());
        }
    }

    List<String> steps()
    {
        return steps == null ? List.of() : List.copyOf(steps);
    }
}
