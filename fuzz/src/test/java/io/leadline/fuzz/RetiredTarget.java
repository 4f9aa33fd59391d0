package io.leadline.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.github.luben.zstd.Zstd;

import io.leadline.log.LogException;
import io.leadline.log.LogFolder;
import io.leadline.log.RetiredFile;
import io.leadline.log.RetiredFiles;
import io.leadline.program.Sha256;
import io.leadline.proof.retention.OpenedArchive;

/**
 * The list of retired files, and bringing them back from an archive. The first part of an input tells whether the list
 * says of each file what is in the archive; then come the list and the compressed file.
 */
final class RetiredTarget implements FuzzTarget
{
    private static final byte SEALED = 1;

    private final WorkFolder work = new WorkFolder();
    private final SmallDays honest;
    private long sum;

    RetiredTarget()
    {
        try
        {
            honest = SmallDays.make();
            // Honest files come back.
            for (final byte[] seed : seeds())
            {
                if (restore(DocumentList.split(seed)) == 0)
                {
                    throw new IllegalStateException("no file came back: length=" + seed.length);
                }
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void read(final byte[] input)
    {
        final List<byte[]> parts = DocumentList.split(input);
        if (parts.size() < 3 || parts.get(0).length == 0)
        {
            return;
        }
        try
        {
            sum += restore(parts);
        }
        catch (final LogException named)
        {
            sum += named.getMessage().length();
        }
    }

    private int restore(final List<byte[]> parts)
    {
        final Path folder = work.empty("log");
        WorkFolder.write(folder.resolve(RetiredFiles.NAME), parts.get(1));
        final RetiredFiles retired = RetiredFiles.of(folder);
        requireSame(retired, folder);

        return new OpenedArchive(work.empty("archive"), parts.get(2))
            .restore(retired, parts.get(0)[0] == SEALED, folder);
    }

    /** What is read is what would be written. */
    private static void requireSame(final RetiredFiles retired, final Path folder)
    {
        WorkFolder.write(folder.resolve(RetiredFiles.NAME), retired.text().getBytes(
            StandardCharsets.UTF_8));
        if (!RetiredFiles.listed(folder).files().equals(retired.files()))
        {
            throw new IllegalStateException("list is read otherwise than written: " + retired.text());
        }
    }

    @Override
    public int changeCount()
    {
        return 500;
    }

    @Override
    public List<byte[]> seeds() throws IOException
    {
        WorkFolder.write(work.empty("log").resolve(RetiredFiles.NAME), honest.rest().get(RetiredFiles.NAME));
        final List<RetiredFile> files = new ArrayList<>();
        final List<byte[]> seeds = new ArrayList<>();
        for (final RetiredFile file : RetiredFiles.listed(work.path().resolve("log")).files())
        {
            final byte[] content = honest.whole().get(
                LogFolder.file(Path.of(""), file.epochDay()).getFileName().toString());
            files.add(new RetiredFile(
                file.epochDay(), file.firstDocument(), file.documentCount(), file.lastHash(), content.length,
                Sha256.hex(content), file.archive(), file.archiveSha256()));
            final byte[] list = new RetiredFiles(files).text().getBytes(StandardCharsets.UTF_8);
            seeds.add(seed((byte)0, list, Zstd.compress(content)));
            seeds.add(seed(SEALED, list, Zstd.compress(content)));
        }

        return seeds;
    }

    private static byte[] seed(final byte mode, final byte[] list, final byte[] archive)
    {
        return DocumentList.join(
            List.of(ByteBuffer.wrap(new byte[]{mode}), ByteBuffer.wrap(list), ByteBuffer.wrap(archive)),
            Character.MAX_VALUE);
    }
}
