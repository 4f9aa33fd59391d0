package io.leadline.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.leadline.problem.BadInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedFileTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldReplaceWhatWasThereOnlyWhenWhole() throws IOException
    {
        final Path file = folder.resolve("new/table.csv");
        FinishedFile.write(file, out -> out.write('1'));

        FinishedFile.write(file, out ->
        {
            out.write('2');
            assertThat(file).hasContent("1");
        });

        assertThat(file).hasContent("2");
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void shouldLeaveNothingButTheOldFileBehindAFailure() throws IOException
    {
        final Path file = folder.resolve("table.csv");
        Files.writeString(file, "old");

        assertThatThrownBy(() -> FinishedFile.write(file, out ->
        {
            out.write('2');
            throw new IOException("disk full");
        }))
            .isInstanceOf(UncheckedIOException.class)
            .hasMessage("cannot write: out=" + file + " reason=disk full");

        assertThat(file).hasContent("old");
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void shouldRefuseAFolder()
    {
        assertThatThrownBy(() -> FinishedFile.write(folder, out -> out.write(1)))
            .isInstanceOf(BadInputException.class)
            .hasMessage("output is a folder: out=" + folder);
    }

    @Test
    void shouldRefuseAPlaceBelowAFile() throws IOException
    {
        final Path file = Files.writeString(folder.resolve("afile"), "kept");
        final Path below = file.resolve("x.csv");

        assertThatThrownBy(() -> FinishedFile.write(below, out -> out.write(1)))
            .isInstanceOf(BadInputException.class)
            .hasMessage("output lies below a file: out=" + below + " file=" + file);
        assertThat(file).hasContent("kept");
    }
}
