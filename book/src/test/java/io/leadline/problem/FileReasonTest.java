package io.leadline.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReasonTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldSayWhatThePlatformRefused() throws IOException
    {
        final Path file = Files.createFile(folder.resolve("file"));
        final Path below = file.resolve("below");
        final Path full = Files.createDirectories(folder.resolve("full/of")).getParent();
        final Path absent = folder.resolve("absent");
        final Path longest = folder.resolve("x".repeat(1_000));

        assertThat(reason(() -> Files.createFile(below))).isEqualTo("not a directory path=" + below);
        assertThat(reason(() -> Files.createDirectories(file)))
            .isEqualTo("something is there already path=" + file);
        assertThat(reason(() -> Files.list(file))).isEqualTo("not a folder path=" + file);
        assertThat(reason(() -> Files.delete(full))).isEqualTo("folder is not empty path=" + full);
        assertThat(reason(() -> Files.readAllBytes(absent))).isEqualTo("no such file path=" + absent);
        assertThat(reason(() -> Files.createFile(longest))).isEqualTo("file name too long path=" + longest);
        assertThat(reason(() -> Files.readAllBytes(folder))).isEqualTo("is a directory");
    }

    @Test
    void shouldNameThePathOnlyWhereThereIsOne()
    {
        assertThat(FileReason.of(new AccessDeniedException("/x"))).isEqualTo("no permission");
        assertThat(FileReason.withPath(new AccessDeniedException("/x"))).isEqualTo("no permission path=/x");
        assertThat(FileReason.withPath(new FileSystemException("/x", null, "No space left on device")))
            .isEqualTo("no space left on device path=/x");
        assertThat(FileReason.withPath(new IOException("Broken pipe"))).isEqualTo("broken pipe");
        assertThat(FileReason.withPath(new IOException())).isEqualTo("IOException");
    }

    private static String reason(final ThrowingCallable refused)
    {
        return FileReason.withPath(catchThrowableOfType(IOException.class, refused));
    }
}
