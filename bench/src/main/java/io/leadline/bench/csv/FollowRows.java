package io.leadline.bench.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.bench.feed.BytesContender;
import io.leadline.bench.feed.Messages;
import io.leadline.bench.feed.Target;
import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.command.Folders;

/**
 * Rows of the text form, followed as they are appended to a file, into nothing and into a log on disk, beside FastCSV
 * only reading the fields of the same rows as ranges of its buffer, and beside looking at their bytes.
 */
public final class FollowRows
{
    private static final int ROWS_PER_CHUNK = 5_000;
    private static final long SEED = 2;

    private FollowRows()
    {
    }

    /** A chunk is some rows more. */
    public static List<Row> follow(final Scale scale) throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-csv");
        try
        {
            final CsvFlow flow = new CsvFlow(SEED, false);
            final List<Path> files = new ArrayList<>();
            final List<byte[]> texts = new ArrayList<>();
            for (int i = 0; i < scale.allChunks(); i++)
            {
                files.add(folder.resolve("rows-" + i + ".csv"));
                flow.write(files.get(i), ROWS_PER_CHUNK);
                Files.readString(files.get(i)).lines().skip(1)
                    .forEach(line -> texts.add((line + "\n").getBytes(StandardCharsets.US_ASCII)));
            }
            final Messages rows = Messages.of(texts);

            return List.of(new Duel("feed-csv", "rows appended to a file, ids that are numbers", "ns/row", List.of(
                new Side("follow", 0, follower(files, folder.resolve("one.csv"), Target.NOTHING)),
                new Side("bytes", 0, Isolation.contender(
                    BytesContender.class, rows.bytes(), rows.ends(), ROWS_PER_CHUNK)),
                new Side("FastCSV, ranges", 0, Isolation.contender(
                    CsvReadingContender.class, files, ROWS_PER_CHUNK, false)),
                new Side("follow into a log", 0, follower(
                    files, folder.resolve("other.csv"), folder.resolve("events")))))
                .run(scale.warmUpChunks(), scale.chunks()));
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static Contender follower(final List<Path> files, final Path followed, final Path folder)
    {
        return Isolation.contender(FollowContender.class, files, ROWS_PER_CHUNK, followed, folder);
    }
}
