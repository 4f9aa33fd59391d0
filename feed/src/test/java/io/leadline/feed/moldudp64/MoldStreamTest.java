package io.leadline.feed.moldudp64;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedFixtures;

class MoldStreamTest
{
    private static final String SESSION = "000010059B";
    private static final String OTHER = "000010060B";
    private static final long MS = 1_000_000;

    private final FeedCounters counters = new FeedCounters();
    private final Listener listener = new Listener();
    private MoldStream stream = stream(MoldLimits.DEFAULT);
    private long nowEpochNs;

    @Test
    void shouldHandOnMessagesInSequence()
    {
        packet(7, 2);
        packet(9, 1);

        assertThat(listener.heard).containsExactly("join 7", "7", "8", "9");
        assertThat(stream.nextSequence()).isEqualTo(10);
        assertThat(stream.missingCount()).isZero();
    }

    @Test
    void shouldHandOnWhatBothLinesSendOnce()
    {
        packet(7, 2);
        packet(7, 2);
        packet(8, 2);

        assertThat(listener.heard).containsExactly("join 7", "7", "8", "9");
        assertThat(counters.count("packets_duplicate")).isEqualTo(1);
    }

    @Test
    void shouldSayNothingOfDisorder()
    {
        packet(7, 1);
        packet(10, 2);
        packet(9, 1);
        assertThat(stream.nextSequence()).isEqualTo(8);
        assertThat(stream.missingCount()).isEqualTo(1);
        nowEpochNs += 249 * MS;
        packet(8, 1);

        assertThat(listener.heard).containsExactly("join 7", "7", "8", "9", "10", "11");
        assertThat(counters.count("holes")).isEqualTo(1);
        assertThat(counters.count("holes_stale")).isZero();
    }

    @Test
    void shouldHealAHoleThatIsFilledLate()
    {
        packet(7, 1);
        packet(9, 1);
        nowEpochNs += 250 * MS;
        packet(10, 1);
        nowEpochNs += 9_000 * MS;
        packet(8, 1);

        assertThat(listener.heard).containsExactly("join 7", "7", "stale", "8", "9", "10", "healed");
    }

    @Test
    void shouldGiveUpAHoleThatIsNotFilled()
    {
        packet(7, 1);
        packet(10, 1);
        packet(12, 1);
        nowEpochNs += 10_000 * MS;
        stream.onTime(nowEpochNs);
        packet(8, 2);

        assertThat(listener.heard).containsExactly(
            "join 7", "7", "stale", "lost 8 2", "10", "lost 11 1", "12", "healed");
        assertThat(counters.count("holes")).isEqualTo(2);
        assertThat(counters.count("holes_lost")).isEqualTo(2);
        assertThat(counters.count("messages_lost")).isEqualTo(3);
        assertThat(counters.count("packets_duplicate")).isEqualTo(1);
    }

    @Test
    void shouldLearnOfAHoleFromAHeartbeat()
    {
        packet(7, 1);
        heartbeat(SESSION, 8);
        heartbeat(SESSION, 12);

        assertThat(listener.heard).containsExactly("join 7", "7", "beat 8");
        assertThat(stream.nextSequence()).isEqualTo(8);
        assertThat(stream.missingCount()).isEqualTo(4);
        packet(8, 4);
        assertThat(stream.missingCount()).isZero();
        assertThat(listener.heard).endsWith("8", "9", "10", "11");
    }

    @Test
    void shouldEndWhenNothingIsMissing()
    {
        packet(7, 1);
        take(MoldPacket.end(SESSION, 10));
        assertThat(listener.heard).doesNotContain("end");
        packet(8, 2);
        take(MoldPacket.end(SESSION, 10));
        take(MoldPacket.of(OTHER, 1, messages(1, 1)));

        assertThat(listener.heard).containsExactly("join 7", "7", "8", "9", "end", "beat 10", "join 1", "1");
    }

    @Test
    void shouldFollowAnotherSessionOnlyWhenItsOwnIsSilent()
    {
        packet(7, 1);
        nowEpochNs += 14_999 * MS;
        take(MoldPacket.of(OTHER, 1, messages(1, 1)));
        assertThat(counters.count("packets_other_session")).isEqualTo(1);
        nowEpochNs += MS;
        take(MoldPacket.of(OTHER, 2, messages(2, 1)));

        assertThat(listener.heard).containsExactly("join 7", "7", "join 2", "2");
    }

    @Test
    void shouldJoinASequenceThatStartsAgain()
    {
        packet(1_000, 1);
        packet(1, 1);
        nowEpochNs += 15_000 * MS;
        packet(2, 1);

        assertThat(listener.heard).containsExactly("join 1000", "1000", "join 2", "2");
    }

