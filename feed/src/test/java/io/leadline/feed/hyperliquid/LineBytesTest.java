package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBytesTest
{
    private static final int STEPS = 20_000;
    private static final int MOST_WAITING = 400;

    private record Line(long place, byte[] content)
    {
    }

    /** Lines come and go; now many wait, now none, and some are longer than all room that there was. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldHoldEveryLineUntilItIsDropped(final long seed)
    {
        final Random random = new Random(seed);
        final LineBytes bytes = new LineBytes();
        final Deque<Line> waiting = new ArrayDeque<>();
        int most = MOST_WAITING;
        for (int step = 0; step < STEPS; step++)
        {
            most = random.nextInt(500) == 0 ? random.nextInt(MOST_WAITING) : most;
            if (waiting.size() <= random.nextInt(most + 1))
            {
                waiting.add(add(bytes, random, step));
            }
            else
            {
                assertThatIsThere(bytes, waiting.getLast(), seed, step);
                assertThatIsThere(bytes, waiting.getFirst(), seed, step);
                bytes.dropFirst(waiting.remove().content.length);
            }
        }
    }

    private static Line add(final LineBytes bytes, final Random random, final int step)
    {
        final byte[] content = new byte[random.nextInt(step % 1_000 == 999 ? 100_000 : 600)];
        random.nextBytes(content);
        final byte[] source = new byte[content.length + 7];
        System.arraycopy(content, 0, source, 3, content.length);

        return new Line(bytes.add(source, 3, content.length), content);
    }

    private static void assertThatIsThere(final LineBytes bytes, final Line line, final long seed, final int step)
    {
        final int offset = bytes.offset(line.place);
        assertThat(Arrays.copyOfRange(bytes.array(), offset, offset + line.content.length))
            .as("seed=%d step=%d", seed, step).isEqualTo(line.content);
    }
}
