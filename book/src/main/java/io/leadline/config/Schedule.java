package io.leadline.config;

/**
 * When a market is sampled: once in each interval {@code [k·every, (k+1)·every)} counted from 1970-01-01 UTC.
 *
 * @param everyNs  length of an interval, 1 ms to 24 h.
 * @param isRandom one secretly random instant per interval and market; otherwise the instant is {@code k·every}.
 * @param seed     the 32 secret bytes behind random instants; null for fixed ones and for a configuration that was
 *                 read out of a snapshot log, which never holds the seed.
 */
public record Schedule(long everyNs, boolean isRandom, Seed seed)
{
    public static final long MIN_EVERY_NS = 1_000_000L;
    public static final long MAX_EVERY_NS = 86_400_000_000_000L;
}