    @Test
    void shouldAskForAllMessagesOfASessionJoinedLate()
    {
        stream = stream(MoldLimits.DEFAULT.from(1));
        packet(4, 1);

        assertThat(stream.nextSequence()).isEqualTo(1);
        assertThat(stream.missingCount()).isEqualTo(3);
        packet(1, 3);
        assertThat(listener.heard).containsExactly("join 1", "1", "2", "3", "4");
    }

    @Test
    void shouldJoinAnewForMessagesWithoutNumbers()
    {
        packet(7, 1);
        packet(0, 2);

        assertThat(listener.heard).containsExactly("join 7", "7", "join 0", "0", "0");
        assertThat(counters.count("packets_unnumbered")).isEqualTo(1);
    }

    @Test
    void shouldLeaveStraysAlone()
    {
        final byte[] longer = Arrays.copyOf(MoldPacket.of(SESSION, 7, messages(7, 1)), 40);
        final byte[] shorter = Arrays.copyOf(MoldPacket.of(SESSION, 7, messages(7, 2)), 30);
        final byte[] router = MoldPacket.heartbeat("\1(\2\0\6\4\2\16\244l", 7);
        take(longer);
        take(shorter);
        take(router);
        take(new byte[19]);
        take(MoldPacket.of(SESSION, -1, messages(7, 1)));

        assertThat(listener.heard).isEmpty();
        assertThat(counters.count("packets_stray")).isEqualTo(5);
    }

    @Test
    void shouldLeaveASequenceAloneThatIsTooFarAhead()
    {
        packet(7, 1);
        packet(1L << 40, 1);
        packet(8, 1);

        assertThat(listener.heard).containsExactly("join 7", "7", "8");
        assertThat(counters.count("packets_too_far_ahead")).isEqualTo(1);
    }

    @Test
    void shouldGiveUpAHoleWhenNoMoreCanBeHeld()
    {
        stream = stream(new MoldLimits(MS, 1_000 * MS, 1_000 * MS, 1 << 16, 3, 0));
        packet(1, 1);
        packet(3, 1);
        packet(4, 1);
        packet(6, 1);
        packet(7, 1);

        assertThat(listener.heard).containsExactly("join 1", "1", "lost 2 1", "3", "4");
        assertThat(stream.missingCount()).isEqualTo(1);
        packet(5, 1);
        assertThat(listener.heard).endsWith("5", "6", "7");
    }

    @Test
    void shouldBeStaleWhileTheLinesAreSilent()
    {
        stream = stream(alive());
        stream.onTime(nowEpochNs);
        packet(7, 1);
        pass(4_999 * MS);
        assertThat(stream.isSilent()).isFalse();
        pass(MS);
        pass(MS);
        assertThat(stream.isSilent()).isTrue();
        assertThat(listener.heard).containsExactly("join 7", "7", "stale", "silence", "silence");
        heartbeat(SESSION, 8);
        assertThat(stream.isSilent()).isFalse();
        packet(8, 1);

        assertThat(listener.heard).endsWith("silence", "healed", "beat 8", "8");
    }

    @Test
    void shouldNotHealBehindASilenceWhileMessagesAreMissing()
    {
        stream = stream(alive());
        packet(7, 1);
        pass(6_000 * MS);
        packet(9, 1);
        assertThat(listener.heard).containsExactly("join 7", "7", "stale", "silence");
        packet(8, 1);

        assertThat(listener.heard).endsWith("silence", "8", "9", "healed");
    }

    @Test
    void shouldHearNoSilenceBehindTheEnd()
    {
        stream = stream(alive());
        packet(7, 1);
        take(MoldPacket.end(SESSION, 8));
        pass(60_000 * MS);

        assertThat(listener.heard).containsExactly("join 7", "7", "beat 8", "end");
    }

    private static MoldLimits alive()
    {
        return new MoldLimits(250 * MS, 10_000 * MS, 15_000 * MS, 1 << 20, 1 << 10, 0, 5_000 * MS);
    }

    private void pass(final long durationNs)
    {
        nowEpochNs += durationNs;
        stream.onTime(nowEpochNs);
    }

    @Test
    void shouldHoldEverythingInAPause()
    {
        packet(1, 1);
        stream.pause();
        packet(2, 1);
        packet(4, 1);
        nowEpochNs += 60_000 * MS;
        packet(3, 1);
        packet(3, 1);
        assertThat(stream.missingCount()).isZero();
        assertThat(listener.heard).containsExactly("join 1", "1");
        stream.resume();

        assertThat(listener.heard).containsExactly("join 1", "1", "2", "3", "4");
        assertThat(counters.count("packets_duplicate")).isEqualTo(1);
    }

    @Test
    void shouldEndAPauseWhenNoMoreCanBeHeld()
    {
        stream = stream(new MoldLimits(MS, 1_000 * MS, 1_000 * MS, 1 << 16, 2, 0));
        stream.pause();
        packet(1, 1);
        packet(2, 1);
        packet(3, 1);

        assertThat(listener.heard).containsExactly("join 1", "1", "2", "3");
    }

