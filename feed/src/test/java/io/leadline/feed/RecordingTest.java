package io.leadline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.problem.BadInputException;

class RecordingTest
{
    @TempDir
    private Path directory;

    @Test
    void shouldReportEveryInputThatCannotBeUsed()
    {
        final Path good = FeedFixtures.file(directory, "good", "x");
        final Path absent = directory.resolve("absent");
        final Path again = directory.resolve(".").resolve("good");

        final BadInputException bad = catchThrowableOfType(
            BadInputException.class, () -> Recording.of(List.of(absent, good, directory, again)));

        assertThat(bad.problems()).containsExactly(
            "input does not exist: path=" + absent,
            "input is no file: path=" + directory,
            "input named twice: path=" + again);
    }

    @Test
    void shouldReportThatThereIsNoInput()
    {
        assertThat(catchThrowableOfType(BadInputException.class, () -> Recording.of(List.of())).problems())
            .containsExactly("no input: inputs=0");
    }

    @Test
    void shouldOpenPlainGzipAndZstdByContent() throws IOException
    {
        final byte[] text = FeedFixtures.bytes("one\ntwo\n");
        final byte[] gzip = FeedFixtures.gzip(text);
        final byte[] zstd = FeedFixtures.zstd(text);
        final byte[] skippable = {0x5a, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 7, 7};

        assertThat(content("plain.gz", text)).isEqualTo("one\ntwo\n");
        assertThat(content("gzip", gzip)).isEqualTo("one\ntwo\n");
        assertThat(content("zstd", zstd)).isEqualTo("one\ntwo\n");
        assertThat(content("gzips", joined(gzip, gzip))).isEqualTo("one\ntwo\none\ntwo\n");
        assertThat(content("zstds", joined(skippable, joined(zstd, zstd)))).isEqualTo("one\ntwo\none\ntwo\n");
        assertThat(content("short", new byte[] {(byte)0x1f})).isEqualTo("\u001f");
        assertThat(content("empty", new byte[0])).isEmpty();
    }

    private String content(final String name, final byte[] bytes) throws IOException
    {
        final Recording recording = Recording.of(List.of(FeedFixtures.file(directory, name, bytes))).get(0);
        try (InputStream content = recording.open())
        {
            return new String(content.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        }
    }

    private static byte[] joined(final byte[] first, final byte[] second)
    {
        final byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        return both;
    }
}
