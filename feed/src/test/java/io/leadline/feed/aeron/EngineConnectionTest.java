package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import io.aeron.Aeron;
import io.aeron.CncFileDescriptor;

import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.problem.BadInputException;

class EngineConnectionTest
{
    private static final long PATIENCE_MS = 200;

    @TempDir
    private Path folder;

    @Test
    void shouldNameTheFolderWhereNoDriverRuns()
    {
        shouldRefuse(folder.resolve("none"));
    }

    /** What a driver that was killed left there. */
    @Test
    void shouldNameTheFolderWhereADriverRanOnce() throws IOException
    {
        final Path left;
        try (HandDrivenDriver driver = new HandDrivenDriver(folder))
        {
            final Path file = Path.of(driver.aeron().context().aeronDirectoryName(), CncFileDescriptor.CNC_FILE);
            left = Files.createDirectory(folder.resolve("left"));
            Files.copy(file, left.resolve(CncFileDescriptor.CNC_FILE));
        }
        setLastHeard(left.resolve(CncFileDescriptor.CNC_FILE).toFile(), 1);

        shouldRefuse(left);
    }

    /** When the driver that made a folder's file was there last: a moment ago, to who only copied it. */
    private static void setLastHeard(final File file, final long epochMs)
    {
        final MappedByteBuffer mapped = IoUtil.mapExistingFile(file, "a driver's file");
        try
        {
            final UnsafeBuffer header = CncFileDescriptor.createMetaDataBuffer(mapped);
            new ManyToOneRingBuffer(CncFileDescriptor.createToDriverBuffer(mapped, header))
                .consumerHeartbeatTime(epochMs);
        }
        finally
        {
            IoUtil.unmap(mapped);
        }
    }

    private static void shouldRefuse(final Path directory)
    {
        final Aeron.Context context = new Aeron.Context()
            .aeronDirectoryName(directory.toString())
            .driverTimeoutMs(PATIENCE_MS)
            .errorHandler(HandDrivenDriver::fail);

        assertThatThrownBy(() -> EngineConnection.toDriver(EngineConnection.LIVENESS_NS, context))
            .isInstanceOf(BadInputException.class)
            .hasMessage("no media driver runs there: directory=" + directory +
                " allowed=feed.aeron.directory of a driver that runs, or feed.aeron.driver embedded");
    }
}
