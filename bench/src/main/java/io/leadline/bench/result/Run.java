package io.leadline.bench.result;

import java.io.IOException;
import java.util.List;

import io.leadline.bench.pair.Row;

/** The rows that one JVM measured. */
public record Run(Conditions conditions, List<Row> rows)
{
    public Run
    {
        rows = List.copyOf(rows);
    }

    /** Rows that this JVM has measured, with what it knows of its conditions. */
    public static Run here(final String commit, final boolean isQuick, final List<Row> rows) throws IOException
    {
        return new Run(Machine.conditions(commit, isQuick), rows);
    }
}
