package io.leadline.feed.itch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.moldudp64.MoldCounters;
import io.leadline.feed.moldudp64.MoldLimits;
import io.leadline.feed.moldudp64.MoldPacket;
import io.leadline.feed.moldudp64.MoldStream;

/**
 * Seeded days over lines that lose, repeat and disorder packets, with a server that answers some requests late and
 * others never, joined at the start or later, with snapshots or without: no book is ever claimed in sync that is not
 * the venue's at that time.
 */
class RandomDayTest
{
    private static final String SESSION = "000007525B";
    private static final LocalDate DATE = LocalDate.of(2016, 9, 13);
    private static final long MIDNIGHT = 1_473_739_200_000_000_000L;
    private static final long MS = 1_000_000;
    private static final int SEEDS = 1_000;

    @Test
    void shouldNeverClaimABookThatIsNotTheVenues()
    {
        int inSync = 0;
        int stale = 0;
        long resyncs = 0;
        long snapshots = 0;
        long lost = 0;
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final Run run = new Run(seed);
            inSync += run.checkEveryInstant();
            stale += run.staleInstants;
            resyncs += run.counters.count("resyncs");
            snapshots += run.counters.count("snapshots");
            lost += run.counters.count("holes_lost");
        }

        // The faults happened, and were overcome.
        assertThat(inSync).isGreaterThan(stale / 2);
        assertThat(stale).isGreaterThan(10_000);
        assertThat(resyncs).isGreaterThan(200);
        assertThat(snapshots).isGreaterThan(200);
        assertThat(lost).isGreaterThan(100);
    }

    /** Where all requests are answered before a hole is given up, every message is applied in its place. */
    @Test
    void shouldEndInSyncWhenNothingIsLost()
    {
        int ended = 0;
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final Run run = new Run(seed);
            run.checkEveryInstant();
            final boolean isWhole = run.counters.count("holes_lost") == 0 &&
                (run.counters.count("days_begun") > 0 || run.counters.count("snapshots") > 0);
            for (final String stock : run.configured)
            {
                assertThat(isWhole && run.books.isStale(stock)).as("seed=%d stock=%s", seed, stock).isFalse();
            }
            ended += isWhole ? 1 : 0;
        }

        assertThat(ended).isGreaterThan(SEEDS / 10);
    }

    @Test
    void shouldDecodeAsTheOtherDecoderDoes()
    {
        for (long seed = 1; seed <= 200; seed++)
        {
            final RandomDay day = new RandomDay(seed, 500);
            final SlowItch slow = new SlowItch();
            day.messages().forEach(slow::read);
            final RecordingSink sink = new RecordingSink();
            final ItchSession session = new ItchSession(
                ItchRecordingTest.configuration(RandomDay.STOCKS), DATE, sink, new ItchCounters(new FeedCounters()));
            session.onJoin(1);
            for (final byte[] message : day.messages())
            {
                session.onMessage(new UnsafeBuffer(message), 0, message.length, 1, 0);
            }

            assertThat(sink.lines().stream()
                .filter(line -> !line.contains(" heartbeat ") && !line.contains(" clear "))
                .map(line -> line.substring(line.indexOf(' ') + 1))).as("seed=%d", seed)
                .containsExactlyElementsOf(slow.lines());
        }
    }

    /** One day over such lines. */
    private static final class Run
    {
        private final Set<String> configured = Set.copyOf(RandomDay.STOCKS.subList(0, 2));
        private final FeedCounters counters = new FeedCounters();
        private final RecordingSink sink = new RecordingSink();
        private final BookOfEvents books = new BookOfEvents();
        private final long seed;
        private final Random random;
        private final RandomDay day;
        private final ItchSession session;
        private final MoldStream stream;
        private final int first;
        private int staleInstants;

        Run(final long seed)
        {
            this.seed = seed;
            random = new Random(seed);
            day = new RandomDay(seed, 50 + random.nextInt(300));
            session = new ItchSession(
                ItchRecordingTest.configuration(configured), null, sink, new ItchCounters(counters));
            stream = new MoldStream(
                new MoldLimits(20 * MS, 400 * MS, 15_000 * MS, 1 << 17, 1 << 10, 0), session,
                new MoldCounters(counters));
            first = random.nextInt(3) == 0 ? random.nextInt(day.messages().size() / 2) : 0;
            send(random.nextInt(4) * 4, random.nextInt(3));
        }

        private void send(final int faultPercent, final int deafness)
        {
            final List<Integer> starts = new ArrayList<>();
            for (int at = first; at < day.messages().size(); at += 1 + random.nextInt(4))
            {
                starts.add(at);
            }
            for (int i = 0; i < starts.size(); i++)
            {
                final int from = starts.get(i);
                final int to = i + 1 < starts.size() ? starts.get(i + 1) : day.messages().size();
                if (random.nextInt(100) >= faultPercent)
                {
                    packet(from, to, to - 1);
                }
                if (random.nextInt(100) < faultPercent)
                {
                    packet(Math.max(first, from - 3), from, to - 1);
                }
                if (random.nextInt(40) == 0)
                {
                    snapshot(to);
                }
                if (random.nextInt(1 + 10 * deafness) == 0 && stream.missingCount() > 0)
                {
                    answer(to - 1);
                }
                stream.onTime(received(to - 1));
            }
            stream.onEndOfInput();
        }

        private void answer(final int until)
        {
            final int from = (int)stream.nextSequence() - 1;
            packet(from, Math.min(from + stream.missingCount(), day.messages().size()), until);
        }

        private void snapshot(final int sentMessages)
        {
            final int nextSequence = Math.max(2, sentMessages - 2 + random.nextInt(6));
            if (nextSequence <= day.messages().size())
            {
                session.beginSnapshot();
                day.snapshot(nextSequence).forEach(
                    message -> session.onSnapshotMessage(new UnsafeBuffer(message), 0, message.length));
            }
        }

        private void packet(final int from, final int to, final int sentWith)
        {
            final byte[] packet = MoldPacket.of(SESSION, from + 1, day.messages().subList(from, to));
            stream.onPacket(new UnsafeBuffer(packet), 0, packet.length, received(sentWith));
        }

        private long received(final int message)
        {
            return MIDNIGHT + day.time(message) + MS;
        }

        /** At every time of a message, what the log made of its events until then. Returns how many were in sync. */
        int checkEveryInstant()
        {
            int inSync = 0;
            int line = 0;
            long stamped = 0;
            for (int i = first; i < day.messages().size(); i++)
            {
                if (i + 1 < day.messages().size() && day.time(i + 1) == day.time(i))
                {
                    continue;
                }
                final long now = MIDNIGHT + day.time(i);
                while (line < sink.lines().size() && (stamped = Math.max(stamped, time(line))) <= now)
                {
                    books.apply(sink.lines().get(line++));
                }
                // An instant is recorded when an event behind it comes.
                inSync += stamped > now ? check(i) : 0;
            }
            sink.lines().subList(line, sink.lines().size()).forEach(books::apply);

            return inSync;
        }

        private long time(final int line)
        {
            final String event = sink.lines().get(line);

            return Long.parseLong(event.substring(0, event.indexOf(' ')));
        }

        private int check(final int message)
        {
            int inSync = 0;
            for (int stock = 0; stock < 2; stock++)
            {
                final String symbol = RandomDay.STOCKS.get(stock);
                if (books.isStale(symbol))
                {
                    staleInstants++;
                }
                else if (books.isNamed(symbol))
                {
                    inSync++;
                    assertThat(books.book(symbol)).as("seed=%d message=%d stock=%s", seed, message, symbol)
                        .isEqualTo(day.truth(message, stock));
                }
            }

            return inSync;
        }
    }
}
