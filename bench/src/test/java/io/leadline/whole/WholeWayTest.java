package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.naive.EdgeStream;
import io.leadline.naive.EventGenerator;
import io.leadline.naive.NaiveEvent;
import io.leadline.naive.NaiveLeadline;
import io.leadline.naive.RandomSettings;
import io.leadline.naive.SharedExamples;
import io.leadline.naive.StreamSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From the text form through the real verbs to the table. Longer runs by system properties:
 * {@code leadline.naive.streams}, {@code leadline.naive.events} (per stream), {@code leadline.naive.seed} (of the
 * first).
 */
class WholeWayTest
{
    private static final int STREAMS = Integer.getInteger("leadline.naive.streams", 150);
    private static final int EVENTS = Integer.getInteger("leadline.naive.events", 2_000);
    private static final long FIRST_SEED = Long.getLong("leadline.naive.seed", 1_000L);
    private static final int EDGE_BOOKS = 300;
    private static final int STREAMS_PER_BROKEN_STREAM = 10;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "everything"})
    void shouldWriteTheExpectedTableOfEachExample(final String example) throws IOException
    {
        final Path shared = SharedExamples.folder(example);

        final String text =
            new VerbPipeline(folder).tableText(shared.resolve("config.yaml"), shared.resolve("events.csv"));

        assertThat(text).isEqualTo(Files.readString(shared.resolve("expected.csv")));
    }

    @Test
    void shouldAgreeWithTheNaiveModelOnEveryEdge()
    {
        final Configuration configuration = EdgeStream.configuration();
        final List<NaiveEvent> events = EdgeStream.events(FIRST_SEED, EDGE_BOOKS);

        final List<String> actual = new VerbPipeline(folder).export(configuration, events);

        assertThat(actual).as("seed=" + FIRST_SEED).isEqualTo(naive(configuration, events));
        assertThat(actual).hasSizeGreaterThan(2 * EDGE_BOOKS);
    }

    @Test
    void shouldAgreeWithTheNaiveModelUnderRandomStreams()
    {
        final RandomStreams streams = new RandomStreams(WholeWayTest::naive, new VerbPipeline(folder));
        for (long seed = FIRST_SEED; seed < FIRST_SEED + STREAMS; seed++)
        {
            streams.check(seed, EVENTS);
        }
    }

    /** Found under seed 500341: the replace of an unknown number must not touch the textual id that it names. */
    @Test
    void shouldKnowATextualIdAgainAfterAnIgnoredReplaceOntoIt()
    {
        final Configuration configuration = EdgeStream.configuration();
        final String market = configuration.markets().get(0).name();
        final long second = 1_000_000_000L;
        final BigDecimal price = BigDecimal.valueOf(1_000);
        final List<NaiveEvent> events = List.of(
            NaiveEvent.add(second, market, "35", "a", NaiveEvent.ASK, price, BigDecimal.valueOf(9_508), false),
            NaiveEvent.replace(second, market, "35", "0x2c", price, BigDecimal.valueOf(9_508)),
            NaiveEvent.replace(second, market, "43", "0x2c", price, BigDecimal.valueOf(64)),
            NaiveEvent.fill(second, market, "0x2c", null, BigDecimal.valueOf(64), "b"),
            NaiveEvent.add(second, market, "0x2c", "c", NaiveEvent.BID, price, BigDecimal.valueOf(286), false),
            NaiveEvent.heartbeat(2 * second, ""));

        assertThat(new VerbPipeline(folder).export(configuration, events)).isEqualTo(naive(configuration, events));
    }

    @Test
    void shouldMakeTheSameLogOfAStreamInPieces()
    {
        final VerbPipeline pipeline = new VerbPipeline(folder);
        for (long seed = FIRST_SEED; seed < FIRST_SEED + Math.max(1, STREAMS / STREAMS_PER_BROKEN_STREAM); seed++)
        {
            final StreamSettings settings = RandomSettings.draw(seed);
            final List<NaiveEvent> events = EventGenerator.events(settings, seed, EVENTS);

            final WholeOutput atOnce = pipeline.run(settings.configuration(), List.of(events));
            final WholeOutput inPieces = pipeline.run(settings.configuration(), pieces(events, seed));

            assertThat(inPieces.linesOfLogs()).as("seed=" + seed).isEqualTo(atOnce.linesOfLogs());
            assertThat(inPieces.lastHash()).as("seed=" + seed).hasSize(64).isEqualTo(atOnce.lastHash());
        }
    }

    /** Cut anywhere, at times inside events of one time. */
    private static List<List<NaiveEvent>> pieces(final List<NaiveEvent> events, final long seed)
    {
        final Random random = new Random(seed);
        final List<List<NaiveEvent>> pieces = new ArrayList<>();
        int start = 0;
        while (start < events.size())
        {
            final int end = Math.min(events.size(), start + 1 + random.nextInt(events.size() / 2));
            pieces.add(events.subList(start, end));
            start = end;
        }

        return pieces;
    }

    private static List<String> naive(final Configuration configuration, final List<NaiveEvent> events)
    {
        return WholeOutput.of(NaiveLeadline.run(configuration, events)).lines();
    }
}
