package io.leadline.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import io.leadline.problem.BadInputException;
import io.leadline.scoring.ProgramTexts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramsTest
{
    private static final String DRIFT = ProgramTexts.DRIFT;
    private static final String BACKPACK = ProgramTexts.BACKPACK;

    @TempDir
    private Path folder;

    @Test
    void shouldReadEveryBuiltInProgram() throws Exception
    {
        final List<Program> programs = Programs.of(Programs.BUILT_IN);

        assertThat(programs).extracting(Program::name).containsExactlyElementsOf(Programs.BUILT_IN);
        assertThat(programs).filteredOn(program -> !program.isOfBrokers())
            .extracting(program -> program.rules().get(0).award().pool().toPlainString())
            .containsExactly("5500", "3000", "0.2077", "300000", "480274", "100",
                "1000", "20000", "30000", "200000", "0", "0");
        assertThat(programs.get(0).sha256()).isEqualTo(HexFormat.of().formatHex(
            MessageDigest.getInstance("SHA-256").digest(Programs.builtInBytes(DRIFT))));
    }

    @Test
    void shouldStateTheDocumentedDefaultOfEverySwitch()
    {
        final Rule drift = Programs.of(List.of(DRIFT)).get(0).rules().get(0);
        final Rule backpack = Programs.of(List.of(BACKPACK)).get(0).rules().get(0);

        final BracketScore score = (BracketScore)drift.score();
        assertThat(score.brackets()).isEqualTo(BracketScore.Brackets.EXCLUSIVE);
        assertThat(score.sides()).isEqualTo(BracketScore.Sides.MIN);
        assertThat(score.floor()).isEqualTo(BracketScore.Floor.AVERAGE);
        assertThat(score.outages()).isEqualTo(BracketScore.Outages.UPTIME);
        assertThat(score.edges()).extracting(BracketScore.Edge::weight).extracting(BigDecimal::toPlainString)
            .containsExactly("2", "0.75", "0.5", "0.4", "0.3", "0.2");
        assertThat(drift.selfMatch()).isEqualTo(Rule.SelfMatch.REPORT);
        assertThat(drift.outsideEnrolment()).isEqualTo(Rule.OutsideEnrolment.UNCOUNTED);
        assertThat(backpack.averages()).isEqualTo(new Averages(
            Averages.Size.MEAN, Averages.SizeOver.ACTIVE, Averages.Spread.TOUCH, new BigDecimal("0.01")));
        assertThat(((PoolAward)backpack.award()).ineligible()).isEqualTo(PoolAward.Ineligible.FORFEIT);
    }

    @Test
    void shouldReadAProgramFromAFile() throws Exception
    {
        final Path file = Files.writeString(folder.resolve("own.yaml"), ProgramTexts.text(DRIFT, DRIFT, "own"));

        assertThat(Programs.of(List.of(file.toString())).get(0).name()).isEqualTo("own");
    }

    @Test
    void shouldReportEveryProblemOfAFileAtOnceWithItsLineAndPath()
    {
        final BadInputException bad = catchThrowableOfType(BadInputException.class, () -> ProgramTexts.program(
            DRIFT,
            "version: 1", "version: one",
            "brackets: exclusive ", "brackets: inclusive ",
            "weight: 0.75", "wieght: 0.75",
            "to: 2023-03-31 ", "to: 2023-02-31 ",
            "award: 600, volume_at_least", "award: 600.005, volume_at_least"));

        assertThat(bad.problems()).containsExactlyInAnyOrder(
            "drift-mip-2023-03.yaml:6: not an integer in range: key=version value=one allowed=1..1000000",
            "drift-mip-2023-03.yaml:14: not a date: key=rules[0].to value=2023-02-31 allowed=YYYY-MM-DD",
            "drift-mip-2023-03.yaml:27: unknown choice: key=rules[0].score.brackets value=inclusive "
                + "allowed=exclusive, cumulative",
            "drift-mip-2023-03.yaml:35: missing key: key=rules[0].score.edges[1].weight",
            "drift-mip-2023-03.yaml:35: unknown key: key=rules[0].score.edges[1].wieght",
            "drift-mip-2023-03.yaml:46: amount is no multiple of the step: "
                + "key=rules[0].award.markets[0].tiers[1].award value=600.005 step=0.01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "currency: USD |currency: [USD] |:7: not a single value: key=currency",
        "disqualified: [] |disqualified: {} |:9: not a list: key=disqualified",
        "disqualified: [] |disqualified: [a] |:9: not a mapping: key=disqualified[0]",
        "enrolled: [] |enrolled: [{ maker: a, from: 2023-03-07, to: 2023-03-07 }] |window ends before it starts",
        "version: 1|version: 1\\nversion: 2|:7: key twice: key=version",
        "version: 1|version:|:6: empty value: key=version",
        "period: week |period: day |allowed=week, month",
        "within_bps: 20|within_bps: 20.005|not an edge: key=rules[0].presence.within_bps value=20.005",
        "bps: 3, |bps: 1, |edges do not rise: key=rules[0].score.edges[1].bps value=1",
        "scale: 100|scale: 0|not above its limit: key=rules[0].score.scale value=0 limit=0",
        "scale: 100|scale: 1e2|not a plain decimal: key=rules[0].score.scale value=1e2",
        "uptime_above: 0.85 }|uptime_above: 85 }|above its limit: key=rules[0].award.markets[0].tiers[1].uptime_above",
        "rank: 4, |rank: 3, |ranks do not rise: key=rules[0].award.markets[0].tiers[3].rank value=3",
        "BONK-PERP|SOL-PERP|market twice: key=rules[0].award.markets market=SOL-PERP",
        "kind: ranks |kind: pools |award and score do not go together: key=rules[0].award.kind",
        "floor_notional: 5000|floor_notional: -1|below its limit: key=rules[0].score.floor_notional value=-1 limit=0",
        "rules:|waived: []\\nrules:|unknown key: key=waived",
        "title: Drift|title: *Drift|not YAML",
    })
    void shouldRefuseABrokenDriftProgram(final String from, final String to, final String message)
    {
        assertThatThrownBy(() -> ProgramTexts.program(DRIFT, from, to.replace("\\n", "\n")))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("drift-mip-2023-03.yaml:")
            .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "volume_weight: 0.8|volume_weight: 0.7|weights do not add up to 1: key=rules[0].score.volume_weight value=0.9",
        "amount: 70000|amount: 270000|parts are larger than the whole: key=rules[0].award.categories[0].amount",
        "pool: 300000 |pool: 200000 |parts are larger than the whole: key=rules[0].award.pool value=300000",
        "spread_floor_bps: 0.01|spread_floor_bps: 0|a size is divided by the spread",
        "first_trade: {} |first_trade: { A: soon } |not an ISO-8601 time in UTC: time=soon",
        "first_trade: {} |first_trade: { A: 2026-02-30 } |no such time: time=2026-02-30",
        "[BTC-PERP, ETH-PERP, SOL-PERP]|[BTC-PERP, BTC-PERP]|award.categories market=BTC-PERP",
        "multipliers: {}               #|multipliers: { X: 2 } #|market in no tier",
        "eligibility:|eligible:|missing key: key=rules[0].award.eligibility",
    })
    void shouldRefuseABrokenBackpackProgram(final String from, final String to, final String message)
    {
        assertThatThrownBy(() -> ProgramTexts.program(BACKPACK, from, to))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseRulesThatOverlap()
    {
        final String text = ProgramTexts.text(DRIFT);
        final String rule = text.substring(text.indexOf("  - from:"));

        assertThatThrownBy(() -> Programs.parse("two.yaml", (text + rule).getBytes(StandardCharsets.UTF_8)))
            .hasMessageContaining("two.yaml:13: rules overlap or are out of order: key=rules[1].from "
                + "value=2023-03-06 limit=2023-03-06/2023-03-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "- a\n", "a: [1\n", "a: 1\n---\nb: 2\n", "\u0000", "? [x]\n: 1\n"})
    void shouldRefuseWhatIsNoMapping(final String text)
    {
        assertThatThrownBy(() -> Programs.parse("bad.yaml", text.getBytes(StandardCharsets.UTF_8)))
            .isInstanceOf(BadInputException.class)
            .hasMessageMatching("(?s)bad\\.yaml:[0-9]+: .*");
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8()
    {
        assertThatThrownBy(() -> Programs.parse("bad.yaml", new byte[] {'a', ':', ' ', (byte)0xC3, '\n'}))
            .hasMessage("bad.yaml:1: not UTF-8");
    }

    @Test
    void shouldNameWhatThereIsWhenAProgramIsUnknown()
    {
        assertThatThrownBy(() -> Programs.of(List.of("drift", DRIFT, DRIFT)))
            .isInstanceOf(BadInputException.class)
            .hasMessage("no such program: program=drift allowed=a file, " + String.join(", ", Programs.BUILT_IN) + "\n"
                + "program given twice: program=drift-mip-2023-03");
    }
}
