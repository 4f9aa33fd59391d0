package io.leadline.feed.itch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.leadline.config.Configuration;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.RecordingSink;
import io.leadline.problem.BadInputException;

class ItchSessionTest
{
    private static final LocalDate DATE = LocalDate.of(2023, 8, 22);
    private static final long MIDNIGHT = 1_692_676_800_000_000_000L;
    private static final Configuration CONFIGURATION = FeedFixtures.configuration(
        FeedFixtures.market("META-X", "0.01", "1", "META"), FeedFixtures.market("T", "0.0001", "100"));
    private static final long OPEN = 34_200_000_000_000L;

    private final FeedCounters counters = new FeedCounters();
    private final RecordingSink sink = new RecordingSink();
    private final ItchSession session = new ItchSession(CONFIGURATION, DATE, sink, new ItchCounters(counters));
    private long sequence;
    private long receivedEpochNs = MIDNIGHT + OPEN;

    @Test
    void shouldBeginADayInSync()
    {
        session.onJoin(1);
        take(Itch.event(OPEN, 'O'), Itch.directory(5, OPEN + 1, "META"));
        take(Itch.add(5, OPEN + 2, 77, 'B', 5, "META", 801_100, "UBSS"));

        assertThat(events()).containsExactly(
            "0 clear META-X", "0 clear T", "2 add META-X 77 UBSS bid 8011 5");
    }

    @Test
    void shouldBeStaleWhenJoinedLaterAndGoOn()
    {
        session.onJoin(1_000);
        take(Itch.add(5, OPEN, 77, 'S', 5, "META", 801_100));
        take(Itch.delete(5, OPEN + 1, 76), Itch.delete(6, OPEN + 2, 75));

        assertThat(events()).containsExactly(
            "0 status META-X STALE", "0 status T STALE", "0 add META-X 77 - ask 8011 5", "1 cancel META-X 76");
        assertThat(counters.count("unknown_references")).isEqualTo(2);
        assertThat(counters.count("untold_stocks")).isEqualTo(1);
    }

    @Test
    void shouldCarryEverythingOverThatAReplaceLeavesOut()
    {
        beginDay();
        take(Itch.add(5, OPEN, 77, 'S', 100, "META", 801_100, "GS"));
        take(Itch.replace(5, OPEN, 77, 78, 60, 801_200), Itch.cancel(5, OPEN, 78, 20));
        session.onStale();
        session.onHealed();

        assertThat(events()).containsExactly(
            "0 add META-X 77 GS ask 8011 100", "0 replace META-X 77 78 8012 60", "0 reduce META-X 78 40",
            "0 status META-X STALE", "0 status T STALE",
            "0 clear META-X", "0 add META-X 78 GS ask 8012 40", "0 clear T");
        assertThat(counters.count("resyncs")).isEqualTo(2);
    }

    @Test
    void shouldTellExecutionsAtTheirPrices()
    {
        beginDay();
        take(Itch.add(5, OPEN, 77, 'B', 100, "META", 801_100), Itch.executed(5, OPEN + 1, 77, 30));
        take(Itch.executed(5, OPEN + 2, 77, 30, 801_050), Itch.executed(5, OPEN + 3, 77, 40));
        take(Itch.trade(5, OPEN + 4, 9, "META", 801_149), Itch.delete(5, OPEN + 5, 77));

        assertThat(events()).containsExactly(
            "0 add META-X 77 - bid 8011 100", "1 fill META-X 77 - 30 -", "2 fill META-X 77 8010 30 - flags=8",
            "3 fill META-X 77 - 40 -", "4 trade META-X - 8011 9 - flags=8", "4 status META-X STALE",
            "5 cancel META-X 77");
    }

    @Test
    void shouldFlagWhatIsOffTickOrLot()
    {
        beginDay();
        take(Itch.add(5, OPEN, 77, 'B', 100, "META", 801_110), Itch.add(6, OPEN, 78, 'B', 150, "T", 801_111));
        take(Itch.cancel(6, OPEN, 78, 20), Itch.cancel(6, OPEN, 78, 30));

        assertThat(events()).containsExactly(
            "0 add META-X 77 - bid 8011 100 flags=4", "0 add T 78 - bid 801111 2 flags=2",
            "0 reduce T 78 1 flags=2", "0 reduce T 78 1");
    }

