package io.leadline.proof.retention;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;

import io.leadline.log.LogException;
import io.leadline.log.LogFolder;
import io.leadline.log.RetiredFile;
import io.leadline.log.RetiredFiles;
import io.leadline.program.Sha256;

/** An archive of one content whatever file is asked for, so that a fuzzer reaches what lies behind the names. */
public final class OpenedArchive
{
    private static final int MAX_FILES = 4;
    private static final int MAX_SEALED_LENGTH = 1 << 22;

    private final Path folder;
    private final byte[] compressed;

    /** An archive in an empty folder. */
    public OpenedArchive(final Path folder, final byte[] compressed)
    {
        this.folder = folder;
        this.compressed = compressed.clone();
    }

    /**
     * Brings the first files of a list back and keeps them anew, with the hash that they have or the list's.
     *
     * @return of how many files nothing is wrong.
     */
    public int restore(final RetiredFiles retired, final boolean isSealed, final Path into)
    {
        final FileArchive archive = new FileArchive(folder);
        int count = 0;
        for (final RetiredFile file : retired.files().subList(0, Math.min(MAX_FILES, retired.files().size())))
        {
            final Path target = LogFolder.file(into, file.epochDay());
            try
            {
                if (!file.archive().isEmpty())
                {
                    Files.write(folder.resolve(file.archive()), compressed);
                }
                archive.restore(isSealed ? sealed(file) : file, target);
                Files.write(folder.resolve(target.getFileName() + FileArchive.SUFFIX), compressed);
                archive.keep(target);
                count++;
            }
            catch (final LogException named)
            {
                look(named.getMessage());
            }
            catch (final UncheckedIOException damaged)
            {
                if (!damaged.getMessage().contains("reason="))
                {
                    throw damaged;
                }
            }
            catch (final IOException failure)
            {
                throw new UncheckedIOException(failure);
            }
        }

        return count;
    }

    private static void look(final String message)
    {
        if (!message.contains("path="))
        {
            throw new IllegalStateException("names no file: " + message);
        }
    }

    private RetiredFile sealed(final RetiredFile file) throws IOException
    {
        final byte[] content;
        try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(compressed)))
        {
            content = in.readNBytes(MAX_SEALED_LENGTH);
        }
        catch (final ZstdIOException damaged)
        {
            return file;
        }

        return new RetiredFile(
            file.epochDay(), file.firstDocument(), file.documentCount(), file.lastHash(), content.length,
            Sha256.hex(content), file.archive(), file.archiveSha256());
    }
}
