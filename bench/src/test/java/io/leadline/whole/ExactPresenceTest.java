package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.event.EventLogReader;
import io.leadline.naive.EventGenerator;
import io.leadline.naive.NaiveEvent;
import io.leadline.naive.NaivePresence;
import io.leadline.naive.RandomSettings;
import io.leadline.naive.StreamSettings;
import io.leadline.proof.precision.Presence;
import io.leadline.proof.precision.PresencePass;
import io.leadline.proof.precision.Stretches;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Presence at every event, through a real log and the real books, against a count of every ns by the naive model.
 * Longer runs by {@code leadline.naive.streams}, {@code leadline.naive.events} and {@code leadline.naive.seed}.
 */
class ExactPresenceTest
{
    private static final int STREAMS = Integer.getInteger("leadline.naive.streams", 60);
    private static final int EVENTS = Integer.getInteger("leadline.naive.events", 400);
    private static final long FIRST_SEED = Long.getLong("leadline.naive.seed", 4_000L);
    private static final long DAY_NS = 86_400_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void shouldCountEveryNanosecondAsTheNaiveModelDoes()
    {
        long activeNs = 0;
        int excluded = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + STREAMS; seed++)
        {
            final StreamSettings settings = RandomSettings.draw(seed);
            final List<NaiveEvent> events = EventGenerator.events(settings, seed, EVENTS);
            final Path log = folder.resolve("events" + seed);
            final Random ends = new Random(seed);
            EventLogs.write(settings.configuration(), events, log, () -> ends.nextInt(50) == 0);

            final List<Presence> presences = presences(settings.configuration(), ends);
            final PresencePass pass = pass(settings.configuration(), log, presences);
            for (int i = 0; i < presences.size(); i++)
            {
                final SortedMap<String, Long> expected =
                    NaivePresence.run(settings.configuration(), presences.get(i).ladder(), events);
                assertThat(lengths(settings.configuration(), pass, i))
                    .as("seed=" + seed + " presence=" + presences.get(i))
                    .isEqualTo(expected);
                activeNs += expected.entrySet().stream()
                    .filter(entry -> !entry.getKey().contains("//")).mapToLong(SortedMap.Entry::getValue).sum();
                excluded += expected.isEmpty() ? 0 : 1;
            }
            EventLogs.delete(log);
        }

        assertThat(activeNs).isPositive();
        assertThat(excluded).isPositive();
    }

    /** Of every ladder an edge that it has, and one of all that there may be. */
    private static List<Presence> presences(final Configuration configuration, final Random random)
    {
        final List<Presence> presences = new ArrayList<>();
        for (final Ladder ladder : configuration.ladders())
        {
            final int own = ladder.edgesBpsE2().get(random.nextInt(ladder.edgesBpsE2().size()));
            presences.add(presence(ladder, own));
            presences.add(presence(ladder, random.nextInt(3) == 0 ? random.nextInt(1_000_001) : random.nextInt(900)));
        }

        return presences;
    }

    private static Presence presence(final Ladder ladder, final int edgeBpsE2)
    {
        return new Presence(new Ladder(ladder.name(), ladder.reference(), List.of(edgeBpsE2), ladder.postOnly()));
    }

    private static PresencePass pass(
        final Configuration configuration, final Path log, final List<Presence> presences)
    {
        try (EventLogReader reader = new EventLogReader(log);
            PresencePass pass = new PresencePass(configuration, presences))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(pass);
            }
            pass.finish();

            return pass;
        }
    }

    private static SortedMap<String, Long> lengths(
        final Configuration configuration, final PresencePass pass, final int presence)
    {
        final SortedMap<String, Long> lengthsNs = new TreeMap<>();
        for (int market = 0; market < configuration.markets().size(); market++)
        {
            final String name = configuration.markets().get(market).name();
            add(lengthsNs, name + "/", pass.counted(market), pass);
            final List<String> makers = pass.makers(market);
            for (int maker = 0; maker < makers.size(); maker++)
            {
                add(
                    lengthsNs, name + "/" + makers.get(maker),
                    pass.present(presence, market, maker).and(pass.counted(market)), pass);
            }
        }

        return lengthsNs;
    }

    private static void add(
        final SortedMap<String, Long> lengthsNs, final String key, final Stretches stretches, final PresencePass pass)
    {
        for (long day = pass.firstTimeEpochNs() / DAY_NS; day * DAY_NS <= pass.lastTimeEpochNs(); day++)
        {
            final long lengthNs = stretches.lengthNs(day * DAY_NS, (day + 1) * DAY_NS);
            if (lengthNs > 0)
            {
                lengthsNs.put(key + "/" + day, lengthNs);
            }
        }
    }
}