    @Test
    void shouldHaltAndOpen()
    {
        beginDay();
        for (final char state : "HPQT".toCharArray())
        {
            take(Itch.trading(5, OPEN, "META", state));
        }

        assertThat(events()).containsExactly(
            "0 status META-X HALTED", "0 status META-X HALTED", "0 status META-X HALTED", "0 status META-X OPEN");
    }

    @Test
    void shouldCountWhoIsEnrolled()
    {
        beginDay();
        take(Itch.position(5, OPEN, "UBSS", "META", 'A'), Itch.position(5, OPEN, "GSCO", "META", 'A'));
        take(Itch.position(5, OPEN, "UBSS", "META", 'W'), Itch.position(9, OPEN, "UBSS", "OTHER", 'A'));

        assertThat(counters.count("participant_positions")).isEqualTo(4);
        assertThat(counters.count("participant_positions_active")).isEqualTo(1);
        assertThat(events()).isEmpty();
    }

    @Test
    void shouldPassTheTimeOfOtherStocks()
    {
        beginDay();
        take(Itch.add(9, OPEN + 9_999_999, 77, 'B', 1, "OTHER", 1), Itch.delete(9, OPEN + 10_000_000, 77));
        take(Itch.other('I', 50, 9, OPEN + 15_000_000), Itch.other('?', 11, 9, OPEN + 20_000_000));

        assertThat(events()).containsExactly("10000000 heartbeat -", "20000000 heartbeat -");
        assertThat(counters.count("other_types")).isEqualTo(1);
        assertThat(counters.count("unknown_types")).isEqualTo(1);
        assertThat(counters.count("other_stocks")).isEqualTo(2);
    }

    /** This machine is an hour ahead of the venue. */
    @Test
    void shouldPassTheTimeByTheVenuesHour()
    {
        receivedEpochNs += 3_600_000_000_000L;
        beginDay();
        session.onHeartbeat(9, receivedEpochNs + 1_500_000_000L);
        session.onSilence(receivedEpochNs + 2_500_000_000L);

        assertThat(events()).containsExactly("500000000 heartbeat -", "1500000000 heartbeat -");
    }

    @Test
    void shouldPassTheTimeOfASilentVenueLessALag()
    {
        beginDay();
        session.onHeartbeat(9, MIDNIGHT + OPEN + 1_500_000_000L);

        assertThat(events()).containsExactly("500000000 heartbeat -");
    }

    @Test
    void shouldLoseTheBookThatAMessageDoesNotFit()
    {
        beginDay();
        take(Itch.add(5, OPEN, 1, 'B', 10, "META", 100), Itch.add(6, OPEN, 2, 'B', 100, "T", 100));
        take(Itch.executed(5, OPEN + 1, 1, 11), Itch.delete(6, OPEN + 2, 1), Itch.cancel(6, OPEN + 3, 2, 101));

        assertThat(events()).containsExactly(
            "0 add META-X 1 - bid 1 10", "0 add T 2 - bid 100 1",
            "0 status META-X STALE", "1 fill META-X 1 - 11 -",
            "1 status T STALE", "2 cancel T 1", "3 reduce T 2 0");
        assertThat(counters.count("overfills")).isEqualTo(1);
        assertThat(counters.count("overcancels")).isEqualTo(1);
    }

    /** The order of another stock is not the one that is meant. */
    @Test
    void shouldLeaveOrdersOfOtherStocksAlone()
    {
        beginDay();
        take(Itch.add(5, OPEN, 1, 'B', 10, "META", 100), Itch.delete(6, OPEN, 1), Itch.delete(5, OPEN, 1));

        assertThat(events()).containsExactly(
            "0 add META-X 1 - bid 1 10", "0 status T STALE", "0 cancel T 1", "0 cancel META-X 1");
    }

