package io.leadline.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.problem.BadInputException;
import io.leadline.scoring.ProgramTexts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that one run sets otherwise: held to what a file is held to. */
class ProgramChangeTest
{
    @Test
    void shouldSetAValueWhereTheKeyLeads()
    {
        final Program program = program(
            ProgramTexts.BACKPACK, "rules[0].award.ineligible=recompute", "rules[0].score.volume_weight = 0.7",
            "rules[0].score.liquidity_weight=0.3", "disqualified=[{ maker: a, reason: x }]");

        assertThat(((PoolAward)program.rules().get(0).award()).ineligible()).isEqualTo(PoolAward.Ineligible.RECOMPUTE);
        assertThat(((BlendedScore)program.rules().get(0).score()).volumeWeight()).isEqualByComparingTo("0.7");
        assertThat(program.disqualified()).containsExactly(new Program.Disqualified("a", "x"));
        assertThat(program.changes()).extracting(ProgramChange::toString).contains("rules[0].score.volume_weight=0.7");
        assertThat(program.sha256()).isEqualTo(ProgramTexts.program(ProgramTexts.BACKPACK).sha256());
    }

    @Test
    void shouldSetAValueInAllItemsOfAList()
    {
        final Program program = program(
            ProgramTexts.BACKPACK_EQUITY, "rules[*].award.pools[0].amount=0.1",
            "rules[*].score.groups[*].needs[0].notional_at_least=1");

        assertThat(program.rules()).hasSize(3).allSatisfy(rule ->
        {
            assertThat(rule.award().amounts().get(0)).isEqualByComparingTo("0.1");
            assertThat(((KpiScore)rule.score()).groups()).allSatisfy(group ->
                assertThat(group.needs().get(0).notional()).isEqualByComparingTo("1"));
        });
    }

    @Test
    void shouldSetOneItemOtherwiseBehindAValueThatAllWereGiven()
    {
        final Program program = program(
            ProgramTexts.BACKPACK_EQUITY, "rules[*].award.pools=[{ pool: all, amount: 0.2, markets: [SOL/USDC] }]",
            "rules[0].award.pools[0].amount=0.5");

        assertThat(program.rules()).extracting(rule -> rule.award().amounts().get(0).toPlainString())
            .containsExactly("0.5", "0.2", "0.2");
    }

    @Test
    void shouldAddAnOptionalKeyAndRefuseOneThatThereIsNot()
    {
        assertThat(program(ProgramTexts.BACKPACK, "rules[0].to=2026-05-01").rules().get(0).dates())
            .isEqualTo("2026-02-01/2026-05-01");
        assertThatThrownBy(() -> program(ProgramTexts.BACKPACK, "rules[0].award.inelligible=recompute"))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("unknown key: key=rules[0].award.inelligible");
    }

    @Test
    void shouldRefuseWhatAFileWouldBeRefusedFor()
    {
        assertThatThrownBy(() -> program(
            ProgramTexts.BACKPACK, "rules[0].award.ineligible=nobody", "rules[3].period=week", "rules[0].score.x.y=1",
            "version.a=1", "title=", "currency=[", "disqualified=[{ maker: a }]", "rules[0].award.nothere=2"))
            .isInstanceOfSatisfying(BadInputException.class, bad -> assertThat(bad.problems()).containsExactly(
                "backpack-mm-2026.yaml: --set rules[3].period=week: no such key: key=rules[3].period",
                "backpack-mm-2026.yaml: --set rules[0].score.x.y=1: no such key: key=rules[0].score.x.y",
                "backpack-mm-2026.yaml: --set version.a=1: no such key: key=version.a",
                "backpack-mm-2026.yaml: --set title=: empty value",
                "backpack-mm-2026.yaml: --set currency=[: not YAML: "
                    + "expected the node content, but found '<stream end>'",
                "backpack-mm-2026.yaml: --set rules[0].award.ineligible=nobody: "
                    + "unknown choice: key=rules[0].award.ineligible value=nobody "
                    + "allowed=forfeit, renormalise, recompute",
                "backpack-mm-2026.yaml: --set rules[0].award.nothere=2: unknown key: key=rules[0].award.nothere",
                "backpack-mm-2026.yaml: --set disqualified=[{ maker: a }]: missing key: key=disqualified[0].reason"));
    }

