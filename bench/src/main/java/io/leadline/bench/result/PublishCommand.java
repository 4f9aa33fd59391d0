package io.leadline.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.leadline.problem.BadInputException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a run into the published page: its table in the place of the last one, its ratios behind those before. */
@Command(
    name = "publish",
    description = "Puts a run's table and a line of its history into a page, between the page's own markers.",
    mixinStandardHelpOptions = true)
public final class PublishCommand implements Callable<Integer>
{
    private static final String TABLE_FROM = "<!-- table -->\n";
    private static final String TABLE_TO = "<!-- end of table -->";
    private static final String HISTORY_FROM = "<!-- history -->\n";
    private static final String HISTORY_TO = "<!-- end of history -->";

    @Option(names = "--page", paramLabel = "FILE", required = true, description = "the page")
    private Path page;

    @Option(
        names = "--some",
        description = "The run is of some rows: they take the place of their like, all others stay. No texts.")
    private boolean isOfSome;

    @Parameters(paramLabel = "RUN", description = "JSON file of a run; its .md beside it holds the table")
    private Path file;

    @Override
    public Integer call() throws IOException
    {
        final List<Run> runs = RunFile.read(file);
        final String text = Files.readString(page);
        final String tabled = between(text, TABLE_FROM, TABLE_TO, table(part(text, TABLE_FROM, TABLE_TO), runs));
        final String before = part(tabled, HISTORY_FROM, HISTORY_TO);
        final String history = (before.isBlank() ? History.head() : before) + History.lines(runs);
        Files.writeString(page, between(tabled, HISTORY_FROM, HISTORY_TO, history));

        return 0;
    }

    private String table(final String before, final List<Run> runs) throws IOException
    {
        if (!isOfSome)
        {
            return Files.readString(Path.of(file.toString().replaceFirst("\\.json$", "") + ".md"));
        }
        final PublishedTable table = new PublishedTable(before);
        runs.stream().collect(Collectors.groupingBy(
            run -> run.conditions().jdkFeature(), LinkedHashMap::new, Collectors.toList())).forEach(table::put);

        return table.text();
    }

    private String between(final String text, final String from, final String to, final String replacement)
    {
        final String old = part(text, from, to);
        final int start = text.indexOf(from) + from.length();

        return text.substring(0, start) + replacement + text.substring(start + old.length());
    }

    private String part(final String text, final String from, final String to)
    {
        final int start = text.indexOf(from);
        final int end = text.indexOf(to);
        if (start < 0 || end < start)
        {
            throw new BadInputException(List.of(
                page + ": markers are missing or out of order: markers=" + from.strip() + " " + to));
        }

        return text.substring(start + from.length(), end);
    }
}
