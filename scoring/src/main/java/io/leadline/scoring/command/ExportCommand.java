package io.leadline.scoring.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;

import io.leadline.command.IsoTime;
import io.leadline.command.Verbs;
import io.leadline.export.CsvExport;
import io.leadline.export.CsvOrderExport;
import io.leadline.export.FinishedFile;
import io.leadline.export.FinishedFolder;
import io.leadline.export.RowFilter;
import io.leadline.export.parquet.ParquetExport;
import io.leadline.export.parquet.ParquetOrderExport;
import io.leadline.problem.BadInputException;
import io.leadline.snapshot.SnapshotSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export}: the snapshot log as a flat table in a file or folder, which is there whole or not at all. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Writes the snapshot log as a table: one row per snapshot and maker, one with an empty maker for the "
        + "whole book. As parquet: a file for each UTC day and market, with exact measures in ticks, lots and "
        + "tick-lots beside doubles.",
    footer = {
        "",
        "To read parquet, for example in DuckDB:",
        "  SELECT * FROM read_parquet('OUT/*/*/*.parquet', hive_partitioning = 1)"})
public final class ExportCommand implements Callable<Integer>
{
    /** A table in its place would be the end of a log, and anywhere else be taken for one. */
    private static final List<String> LOG_FILES = List.of(".cq4", ".cq4t");

    private final SnapshotOpener opener;

    @Spec
    private CommandSpec spec;

    @Option(names = "--snapshots", required = true, paramLabel = "DIR", description = "Folder of the snapshot log.")
    private Path snapshots;

    @Option(names = "--from", paramLabel = "TIME", converter = IsoTime.class,
        description = "Rows at or after it, in UTC: 2026-03-01, or with a time 2026-03-01T12:00:00.5Z.")
    private Long fromEpochNs;

    @Option(names = "--to", paramLabel = "TIME", converter = IsoTime.class, description = "Rows before it.")
    private Long toEpochNs;

    @Option(names = "--market", paramLabel = "NAME", description = "Rows of this market only; may be repeated.")
    private List<String> markets = new ArrayList<>();

    @Option(names = "--maker", paramLabel = "NAME",
        description = "Rows of this maker only; may be repeated. An empty name is the whole book.")
    private List<String> makers = new ArrayList<>();

    @Option(names = "--format", defaultValue = "csv", paramLabel = "FORMAT",
        description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(names = "--orders",
        description = "The makers' orders inside the outermost mid edge instead, a row each: of a log with "
            + "detail: orders. As parquet with exact prices in ticks and sizes in lots beside doubles.")
    private boolean isOfOrders;

    @Option(names = "--out", required = true, paramLabel = "FILE",
        description = "The file to write; of parquet the folder, which must be new or empty.")
    private Path out;

    @Option(names = "--quiet", description = "No diagnostics on stderr.")
    private boolean isQuiet;

    /** The verb over the logs that the opener reads. */
    public ExportCommand(final SnapshotOpener opener)
    {
        this.opener = opener;
    }

    /** Forms of the table. */
    enum Format
    {
        CSV,
        PARQUET;

        @Override
        public String toString()
        {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws Exception
    {
        requireFile();
        requireMakersOfOrders();
        final RowFilter filter = filter();
        final SnapshotSource source = opener.open(snapshots);
        final String counts;
        try (WalkProgress progress = new WalkProgress("export", " rows", isQuiet))
        {
            progress.expect(opener.files(snapshots), filter.toEpochNs());
            counts = write(source, filter, rows -> progress.at(rows, source));
        }
        finally
        {
            if (source instanceof AutoCloseable open)
            {
                open.close();
            }
        }
        if (!isQuiet)
        {
            LogWalks.noticeOf(source).ifPresent(
                notice -> spec.commandLine().getErr().println("notice: " + notice));
            spec.commandLine().getErr().println("exported: " + counts + " out=" + out);
        }

        return Verbs.DONE;
    }

    /** What other programs take for stdout would be a file that nobody expects; the table is there whole or not. */
    private void requireFile()
    {
        if ("-".equals(out.toString()))
        {
            throw new BadInputException("a table is not written to stdout: out=- allowed=a file or folder");
        }
        if (LOG_FILES.stream().anyMatch(out.toString()::endsWith))
        {
            throw new BadInputException("output has the name of a file of a log: out=" + out + " allowed=any other");
        }
    }

    /** A table that nothing can be in would say that nobody rests anything. */
    private void requireMakersOfOrders()
    {
        if (isOfOrders && makers.contains(""))
        {
            throw new BadInputException(
                "the whole book has no rows among the makers' orders: maker= allowed=names of makers");
        }
    }

    private RowFilter filter()
    {
        final long from = fromEpochNs == null ? RowFilter.ALL.fromEpochNs() : fromEpochNs;
        final long to = toEpochNs == null ? RowFilter.ALL.toEpochNs() : toEpochNs;
        if (from >= to)
        {
            throw new BadInputException(
                "empty window: from=" + IsoTime.text(from) + " to=" + IsoTime.text(to) + " limit=from<to");
        }

        return new RowFilter(from, to, Set.copyOf(markets), new LinkedHashSet<>(makers));
    }

    private String write(final SnapshotSource source, final RowFilter filter, final LongConsumer progress)
    {
        if (format == Format.PARQUET)
        {
            return isOfOrders ? writeParquetOrders(source, filter, progress) : writeParquet(source, filter, progress);
        }

        return isOfOrders ? writeOrders(source, filter, progress) : writeCsv(source, filter, progress);
    }

    private String writeCsv(final SnapshotSource source, final RowFilter filter, final LongConsumer progress)
    {
        final CsvExport export = new CsvExport(source, filter);
        FinishedFile.write(out, file -> export.write(file, progress));

        return counts(export.snapshotCount(), export.rowCount());
    }

    private String writeOrders(final SnapshotSource source, final RowFilter filter, final LongConsumer progress)
    {
        final CsvOrderExport export = new CsvOrderExport(source, filter);
        FinishedFile.write(out, file -> export.write(file, progress));

        return counts(export.snapshotCount(), export.rowCount());
    }

    private String writeParquet(final SnapshotSource source, final RowFilter filter, final LongConsumer progress)
    {
        final ParquetExport export = new ParquetExport(source, filter);
        FinishedFolder.write(out, folder -> export.write(folder, progress));

        return counts(export.snapshotCount(), export.rowCount());
    }

    private String writeParquetOrders(
        final SnapshotSource source, final RowFilter filter, final LongConsumer progress)
    {
        final ParquetOrderExport export = new ParquetOrderExport(source, filter);
        FinishedFolder.write(out, folder -> export.write(folder, progress));

        return counts(export.snapshotCount(), export.rowCount());
    }

    private static String counts(final long snapshotCount, final long rowCount)
    {
        return "snapshots=" + snapshotCount + " rows=" + rowCount;
    }
}
