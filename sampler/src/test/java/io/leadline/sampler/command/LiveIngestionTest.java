package io.leadline.sampler.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.leadline.config.AdapterReader;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;
import io.leadline.event.EventType;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.ReceiptTimes;
import io.leadline.feed.catalog.Adapter;
import io.leadline.feed.catalog.LiveAdapter;
import io.leadline.problem.BadInputException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveIngestionTest
{
    private static final String MARKETS = """
        venue: t
        markets:
          - { name: X, tick: "%s", lot: "1" }
          - { name: Y, tick: "0.1", lot: "1" }
        schedule: { every: 1s, instant: fixed }
        """;

    @TempDir
    private Path folder;
    private final AtomicBoolean isRunning = new AtomicBoolean(true);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path events;

    @BeforeEach
    void nameLog()
    {
        events = folder.resolve("events");
    }

    /** A feed that does one thing in its only cycle, and says at its end that X is stale. */
    private final class OneCycle implements LiveFeed
    {
        private final LiveInputs inputs;
        private final Runnable work;
        private final FeedCounters counters = new FeedCounters();
        private final ReceiptTimes receipts = new ReceiptTimes();

        private OneCycle(final LiveInputs inputs, final Runnable work)
        {
            this.inputs = inputs;
            this.work = work;
        }

        @Override
        public int doWork()
        {
            inputs.diagnostics().accept("line stands\u001b[2J");
            work.run();
            receipts.onWritten(1_000, 3_000);
            counters.add("frames").increment();
            isRunning.set(false);

            return 1;
        }

        @Override
        public FeedCounters counters()
        {
            return counters;
        }

        @Override
        public ReceiptTimes receipts()
        {
            return receipts;
        }

        @Override
        public void close()
        {
            inputs.sink().status(
                9_000, inputs.sink().market("X", new BigDecimal("0.1"), BigDecimal.ONE), TradingStatus.STALE);
        }
    }

    private void follow(final String tick, final Function<LiveInputs, Runnable> work, final Path recordings)
        throws IOException
    {
        follow(tick, work, recordings, false);
    }

    private void follow(
        final String tick, final Function<LiveInputs, Runnable> work, final Path recordings, final boolean isOfInputs)
        throws IOException
    {
        final Configuration configuration = ConfigurationReader.parse(MARKETS.formatted(tick), "test");
        final Adapter adapter = new Adapter(
            "one", "nothing", "none", "orders", "its own", false, List.of(), Map.of(), null,
            new LiveAdapter(
                "nobody", isOfInputs ? LiveAdapter.Inputs.NEEDED : LiveAdapter.Inputs.NONE, true,
                inputs -> new OneCycle(inputs, work.apply(inputs))));
        new LiveIngestion(
            configuration, adapter, AdapterReader.parse(MARKETS.formatted(tick), "test", "one", List.of()), List.of(),
            events, recordings)
            .run(isRunning, new PrintWriter(out), new PrintWriter(err));
    }

    private static Runnable bid(final LiveInputs inputs, final long timeEpochNs)
    {
        return () -> bid(inputs.sink(), timeEpochNs);
    }

    private static void bid(final EventSink sink, final long timeEpochNs)
    {
        sink.add(
            timeEpochNs, sink.market("X", new BigDecimal("0.1"), BigDecimal.ONE), timeEpochNs,
            sink.account("a"), 0, 10, 1, 0);
    }

    /** Behind a pause longer than the limit, the log stands still. */
    @Test
    void shouldSayOnceThatTimesAreTooFarAhead() throws IOException
    {
        final long daysNs = 8 * 86_400_000_000_000L;
        follow("0.1", inputs -> () ->
        {
            bid(inputs.sink(), 5_000);
            bid(inputs.sink(), 5_000 + daysNs);
            bid(inputs.sink(), 5_001 + daysNs);
        }, null);

        assertThat(lines()).startsWith("add 5000 0").hasSize(4).doesNotContain("add " + (5_000 + daysNs) + " 0");
        assertThat(err.toString().lines().filter(line -> line.contains("too far ahead"))).singleElement()
            .asString().endsWith(
                " event is too far ahead of the log, and has the time of its last: last=1970-01-01T00:00:00.000005Z" +
                " limit=feed.max_jump=PT168H allowed=a new folder for --events");
    }

    @Test
    void shouldWriteALogAndPrintWhatWasCounted() throws IOException
    {
        follow("0.1", inputs -> bid(inputs, 5_000), null);

        assertThat(lines()).containsExactly("add 5000 0", "status 9000 0");
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " "))).containsExactly(
            "events 2", "duplicate_events 0", "read_frames 1", "receive_to_log_count 1", "receive_to_log_p50_ns 2000",
            "receive_to_log_p99_ns 2000", "receive_to_log_p99.9_ns 2000", "receive_to_log_max_ns 2000");
        assertThat(err.toString()).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z line stands\\?\\[2J\n");
    }

    /** The writer before was killed, so it said nothing; of Y the log knows nothing, so nothing is missing. */
    @Test
    void shouldFirstMarkStaleWhatTheLogHolds() throws IOException
    {
        writeLog();

        follow("0.1", inputs -> bid(inputs, 7_000), null);

        assertThat(lines()).containsExactly("add 5000 0", "status 5000 0", "add 7000 0", "status 9000 0");
        assertThat(out.toString().lines().findFirst().orElseThrow()).matches("events +3");
    }

    @Test
    void shouldMarkNothingWhereNothingWasLost() throws IOException
    {
        writeLog();

        follow("0.1", inputs -> bid(inputs, 7_000), null, true);

        assertThat(lines()).containsExactly("add 5000 0", "add 7000 0", "status 9000 0");
    }

    private void writeLog()
    {
        try (EventLogWriter writer = new EventLogWriter(events, Long.MAX_VALUE))
        {
            bid(writer, 5_000);
        }
    }

    @Test
    void shouldMarkALogEvenWhenTheFeedCannotBeOpened()
    {
        writeLog();

        assertThatThrownBy(() -> follow(
            "0.1", inputs ->
            {
                throw new BadInputException("no such address");
            }, null))
            .isInstanceOf(BadInputException.class);

        assertThat(lines()).containsExactly("add 5000 0", "status 5000 0");
    }

    @Test
    void shouldLeaveALogOfOtherStepsAsItIs()
    {
        writeLog();
        final Map<String, String> before = VenueFolder.content(events);

        assertThatThrownBy(() -> follow("0.5", inputs -> bid(inputs, 7_000), null))
            .isInstanceOf(BadInputException.class)
            .hasMessage("market has other steps in the event log: market=X tick=0.5 lot=1 log_tick=0.1 log_lot=1");

        assertThat(VenueFolder.content(events)).isEqualTo(before);
    }

    @Test
    void shouldCloseTheLogStaleWhenWhatIsFollowedIsMalformed()
    {
        assertThatThrownBy(() -> follow("0.1", inputs -> () ->
        {
            bid(inputs.sink(), 5_000);
            throw new BadInputException("file:3: malformed");
        }, null))
            .isInstanceOf(BadInputException.class)
            .hasMessage("file:3: malformed");

        assertThat(lines()).containsExactly("add 5000 0", "status 9000 0");
        assertThat(out.toString()).contains("events ");
    }

    /** A follower whose venue cannot be reached leaves no log, and its folder to the next. */
    @Test
    void shouldFollowAgainIntoAFolderThatNoEventCameTo() throws IOException
    {
        try (EventLogWriter writer = new EventLogWriter(events, Long.MAX_VALUE))
        {
            writer.flush();
        }
        assertThat(events).isNotEmptyDirectory();

        follow("0.1", inputs -> bid(inputs, 5_000), null);

        assertThat(lines()).containsExactly("add 5000 0", "status 9000 0");
    }

    @Test
    void shouldNotFollowIntoAFolderOfSomethingElse() throws IOException
    {
        Files.createDirectories(events);
        Files.writeString(events.resolve("letter"), "dear");

        assertThatThrownBy(() -> follow("0.1", inputs -> bid(inputs, 7_000), null))
            .isInstanceOf(BadInputException.class)
            .hasMessage("folder holds something that is no event log: --events=" + events);
    }

    @Test
    void shouldNameAFileToRecordIn() throws IOException
    {
        final List<Path> recordings = new ArrayList<>();
        follow("0.1", inputs ->
        {
            recordings.add(inputs.recording());
            return bid(inputs, 5_000);
        }, folder.resolve("raw/frames"));

        assertThat(recordings.get(0).getParent()).isDirectory().isEqualTo(folder.resolve("raw/frames"));
        assertThat(recordings.get(0).getFileName().toString()).matches("one-[0-9]{8}T[0-9]{6}\\.frames");
    }

    private List<String> lines()
    {
        final List<String> lines = new ArrayList<>();
        try (EventLogReader reader = new EventLogReader(events))
        {
            final EventHandler handler = new EventLines(lines);
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.pollToEnd(handler);
            }
        }

        return lines;
    }

    private record EventLines(List<String> lines) implements EventHandler
    {
        @Override
        public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
        }

        @Override
        public void onAccount(final int account, final String name)
        {
        }

        @Override
        public void onEvent(final Event event)
        {
            lines.add(EventType.name(event.type()) + " " + event.timeEpochNs() + " " + event.market());
        }
    }
}
