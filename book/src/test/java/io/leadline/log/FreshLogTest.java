package io.leadline.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshLogTest
{
    private static final long TIME_EPOCH_NS = 1_772_323_200_000_000_000L;
    private static final String FILE_OF_THAT_DAY = "20260301F.cq4";

    private final UnsafeBuffer document = new UnsafeBuffer(BufferUtil.allocateDirectAligned(64, 64));

    /** A file appears a moment before the writer lists it; a follower may open the log just then. */
    @Test
    void shouldWaitForTheFirstDocumentOfAFileThatIsNotListedYet(@TempDir final Path folder) throws Exception
    {
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            Files.createFile(folder.resolve(FILE_OF_THAT_DAY));
            assertThat(DocumentTailer.isLog(folder)).isTrue();
            try (DocumentTailer tailer = new DocumentTailer(folder))
            {
                assertThat(tailer.next()).isFalse();
                document.putLong(0, 42);
                appender.append(TIME_EPOCH_NS, document, 0, 8);

                assertThat(tailer.next()).isTrue();
                assertThat(tailer.length()).isEqualTo(8);
                assertThat(tailer.document().getLong(0)).isEqualTo(42);
                assertThat(tailer.next()).isFalse();
            }
        }
    }
}