    @Test
    void shouldLoseEveryBookByAMessageThatCannotBeRead()
    {
        for (final byte[] bad : List.of(
            Arrays.copyOf(Itch.delete(5, OPEN, 1), 18), new byte[0], new byte[] {'?'},
            Itch.add(5, OPEN, 1, 'X', 10, "META", 100), Itch.delete(5, 25 * 3_600_000_000_000L + 1, 1)))
        {
            beginDay();
            take(bad);

            assertThat(events()).containsExactly("0 status META-X STALE", "0 status T STALE");
        }
        assertThat(counters.count("malformed")).isEqualTo(5);
    }

    @Test
    void shouldBeStaleForGoodWhenMessagesAreLost()
    {
        beginDay();
        take(Itch.add(5, OPEN, 1, 'B', 10, "META", 100));
        session.onStale();
        session.onLost(3, 1);
        take(Itch.add(5, OPEN + 5, 2, 'B', 10, "META", 100));
        session.onHealed();
        take(Itch.delete(5, OPEN + 6, 2));

        assertThat(events()).containsExactly(
            "0 add META-X 1 - bid 1 10", "0 status META-X STALE", "0 status T STALE", "5 add META-X 2 - bid 1 10",
            "6 cancel META-X 2");
    }

    @Test
    void shouldTakeASnapshotAtItsPlace()
    {
        session.onJoin(8);
        sequence = 7;
        snapshot(10, Itch.directory(5, 1, "META"), Itch.trading(5, 1, "META", 'H'), Itch.directory(9, 1, "OTHER"),
            Itch.add(5, 1, 70, 'B', 10, "META", 100, "GSCO"), Itch.add(9, 1, 71, 'B', 10, "OTHER", 100));
        take(Itch.delete(5, OPEN, 69), Itch.delete(5, OPEN + 1, 68), Itch.delete(5, OPEN + 2, 70));

        assertThat(events()).containsExactly(
            "0 status META-X STALE", "0 status T STALE", "0 cancel META-X 69", "1 cancel META-X 68",
            "1 clear META-X", "1 clear T", "1 status META-X HALTED", "1 add META-X 70 GSCO bid 1 10",
            "2 cancel META-X 70");
        assertThat(counters.count("snapshots")).isEqualTo(1);
    }

