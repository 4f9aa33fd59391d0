package io.leadline.bench.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;

import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.bench.result.RunTable;
import io.leadline.command.Folders;

/**
 * The import of rows of the text form into an event log on disk, beside FastCSV only reading the fields of the same
 * rows: as records of strings, which is its ordinary use, and as ranges of its buffer, which is its fastest. A chunk is
 * a file. Run with a number of rows and a folder, it makes the files there and takes them away again.
 */
public final class CsvImport
{
    private static final int ROWS = 5_000_000;
    private static final long SEED = 1;
    private static final double LIMIT = 2;
    private static final String UNIT = "ns/row";

    private final Scale scale;
    private final int rowsPerFile;
    private final Path parent;

    private CsvImport(final Scale scale, final int rowCount, final Path parent)
    {
        this.scale = scale;
        this.rowsPerFile = Math.max(1, rowCount / scale.allChunks());
        this.parent = parent;
    }

    /**
     * Prints the table.
     *
     * @param arguments rows of each kind (default 5 million), and a folder (default that of temporary files).
     */
    public static void main(final String... arguments) throws IOException
    {
        final int rowCount = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROWS;
        final Path parent = arguments.length > 1 ? Path.of(arguments[1]) : temporary();

        System.out.print(RunTable.lines(new CsvImport(Scale.FULL, rowCount, parent).rows()));
    }

    /** The rows of the table: ids that are numbers, and ids that are texts. */
    public static List<Row> rows(final Scale scale) throws IOException
    {
        return new CsvImport(scale, scale.isQuick() ? ROWS / 10 : ROWS, temporary()).rows();
    }

    private static Path temporary()
    {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private List<Row> rows() throws IOException
    {
        return List.of(
            row("csv-import-numbers", "rows with order ids that are numbers", false),
            row("csv-import-texts", "rows with order ids that are texts", true));
    }

    private Row row(final String name, final String workload, final boolean hasTextIds) throws IOException
    {
        final Path folder = Files.createTempDirectory(parent, "leadline-csv");
        try
        {
            final List<Path> files = write(folder, hasTextIds);

            return new Duel(name, workload, UNIT, List.of(
                new Side("import into a log on disk", 0, contender(CsvImportContender.class, files, folder)),
                new Side("FastCSV, strings", LIMIT, contender(CsvReadingContender.class, files, true)),
                new Side("FastCSV, ranges", 0, contender(CsvReadingContender.class, files, false))))
                .run(scale.warmUpChunks(), scale.chunks());
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private List<Path> write(final Path folder, final boolean hasTextIds) throws IOException
    {
        final CsvFlow flow = new CsvFlow(SEED, hasTextIds);
        final List<Path> files = new ArrayList<>();
        for (int i = 0; i < scale.allChunks(); i++)
        {
            files.add(folder.resolve("rows-" + i + ".csv"));
            flow.write(files.get(i), rowsPerFile);
        }

        return files;
    }

    private Contender contender(final Class<?> type, final List<Path> files, final Object argument)
    {
        return (Contender)new Isolation(List.of(CsvReader.class.getProtectionDomain().getCodeSource().getLocation()))
            .make(type.getName(), files, rowsPerFile, argument);
    }
}