    /** A value that is right by itself may be wrong beside others; none of that stands in a line of the file. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "drift-mip-2023-03|rules[0].award.markets[0].market=BONK-PERP|market twice: key=rules[0].award.markets market=",
        "backpack-mm-2026|rules[0].score.liquidity_weight=0.3|weights do not add up to 1: key=rules[0].score.volume_we",
        "backpack-mm-2026|rules[0].award.categories[0].amount=1|parts are larger than the whole: key=rules[0].award.ca",
        "backpack-mm-2026|rules[0].period=epoch|missing key: key=rules[0].epoch_days",
        "backpack-mm-2024|rules[1].award.pools[0].markets[0]=DOGE/USDC|market without a KPI: key=rules[1].score.groups",
        "backpack-mm-2024|rules[0].to=2024-04-01|rules overlap or are out of order: key=rules[1].from value=2024-03-01",
        "dydx-lp-v3|rules[0].score.groups[0].markets[0]=X-USD|market of no group: key=rules[0].score.groups market=BTC",
        "backpack-mm-2026|pays.step=7|amount is no multiple of the step: key=rules[0].award.pool value=300000 step=7",
    })
    void shouldTellAProblemBetweenValuesAsTheOptions(final String program, final String change, final String message)
    {
        assertThatThrownBy(() -> program(program, change)).isInstanceOfSatisfying(BadInputException.class, bad ->
            assertThat(bad.problems()).isNotEmpty()
                .allMatch(line -> line.startsWith(program + ".yaml: --set " + change))
                .anyMatch(line -> line.startsWith(program + ".yaml: --set " + change + ": " + message)));
    }

    /** What stands in for a value that cannot be read is wrong by itself often enough, and nobody's. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "drift-mip-2023-03|rules[0].score.scale=abc|not a plain decimal: key=rules[0].score.scale value=abc",
        "drift-mip-2023-03|rules[0].score.scale=''|empty value: key=rules[0].score.scale",
        "drift-mip-2023-03|rules[0].score.edges[1].bps=x|not a plain decimal: key=rules[0].score.edges[1].bps value=x",
        "drift-mip-2023-03|rules[0].to=soon|not a date: key=rules[0].to value=soon allowed=YYYY-MM-DD",
        "backpack-mm-2026|rules[0].score.volume_weight=x|not a plain decimal: key=rules[0].score.volume_weight value=x",
        "backpack-mm-2026|rules[0].score.liquidity_weight=x|not a plain decimal: key=rules[0].score.liquidity_weight v",
        "backpack-mm-2026|rules[0].averages.spread_floor_bps=x|not a plain decimal: key=rules[0].averages.spread_floor",
        "backpack-mm-2026|rules[0].award.pool=x|not a plain decimal: key=rules[0].award.pool value=x",
        "backpack-mm-2024|rules[0].award.weights.full_above=x|not a plain decimal: key=rules[0].award.weights.full_abo",
        "orderly-mm|rules[0].score.min_distance_bps=x|not a plain decimal: key=rules[0].score.min_distance_bps value=x",
    })
    void shouldTellOfAValueThatCannotBeReadNothingElse(final String program, final String change, final String message)
    {
        assertThatThrownBy(() -> program(program, change)).isInstanceOfSatisfying(BadInputException.class, bad ->
            assertThat(bad.problems()).singleElement().asString()
                .startsWith(program + ".yaml: --set " + change + ": " + message));
    }

    /** Of several options those are named that may have to do with it. */
    @Test
    void shouldTellWhichOptionsAProblemComesFromAndLeaveTheFilesOwnToItsLines(@TempDir final Path folder)
        throws Exception
    {
        final Path file = Files.writeString(folder.resolve("own.yaml"), ProgramTexts.text(
            ProgramTexts.DRIFT, "market: BONK-PERP", "market: SOL-PERP", "scale: 100", "scale: 0"));
        final List<ProgramChange> changes = Stream.of(
            "version=2", "rules[0].award.markets[1].tiers[0].award=5000", "rules[0].score.edges[0].bps=50")
            .map(ProgramChange::parse).toList();

        assertThatThrownBy(() -> Programs.of(List.of(file.toString()), changes))
            .isInstanceOfSatisfying(BadInputException.class, bad -> assertThat(bad.problems())
                .hasSize(3)
                .anyMatch(line -> line.startsWith(file + ": --set rules[0].score.edges[0].bps=50: edges do not rise"))
                .anyMatch(line -> line.matches(".*own\\.yaml:[0-9]+: not above its limit: .*"))
                .anyMatch(line -> line.matches(".*own\\.yaml:[0-9]+: market twice: .*")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "key", "=1", "a..b=1", "a[x]=1", "a[]=1", "[0]=1", ".a=1"})
    void shouldRefuseWhatIsNoChange(final String text)
    {
        assertThatThrownBy(() -> ProgramChange.parse(text))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("not a change: value=" + text);
    }

    private static Program program(final String name, final String... changes)
    {
        return Programs.of(List.of(name), Stream.of(changes).map(ProgramChange::parse).toList()).get(0);
    }
}
