package io.leadline.feed.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class PingsTest
{
    private final Pings pings = new Pings(new SplittableRandom(1), 10);

    @Test
    void shouldTellWhichPingIsAnsweredInWhateverOrder()
    {
        final List<ByteBuffer> payloads = new ArrayList<>();
        final Set<ByteBuffer> different = new HashSet<>();
        for (int i = 0; i < 64; i++)
        {
            payloads.add(pings.next(1_000 + i));
            different.add(payloads.get(i));
        }
        assertThat(different).hasSize(64);
        final Random random = new Random(1);
        for (int i = 0; i < 1_000; i++)
        {
            final int index = random.nextInt(64);
            final ByteBuffer payload = payloads.get(index);
            final long expected = different.remove(payload) ? 1_000 + index : Pings.UNKNOWN;

            assertThat(pings.onAnswer(payload, 100 + i)).isEqualTo(expected);
            assertThat(payload.remaining()).isEqualTo(Long.BYTES);
        }
        assertThat(different).isEmpty();
    }

    @Test
    void shouldTakeNoAnswerToNothing()
    {
        assertThat(pings.onAnswer(ByteBuffer.allocate(8), 20)).isEqualTo(Pings.UNKNOWN);
        final ByteBuffer payload = pings.next(1_000);
        assertThat(pings.onAnswer(ByteBuffer.allocate(0), 20)).isEqualTo(Pings.UNKNOWN);
        assertThat(pings.onAnswer(ByteBuffer.allocate(9).put(payload.duplicate()).position(0), 20))
            .isEqualTo(Pings.UNKNOWN);
        assertThat(pings.onAnswer(ByteBuffer.allocate(8).putLong(0, payload.getLong(0) ^ 1), 20))
            .isEqualTo(Pings.UNKNOWN);
        assertThat(pings.answeredNs()).isEqualTo(10);
        assertThat(pings.onAnswer(payload, 30)).isEqualTo(1_000);
        assertThat(pings.answeredNs()).isEqualTo(30);
    }

    @Test
    void shouldForgetPingsThatManyFollowed()
    {
        final ByteBuffer first = pings.next(1_000);
        for (int i = 0; i < 64; i++)
        {
            pings.next(2_000 + i);
        }

        assertThat(pings.onAnswer(first, 20)).isEqualTo(Pings.UNKNOWN);
    }
}
