package io.leadline.schedule;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.agrona.concurrent.OneToOneConcurrentArrayQueue;

/**
 * The daemon thread that fills blocks of instants in the order in which one other thread asks for them. Each block is
 * in the queue at most once, so the queue never overflows and nothing is allocated to ask.
 */
final class InstantWorker
{
    private static final long IDLE_NS = 10_000_000;
    private static final int SPIN_COUNT = 1_000;
    private static final int BLOCKS_PER_MARKET = 2;

    private final RandomInstant formula;
    private final List<byte[]> names;
    private final long maxInterval;
    private final OneToOneConcurrentArrayQueue<InstantBlock> requests;
    private final Thread thread;
    private volatile boolean isClosed;
    private volatile Throwable failure;

    InstantWorker(final RandomInstant formula, final List<String> marketNames, final long maxInterval)
    {
        this.formula = formula;
        this.names = marketNames.stream().map(RandomInstant::nameBytes).toList();
        this.maxInterval = maxInterval;
        requests = new OneToOneConcurrentArrayQueue<>(Math.max(1, BLOCKS_PER_MARKET * names.size()));
        thread = new Thread(this::run, "leadline-instants");
        thread.setDaemon(true);
    }

    void start()
    {
        thread.start();
    }

    /**
     * Asks for a block from an interval on. The thread finds it when it looks next, at the latest after 10 ms: waking
     * it would cost the asking thread a system call.
     */
    void request(final InstantBlock block, final long firstInterval)
    {
        block.prepare(firstInterval);
        if (!requests.offer(block))
        {
            throw new IllegalStateException("block asked for twice: market=" + block.market());
        }
    }

    /** Waits until a covered instant can be read. */
    void awaitPublished(final InstantBlock block, final long interval)
    {
        for (int i = 0; !block.isPublished(interval); i++)
        {
            idle(i);
        }
    }

    /** Waits until a block is given back. */
    void awaitComplete(final InstantBlock block)
    {
        for (int i = 0; !block.isComplete(); i++)
        {
            idle(i);
        }
    }

    private void idle(final int cycle)
    {
        if (cycle == 0)
        {
            LockSupport.unpark(thread);
        }
        if (failure != null || isClosed)
        {
            throw new IllegalStateException("no more instants are computed: isClosed=" + isClosed, failure);
        }
        if (cycle < SPIN_COUNT)
        {
            Thread.onSpinWait();
        }
        else
        {
            Thread.yield();
        }
    }

    private void run()
    {
        try
        {
            while (!isClosed)
            {
                final InstantBlock block = requests.poll();
                if (block == null)
                {
                    LockSupport.parkNanos(this, IDLE_NS);
                }
                else
                {
                    fill(block);
                }
            }
        }
        catch (final RuntimeException | Error fatal)
        {
            failure = fatal;
        }
    }

    private void fill(final InstantBlock block)
    {
        final byte[] name = names.get(block.market());
        for (int i = 0; i < InstantBlock.LENGTH && !isClosed; i++)
        {
            // The last blocks before the end of time have less to give; nobody can ask for the rest.
            final long interval = block.firstInterval() + i;
            block.publish(i, interval > maxInterval ? Long.MAX_VALUE : formula.instantEpochNs(name, interval));
        }
    }

    /** Ends the thread and waits for its end; later calls do nothing. */
    void close()
    {
        isClosed = true;
        LockSupport.unpark(thread);
        boolean isInterrupted = false;
        while (thread.isAlive())
        {
            try
            {
                thread.join();
            }
            catch (final InterruptedException interrupted)
            {
                isInterrupted = true;
            }
        }
        if (isInterrupted)
        {
            Thread.currentThread().interrupt();
        }
    }
}
