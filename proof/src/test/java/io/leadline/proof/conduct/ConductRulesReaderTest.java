package io.leadline.proof.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** No threshold is fixed in the code: each can be set, and is listed as it was set. */
    @Test
    void shouldListEveryRuleAsItWasSet()
    {
        final Map<String, String> set = new LinkedHashMap<>();
        for (final RuleLines.Line line : RuleLines.of(ConductRulesReader.parse("""
            band_bps: 12.5
            flashing:
              { before: 7s, after: 90s, interval_share: 0.125, phases: 16, min_instants: 31, flag_share: 0.4,
                flag_ratio: 2.5, flag_phases: 0.75 }
            lifetime: { short: 1500ms, min_orders: 101, flag_short_share: 0.8 }
            cancels: { min_cancels: 1001, flag_per_fill: 499.5 }
            self_match: { min_count: 2, flag_share: 0.02 }
            touch: { min_share: 0.03, min_fills: 29, flag_hit_ratio: 0.2, flag_unhit_share: 0.98 }
            """, "own")))
        {
            assertThat(line.meaning()).isNotBlank();
            set.put(line.key(), line.value());
        }

        assertThat(set).isEqualTo(Map.ofEntries(
            Map.entry("band_bps", "12.5"), Map.entry("flashing.before", "7s"), Map.entry("flashing.after", "90s"),
            Map.entry("flashing.interval_share", "0.125"), Map.entry("flashing.phases", "16"),
            Map.entry("flashing.min_instants", "31"), Map.entry("flashing.flag_share", "0.4"),
            Map.entry("flashing.flag_ratio", "2.5"), Map.entry("flashing.flag_phases", "0.75"),
            Map.entry("lifetime.short", "1500ms"), Map.entry("lifetime.min_orders", "101"),
            Map.entry("lifetime.flag_short_share", "0.8"), Map.entry("cancels.min_cancels", "1001"),
            Map.entry("cancels.flag_per_fill", "499.5"), Map.entry("self_match.min_count", "2"),
            Map.entry("self_match.flag_share", "0.02"), Map.entry("touch.min_share", "0.03"),
            Map.entry("touch.min_fills", "29"), Map.entry("touch.flag_hit_ratio", "0.2"),
            Map.entry("touch.flag_unhit_share", "0.98")));
    }

    /** A key that the built-in file gets, and the list does not, is a threshold that no report tells. */
    @Test
    void shouldListEveryKeyOfTheBuiltInFile() throws IOException
    {
        final List<String> keys = new ArrayList<>();
        try (InputStream in = ConductRulesReader.class.getResourceAsStream("/conduct/default.yaml"))
        {
            String section = "";
            for (final String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList())
            {
                final Matcher key = Pattern.compile("( *)([a-z_]+):( *[^# ].*)?").matcher(line.replaceAll(" *#.*", ""));
                if (key.matches() && key.group(3) == null)
                {
                    section = key.group(2) + ".";
                }
                else if (key.matches())
                {
                    keys.add((key.group(1).isEmpty() ? "" : section) + key.group(2));
                }
            }
        }

        assertThat(RuleLines.of(ConductRulesReader.builtIn()).stream().map(RuleLines.Line::key))
            .hasSize(20).containsExactlyElementsOf(keys);
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
