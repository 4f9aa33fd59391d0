package io.leadline.proof.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;

import io.leadline.problem.BadInputException;

import org.junit.jupiter.api.Test;

class ConductRulesReaderTest
{
    @Test
    void shouldReadBuiltInRules()
    {
        final ConductRules rules = ConductRulesReader.builtIn();

        assertThat(rules.bandBpsE2()).isEqualTo(10_000);
        assertThat(rules.flashing().phases()).isEqualTo(8);
        assertThat(rules.flashing().flagShare()).isEqualByComparingTo("0.30");
        assertThat(rules.lifetime().shortNs()).isEqualTo(500_000_000L);
        assertThat(rules.cancels().flagPerFill()).isEqualByComparingTo("500");
        assertThat(rules.selfMatch().minCount()).isEqualTo(1);
        assertThat(rules.touch().flagHitRatio()).isEqualByComparingTo("0.10");
    }

    @Test
    void shouldKeepWhatFileLeavesOut()
    {
        final ConductRules rules = ConductRulesReader.parse("flashing: { flag_share: 0.62 }\nband_bps: 7.5\n", "own");
        final ConductRules builtIn = ConductRulesReader.builtIn();

        assertThat(rules.flashing().flagShare()).isEqualByComparingTo("0.62");
        assertThat(rules.bandBpsE2()).isEqualTo(750);
        assertThat(rules.flashing().phases()).isEqualTo(builtIn.flashing().phases());
        assertThat(List.of(rules.lifetime(), rules.cancels(), rules.selfMatch(), rules.touch()))
            .isEqualTo(List.of(builtIn.lifetime(), builtIn.cancels(), builtIn.selfMatch(), builtIn.touch()));
        assertThat(rules.sha256()).isNotEqualTo(builtIn.sha256());
    }

    @Test
    void shouldNameAllProblemsWithTheirLines()
    {
        assertThatThrownBy(() -> ConductRulesReader.parse("""
            band_bps: 7.555
            flashing:
              before: soon
              phases: 1
              flag_shard: 0.5
            lifetime: 5s
            cancels: { min_cancels: -3 }
            self_match: { flag_share: 2 }
            tuch: {}
            """, "own"))
            .isInstanceOfSatisfying(BadInputException.class, failure -> assertThat(failure.problems())
                .containsExactlyInAnyOrder(
                    "own:1: not an edge: key=band_bps value=7.555 allowed=0..10000 with at most two decimals",
                    "own:3: not a duration: key=before value=soon allowed=500ms, 5s, 1m, 2h, 1d",
                    "own:4: not an integer in range: key=flashing.phases value=1 allowed=2..64",
                    "own:5: unknown key: key=flashing.flag_shard",
                    "own:6: not a mapping: key=lifetime",
                    "own:7: not an integer in range: key=cancels.min_cancels value=-3 allowed=1..999999999",
                    "own:8: above its limit: key=self_match.flag_share value=2 limit=1",
                    "own:9: unknown key: key=tuch"));
    }

    @Test
    void shouldLookNoFurtherThanShareOfInterval()
    {
        final ConductRules.Flashing flashing = new ConductRules.Flashing(
            5_000, 300, new BigDecimal("0.25"), 8, 1, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);

        assertThat(flashing.beforeNs(1_000)).isEqualTo(250);
        assertThat(flashing.afterNs(1_000)).isEqualTo(250);
        assertThat(flashing.beforeNs(100_000)).isEqualTo(5_000);
        assertThat(flashing.afterNs(100_000)).isEqualTo(300);
    }
}
