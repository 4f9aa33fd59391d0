package io.leadline.bench.result;

import java.util.List;
import java.util.stream.Collectors;

import io.leadline.bench.pair.SideResult;

/** One line for each JDK of a run that has some of the ratios that are asked for, by commit. */
final class History
{
    /** Row and side of each column, in the order of the published table. */
    private static final List<Column> COLUMNS = List.of(
        new Column("apply W1 / exchange-core", "apply-W1", "exchange-core"),
        new Column("W1 / parity", "apply-W1", "parity-book"),
        new Column("W100 / exchange-core", "apply-W100", "exchange-core"),
        new Column("W100 / parity", "apply-W100", "parity-book"),
        new Column("W8000 / exchange-core", "apply-W8000", "exchange-core"),
        new Column("ids strided / random", "ids-strided", "random"),
        new Column("ahead W100", "ahead-W100", "one by one"),
        new Column("level / TreeMap", "level-update", "TreeMap"),
        new Column("moved / naive", "measure-moved", "naive"),
        new Column("still / copy", "measure-still", "copy"),
        new Column("record / measure", "record-moved", "measure"),
        new Column("in 16 / 1", "events-in-16", "1 a document"),
        new Column("out 16 / 1", "events-out-16", "1 a document"),
        new Column("whole log / parts", "whole-log", "bare tail + apply from memory + measure"),
        new Column("bytes / zstd", "bytes-demo-day", "zstd -3, 64 KiB blocks"),
        new Column("decode / sum", "decode", "sum of the plain form"),
        new Column("score / decode", "score", "decode"));

    private History()
    {
    }

    static String head()
    {
        return "| date | commit | JDK | load | " +
            COLUMNS.stream().map(Column::title).collect(Collectors.joining(" | ")) + " |\n|---|---|---|--:|" +
            "--:|".repeat(COLUMNS.size()) + "\n";
    }

    static String lines(final List<Run> runs)
    {
        final StringBuilder text = new StringBuilder();
        for (final String jdk : runs.stream().map(run -> run.conditions().jdkFeature()).distinct().toList())
        {
            final List<Run> ofJdk = runs.stream().filter(run -> run.conditions().jdkFeature().equals(jdk)).toList();
            if (COLUMNS.stream().allMatch(column -> ratio(ofJdk, column).isEmpty()))
            {
                continue;
            }
            final Conditions first = ofJdk.get(0).conditions();
            text.append("| ").append(first.date(), 0, first.date().indexOf('T')).append(" | ").append(first.commit())
                .append(" | ").append(jdk).append(" | ").append(first.load()).append(" | ")
                .append(COLUMNS.stream().map(column -> ratio(ofJdk, column)).collect(Collectors.joining(" | ")))
                .append(" |\n");
        }

        return text.toString();
    }

    private static String ratio(final List<Run> runs, final Column column)
    {
        return runs.stream()
            .flatMap(run -> run.rows().stream())
            .filter(row -> row.name().equals(column.row()))
            .flatMap(row -> row.sides().stream().skip(1))
            .filter(side -> side.name().equals(column.side()))
            .map(SideResult::ratio)
            .map(RunTable::ratio)
            .findFirst()
            .orElse("");
    }

    private record Column(String title, String row, String side)
    {
    }
}
