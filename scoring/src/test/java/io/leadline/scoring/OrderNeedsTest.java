package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.input.Stakes;
import io.leadline.scoring.input.Volumes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs that weigh single orders need, and what they say where it is missing. */
class OrderNeedsTest
{
    private static final Market BTC = Configurations.market("BTC-USD", "1", "0.1");
    private static final Market YES = Configurations.market("EVENT-YES", "0.001", "1");
    private static final Market NO = Configurations.market("EVENT-NO", "0.001", "1");
    private static final Ladder WHOLE = Configurations.mid(1_000_000);
    private static final String NOON = "2023-03-06T12:00:00Z";

    @TempDir
    private Path folder;

    @Test
    void shouldSayHowToGetOrdersOfALogThatHoldsBandsAlone()
    {
        final LogBuilder log = quoted(new LogBuilder(BTC));

        assertThatThrownBy(() -> ScoreRun.of(dydx(), log.source())).isInstanceOf(BadInputException.class).hasMessage(
            "snapshot log holds no orders, and the program weighs each of them: program=dydx-lp-v3 detail=bands"
                + " needs=orders (set detail: orders in the configuration and run leadline sample over the event log"
                + " again)");
    }

    @Test
    void shouldSayHowToGetOrdersThatStandFartherOff()
    {
        final LogBuilder log = quoted(LogBuilder.withOrders(List.of(Configurations.mid(1_000, 1_500)), BTC));

        final Program program = ProgramTexts.program(ProgramTexts.DYDX, "within_bps: 20", "within_bps: 15");

        assertThatThrownBy(() -> ScoreRun.of(program, log.source())).hasMessage(
            "snapshot log's orders end nearer than the program looks: program=dydx-lp-v3"
                + " market=BTC-USD outermost_mid_edge_bps=15 needs=20 (give a mid ladder such an edge in the"
                + " configuration and run leadline sample over the event log again)");
    }

    @Test
    void shouldSayHowToGetVolumes() throws Exception
    {
        final LogBuilder log = quoted(LogBuilder.withOrders(List.of(LogBuilder.MID), BTC));

        assertThatThrownBy(() -> ScoreRun.of(dydx(), log.source())).hasMessage(
            "program weighs volume, and no log holds a fill in the period: program=dydx-lp-v3 markets=BTC-USD"
                + " (ingest the venue's fills into the event log and run leadline sample over it again, or give"
                + " --volumes FILE with market,maker,maker_volume)");
        final Path volumes = Files.writeString(
            folder.resolve("v.csv"), "market,maker,maker_volume\nBTC-USD,mm,1000\n");
        final ScoreRun run = ScoreRun.of(
            new ScoreRequest(List.of(dydx()), OptionalLong.empty(), OptionalLong.empty(), false, false, Outages.NONE,
                Volumes.read(volumes), null, Rates.NONE, "test"), log.source());
        assertThat(run.payouts()).contains("BTC-USD mm 230137.00 paid");
    }

    @Test
    void shouldSayHowToGetStakes()
    {
        final LogBuilder log = LogBuilder.withOrders(
            List.of(LogBuilder.MID), Configurations.market("PERP_BTC_USDC", "1", "0.1"));

        assertThatThrownBy(() -> ScoreRun.of(ProgramTexts.program(ProgramTexts.ORDERLY), quoted(log).source()))
            .hasMessage("program weighs what makers have staked: program=orderly-mm (give --stakes FILE with"
                + " maker,stake; a maker that it leaves out has none)");
    }

    /** A log of a month takes a while, and its configuration says all that is needed. */
    @Test
    void shouldAskForStakesBeforeALogIsWalkedOver()
    {
        final LogBuilder log = LogBuilder.withOrders(
            List.of(LogBuilder.MID), Configurations.market("PERP_BTC_USDC", "1", "0.1"));
        final Scoring scoring = new Scoring(
            ScoreRequest.of(List.of(ProgramTexts.program(ProgramTexts.ORDERLY)), "test"));

        assertThatThrownBy(() -> scoring.begin(quoted(log).source())).isInstanceOf(BadInputException.class)
            .hasMessageStartingWith("program weighs what makers have staked: program=orderly-mm ");
    }

    /** Nothing of it is scored, so its stakes are not asked for; what is scored beside it is paid as if alone. */
    @Test
    void shouldNeedNoStakesWhereNoLogHasTheProgramsMarkets()
    {
        final Program orderly = ProgramTexts.program(ProgramTexts.ORDERLY);
        final Program drift = ProgramTexts.program(ProgramTexts.DRIFT);
        final LogBuilder log = quoted(new LogBuilder(Configurations.market("SOL-PERP", "1", "0.1")));

        assertThatThrownBy(() -> ScoreRun.of(orderly, log.source())).isInstanceOf(BadInputException.class)
            .hasMessageStartingWith("no program has a market in the logs: programs=orderly-mm markets=SOL-PERP ");
        final ScoreRun beside = ScoreRun.of(ScoreRequest.of(List.of(orderly, drift), "test"), log.source());
        assertThat(beside.period().notices())
            .contains("market of the program is in no log: program=orderly-mm market=PERP_BTC_USDC")
            .noneMatch(notice -> notice.contains("stake"));
        assertThat(beside.result().programs().get(1))
            .isEqualTo(ScoreRun.of(drift, log.source()).result().programs().get(0));
    }

