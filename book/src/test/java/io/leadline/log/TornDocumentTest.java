package io.leadline.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log whose writer died while it made a document. */
class TornDocumentTest
{
    private static final long TIME_EPOCH_NS = 1_772_323_200_000_000_000L;
    private static final long MOST_SECONDS = 120;

    @TempDir
    private Path folder;

    @BeforeEach
    void letWriterDie() throws IOException, InterruptedException
    {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--add") || argument.startsWith("-XX:+Ignore"))
            .forEach(command::add);
        command.addAll(List.of(
            "-Dchronicle.analytics.disable=true", "-cp", System.getProperty("java.class.path"),
            DyingWriter.class.getName(), folder.toString(), Long.toString(TIME_EPOCH_NS)));
        final Process writer = new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(folder.resolveSibling("writer.err").toFile())
            .start();
        assertThat(writer.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(writer.exitValue()).isEqualTo(1);
        assertThat(BareDocuments.of(folder)).hasSize(1);
    }

    /** Shorter than the torn one, so that its remains would lie behind them. */
    @Test
    void shouldReadNothingOfItBehindDocumentsThatFollow()
    {
        final UnsafeBuffer memory = new UnsafeBuffer(BufferUtil.allocateDirectAligned(64, 64));
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            for (int length = 1; length <= 20; length++)
            {
                appender.append(TIME_EPOCH_NS, memory, 0, length);
                assertThat(BareDocuments.of(folder)).hasSize(1 + length);
            }
        }

        assertThat(BareDocuments.of(folder)).extracting(document -> document.length)
            .startsWith(DyingWriter.WHOLE_LENGTH, 1, 2, 3).endsWith(19, 20);
    }

    @Test
    void shouldReadNothingOfItBehindDocumentMadeInPlace()
    {
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            final UnsafeBuffer window = appender.begin(TIME_EPOCH_NS, 1_000);
            for (int i = 0; i < window.capacity(); i++)
            {
                assertThat(window.getByte(i)).isZero();
            }
            window.putLong(0, 42);
            appender.commit(Long.BYTES);
            assertThat(BareDocuments.of(folder)).hasSize(2);
        }
    }
}
