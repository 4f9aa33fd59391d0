package io.leadline.bench.pair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChunksTest
{
    @Test
    void shouldTakeQuantilesWhateverTheOrder()
    {
        final Chunks chunks = new Chunks(new double[]{5, 1, 4, 2, 3});

        assertThat(chunks.median()).isEqualTo(3);
        assertThat(chunks.quantile(0)).isEqualTo(1);
        assertThat(chunks.quantile(1)).isEqualTo(5);
        assertThat(chunks.quantile(0.125)).isEqualTo(1.5);
    }

    @Test
    void shouldKeepMedianWhenFewChunksAreStalled()
    {
        assertThat(new Chunks(new double[]{10, 10, 10, 10, 1e9, 10, 10, 1e9, 10}).median()).isEqualTo(10);
    }

    @Test
    void shouldCompareQuarterWithTheSameQuarter()
    {
        final Chunks slow = new Chunks(new double[]{2, 2, 20, 20, 6, 6, 8, 8});
        final Chunks fast = new Chunks(new double[]{1, 1, 10, 10, 2, 2, 2, 2});

        assertThat(slow.quarterRatios(fast)).containsExactly(2, 2, 3, 4);
    }
}
