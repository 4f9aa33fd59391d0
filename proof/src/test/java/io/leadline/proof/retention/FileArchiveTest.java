package io.leadline.proof.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import com.github.luben.zstd.ZstdOutputStream;

import io.leadline.log.LogException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArchiveTest
{
    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    /** What is behind the file's length tells no more, and may be of any amount. */
    @Test
    void shouldReadNoMoreOfAnArchiveThanTellsThatItIsAnother() throws IOException
    {
        final Path file = Files.write(folder.resolve("20260301F.cq4"), new byte[MIB]);
        final Path archive = Files.createDirectory(folder.resolve("archive"));
        try (OutputStream out = new ZstdOutputStream(
            Files.newOutputStream(archive.resolve("20260301F.cq4" + FileArchive.SUFFIX))))
        {
            for (int i = 0; i < 64; i++)
            {
                out.write(new byte[MIB]);
            }
        }

        final LogException refused =
            catchThrowableOfType(LogException.class, () -> new FileArchive(archive).keep(file));

        assertThat(refused.fault()).isEqualTo(LogException.Fault.FOREIGN);
        assertThat(refused).hasMessageMatching(".*: path=.* length=1[0-9]{6} expected=1048576 .*");
    }
}
