package io.leadline.proof.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.leadline.scoring.command.ScoringMain;

/** Copies of logs, and what the verbs make of them. */
public final class LogCopies
{
    private static final int BLOCK_LENGTH = 1 << 16;

    private LogCopies()
    {
    }

    /** A copy of a folder's files, holes as holes. */
    public static Path copy(final Path folder, final Path target)
    {
        try (Stream<Path> files = Files.list(folder))
        {
            Files.createDirectories(target);
            for (final Path file : files.toList())
            {
                copyFile(file, target.resolve(file.getFileName()));
            }

            return target;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copyFile(final Path file, final Path target) throws IOException
    {
        try (InputStream in = Files.newInputStream(file);
            RandomAccessFile out = new RandomAccessFile(target.toFile(), "rw"))
        {
            final byte[] hole = new byte[BLOCK_LENGTH];
            byte[] block = in.readNBytes(BLOCK_LENGTH);
            long offset = 0;
            while (block.length > 0)
            {
                if (!Arrays.equals(block, hole))
                {
                    out.seek(offset);
                    out.write(block);
                }
                offset += block.length;
                block = in.readNBytes(BLOCK_LENGTH);
            }
            out.setLength(offset);
        }
    }

    /** Files of days by name, with their hashes. */
    static Map<String, String> hashes(final Path folder)
    {
        try (Stream<Path> files = Files.list(folder))
        {
            final Map<String, String> hashes = new TreeMap<>();
            files.filter(file -> file.toString().endsWith(".cq4"))
                .forEach(file -> hashes.put(file.getFileName().toString(), FileArchive.identify(file).sha256()));

            return hashes;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lines of the export table from a time on, and what the verb said. */
    static List<String> export(final Path snapshots, final String fromDay, final StringWriter said)
    {
        final Path table = snapshots.resolveSibling("table.csv");
        done(said, "export", "--snapshots", snapshots.toString(), "--from", fromDay, "--out", table.toString());

        return lines(table);
    }

    /** Lines of scores.csv from a time on, and what the verb said. */
    static List<String> score(final Path snapshots, final String fromDay, final StringWriter said)
    {
        final Path out = snapshots.resolveSibling("scores");
        done(
            said, "score", "--program", "drift-mip-2023-03", "--snapshots", snapshots.toString(),
            "--from", fromDay, "--out", out.toString());

        return lines(out.resolve("scores.csv"));
    }

    private static void done(final StringWriter said, final String... args)
    {
        final int code = ScoringMain.run(new PrintWriter(new StringWriter()), new PrintWriter(said, true), args);
        assertThat(code).as(String.join(" ", args) + ": " + said).isZero();
    }

    private static List<String> lines(final Path file)
    {
        try
        {
            return Files.readAllLines(file);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