    @Test
    void shouldTellNoStakesOfMakersWhereNoLogHasTheProgramsMarkets() throws Exception
    {
        final Path stakes = Files.writeString(folder.resolve("s.csv"), "maker,stake\nmm,100\n");
        final ScoreRequest request = new ScoreRequest(
            List.of(ProgramTexts.program(ProgramTexts.ORDERLY), ProgramTexts.program(ProgramTexts.DRIFT)),
            OptionalLong.empty(), OptionalLong.empty(), false, false, Outages.NONE, null, null, Rates.NONE,
            Stakes.read(stakes), "test");
        final LogBuilder log = quoted(new LogBuilder(Configurations.market("SOL-PERP", "1", "0.1")));

        assertThat(ScoreRun.of(request, log.source()).period().notices())
            .noneMatch(notice -> notice.contains("stake"));
    }

    @Test
    void shouldSayHowToGetAComplementAndTakeItFromALogOfItsOwn()
    {
        final LogBuilder yes = LogBuilder.withOrders(List.of(WHOLE), YES)
            .bid("mm", 490, 100).ask("mm", 510, 100).snapshot(0, NOON);
        final LogBuilder no = LogBuilder.withOrders(List.of(WHOLE), NO)
            .bid("mm", 490, 100).ask("mm", 510, 100).snapshot(0, NOON);
        final Program program = ProgramTexts.program(ProgramTexts.POLYMARKET);

        assertThatThrownBy(() -> ScoreRun.of(program, yes.source())).hasMessage(
            "market's complement is in no log: program=polymarket-rewards market=EVENT-YES complement=EVENT-NO"
                + " (add it to the markets of the configuration, ingest its events and run leadline sample again, or"
                + " give its own snapshot log with --snapshots too)");
        final ScoreRun run = ScoreRun.of(program, yes.source(), no.source());
        assertThat(run.metric("EVENT-YES", "mm", "liquidity")).isEqualTo("88.888888888889");
        assertThat(ScoreRun.of(program, no.source(), yes.source()).period()).isEqualTo(run.period());
    }

    /** Mid 0.02, farthest 0.03: asks up to 0.05 count, and 10,000 bps record them up to 0.04. */
    @Test
    void shouldTellOfSnapshotsWhoseOrdersEndTooNear()
    {
        final LogBuilder log = LogBuilder.withOrders(List.of(WHOLE), YES, NO)
            .bid("mm", 19, 100).ask("mm", 21, 100).snapshot(0, NOON).clear()
            .bid("mm", 979, 100).ask("mm", 981, 100).snapshot(1, NOON);

        assertThat(ScoreRun.of(ProgramTexts.program(ProgramTexts.POLYMARKET), log.source()).period().notices())
            .contains("recorded orders end nearer than the program looks: program=polymarket-rewards market=EVENT-YES"
                + " snapshots=1 (give a mid ladder a wider edge and run leadline sample over the event log again)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "min_distance_bps: 0.01 |min_distance_bps: 0 |divided by its distance: key=rules[0].score.min_distance_bps",
        "exponent: 1 }    # 1 / d|exponent: 0 }    # 1 / d|not an integer in range: key=rules[0].score.weight.exponent",
        "kind: inverse_power, exponent: 1|kind: squared_rest, exponent: 1|unknown key: key=rules[0].score.weight.expon",
        "sides: { kind: min }|sides: { kind: either }|missing key: key=rules[0].score.sides.divisor",
        "sides: { kind: min }|sides: { kind: either, divisor: 3, mid_from: 2, mid_to: 1 }|value=1 limit=2",
        "of: volume, exponent: 0.85|of: volume, exponent: -0.85|a value that may be 0 is divided by: key=rules[0].sco",
        "of: volume, exponent: 0.85|of: volume, from: 2, exponent: 1|only an uptime has an upper end to be taken from",
        "of: volume, exponent: 0.85|of: uptime, from: 0.5, exponent: 1|below its limit: key=rules[0].score.groups[0].",
        "of: volume, exponent: 0.85|of: luck, exponent: 0.85|allowed=liquidity, snapshot_share, quoted_snapshots, quot",
        "markets: [SOL-USD]            #|markets: [BTC-USD]            #|market twice: key=rules[0].score.groups",
        "markets: [SOL-USD] }|markets: [DOGE-USD] }|market of no group: key=rules[0].score.groups market=DOGE-USD",
        "max_distance_bps: 20|max_distance: 20|missing key: key=rules[0].score.groups[0].max_distance_bps",
        "epoch_days: 28|epoch_days: 0|not an integer in range: key=rules[0].epoch_days value=0 allowed=1..366",
        "period: epoch |period: week |unknown key: key=rules[0].epoch_days",
        "min_depth: 5000|min_depth: 5000\\n          complements: { X: Y }|market of another group: key=rules[0].score",
        "kind: shares |empty_snapshots: unallocated\\n      kind: shares |empty snapshots are kept only where snapshot",
    })
    void shouldRefuseABrokenProgram(final String from, final String to, final String message)
    {
        assertThatThrownBy(() -> ProgramTexts.program(ProgramTexts.DYDX, from, to.replace("\\n", "\n")))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining(message);
    }

    private static Program dydx()
    {
        return ProgramTexts.program(ProgramTexts.DYDX);
    }

    private static LogBuilder quoted(final LogBuilder log)
    {
        return log.bid("mm", 29_990, 10).ask("mm", 30_010, 10).snapshot(0, NOON);
    }
}
