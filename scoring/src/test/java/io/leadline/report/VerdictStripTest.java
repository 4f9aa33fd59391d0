package io.leadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

class VerdictStripTest
{
    @Test
    void shouldShowASingleBadSnapshotAmongThousands()
    {
        final int[] bounds = VerdictStrip.bounds(new long[]{9_999, 0, 0, 0, 1, 0, 0, 0}, 10_000);

        assertThat(bounds).containsExactly(28, 1, 1, 1, 1, 0, 0, 0, 0);
    }

    @Test
    void shouldLeaveABucketWithoutSnapshotsEmpty()
    {
        assertThat(VerdictStrip.bounds(new long[8], 0)).containsOnly(0);
    }

    @Test
    void shouldDivideTheWholeHeightWithoutGaps()
    {
        final long seed = 7;
        final Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++)
        {
            final long[] counts = new long[8];
            int total = 0;
            for (int kind = 0; kind < counts.length; kind++)
            {
                counts[kind] = random.nextInt(3) == 0 ? random.nextInt(300) : 0;
                total += (int) counts[kind];
            }
            final int[] bounds = VerdictStrip.bounds(counts, total);

            assertThat(bounds[0]).as("seed=%d i=%d", seed, i).isEqualTo(total == 0 ? 0 : VerdictStrip.HEIGHT);
            assertThat(bounds[counts.length]).as("seed=%d i=%d", seed, i).isZero();
            for (int kind = 0; kind < counts.length; kind++)
            {
                final int height = bounds[kind] - bounds[kind + 1];
                assertThat(height).as("seed=%d i=%d kind=%d", seed, i, kind).isNotNegative();
                assertThat(height > 0).as("seed=%d i=%d kind=%d", seed, i, kind).isEqualTo(counts[kind] > 0);
            }
        }
    }
}
