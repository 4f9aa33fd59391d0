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
import io.aeron.exceptions.DriverTimeoutException;

import org.agrona.ErrorHandler;

import io.leadline.problem.BadInputException;

/** A client of Aeron, and the media driver where it has one of its own. Cold; closed by one thread. */
public final class EngineConnection implements AutoCloseable
{
    /** Aeron's own: how long a client, or the publisher of an image, is gone before its driver notices. */
    static final long LIVENESS_NS = TimeUnit.SECONDS.toNanos(10);

    private static final long TIMER_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long EXTERNAL_TIMER_NS = TimeUnit.SECONDS.toNanos(1);
    /** So long a driver goes on with a publisher that it found gone: five times its status messages' timeout. */
    private static final long DRAINED_AFTER_NS = TimeUnit.SECONDS.toNanos(1);
    /** Aeron wants more of this than of the clients' liveness. */
    private static final long UNBLOCK_AFTER_NS = TimeUnit.SECONDS.toNanos(5);

    private final MediaDriver driver;
    private final Aeron aeron;
    private final long outlivesNs;

    private EngineConnection(final MediaDriver driver, final Aeron aeron, final long outlivesNs)
    {
        this.driver = driver;
        this.aeron = aeron;
        this.outlivesNs = outlivesNs;
    }

    /**
     * A client of a driver that runs already.
     *
     * @param directory    the driver's folder; null for Aeron's default.
     * @param errorHandler hears what fails on Aeron's own threads.
     * @throws BadInputException when no driver is there, nor comes within Aeron's 10 s.
     */
    public static EngineConnection toDriver(final Path directory, final ErrorHandler errorHandler)
    {
        return toDriver(directory, LIVENESS_NS, errorHandler);
    }

    /**
     * The same, where the driver's image liveness is known. Whoever goes first ends what is heard: the engine's client,
     * its driver, or the driver here.
     */
    static EngineConnection toDriver(
        final Path directory, final long imageLivenessNs, final ErrorHandler errorHandler)
    {
        return toDriver(imageLivenessNs, client(folder(directory), errorHandler));
    }

    /** The same with a client that may be less patient. */
    static EngineConnection toDriver(final long imageLivenessNs, final Aeron.Context context)
    {
        final Aeron aeron = join(context);
        final long driverLivenessNs = TimeUnit.MILLISECONDS.toNanos(aeron.context().driverTimeoutMs());
        final long longestNs =
            Math.max(Math.max(imageLivenessNs, driverLivenessNs), aeron.context().interServiceTimeoutNs());

        return new EngineConnection(null, aeron, longestNs + DRAINED_AFTER_NS + EXTERNAL_TIMER_NS);
    }

    private static Aeron join(final Aeron.Context context)
    {
        try
        {
            return Aeron.connect(context);
        }
        catch (final DriverTimeoutException absent)
        {
            throw new BadInputException(
                "no media driver runs there: directory=" + context.aeronDirectoryName() +
                " allowed=feed.aeron.directory of a driver that runs, or feed.aeron.driver embedded");
        }
    }

    /**
     * A client with a driver of its own, on one thread that sleeps when nothing happens: enough to begin with, and what
     * an engine beside it needs to be heard. An engine in a hurry has a driver of its own, on cores of its own. Readers
     * that stand still are put aside as {@link EngineLine} has it, whatever the engine's channel says or does not say.
     *
     * @param directory    folder of the driver, which engines name too, and which goes with it; what a driver that runs
     *                     no more left there is deleted. Null for one of its own under a name that nobody knows: does
     *                     for UDP.
     * @param errorHandler hears what fails on Aeron's own threads.
     * @throws BadInputException when a driver runs there, or the folder holds something else.
     */
    public static EngineConnection withDriver(final Path directory, final ErrorHandler errorHandler)
    {
        return withDriver(directory, true, LIVENESS_NS, errorHandler);
    }

    /**
     * The same, for engines that are gone within a time.
     *
     * @param isShared   engines are clients of this driver, and gone when they say so long nothing to it; not so, they
     *                   are publishers elsewhere, and gone when so long nothing comes from them.
     * @param livenessNs that time.
     */
    static EngineConnection withDriver(
        final Path directory, final boolean isShared, final long livenessNs, final ErrorHandler errorHandler)
    {
        final String folder = directory == null ? CommonContext.generateRandomDirName() : directory.toString();
        requireDriverOrNothing(Path.of(folder));
        final MediaDriver.Context context = driver(folder, errorHandler);
        final long outlivesNs = livenessNs + (isShared ? 0 : DRAINED_AFTER_NS) + TIMER_NS;
        if (isShared)
        {
            context.clientLivenessTimeoutNs(livenessNs).publicationUnblockTimeoutNs(livenessNs + UNBLOCK_AFTER_NS);
        }
        else
        {
            context.imageLivenessTimeoutNs(livenessNs);
        }
        final MediaDriver driver = launch(folder, context);
        try
        {
            return new EngineConnection(driver, Aeron.connect(client(folder, errorHandler)), outlivesNs);
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

    private static MediaDriver launch(final String folder, final MediaDriver.Context context)
    {
        try
        {
            return MediaDriver.launch(context);
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
            // For engines whose channel does not say it.
            .untetheredWindowLimitTimeoutNs(EngineLine.PATIENCE_NS)
            .untetheredLingerTimeoutNs(EngineLine.PATIENCE_NS)
            .untetheredRestingTimeoutNs(EngineLine.COMING_BACK_NS)
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

    /** How long at most an engine may be gone, or cut off, and still be heard. */
    long outlivesNs()
    {
        return outlivesNs;
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
