package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineProofTest
{
    private static final long OUTLIVES_NS = 100;

    private final EngineProof proof = new EngineProof(OUTLIVES_NS);

    @Test
    void shouldProveNothingThatIsNotFurtherBackThanAnEngineIsOutlived()
    {
        assertThat(proof.untilEpochNs()).isEqualTo(EngineProof.NONE);
        look(1_000, 1_050, 1_099);
        assertThat(proof.untilEpochNs()).isEqualTo(EngineProof.NONE);
        look(1_100);
        assertThat(proof.untilEpochNs()).isEqualTo(1_000);
        look(1_150);
        assertThat(proof.untilEpochNs()).isEqualTo(1_050);
    }

    @Test
    void shouldBeginAnewBehindAStall()
    {
        look(0, 50, 100, 151);
        assertThat(proof.untilEpochNs()).isEqualTo(EngineProof.NONE);
        look(200, 250);
        assertThat(proof.untilEpochNs()).isEqualTo(EngineProof.NONE);
        look(251);
        assertThat(proof.untilEpochNs()).isEqualTo(151);
    }

    private void look(final long... times)
    {
        for (final long timeEpochNs : times)
        {
            proof.look(timeEpochNs);
        }
    }
}
