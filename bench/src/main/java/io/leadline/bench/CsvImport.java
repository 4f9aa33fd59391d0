package io.leadline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.Recording;
import io.leadline.feed.csv.CsvFeed;

/**
 * The import of rows of the text form into an event log on disk, beside FastCSV only reading the fields of the same
 * rows: as records of strings, which is its ordinary use, and as ranges of its buffer, which is its fastest. The rows
 * lie in files of 100,000, and the three take turns file by file, so that all meet the same machine.
 */
public final class CsvImport
{
    private static final int ROWS_PER_FILE = 100_000;
    private static final int DEFAULT_ROWS = 5_000_000;
    private static final int WARM_UP_FILES = 10;
    private static final long SEED = 1;
    private static final int NAME_INDEX_LIMIT = 3;
    private static final int RECORDS = 0;
    private static final int RANGES = 1;
    private static final int IMPORT = 2;

    private final List<Path> files;
    private final Configuration configuration = CsvFlow.configuration();
    private final long[][] durationsNs;
    private long fieldLengths;

    private CsvImport(final List<Path> files)
    {
        this.files = files;
        this.durationsNs = new long[NAME_INDEX_LIMIT][files.size()];
    }

    /**
     * Prints the ratios, for ids that are numbers and for ids that are texts.
     *
     * @param arguments rows (default 5 million), and a folder for what is written and deleted again (default a
     *                  temporary one).
     */
    public static void main(final String... arguments) throws IOException
    {
        final int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_ROWS;
        final Path parent = arguments.length > 1 ? Path.of(arguments[1]) : Path.of(System.getProperty("java.io.tmpdir"));
        for (final boolean hasTextIds : new boolean[] {false, true})
        {
            final Path folder = Files.createTempDirectory(parent, "csv-import");
            try
            {
                final CsvImport bench = new CsvImport(generate(folder, rows, hasTextIds));
                bench.run(folder.resolve("warm-up"), Math.min(WARM_UP_FILES, bench.files.size()));
                bench.run(folder.resolve("events"), bench.files.size());
                System.out.print(bench.report(hasTextIds ? "csv-import-texts" : "csv-import-numbers"));
            }
            finally
            {
                delete(folder);
            }
        }
    }

    private static List<Path> generate(final Path folder, final int rows, final boolean hasTextIds) throws IOException
    {
        final CsvFlow flow = new CsvFlow(SEED, hasTextIds);
        final List<Path> files = new ArrayList<>();
        for (int i = 0; i < Math.max(1, rows / ROWS_PER_FILE); i++)
        {
            files.add(folder.resolve("rows-" + i + ".csv"));
            flow.write(files.get(i), Math.min(rows, ROWS_PER_FILE));
        }

        return files;
    }

    private void run(final Path events, final int fileCount) throws IOException
    {
        try (EventLogWriter writer = new EventLogWriter(events, configuration.feed().maxJumpNs()))
        {
            for (int file = 0; file < fileCount; file++)
            {
                for (int turn = 0; turn < NAME_INDEX_LIMIT; turn++)
                {
                    final int reader = (file + turn) % NAME_INDEX_LIMIT;
                    final long start = System.nanoTime();
                    read(reader, files.get(file), writer);
                    durationsNs[reader][file] = System.nanoTime() - start;
                }
            }
        }
    }

    private void read(final int reader, final Path file, final EventLogWriter writer) throws IOException
    {
        switch (reader)
        {
            case RECORDS -> readRecords(file);
            case RANGES -> readRanges(file);
            default -> new CsvFeed(configuration, Recording.of(List.of(file))).run(writer);
        }
    }

    private void readRecords(final Path file) throws IOException
    {
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file))
        {
            for (final CsvRecord row : records)
            {
                for (int field = 0; field < row.getFieldCount(); field++)
                {
                    fieldLengths += row.getField(field).length();
                }
            }
        }
    }

    private void readRanges(final Path file) throws IOException
    {
        try (CsvReader<Ranges> ranges = CsvReader.builder().build(new Ranges(), file))
        {
            for (final Ranges row : ranges)
            {
                fieldLengths -= row.length;
            }
        }
    }

    private String report(final String name)
    {
        if (fieldLengths != 0)
        {
            throw new IllegalStateException("the two ways read other fields: difference=" + fieldLengths);
        }

        return String.format(
            "%s: rows=%d files=%d%n" +
            "  fastcsv records  %6.1f ns/row (median file)%n" +
            "  fastcsv ranges   %6.1f ns/row%n" +
            "  import           %6.1f ns/row%n" +
            "  import / records %6.3f median of %d ratios, %6.3f by total time, target 2%n" +
            "  import / ranges  %6.3f median of %d ratios, %6.3f by total time%n",
            name, files.size() * ROWS_PER_FILE, files.size(), rowNs(RECORDS), rowNs(RANGES), rowNs(IMPORT),
            medianRatio(RECORDS), files.size(), total(IMPORT) / total(RECORDS), medianRatio(RANGES), files.size(),
            total(IMPORT) / total(RANGES));
    }

    private double rowNs(final int reader)
    {
        return Arrays.stream(durationsNs[reader]).sorted().toArray()[files.size() / 2] / (double)ROWS_PER_FILE;
    }

    private double medianRatio(final int base)
    {
        final double[] ratios = new double[files.size()];
        Arrays.setAll(ratios, file -> durationsNs[IMPORT][file] / (double)durationsNs[base][file]);
        Arrays.sort(ratios);

        return ratios[ratios.length / 2];
    }

    private double total(final int reader)
    {
        return Arrays.stream(durationsNs[reader]).sum();
    }

    private static void delete(final Path folder) throws IOException
    {
        final List<Path> found;
        try (Stream<Path> walk = Files.walk(folder))
        {
            found = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (final Path file : found)
        {
            Files.delete(file);
        }
    }

    /** A row whose fields are looked at where they lie. */
    private static final class Ranges extends AbstractBaseCsvCallbackHandler<Ranges>
    {
        private long length;

        @Override
        protected void handleBegin(final long startingLineNumber)
        {
            length = 0;
        }

        @Override
        protected void handleField(
            final int field, final char[] buffer, final int offset, final int fieldLength, final boolean isQuoted)
        {
            length += fieldLength;
        }

        @Override
        protected Ranges buildRecord()
        {
            return this;
        }
    }
}
