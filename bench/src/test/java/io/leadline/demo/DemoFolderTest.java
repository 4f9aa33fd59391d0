package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.problem.BadInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoFolderTest
{
    private static final String MARKER = ".leadline-demo";

    @TempDir
    private Path parent;

    @Test
    void shouldMakeAFolderAndItsParents() throws IOException
    {
        final Path folder = parent.resolve("a").resolve("b");

        DemoFolder.makeAnew(folder);

        assertThat(names(folder)).containsExactly(MARKER);
    }

    @Test
    void shouldTakeAnEmptyFolder() throws IOException
    {
        final Path folder = Files.createDirectory(parent.resolve("empty"));

        DemoFolder.makeAnew(folder);

        assertThat(names(folder)).containsExactly(MARKER);
    }

    @Test
    void shouldEmptyWhatAnEarlierDemoLeft() throws IOException
    {
        final Path folder = parent.resolve("demo");
        DemoFolder.makeAnew(folder);
        Files.createDirectories(folder.resolve("scores"));
        Files.writeString(folder.resolve("scores").resolve("report.html"), "old");

        DemoFolder.makeAnew(folder);

        assertThat(names(folder)).containsExactly(MARKER);
    }

    @Test
    void shouldLeaveAFolderAloneThatNoDemoMade() throws IOException
    {
        final Path folder = Files.createDirectory(parent.resolve("own"));
        final Path file = Files.writeString(folder.resolve("a.txt"), "kept");

        assertThatThrownBy(() -> DemoFolder.makeAnew(folder))
            .isInstanceOf(BadInputException.class)
            .hasMessage(
                "folder holds something that no demo left: --out=" + folder + " allowed=an empty or a new folder");

        assertThat(names(folder)).containsExactly("a.txt");
        assertThat(file).hasContent("kept");
    }

    @Test
    void shouldLeaveAFileAlone() throws IOException
    {
        final Path file = Files.writeString(parent.resolve("file"), "kept");

        assertThatThrownBy(() -> DemoFolder.makeAnew(file)).isInstanceOf(BadInputException.class);

        assertThat(file).hasContent("kept");
    }

    /** What lies behind a link is somebody else's: the link goes, its target stays. */
    @Test
    void shouldNotFollowLinksWhenEmptying() throws IOException
    {
        final Path folder = parent.resolve("demo");
        DemoFolder.makeAnew(folder);
        final Path own = Files.createDirectory(parent.resolve("own"));
        Files.writeString(own.resolve("a.txt"), "kept");
        Files.createSymbolicLink(folder.resolve("link"), own);

        DemoFolder.makeAnew(folder);

        assertThat(names(folder)).containsExactly(MARKER);
        assertThat(own.resolve("a.txt")).hasContent("kept");
    }

    private static List<String> names(final Path folder) throws IOException
    {
        try (Stream<Path> files = Files.list(folder))
        {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
