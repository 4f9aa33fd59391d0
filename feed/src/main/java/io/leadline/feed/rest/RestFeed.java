package io.leadline.feed.rest;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.ReceiptTimes;

/**
 * A live feed whose decoder asks for something beside its streams. The feed's thread.
 *
 * @param lines takes what arrives, answers among it.
 * @param rest  asks, and ends with the feed.
 */
public record RestFeed(LiveFeed lines, RestSource rest) implements LiveFeed
{
    @Override
    public int doWork()
    {
        return lines.doWork();
    }

    @Override
    public FeedCounters counters()
    {
        return lines.counters();
    }

    @Override
    public ReceiptTimes receipts()
    {
        return lines.receipts();
    }

    @Override
    public void close()
    {
        rest.close();
        lines.close();
    }
}
