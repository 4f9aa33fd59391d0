package io.leadline.naive;

import java.util.EnumMap;
import java.util.Map;

/** How often each kind of refusal and oddity was met; kinds that were not met are absent. */
public final class NaiveCounters
{
    private final Map<Refusal, Long> refusals = new EnumMap<>(Refusal.class);
    private final Map<Oddity, Long> oddities = new EnumMap<>(Oddity.class);

    void count(final Refusal refusal)
    {
        refusals.merge(refusal, 1L, Long::sum);
    }

    void count(final Oddity oddity)
    {
        oddities.merge(oddity, 1L, Long::sum);
    }

    /** Events that were refused, by the first reason. */
    public long of(final Refusal refusal)
    {
        return refusals.getOrDefault(refusal, 0L);
    }

    /** Events that were odd, by kind. */
    public long of(final Oddity oddity)
    {
        return oddities.getOrDefault(oddity, 0L);
    }

    @Override
    public String toString()
    {
        return "refused " + refusals + " odd " + oddities;
    }
}
