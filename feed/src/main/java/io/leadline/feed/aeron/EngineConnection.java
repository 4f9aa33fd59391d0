package io.leadline.feed.aeron;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;

import org.agrona.ErrorHandler;

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
     * @param directory    folder of the driver, which engines name too; emptied first. Null for Aeron's default.
     * @param errorHandler hears what fails on Aeron's own threads.
     */
    public static EngineConnection withDriver(final Path directory, final ErrorHandler errorHandler)
    {
        final MediaDriver driver = MediaDriver.launch(driver(folder(directory), errorHandler));
        try
        {
            return new EngineConnection(driver, Aeron.connect(client(folder(directory), errorHandler)));
        }
        catch (final RuntimeException failure)
        {
            driver.close();
            throw failure;
        }
    }

    private static MediaDriver.Context driver(final String folder, final ErrorHandler errorHandler)
    {
        return new MediaDriver.Context()
            .aeronDirectoryName(folder)
            .dirDeleteOnStart(true)
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
