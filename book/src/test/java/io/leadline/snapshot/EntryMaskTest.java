package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.leadline.config.Ladder;
import io.leadline.measure.MeasureLayout;

import org.junit.jupiter.api.Test;

/** Masks of every number of bytes, beside the plainest way to read them. */
class EntryMaskTest
{
    private static final int MAX_EDGES = 80;
    private static final int PART_SETS = 16;

    @Test
    void shouldBeLongerThanAnySectionWhereAPartHasNoByte()
    {
        int refused = 0;
        for (int edges = 1; edges <= MAX_EDGES; edges++)
        {
            final PairLayout pairs = pairs(edges);
            final EntryMask mask = new EntryMask(pairs);
            for (int parts = 0; parts < PART_SETS; parts++)
            {
                final long length = length(pairs, parts);
                assertThat(length < 0 ? Long.MAX_VALUE : length).as("edges=%d parts=%d", edges, parts)
                    .isEqualTo(mask.length(parts) > 1 << 24 ? Long.MAX_VALUE : mask.length(parts));
                refused += length < 0 ? 1 : 0;
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    @Test
    void shouldReadTheBytesOfItsPartsAlone()
    {
        for (long seed = 1; seed <= MAX_EDGES; seed++)
        {
            final Random random = new Random(seed);
            final PairLayout pairs = pairs((int)seed);
            final EntryMask mask = new EntryMask(pairs);
            final byte[] bytes = new byte[pairs.maskLength() + Long.BYTES];
            for (int parts = 0; parts < PART_SETS; parts++)
            {
                random.nextBytes(bytes);
                if (length(pairs, parts) >= 0)
                {
                    assertRead(seed, mask, pairs, bytes, parts);
                }
            }
        }
    }

    private static void assertRead(
        final long seed, final EntryMask mask, final PairLayout pairs, final byte[] bytes, final int parts)
    {
        final long[] expected = new long[mask.words().length];
        int at = 0;
        for (int i = 0; i < pairs.maskLength(); i++)
        {
            if ((parts >> i / partLength(pairs) & 1) != 0)
            {
                expected[i / Long.BYTES] |= (bytes[at++] & 0xffL) << Byte.SIZE * (i % Long.BYTES);
            }
        }

        assertThat(mask.read(bytes, RawArrays.BYTES, parts)).as("seed=%d parts=%d", seed, parts).isEqualTo(expected[0]);
        assertThat(mask.words()).as("seed=%d parts=%d", seed, parts).isEqualTo(expected);
    }

    /** Bytes of these parts; below 0 when one of them has none. */
    private static long length(final PairLayout pairs, final int parts)
    {
        long length = 0;
        for (int part = 0; part < SnapshotLayout.PART_COUNT; part++)
        {
            final int from = part * partLength(pairs);
            final int bytes = Math.min(partLength(pairs), pairs.maskLength() - from);
            if ((parts >> part & 1) != 0)
            {
                length += bytes > 0 ? bytes : Integer.MIN_VALUE;
            }
        }

        return length;
    }

    private static int partLength(final PairLayout pairs)
    {
        return (pairs.maskLength() + SnapshotLayout.PART_COUNT - 1) / SnapshotLayout.PART_COUNT;
    }

    private static PairLayout pairs(final int edges)
    {
        final List<Integer> edgesBpsE2 = IntStream.rangeClosed(1, edges).mapToObj(edge -> edge * 10).toList();

        return new PairLayout(
            new MeasureLayout(List.of(new Ladder("mid", Ladder.Reference.MID, edgesBpsE2, false))));
    }
}
