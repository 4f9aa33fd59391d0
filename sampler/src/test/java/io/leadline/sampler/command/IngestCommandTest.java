package io.leadline.sampler.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.event.EventLogWriter;
import io.leadline.feed.catalog.Feeds;

class IngestCommandTest
{
    private static final String MALFORMED = "1772323199000000000,SOL-PERP,add,x,alpha,bid,1e5,5,,,\n";

    @TempDir
    private Path folder;
    private VenueFolder venue;
    private Path events;

    @BeforeEach
    void makeVenue()
    {
        venue = new VenueFolder(folder);
        events = venue.path("events");
    }

    @Test
    void shouldMakeAnEventLogAndPrintEveryCounter()
    {
        final Run run = Run.ingest(venue, events, "--input", venue.quotes("day.csv", 0, 4));

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.printed("events")).isEqualTo("20");
        assertThat(run.printed("duplicate_events")).isEqualTo("0");
        assertThat(run.printed("event_add")).isEqualTo("12");
        assertThat(run.printed("event_fill")).isEqualTo("4");
        assertThat(run.printed("event_cancel")).isEqualTo("4");
        assertThat(run.printed("odd_unknown_order")).isEqualTo("0");
        assertThat(run.printed("time_ran_back")).isEqualTo("0");
        assertThat(venue.names()).containsExactly("config.yaml", "day.csv", "events", "seed.hex");
    }

    @Test
    void shouldRefuseALogThatIsNotEmptyWithoutAppend()
    {
        Run.ingest(venue, events, "--input", venue.quotes("day.csv", 0, 2));
        final Map<String, String> before = VenueFolder.content(events);

        final Run run = Run.ingest(venue, events, "--input", venue.quotes("more.csv", 2, 2));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).containsExactly("event log is not empty: path=" + events + " allowed=--append");
        assertThat(VenueFolder.content(events)).isEqualTo(before);
    }

    @Test
    void shouldRefuseALogThatAnotherWrites() throws IOException
    {
        final String refusal =
            "event log is written by another: path=" + events + " lock=" + events.resolveSibling("events.lock");
        final EventLock maker = EventLock.take(events);
        try (maker)
        {
            final Run made = Run.ingest(venue, events, "--input", venue.quotes("day.csv", 0, 2));
            assertThat(made.code()).isEqualTo(2);
            assertThat(made.err()).containsExactly(refusal);
            assertThat(events).doesNotExist();
        }
        assertThat(Run.ingest(venue, events, "--input", venue.path("day.csv")).code()).isZero();
        final Map<String, String> before = VenueFolder.content(events);
        final EventLock another = EventLock.take(events);
        try (another)
        {
            final Run more = Run.ingest(venue, events, "--append", "--input", venue.quotes("more.csv", 2, 2));
            assertThat(more.code()).isEqualTo(2);
            assertThat(more.err()).containsExactly(refusal);
        }
        assertThat(VenueFolder.content(events)).isEqualTo(before);
    }

    @Test
    void shouldLeaveNothingBehindAMalformedRow()
    {
        final Path broken = venue.write(
            "broken.csv", VenueFolder.quotes(0, 3) + MALFORMED + VenueFolder.quotes(3, 3).split("\n", 2)[1]);

        final Run run = Run.ingest(venue, events, "--input", broken);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).containsExactly(broken + ":17: malformed decimal: column=price value=1e5");
        assertThat(venue.names()).containsExactly("broken.csv", "config.yaml", "seed.hex");
    }

    @Test
    void shouldLeaveNothingBehindAMalformedRowInTheSecondFile()
    {
        final Path whole = venue.quotes("whole.csv", 0, 3);
        final Path broken = venue.write("broken.csv", VenueFolder.HEADER + "\n" + MALFORMED);

        final Run run = Run.ingest(venue, events, "--input", whole, broken);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).containsExactly(broken + ":2: malformed decimal: column=price value=1e5");
        assertThat(Files.exists(events)).isFalse();
        assertThat(venue.names()).containsExactly("broken.csv", "config.yaml", "seed.hex", "whole.csv");
    }

    @Test
    void shouldLeaveALogAsItIsWhenWhatIsAppendedIsMalformed()
    {
        Run.ingest(venue, events, "--input", venue.quotes("day.csv", 0, 3));
        final Map<String, String> before = VenueFolder.content(events);
        final Path broken = venue.write("broken.csv", VenueFolder.quotes(3, 3) + MALFORMED);

        final Run run = Run.ingest(venue, events, "--append", "--input", broken);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).containsExactly(broken + ":17: malformed decimal: column=price value=1e5");
        assertThat(VenueFolder.content(events)).isEqualTo(before);
        assertThat(venue.names()).doesNotContain("events.partial");
    }

    /** The first rows fit the log and the last do not: none of them may be in it. */
    @Test
    void shouldLeaveALogAsItIsWhenAMarketHasOtherStepsThere()
    {
        Run.ingest(venue, events, "--input", venue.quotes("day.csv", 0, 3));
        final Map<String, String> before = VenueFolder.content(events);
        venue.write("config.yaml", VenueFolder.configuration("0.5", "fixed"));

        final Run run = Run.ingest(venue, events, "--append", "--input", venue.quotes("more.csv", 3, 3));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).containsExactly(
            "market has other steps in the event log: market=BTC-PERP tick=0.5 lot=0.001 log_tick=0.01 log_lot=0.001");
        assertThat(VenueFolder.content(events)).isEqualTo(before);
    }

    @Test
    void shouldGoOnBehindTheLogWithAppend()
    {
        Run.ingest(venue, events, "--input", venue.quotes("day.csv", 0, 3));
        final Run run = Run.ingest(venue, events, "--append", "--input", venue.quotes("more.csv", 3, 9));
        final Path whole = venue.path("whole");
        Run.ingest(venue, whole, "--input", venue.quotes("all.csv", 0, 12));

        assertThat(run.code()).isZero();
        assertThat(run.printed("events")).isEqualTo("45");
        assertThat(run.printed("event_add")).as("of the whole log").isEqualTo("36");
        assertThat(Run.sample(venue, events, venue.path("pieces")).printed("last_hash"))
            .isEqualTo(Run.sample(venue, whole, venue.path("snapshots")).printed("last_hash"));
    }

    @Test
    void shouldNotTakeRecordingsWithoutEventsForALog()
    {
        final Path empty = venue.write("empty.csv", VenueFolder.HEADER + "\n");

        final Run run = Run.ingest(venue, events, "--input", empty);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).containsExactly("no event in any input: inputs=" + empty);
        assertThat(venue.names()).containsExactly("config.yaml", "empty.csv", "seed.hex");
    }

    @Test
    void shouldNameEveryInputThatCannotBeRead()
    {
        final Path whole = venue.quotes("whole.csv", 0, 1);
        final Path absent = venue.path("absent.csv");

        final Run run = Run.ingest(venue, events, "--input", absent, folder, whole, whole);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).containsExactly(
            "input does not exist: path=" + absent, "input is no file: path=" + folder,
            "input named twice: path=" + whole);
        assertThat(Files.exists(events)).isFalse();
    }

    @Test
    void shouldNameTheFeedsThatThereAre()
    {
        final Run run = Run.of(
            "ingest", "--feed", "cvs", "--input", venue.quotes("day.csv", 0, 1), "--config", venue.config(),
            "--events", events);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).containsExactly("unknown feed: feed=cvs allowed=" + String.join(",", Feeds.names()));
        assertThat(Files.exists(events)).isFalse();
    }

    @Test
    void shouldNotWriteIntoAFolderOfSomethingElse()
    {
        final Run run = Run.ingest(venue, folder, "--input", venue.quotes("day.csv", 0, 1));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).containsExactly("folder holds something that is no event log: --events=" + folder);
        assertThat(Run.ingest(venue, venue.config(), "--input", venue.path("day.csv")).err())
            .containsExactly("not a folder: --events=" + venue.config());
    }

    @Test
    void shouldMakeALogWhereAWriterHadNoEventToWrite()
    {
        try (EventLogWriter writer = new EventLogWriter(events, Long.MAX_VALUE))
        {
            writer.flush();
        }

        final Run run = Run.ingest(venue, events, "--input", venue.quotes("day.csv", 0, 1));

        assertThat(run.err()).isEmpty();
        assertThat(run.printed("events")).isEqualTo("5");
    }

    @Test
    void shouldPrintResultsOnlyWhenQuiet()
    {
        final Run run = Run.ingest(venue, events, "--quiet", "--input", venue.quotes("day.csv", 0, 1));

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).anyMatch(line -> line.startsWith("events "));
        assertThat(Files.exists(events)).isTrue();
    }

    @Test
    void shouldNameEveryMissingOption()
    {
        final Run run = Run.of("ingest");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(String.join("\n", run.err())).contains("--feed", "--config", "--events");
    }

    @Test
    void shouldAskForTheDayOfRecordingsThatDoNotTellIt()
    {
        final Path day = venue.write("messages.bin", "\0\14S\0\0\0\0\0\0\0\0\0\1O");

        assertThat(itch(day).err()).containsExactly(
            "day of the messages is not known: allowed=--date or the venue's name of a day's file: path=" + day);
        final Run run = itch(day, "--date", "2026-03-02");

        assertThat(run.err()).isEmpty();
        assertThat(run.printed("read_days_begun")).isEqualTo("1");
        assertThat(run.printed("event_clear")).isEqualTo("2");
        assertThat(itch(day, "--date", "2026-02-30").code()).isEqualTo(2);
    }

    @Test
    void shouldTakeNoDayForRecordingsThatTellIt()
    {
        final Path quotes = venue.quotes("day.csv", 0, 4);

        assertThat(Run.ingest(venue, events, "--date", "2026-03-02", "--input", quotes).err()).containsExactly(
            "inputs of the feed tell their days: feed=csv --date=2026-03-02 allowed=itch");
    }

    @Test
    void shouldSayWhatFollowingNeeds()
    {
        final Path quotes = venue.quotes("day.csv", 0, 4);

        assertThat(Run.ingest(venue, events).err()).containsExactly("option is missing: --input=FILE");
        assertThat(Run.ingest(venue, events, "--input", quotes, "--record", folder).err()).containsExactly(
            "recordings are not recorded: --record=" + folder + " allowed=with --follow");
        assertThat(aeron("--feed", "csv").err()).containsExactly("option is missing: --input=PATH");
        assertThat(aeron("--feed", "aeron", "--input", quotes, "--date", "2026-03-02", "--record", folder).err())
            .satisfiesExactly(
                line -> assertThat(line).startsWith("feed connects, and follows no files: feed=aeron"),
                line -> assertThat(line).startsWith("feed has no frames to be recorded: feed=aeron"),
                line -> assertThat(line).isEqualTo(
                    "feed is of the day on which it comes: --follow --date=2026-03-02 allowed=no --date"));
        assertThat(events).doesNotExist();
    }

    @Test
    void shouldTellWhatIsWrongInTheSectionOfTheFeed()
    {
        venue.write("config.yaml", VenueFolder.configuration("0.01", "fixed") + """
            feed:
              aeron: { channel: "aeron:carrier-pigeon", streem: 1, lag: soon }
            """);

        final Run run = aeron("--feed", "aeron");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasSize(2);
        assertThat(run.err().get(0)).contains("config.yaml:7: unknown key: key=feed.aeron.streem");
        assertThat(run.err().get(1)).contains("config.yaml:7: not a duration in range: key=feed.aeron.lag value=soon");
        venue.write("config.yaml", VenueFolder.configuration("0.01", "fixed") + """
            feed:
              aeron: { channel: "aeron:carrier-pigeon" }
            """);
        assertThat(aeron("--feed", "aeron").err().get(0))
            .startsWith("channel cannot be subscribed to: feed.aeron.channel=aeron:carrier-pigeon reason=");
    }

    private Run aeron(final Object... more)
    {
        final List<Object> arguments = new ArrayList<>(List.of(
            "ingest", "--follow", "--config", venue.config(), "--events", events));
        arguments.addAll(List.of(more));

        return Run.of(arguments.toArray());
    }

    private Run itch(final Path input, final String... options)
    {
        final List<String> arguments = new ArrayList<>(List.of(
            "ingest", "--feed", "itch", "--config", venue.path("itch.yaml").toString(), "--events", events.toString(),
            "--input", input.toString(), "--quiet"));
        arguments.addAll(List.of(options));
        venue.write("itch.yaml", VenueFolder.configuration("0.01", "fixed").replace("-PERP", ""));

        return Run.of(arguments.toArray());
    }
}
