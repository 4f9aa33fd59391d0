package io.leadline.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.leadline.config.Market;
import io.leadline.measure.MarketStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventGeneratorTest
{
    private static final int STREAMS = 60;
    private static final int EVENTS = 1_000;
    private static final BigDecimal LONG_LIMIT = BigDecimal.valueOf(Long.MAX_VALUE);

    @Test
    void shouldMeetEveryKindOfRefusalOddityAndStatus()
    {
        final Set<Refusal> refusals = EnumSet.noneOf(Refusal.class);
        final Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
        final Set<MarketStatus> statuses = EnumSet.noneOf(MarketStatus.class);
        final Set<String> beyondLong = new TreeSet<>();
        int midnights = 0;
        for (long seed = 0; seed < STREAMS; seed++)
        {
            final StreamSettings settings = RandomSettings.draw(seed);
            final NaiveResult result =
                NaiveLeadline.run(settings.configuration(), EventGenerator.events(settings, seed, EVENTS));
            List.of(Refusal.values()).forEach(kind -> addIf(result.counters().of(kind) > 0, kind, refusals));
            List.of(Oddity.values()).forEach(kind -> addIf(result.counters().of(kind) > 0, kind, oddities));
            result.snapshots().forEach(snapshot -> statuses.add(snapshot.status()));
            result.snapshots().forEach(snapshot ->
                addIf(isBeyondLong(settings, snapshot), snapshot.market(), beyondLong));
            midnights += result.midnights().size();
        }

        assertThat(refusals).containsExactly(Refusal.values());
        assertThat(oddities).containsExactly(Oddity.values());
        assertThat(statuses).containsExactly(MarketStatus.values());
        assertThat(beyondLong).hasSizeGreaterThan(3);
        assertThat(midnights).isGreaterThan(50);
    }

    @Test
    void shouldMakeTheSameStreamOfTheSameSeed()
    {
        final List<NaiveEvent> once = EventGenerator.events(RandomSettings.draw(7), 7, EVENTS);
        final List<NaiveEvent> again = EventGenerator.events(RandomSettings.draw(7), 7, EVENTS);

        assertThat(again).isEqualTo(once);
        assertThat(EventGenerator.events(RandomSettings.draw(7), 8, EVENTS)).isNotEqualTo(once);
    }

    @Test
    void shouldReadBackWhatItWrites(@TempDir final Path folder) throws Exception
    {
        for (long seed = 0; seed < 20; seed++)
        {
            final List<NaiveEvent> events = EventGenerator.events(RandomSettings.draw(seed), seed, EVENTS);
            final Path file = folder.resolve("events-" + seed + ".csv");
            Files.writeString(file, NaiveCsv.text(events));

            assertThat(NaiveCsv.read(file)).as("seed=" + seed).isEqualTo(events);
        }
    }

    private static <T> void addIf(final boolean isMet, final T kind, final Set<T> met)
    {
        if (isMet)
        {
            met.add(kind);
        }
    }

    private static boolean isBeyondLong(final StreamSettings settings, final NaiveSnapshot snapshot)
    {
        final BigDecimal unit = settings.configuration().markets().stream()
            .filter(market -> market.name().equals(snapshot.market()))
            .map(Market::notionalUnit)
            .findFirst()
            .orElseThrow();

        return snapshot.book().bands().stream().anyMatch(band -> band.compareTo(LONG_LIMIT.multiply(unit)) > 0);
    }
}