    /** Lines lose, repeat and disorder packets, and a server answers requests: each message comes once, in place. */
    @Test
    void shouldHandOnEveryMessageOnceWhateverTheLinesDo()
    {
        for (long seed = 1; seed <= 1_000; seed++)
        {
            final Random random = new Random(seed);
            final int count = 1 + random.nextInt(300);
            final FeedCounters all = new FeedCounters();
            final Listener heard = new Listener();
            final MoldStream lossy = new MoldStream(
                new MoldLimits(MS, Long.MAX_VALUE, Long.MAX_VALUE, 1 << 20, 1 << 10, 1), heard, new MoldCounters(all));
            final List<byte[]> packets = lines(count, random);
            packets.add(MoldPacket.heartbeat(SESSION, count + 1));
            for (int i = 0; i < packets.size(); i++)
            {
                lossy.onPacket(new UnsafeBuffer(packets.get(i)), 0, packets.get(i).length, i * MS / 4);
                if (random.nextInt(5) == 0)
                {
                    answer(lossy, random, i * MS / 4);
                }
            }
            while (lossy.isMissing())
            {
                answer(lossy, random, packets.size() * MS / 4);
            }

            assertThat(heard.messages).as("seed=%d", seed)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
            assertThat(Collections.frequency(heard.heard, "stale")).as("seed=%d", seed)
                .isEqualTo(Collections.frequency(heard.heard, "healed"));
            assertThat(all.count("messages_lost")).isZero();
        }
    }

    private static List<byte[]> lines(final int count, final Random random)
    {
        final List<byte[]> packets = new ArrayList<>();
        for (int line = 0; line < 2; line++)
        {
            for (int sequence = 1; sequence <= count;)
            {
                final int messages = Math.min(1 + random.nextInt(4), count + 1 - sequence);
                if (random.nextInt(3) > 0)
                {
                    packets.add(
                        Math.min(packets.size(), packets.size() / (2 - line) + random.nextInt(4)),
                        MoldPacket.of(SESSION, sequence, messages(sequence, messages)));
                }
                sequence += messages;
            }
        }

        return packets;
    }

    private static void answer(final MoldStream stream, final Random random, final long timeEpochNs)
    {
        final int asked = stream.missingCount();
        if (asked > 0)
        {
            final byte[] answer = MoldPacket.of(
                SESSION, stream.nextSequence(), messages(stream.nextSequence(), 1 + random.nextInt(asked)));
            stream.onPacket(new UnsafeBuffer(answer), 0, answer.length, timeEpochNs);
        }
    }

    private void packet(final long sequence, final int count)
    {
        take(MoldPacket.of(SESSION, sequence, messages(sequence, count)));
    }

    private void heartbeat(final String session, final long nextSequence)
    {
        take(MoldPacket.heartbeat(session, nextSequence));
    }

    private void take(final byte[] packet)
    {
        // Not at the beginning of its memory.
        final UnsafeBuffer memory = new UnsafeBuffer(new byte[packet.length + 5]);
        memory.putBytes(5, packet);
        stream.onPacket(memory, 5, packet.length, nowEpochNs);
    }

    private static List<byte[]> messages(final long sequence, final int count)
    {
        return LongStream.range(sequence, sequence + count)
            .mapToObj(number -> FeedFixtures.bytes(Long.toString(number)))
            .toList();
    }

    private MoldStream stream(final MoldLimits limits)
    {
        return new MoldStream(limits, listener, new MoldCounters(limits == MoldLimits.DEFAULT ?
            counters : new FeedCounters()));
    }

    private static final class Listener implements MoldListener
    {
        private final List<String> heard = new ArrayList<>();
        private final List<Long> messages = new ArrayList<>();

        @Override
        public void onJoin(final long sequence)
        {
            heard.add("join " + sequence);
        }

        @Override
        public void onMessage(
            final DirectBuffer buffer, final int offset, final int length, final long sequence,
            final long receivedEpochNs)
        {
            if (sequence > 0)
            {
                assertThat(buffer.getStringWithoutLengthAscii(offset, length)).isEqualTo(Long.toString(sequence));
            }
            heard.add(Long.toString(sequence));
            messages.add(sequence);
        }

        @Override
        public void onHeartbeat(final long nextSequence, final long receivedEpochNs)
        {
            heard.add("beat " + nextSequence);
        }

        @Override
        public void onStale()
        {
            heard.add("stale");
        }

        @Override
        public void onSilence(final long nowEpochNs)
        {
            heard.add("silence");
        }

        @Override
        public void onHealed()
        {
            heard.add("healed");
        }

        @Override
        public void onLost(final long firstSequence, final long count)
        {
            heard.add("lost " + firstSequence + " " + count);
        }

        @Override
        public void onEnd()
        {
            heard.add("end");
        }
    }
}
