package io.leadline.naive;

import java.util.List;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.config.Market;

/** The venue's time in a random stream: it stands, steps, aims at instants and midnights, runs back and jumps. */
final class GeneratedClock
{
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long YEAR_NS = 365 * DAY_NS;
    private static final long MOST_INTERVALS_SKIPPED = 6;

    private final StreamSettings settings;
    private final Random random;
    private final NaiveSchedule schedule;
    private final long everyNs;
    private final long maxSilenceNs;
    private long nowEpochNs;
    private boolean isStarted;
    private boolean isSilentNext;

    GeneratedClock(final StreamSettings settings, final Random random)
    {
        this.settings = settings;
        this.random = random;
        this.everyNs = settings.configuration().schedule().everyNs();
        this.schedule = new NaiveSchedule(settings.configuration().schedule());
        this.maxSilenceNs = settings.configuration().feed().maxSilenceNs();
        this.nowEpochNs = settings.startEpochNs();
    }

    /** Time of the next event; now and then one that must not move the clock. */
    long next()
    {
        if (!isStarted)
        {
            isStarted = true;
            return nowEpochNs;
        }
        final int oddPerMille = settings.oddPerMille();
        if (random.nextInt(2_000) < oddPerMille)
        {
            return random.nextBoolean() ? ranBack() : jumped();
        }
        nowEpochNs = Math.max(nowEpochNs, Math.min(forward(), nowEpochNs + maxJumpNs()));

        return nowEpochNs;
    }

    private long forward()
    {
        final int kind = random.nextInt(100);
        if (isSilentNext)
        {
            isSilentNext = false;
            return nowEpochNs + maxSilenceNs + 2;
        }
        if (kind == 99 && maxSilenceNs > 0)
        {
            isSilentNext = true;
            return atInstant() - maxSilenceNs + random.nextInt(2);
        }
        if (kind < 30)
        {
            return nowEpochNs;
        }
        if (kind < 33)
        {
            return atInstant() + random.nextInt(3) - 1;
        }
        if (kind < 34)
        {
            return nowEpochNs + 1;
        }
        final long skipped = random.nextInt(300) == 0 ? 1 + random.nextLong(MOST_INTERVALS_SKIPPED) : 0;

        return nowEpochNs + skipped * everyNs + 1 + random.nextLong(2 * settings.meanStepNs());
    }

    /** The instant of this interval or the next one, whichever is ahead. */
    private long atInstant()
    {
        final Configuration configuration = settings.configuration();
        final List<Market> markets = configuration.markets();
        final String name = markets.get(random.nextInt(markets.size())).name();

        return schedule.instant(name, schedule.firstInterval(name, nowEpochNs));
    }

    private long ranBack()
    {
        return nowEpochNs - 1 - random.nextLong(random.nextInt(5) == 0 ? YEAR_NS : 3 * everyNs);
    }

    private long jumped()
    {
        return nowEpochNs + maxJumpNs() + 1 + (random.nextBoolean() ? 0 : random.nextLong(YEAR_NS));
    }

    private long maxJumpNs()
    {
        return settings.configuration().feed().maxJumpNs();
    }
}
