package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WalkProgressTest
{
    @Test
    void shouldExpectAsMuchOfAllDocumentsAsOfThoseThatWereRead()
    {
        assertThat(WalkProgress.expected(300, 100, 1_000)).isEqualTo(3_000);
        assertThat(WalkProgress.expected(300, 1_000, 1_000)).isEqualTo(300);
    }

    /** A log that has grown since its documents were counted. */
    @Test
    void shouldNeverExpectLessThanThereIs()
    {
        assertThat(WalkProgress.expected(300, 2_000, 1_000)).isEqualTo(300);
    }

    @Test
    void shouldExpectNothingBeforeAnythingIsKnown()
    {
        assertThat(WalkProgress.expected(0, 0, 1_000)).isEqualTo(-1);
        assertThat(WalkProgress.expected(5, 10, 0)).isEqualTo(-1);
    }
}
