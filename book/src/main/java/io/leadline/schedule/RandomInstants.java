package io.leadline.schedule;

import java.util.List;

import io.leadline.config.Market;
import io.leadline.config.Schedule;

/**
 * One secretly random instant per interval and market, see {@link RandomInstant}. The asking thread reads them out of
 * blocks that a daemon thread computes ahead, two for each market: while one is read the following one is filled. Asked
 * in the order of intervals it neither hashes nor allocates; should the following block not be ready, or after a jump
 * to other intervals, it waits, and the answer is the same.
 *
 * <p>Memory: about 4 KB for each market. One thread may ask and close.
 */
public final class RandomInstants implements Instants
{
    private final Intervals intervals;
    private final InstantBlock[] currentBlocks;
    private final InstantBlock[] nextBlocks;
    private final InstantWorker worker;

    /** Instants of a random schedule with its seed; starts the daemon thread. */
    public RandomInstants(final Schedule schedule, final List<Market> markets)
    {
        intervals = new Intervals(schedule.everyNs());
        currentBlocks = new InstantBlock[markets.size()];
        nextBlocks = new InstantBlock[markets.size()];
        for (int i = 0; i < currentBlocks.length; i++)
        {
            currentBlocks[i] = new InstantBlock(i);
            nextBlocks[i] = new InstantBlock(i);
        }
        final RandomInstant formula =
            new RandomInstant(schedule.everyNs(), new DayKeys(schedule.seed())::dayKey);
        worker = new InstantWorker(formula, markets.stream().map(Market::name).toList(), intervals.maxInterval());
        worker.start();
    }

    @Override
    public long instantEpochNs(final int market, final long interval)
    {
        intervals.check(interval);
        final InstantBlock block = currentBlocks[market];
        if (block.covers(interval) && block.isPublished(interval))
        {
            return block.instantEpochNs(interval);
        }

        return awaitInstantEpochNs(market, interval);
    }

    @Override
    public long firstInterval(final int market, final long timeEpochNs)
    {
        final long interval = intervals.intervalOf(timeEpochNs);

        return instantEpochNs(market, interval) >= timeEpochNs ? interval : interval + 1;
    }

    private long awaitInstantEpochNs(final int market, final long interval)
    {
        if (!currentBlocks[market].covers(interval))
        {
            if (!nextBlocks[market].covers(interval))
            {
                jump(market, interval);
            }
            advance(market);
        }
        final InstantBlock block = currentBlocks[market];
        worker.awaitPublished(block, interval);

        return block.instantEpochNs(interval);
    }

    /** Lets the next block start at an interval that does not follow. */
    private void jump(final int market, final long interval)
    {
        final InstantBlock block = nextBlocks[market];
        worker.awaitComplete(block);
        worker.request(block, interval);
    }

    /** Goes on to the next block and asks for the one that follows it. */
    private void advance(final int market)
    {
        final InstantBlock following = currentBlocks[market];
        final InstantBlock block = nextBlocks[market];
        worker.awaitComplete(following);
        currentBlocks[market] = block;
        nextBlocks[market] = following;
        worker.request(following, block.firstInterval() + InstantBlock.LENGTH);
    }

    @Override
    public void close()
    {
        worker.close();
    }
}
