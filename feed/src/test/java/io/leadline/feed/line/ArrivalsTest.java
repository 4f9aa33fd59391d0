package io.leadline.feed.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class ArrivalsTest
{
    private static final int SMALL = 1 << 12;
    /** Of the small ring. */
    private static final int MAX_PIECE_LENGTH = SMALL / 8 - 24;

    /** Several threads put frames of all lengths into a ring that is often full: each line hears what was put. */
    @Test
    void shouldHandOnWhatWasPutInTheOrderOfEachSource() throws InterruptedException
    {
        int refused = 0;
        int pieces = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            final Arrivals arrivals = new Arrivals(SMALL);
            final List<Producer> producers = new ArrayList<>();
            for (int line = 0; line < 4; line++)
            {
                producers.add(new Producer(arrivals, line, new Random(31L * seed + line)));
            }
            final Hearer hearer = new Hearer(producers.size());
            producers.forEach(Thread::start);
            final Random random = new Random(seed);
            while (producers.stream().anyMatch(Thread::isAlive))
            {
                arrivals.poll(hearer, 1 + random.nextInt(50));
                if (random.nextInt(20) == 0)
                {
                    TimeUnit.MICROSECONDS.sleep(random.nextInt(1_000));
                }
            }
            drain(arrivals, hearer);
            for (final Producer producer : producers)
            {
                producer.join();
                assertThat(hearer.heard.get(producer.line)).as("seed %d line %d", seed, producer.line)
                    .isEqualTo(producer.put);
                refused += producer.refused;
                pieces += producer.ofPieces;
            }
            assertThat(hearer.problems).as("seed %d", seed).isEmpty();
        }

        assertThat(refused).isGreaterThan(100);
        assertThat(pieces).isGreaterThan(100);
    }

    @Test
    void shouldTakeNoMoreThanItHasRoomFor()
    {
        final Arrivals arrivals = new Arrivals(SMALL);
        final Arrivals.Source source = arrivals.source(0, 1 << 20, 0);
        int count = 0;
        while (source.frame(ByteBuffer.allocate(100), 0, System.nanoTime()))
        {
            count++;
        }
        assertThat(count).isBetween(SMALL / 200, SMALL / 100);
        assertThat(source.frame(ByteBuffer.allocate(1), 0, System.nanoTime())).isFalse();

        final Hearer hearer = new Hearer(1);
        assertThat(arrivals.poll(hearer, 10)).isEqualTo(10);
        assertThat(source.frame(ByteBuffer.allocate(1), 0, System.nanoTime())).isTrue();
    }

    @Test
    void shouldLeaveOutPiecesOfAFrameThatFoundNoRoom() throws InterruptedException
    {
        final Arrivals arrivals = new Arrivals(SMALL);
        final Arrivals.Source source = arrivals.source(0, 1 << 20, 0);
        final List<Boolean> isPut = new ArrayList<>();
        // It waits for room to take back the pieces that were put.
        final Thread producer = new Thread(() ->
        {
            isPut.add(source.frame(frame(7, 1 << 14), 0, System.nanoTime()));
            isPut.add(source.frame(frame(8, 10), 0, System.nanoTime()));
        });
        producer.start();
        producer.join(50);
        final Hearer hearer = new Hearer(1);
        while (producer.isAlive())
        {
            arrivals.poll(hearer, 1);
        }
        drain(arrivals, hearer);

        assertThat(isPut).containsExactly(false, true);
        assertThat(hearer.heard.get(0)).containsExactly("8:10");
    }

    @Test
    void shouldNotLetAnybodyWaitOnceItIsClosed() throws InterruptedException
    {
        final Arrivals arrivals = new Arrivals(SMALL);
        final Arrivals.Source source = arrivals.source(0, 1 << 20, Long.MAX_VALUE / 4);
        final Thread producer = new Thread(() ->
        {
            while (source.frame(ByteBuffer.allocate(100), 0, System.nanoTime()))
            {
                // Until it is closed.
            }
            source.disconnected(Hangup.ENDED, 0);
        });
        producer.setDaemon(true);
        producer.start();
        producer.join(50);
        assertThat(producer.isAlive()).isTrue();
        arrivals.close();
        producer.join(5_000);

        assertThat(producer.isAlive()).isFalse();
    }

    @Test
    void shouldLeaveTheFramesBufferAsItWas()
    {
        final Arrivals arrivals = new Arrivals(SMALL);
        final ByteBuffer buffer = ByteBuffer.wrap("....{frame}..".getBytes(StandardCharsets.US_ASCII));
        buffer.position(4).limit(11);
        arrivals.source(0, 7, 0).frame(buffer, 1, 2);
        final List<String> heard = new ArrayList<>();
        arrivals.poll(new Hearer(1)
        {
            @Override
            public void onFrame(
                final int line, final byte[] bytes, final int length, final long epochNs, final long receivedNs)
            {
                heard.add(new String(bytes, 0, length, StandardCharsets.US_ASCII) + epochNs + receivedNs);
            }
        }, 10);

        assertThat(heard).containsExactly("{frame}12");
        assertThat(buffer.position()).isEqualTo(4);
        assertThat(buffer.limit()).isEqualTo(11);
        assertThatThrownBy(() -> arrivals.source(0, 6, 0).frame(buffer, 1, 2))
            .hasMessage("frame too long: length=7 limit=6");
    }

    /** A poll brings nothing where it comes to the ring's end, too. */
    private static void drain(final Arrivals arrivals, final Hearer hearer)
    {
        while (arrivals.poll(hearer, 10) + arrivals.poll(hearer, 10) > 0)
        {
            // Until nothing is left.
        }
    }

    /** A frame that tells its number and its length; the rest of it follows from both. */
    private static ByteBuffer frame(final int number, final int length)
    {
        final ByteBuffer frame = ByteBuffer.allocate(length);
        for (int i = 0; i < length; i++)
        {
            frame.put(i, (byte)(number + i));
        }

        return frame;
    }

    private static final class Producer extends Thread
    {
        private final Arrivals.Source source;
        private final int line;
        private final Random random;
        private final List<String> put = new ArrayList<>();
        private int refused;
        private int ofPieces;

        private Producer(final Arrivals arrivals, final int line, final Random random)
        {
            this.line = line;
            this.random = random;
            source = arrivals.source(line, 1 << 20, random.nextInt(3) * 20_000L);
            setDaemon(true);
        }

        @Override
        public void run()
        {
            for (int i = 0; i < 400; i++)
            {
                switch (random.nextInt(10))
                {
                    case 0 ->
                    {
                        source.connected(i);
                        put.add("connect " + i);
                    }
                    case 1 ->
                    {
                        source.disconnected(Hangup.LOST, i);
                        put.add("disconnect LOST " + i);
                    }
                    case 2 -> source.alive(put.size());
                    default -> putFrame(i & 0x7f);
                }
            }
        }

        private void putFrame(final int number)
        {
            final int length = 1 +
                (random.nextInt(3) > 0 ? random.nextInt(100) : random.nextInt(5 * MAX_PIECE_LENGTH));
            if (source.frame(frame(number, length), put.size(), System.nanoTime()))
            {
                put.add(number + ":" + length);
                ofPieces += length > MAX_PIECE_LENGTH ? 1 : 0;
            }
            else
            {
                refused++;
            }
        }
    }

    private static class Hearer implements Arrivals.Listener
    {
        private final List<List<String>> heard = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        private Hearer(final int lineCount)
        {
            for (int i = 0; i < lineCount; i++)
            {
                heard.add(new ArrayList<>());
            }
        }

        @Override
        public void onConnect(final int line, final long receivedEpochNs)
        {
            heard.get(line).add("connect " + receivedEpochNs);
        }

        @Override
        public void onFrame(
            final int line, final byte[] bytes, final int length, final long receivedEpochNs, final long receivedNs)
        {
            final int number = length == 0 ? -1 : bytes[0];
            for (int i = 0; i < length; i++)
            {
                if (bytes[i] != (byte)(number + i))
                {
                    problems.add("line " + line + " frame " + number + " byte " + i);
                    break;
                }
            }
            heard.get(line).add(number + ":" + length);
        }

        @Override
        public void onAlive(final int line, final long sentEpochNs)
        {
            if (sentEpochNs != heard.get(line).size())
            {
                problems.add("line " + line + " alive " + sentEpochNs + " heard " + heard.get(line).size());
            }
        }

        @Override
        public void onDisconnect(final int line, final Hangup reason, final long receivedEpochNs)
        {
            heard.get(line).add("disconnect " + reason + " " + receivedEpochNs);
        }
    }
}
