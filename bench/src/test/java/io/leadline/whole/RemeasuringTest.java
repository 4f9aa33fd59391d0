package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.log.LogException;
import io.leadline.naive.EventGenerator;
import io.leadline.naive.NaiveEvent;
import io.leadline.naive.RandomSettings;
import io.leadline.naive.StreamSettings;
import io.leadline.proof.verify.Remeasuring;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records that are measured anew without the seed, over random streams: a log is accepted from other events exactly if
 * they come to its very documents. Longer runs as {@link WholeWayTest} has them.
 */
class RemeasuringTest
{
    private static final int STREAMS = Integer.getInteger("leadline.naive.streams", 120) / 10;
    private static final int EVENTS = Integer.getInteger("leadline.naive.events", 1_000);
    private static final long FIRST_SEED = Long.getLong("leadline.naive.seed", 9_000L);

    @TempDir
    private Path folder;

    @Test
    void shouldAcceptEventsExactlyIfTheyComeToTheDocumentsOfTheLog()
    {
        int refused = 0;
        int accepted = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + STREAMS; seed++)
        {
            final StreamSettings settings = RandomSettings.draw(seed);
            final Configuration configuration = settings.configuration();
            final Random random = new Random(seed);
            final List<NaiveEvent> events = EventGenerator.events(settings, seed, EVENTS);
            final Path at = folder.resolve("seed" + seed);
            final List<byte[]> documents = sampled(configuration, events, at.resolve("own"));
            if (!documents.isEmpty())
            {
                assertThatCode(() -> require(at.resolve("own"), at.resolve("own"))).as("seed=%d", seed)
                    .doesNotThrowAnyException();
                final List<NaiveEvent> others = changed(events, random);
                final List<byte[]> otherDocuments = sampled(configuration, others, at.resolve("other"));
                final boolean isAccepted = begins(otherDocuments, documents);
                assertVerdict(
                    isAccepted, () -> require(at.resolve("own"), at.resolve("other")), "seed=" + seed);
                refused += isAccepted ? 0 : 1;
                accepted += isAccepted ? 1 : 0;
            }
            EventLogs.delete(at);
        }

        assertThat(refused).isGreaterThan(STREAMS / 3);
        assertThat(accepted).isPositive();
    }

    private static void assertVerdict(final boolean isAccepted, final ThrowingCallable call, final String name)
    {
        if (isAccepted)
        {
            assertThatCode(call).as(name).doesNotThrowAnyException();
        }
        else
        {
            assertThatThrownBy(call).as(name).isInstanceOfSatisfying(LogException.class, failure ->
                assertThat(failure.fault()).as(name + " " + failure).isEqualTo(LogException.Fault.FOREIGN));
        }
    }

    private static void require(final Path own, final Path other)
    {
        Remeasuring.require(own.resolve("snapshots"), other.resolve("events"), documents ->
        {
            // Nobody waits for it.
        });
    }

    private static List<byte[]> sampled(
        final Configuration configuration, final List<NaiveEvent> events, final Path at)
    {
        at.toFile().mkdirs();
        EventLogs.write(configuration, events, at.resolve("events"), () -> false);

        return EventLogs.undisturbed(configuration, at.resolve("events"), at.resolve("snapshots"));
    }

    /** Without some events at the end, or without one anywhere, which often changes nothing but sequences. */
    private static List<NaiveEvent> changed(final List<NaiveEvent> events, final Random random)
    {
        final List<NaiveEvent> changed = new ArrayList<>(events);
        if (random.nextInt(3) == 0)
        {
            return changed.subList(0, events.size() - 1 - random.nextInt(5));
        }
        changed.remove(random.nextInt(changed.size()));

        return changed;
    }

    private static boolean begins(final List<byte[]> documents, final List<byte[]> with)
    {
        boolean isBegun = documents.size() >= with.size();
        for (int i = 0; isBegun && i < with.size(); i++)
        {
            isBegun = Arrays.equals(documents.get(i), with.get(i));
        }

        return isBegun;
    }
}
