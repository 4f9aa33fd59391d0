package io.leadline.feed.aeron;

/**
 * The most that a session keeps in memory for an engine, over all its connections. Numbers of markets and accounts are
 * below these too, so engines count them from 0.
 *
 * @param markets  markets that may be defined, configured or not.
 * @param accounts accounts that may be defined.
 */
public record EngineLimits(int markets, int accounts)
{
    public static final EngineLimits DEFAULT = new EngineLimits(1 << 16, 1 << 20);
}
