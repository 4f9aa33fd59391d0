package io.leadline.feed.aeron;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.aeron.Aeron;
import io.aeron.CncFileDescriptor;
import io.aeron.CommonContext;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.driver.exceptions.ActiveDriverException;

import org.agrona.ErrorHandler;

import io.leadline.problem.BadInputException;

/** A client of Aeron, and the media driver where it has one of its own. Cold; closed by one thread. */
public final class EngineConnection implements AutoCloseable
{
    private static final long TIMER_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final MediaDriver driver;
    private final Aeron aeron;

    private EngineConnection(final MediaDriver driver, final Aeron aeron)
    {
        this.driver = driver;
        this.aeron = aeron;
    }

    /**
     * A client of a driver that runs already.
     *
     * @param directory    the driver's folder; null for Aeron's default.
     * @param errorHandler hears what fails on Aeron's own threads.
     * @throws io.aeron.exceptions.DriverTimeoutException when no driver is there.
     */
    public static EngineConnection toDriver(final Path directory, final ErrorHandler errorHandler)
    {
        return new EngineConnection(null, Aeron.connect(client(folder(directory), errorHandler)));
    }

    /**
     * A client with a driver of its own, on one thread that sleeps when nothing happens: enough to begin with, and what
     * an engine beside it needs to be heard. An engine in a hurry has a driver of its own, on cores of its own.
     *
     * @param directory    folder of the driver, which engines name too, and which goes with it; what a driver that runs
     *                     no more left there is deleted. Null for one of its own under a name that nobody knows: does
     *                     for UDP.
     * @param errorHandler hears what fails on Aeron's own threads.
     * @throws BadInputException when a driver runs there, or the folder holds something else.
     */
    public static EngineConnection withDriver(final Path directory, final ErrorHandler errorHandler)
    {
        final String folder = directory == null ? CommonContext.generateRandomDirName() : directory.toString();
        requireDriverOrNothing(Path.of(folder));
        final MediaDriver driver = launch(folder, errorHandler);
        try
        {
            return new EngineConnection(driver, Aeron.connect(client(folder, errorHandler)));
        }
        catch (final RuntimeException failure)
        {
            driver.close();
            throw failure;
        }
    }

    /** Aeron deletes the whole folder before it begins: nothing but a driver's may be in it. */
    private static void requireDriverOrNothing(final Path folder)
    {
        if (!Files.exists(folder) || Files.exists(folder.resolve(CncFileDescriptor.CNC_FILE)))
        {
            return;
        }
        if (!Files.isDirectory(folder))
        {
            throw new BadInputException("media driver's folder is none: directory=" + folder);
        }
        try (Stream<Path> files = Files.list(folder))
        {
            if (files.findAny().isPresent())
            {
                throw new BadInputException("media driver's folder holds something else: directory=" + folder);
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private static MediaDriver launch(final String folder, final ErrorHandler errorHandler)
    {
        try
        {
            return MediaDriver.launch(driver(folder, errorHandler));
        }
        catch (final ActiveDriverException active)
        {
            throw new BadInputException(
                "a media driver runs there, or was killed a moment ago: directory=" + folder +
                " allowed=driver external, or another directory");
        }
    }

    private static MediaDriver.Context driver(final String folder, final ErrorHandler errorHandler)
    {
        return new MediaDriver.Context()
            .aeronDirectoryName(folder)
            // True deletes the folder under a driver that runs; false only what one left that does not.
            .dirDeleteOnStart(false)
            .dirDeleteOnShutdown(true)
            .threadingMode(ThreadingMode.SHARED)
            // Readers that stand still are looked for this often.
            .timerIntervalNs(TIMER_NS)
            .errorHandler(errorHandler);
    }

    private static Aeron.Context client(final String folder, final ErrorHandler errorHandler)
    {
        return new Aeron.Context().aeronDirectoryName(folder).errorHandler(errorHandler);
    }

    private static String folder(final Path directory)
    {
        return directory == null ? CommonContext.getAeronDirectoryName() : directory.toString();
    }

    /** The client, for publications and subscriptions. */
    public Aeron aeron()
    {
        return aeron;
    }

    /** Closes the client, and the driver that it brought. */
    @Override
    public void close()
    {
        aeron.close();
        if (driver != null)
        {
            driver.close();
        }
    }
}