    @Test
    void shouldTakeNoSnapshotWhoseNextMessageIsOver()
    {
        session.onJoin(8);
        sequence = 7;
        snapshot(7, Itch.add(5, 1, 70, 'B', 10, "META", 100, "GSCO"));
        take(Itch.delete(5, OPEN, 70));

        assertThat(events()).doesNotContain("0 clear META-X");
        assertThat(counters.count("snapshots_too_old")).isEqualTo(1);
        assertThat(session.snapshotSequence()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldNotNeedASnapshotInSync()
    {
        beginDay();
        snapshot(sequence + 1, Itch.add(5, 1, 70, 'B', 10, "META", 100, "GSCO"));
        take(Itch.add(5, OPEN, 1, 'B', 10, "META", 100));

        assertThat(events()).containsExactly("0 add META-X 1 - bid 1 10");
        assertThat(counters.count("snapshots_not_needed")).isEqualTo(1);
    }

    @Test
    void shouldRefuseASnapshotThatCannotBeRead()
    {
        for (final byte[] bad : List.of(
            new byte[0], Arrays.copyOf(Itch.endOfSnapshot(7), 20), FeedFixtures.bytes("G                    "),
            FeedFixtures.bytes("G1234567890123456789 "), FeedFixtures.bytes("Gseventyseven        ")))
        {
            session.beginSnapshot();

            assertThat(session.onSnapshotMessage(new UnsafeBuffer(bad), 0, bad.length)).isFalse();
            assertThat(session.snapshotSequence()).isEqualTo(Long.MAX_VALUE);
        }
        assertThat(counters.count("snapshots_refused")).isEqualTo(5);
    }

    @Test
    void shouldBeginTheNextDayAnew()
    {
        beginDay();
        take(Itch.add(5, OPEN, 1, 'B', 10, "META", 100));
        session.onEnd();
        session.day(DATE.plusDays(1));
        session.onJoin(1);
        take(Itch.event(OPEN, 'O'), Itch.add(5, OPEN, 1, 'B', 10, "T", 100));

        assertThat(events()).containsExactly(
            "0 add META-X 1 - bid 1 10",
            "86400000000000 clear META-X", "86400000000000 clear T", "86400000000000 add T 1 - bid 100 0 flags=2");
    }

    /** Only an end says that nothing was missed behind the last message. */
    @Test
    void shouldBeStaleBetweenASessionThatBreaksOffAndTheNext()
    {
        beginDay();
        session.onJoin(1);
        take(Itch.event(OPEN + 9, 'O'));

        assertThat(events()).containsExactly(
            "0 status META-X STALE", "0 status T STALE", "9 clear META-X", "9 clear T");
    }

    @Test
    void shouldTellTheDayByTheReceipt()
    {
        final ItchSession byReceipt =
            new ItchSession(CONFIGURATION, null, sink, new ItchCounters(new FeedCounters()));
        final byte[] late = Itch.event(86_399_999_999_999L, 'O');
        byReceipt.onJoin(1);
        byReceipt.onMessage(new UnsafeBuffer(late), 0, late.length, 1, MIDNIGHT + 1_000_000);

        assertThat(sink.lines()).contains((MIDNIGHT - 1) + " clear T");
    }

    @Test
    void shouldKeepReferencesThatAreNoNumbersOfTheLog()
    {
        beginDay();
        take(Itch.add(5, OPEN, -1, 'B', 10, "META", 100), Itch.delete(5, OPEN, -1));

        assertThat(events()).containsExactly(
            "0 add META-X 18446744073709551615 - bid 1 10", "0 cancel META-X 18446744073709551615");
    }

    @Test
    void shouldTakeLettersThatAreNoNameForNone()
    {
        beginDay();
        take(Itch.add(5, OPEN, 1, 'B', 10, "META", 100, "G\n"), Itch.add(5, OPEN, 2, 'B', 10, "META", 100, ""));

        assertThat(events()).containsExactly("0 add META-X 1 - bid 1 10", "0 add META-X 2 - bid 1 10");
        assertThat(counters.count("attributions_refused")).isEqualTo(1);
    }

    @Test
    void shouldNameAllMarketsThatAreNoneOfTheVenue()
    {
        final BadInputException bad = catchThrowableOfType(BadInputException.class, () -> new ItchSession(
            FeedFixtures.configuration(
                FeedFixtures.market("A", "0.01", "1", "NINELETTR"), FeedFixtures.market("B", "1e-19", "1"),
                FeedFixtures.market("C", "0.01", "1", "B"), FeedFixtures.market("D", "0.01", "1", "B")),
            DATE, new RecordingSink(), new ItchCounters(new FeedCounters())));

        assertThat(bad.problems()).containsExactly(
            "no symbol of this feed: market=A venue_id=NINELETTR limit=8",
            "step cannot be told in the feed's units: market=B tick=0.0000000000000000001 lot=1",
            "symbol of two markets: market=D venue_id=B");
    }

    private void beginDay()
    {
        session.onJoin(1);
        sequence = 0;
        take(Itch.event(OPEN, 'O'), Itch.directory(5, OPEN, "META"), Itch.directory(6, OPEN, "T"));
        sink.lines().clear();
    }

    private void snapshot(final long nextSequence, final byte[]... messages)
    {
        session.beginSnapshot();
        for (final byte[] message : messages)
        {
            assertThat(session.onSnapshotMessage(new UnsafeBuffer(message), 0, message.length)).isTrue();
        }
        final byte[] end = Itch.endOfSnapshot(nextSequence);
        assertThat(session.onSnapshotMessage(new UnsafeBuffer(end), 0, end.length)).isFalse();
    }

    private void take(final byte[]... messages)
    {
        for (final byte[] message : messages)
        {
            // Not at the beginning of its memory.
            final UnsafeBuffer memory = new UnsafeBuffer(new byte[message.length + 3]);
            memory.putBytes(3, message);
            session.onMessage(memory, 3, message.length, ++sequence, receivedEpochNs);
        }
    }

    /** With times from the opening on. */
    private List<String> events()
    {
        return sink.lines().stream()
            .map(line -> Long.parseLong(line.substring(0, line.indexOf(' '))) - MIDNIGHT - OPEN +
                line.substring(line.indexOf(' ')))
            .toList();
    }
}
