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

class FinishedFolderTest
{
    @TempDir
    private Path parent;

    @Test
    void shouldBeThereOnlyWhenItIsWhole() throws IOException
    {
        final Path folder = parent.resolve("new").resolve("table");

        FinishedFolder.write(folder, unfinished ->
        {
            assertThat(folder).doesNotExist();
            Files.writeString(Files.createDirectories(unfinished.resolve("a")).resolve("b"), "1");
        });

        assertThat(folder.resolve("a").resolve("b")).hasContent("1");
        assertThat(folder).isDirectoryNotContaining("glob:**.leadline-export");
        assertThat(parent.resolve("new")).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void shouldTakeThePlaceOfAnEmptyFolder() throws IOException
    {
        final Path folder = Files.createDirectory(parent.resolve("table"));

        FinishedFolder.write(folder, unfinished -> Files.writeString(unfinished.resolve("a"), "1"));

        assertThat(folder.resolve("a")).hasContent("1");
    }

    @Test
    void shouldLeaveAloneWhatIsThere() throws IOException
    {
        final Path folder = Files.createDirectory(parent.resolve("table"));
        final Path file = Files.writeString(folder.resolve("own"), "kept");

        for (final Path out : new Path[] {folder, file})
        {
            assertThatThrownBy(() -> FinishedFolder.write(out, unfinished -> Files.createFile(unfinished.resolve("a"))))
                .isInstanceOf(BadInputException.class)
                .hasMessage("output is there already: out=" + out + " allowed=a new or an empty folder");
        }
        assertThat(file).hasContent("kept");
        assertThat(folder).isDirectoryNotContaining("glob:**a");
    }

    @Test
    void shouldLeaveNothingBehindAfterAFailure()
    {
        final Path folder = parent.resolve("table");

        assertThatThrownBy(() -> FinishedFolder.write(folder, unfinished ->
        {
            Files.createFile(unfinished.resolve("a"));
            throw new IOException("disk full");
        })).isInstanceOf(UncheckedIOException.class)
            .hasMessage("cannot write: out=" + folder + " reason=disk full");
        assertThatThrownBy(() -> FinishedFolder.write(folder, unfinished ->
        {
            Files.createFile(unfinished.resolve("a"));
            throw new IllegalStateException("out of order");
        })).isInstanceOf(IllegalStateException.class);

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void shouldClearAwayWhatAnExportLeftThatWasStopped() throws IOException
    {
        final Path left = Files.createDirectory(parent.resolve("table.unfinished"));
        Files.createFile(left.resolve(".leadline-export"));
        Files.writeString(Files.createDirectory(left.resolve("dt=2026-03-01")).resolve("half"), "1");

        FinishedFolder.write(parent.resolve("table"), unfinished -> Files.createFile(unfinished.resolve("a")));

        assertThat(parent.resolve("table")).isDirectoryNotContaining("glob:**dt=*");
        assertThat(left).doesNotExist();
    }

    @Test
    void shouldNotClearAwayWhatIsSomebodysOwn() throws IOException
    {
        final Path own = Files.createDirectory(parent.resolve("table.unfinished"));
        Files.writeString(own.resolve("a"), "kept");

        assertThatThrownBy(() -> FinishedFolder.write(parent.resolve("table"), unfinished -> { }))
            .isInstanceOf(BadInputException.class)
            .hasMessage("in the way of the output: path=" + own);
        assertThat(own.resolve("a")).hasContent("kept");
    }
}
