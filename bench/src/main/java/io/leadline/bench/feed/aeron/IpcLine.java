package io.leadline.bench.feed.aeron;

import java.nio.file.Path;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;

import io.leadline.feed.aeron.EngineLine;

/** A publication and a subscription over shared memory; the driver turns on the caller's thread. */
final class IpcLine implements AutoCloseable
{
    private static final EngineLine LINE = EngineLine.ipc(7, 1 << 24);
    private static final int MAX_TURNS = 1_000_000;

    private final MediaDriver driver;
    private final Aeron aeron;
    private final ExclusivePublication publication;
    private final Subscription subscription;

    IpcLine(final Path folder)
    {
        driver = MediaDriver.launch(new MediaDriver.Context()
            .aeronDirectoryName(folder.toString())
            .threadingMode(ThreadingMode.INVOKER)
            .dirDeleteOnStart(true)
            .dirDeleteOnShutdown(true));
        aeron = Aeron.connect(new Aeron.Context()
            .aeronDirectoryName(folder.toString())
            .useConductorAgentInvoker(true)
            .driverAgentInvoker(driver.sharedAgentInvoker()));
        publication = aeron.addExclusivePublication(LINE.publication(), LINE.streamId());
        subscription = aeron.addSubscription(LINE.subscription(), LINE.streamId());
        for (int i = 0; !publication.isConnected() || subscription.imageCount() == 0; i++)
        {
            if (i == MAX_TURNS)
            {
                throw new IllegalStateException("line was not connected: turns=" + MAX_TURNS);
            }
            turn();
        }
    }

    /** What Aeron's threads would do. */
    void turn()
    {
        driver.sharedAgentInvoker().invoke();
        aeron.conductorAgentInvoker().invoke();
    }

    ExclusivePublication publication()
    {
        return publication;
    }

    Subscription subscription()
    {
        return subscription;
    }

    @Override
    public void close()
    {
        aeron.close();
        driver.close();
    }
}
