package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.program.Program;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.input.Stakes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers of the programs that weigh single orders: PROGRAMS sections 6 and 7. */
class OrderNumbersTest
{
    private static final Market BTC = Configurations.market("BTC-USD", "1", "0.1");
    private static final String NOON = "2023-03-06T12:00:00Z";
    private static final String LATER = "2023-03-06T12:01:00Z";

    @TempDir
    private Path folder;

    @Test
    void shouldScoreTheExampleOfDydx()
    {
        final ScoreRun run = ScoreRun.of(
            ProgramTexts.program(ProgramTexts.DYDX, "max_distance_bps: 20", "max_distance_bps: 66.666666666666666667"),
            dydxExample(BTC).source());

        assertThat(run.metric("BTC-USD", "mm", "bid_liquidity")).isEqualTo("38820000");
        assertThat(run.metric("BTC-USD", "mm", "ask_liquidity")).isEqualTo("81878571.428571428571");
        assertThat(run.metric("BTC-USD", "mm", "liquidity")).isEqualTo("38820000");
        assertThat(run.metric("BTC-USD", "mm", "quoted_snapshots")).isEqualTo("1");
        assertThat(run.metric("BTC-USD", "mm", "maker_volume")).isEqualTo("1000000");
        // 38,820,000^0.15 · 1^5 · 1,000,000^0.85
        assertThat(run.metric("BTC-USD", "mm", "score")).isEqualTo("1731244.192891053128");
        assertThat(run.payouts()).contains("BTC-USD mm 230137.00 paid");
        assertThat(run.sum()).isEqualByComparingTo("480274");
    }

    /** An order exactly on the limit of 200 / 30,000 counts only where limits are inclusive. */
    @Test
    void shouldLeaveOutAnOrderOnTheLimitUnlessToldOtherwise()
    {
        final LogBuilder log = log(BTC).bid("mm", 29_970, 10).ask("mm", 30_030, 10).fills(0, "mm", 1)
            .bid("b", 29_990, 5).ask("b", 30_010, 1).snapshot(0, NOON);
        final String[] limits = {"max_distance_bps: 20", "max_distance_bps: 10", "min_depth: 5000", "min_depth: 29970"};

        assertThat(ScoreRun.of(ProgramTexts.program(ProgramTexts.DYDX, limits), log.source())
            .metric("BTC-USD", "mm", "bid_liquidity")).isEqualTo("0");
        // 29,970 · 1000 and 30,030 · 1000.
        final ScoreRun inclusive = ScoreRun.of(ProgramTexts.program(
            ProgramTexts.DYDX, limits[0], limits[1], limits[2], limits[3], "limits: exclusive ", "limits: inclusive "),
            log.source());
        assertThat(inclusive.metric("BTC-USD", "mm", "bid_liquidity")).isEqualTo("29970000");
        assertThat(inclusive.metric("BTC-USD", "mm", "ask_liquidity")).isEqualTo("30030000");
        assertThat(inclusive.metric("BTC-USD", "b", "liquidity")).isEqualTo("0");
    }

    /** Locked at 30,000: the least distance is 0.01 bps, so a bid of 30,000 is worth 30,000 / 0.000001. */
    @Test
    void shouldTakeAnOrderAtALockedMidForOneAtTheLeastDistance()
    {
        final LogBuilder log = log(BTC).bid("a", 30_000, 10).ask("a", 30_000, 10).fills(0, "a", 1).snapshot(0, NOON);

        assertThat(ScoreRun.of(ProgramTexts.program(ProgramTexts.DYDX), log.source())
            .metric("BTC-USD", "a", "liquidity")).isEqualTo("30000000000");
        assertThat(ScoreRun.of(
            ProgramTexts.program(ProgramTexts.DYDX, "nearer: clamp ", "nearer: leave_out "), log.source())
            .metric("BTC-USD", "a", "liquidity")).isEqualTo("0");
    }

    /** A new order is refused at such a size; one that a reduce lets grow is not. */
    @Test
    void shouldWeighAnOrderThatHasGrownBeyondALong()
    {
        final LogBuilder log = log(BTC).bid("mm", 29_990, 1L << 60).ask("mm", 30_010, 1L << 60).fills(0, "mm", 1)
            .snapshot(0, NOON);

        // 2^60 / 10 · 29,990 · 3,000
        assertThat(ScoreRun.of(program(ProgramTexts.DYDX), log.source()).metric("BTC-USD", "mm", "bid_liquidity"))
            .isEqualTo("10372834776947802243072000");
    }

    /** As much at 29,985 as at 29,980 and 29,990 together: size and notional of the band are the same. */
    @Test
    void shouldSeeOrdersThatMoveWithinABand()
    {
        final LogBuilder log = LogBuilder.withOrders(List.of(Configurations.mid(2_000)), BTC)
            .bid("b", 29_999, 1).ask("b", 30_001, 1).ask("mm", 30_010, 1_000).fills(0, "mm", 1)
            .bid("mm", 29_980, 20).bid("mm", 29_990, 20).snapshot(0, NOON)
            .withdraws("mm").ask("mm", 30_010, 1_000).bid("mm", 29_985, 40).snapshot(0, LATER);

        final ScoreRun run = ScoreRun.of(program(ProgramTexts.DYDX), new ToldSource(log.source()));

        // 30,000 · (2 · 29,980 / 20 + 2 · 29,990 / 10 + 4 · 29,985 / 15)
        assertThat(run.metric("BTC-USD", "mm", "bid_liquidity")).isEqualTo("509760000");
    }

    @Test
    void shouldScoreTheExampleOfPolymarket()
    {
        final ScoreRun run = ScoreRun.of(program(ProgramTexts.POLYMARKET), polymarketExample(true).source());

        assertThat(run.metric("EVENT-YES", "mm", "bid_liquidity")).isEqualTo("111.111111111111");
        assertThat(run.metric("EVENT-YES", "mm", "ask_liquidity")).isEqualTo("175");
        assertThat(run.metric("EVENT-YES", "mm", "liquidity")).isEqualTo("111.111111111111");
        // The other maker has 3 · 100 · 25/36, two of them on the first side: 8 to 5.
        assertThat(run.metric("EVENT-YES", "b", "liquidity")).isEqualTo("69.444444444444");
        assertThat(run.metric("EVENT-YES", "mm", "score")).isEqualTo("0.615384615385");
        assertThat(run.metric("EVENT-YES", "dust", "liquidity")).isEqualTo("0");
        assertThat(run.payouts()).containsExactly("EVENT-YES b 38.46 paid", "EVENT-YES mm 61.54 paid");
        assertThat(run.period().markets()).hasSize(1);
    }

    @Test
    void shouldGiveASingleSideAThirdWhileTheMidIsInTheRange()
    {
        final LogBuilder log = polymarketExample(false);

        assertThat(ScoreRun.of(program(ProgramTexts.POLYMARKET), log.source())
            .metric("EVENT-YES", "mm", "liquidity")).isEqualTo("37.037037037037");
        assertThat(ScoreRun.of(program(ProgramTexts.POLYMARKET, "mid_to: 0.90", "mid_to: 0.49"), log.source())
            .metric("EVENT-YES", "mm", "liquidity")).isEqualTo("0");
        assertThat(ScoreRun.of(program(ProgramTexts.POLYMARKET, "mid_from: 0.10", "mid_from: 0.5"), log.source())
            .metric("EVENT-YES", "mm", "liquidity")).isEqualTo("37.037037037037");
    }

    /** An ask of 50 is too small to make a mid of, and the complement's orders are worth nothing without one. */
    @Test
    void shouldScoreNobodyWithoutAnAdjustedMid()
    {
        final LogBuilder log = polymarketExample(true).clear();
        log.bid("mm", 490, 100).ask("b", 505, 50).snapshot(0, LATER).clear();
        log.bid("b", 495, 100).ask("b", 505, 100).snapshot(1, LATER);

        final ScoreRun run = ScoreRun.of(program(ProgramTexts.POLYMARKET), log.source());

        assertThat(run.metric("EVENT-YES", "b", "liquidity")).isEqualTo("69.444444444444");
        assertThat(run.metric("EVENT-YES", "b", "bid_liquidity")).isEqualTo("138.888888888889");
        assertThat(run.metric("EVENT-YES", "b", "quoted_snapshots")).isEqualTo("1");
        assertThat(run.metric("EVENT-YES", "mm", "score")).isEqualTo("0.615384615385");
        assertThat(run.payouts()).containsExactly("EVENT-YES b 38.46 paid", "EVENT-YES mm 61.54 paid");
        assertThat(ScoreRun.of(program(
            ProgramTexts.POLYMARKET, "empty_snapshots: redistribute ", "empty_snapshots: unallocated "), log.source())
            .payouts()).containsExactly(
                "EVENT-YES b 19.23 paid", "EVENT-YES mm 30.77 paid", "EVENT-YES  50.00 unallocated");
    }

    /** With the book's mid, dust of 10 shares at 0.498 moves it to 0.5015: every distance is another. */
    @Test
    void shouldNotLetDustMoveTheAdjustedMid()
    {
        final LogBuilder log = polymarketExample(true);

        assertThat(ScoreRun.of(
            program(ProgramTexts.POLYMARKET, "mid: adjusted ", "mid: book "), log.source())
            .metric("EVENT-YES", "mm", "bid_liquidity")).isEqualTo("98.527777777778");
    }

    @Test
    void shouldScoreTheExampleOfHummingbotAndKeepWhatNobodyEarns()
    {
        final LogBuilder log = hummingbotExample();

        final ScoreRun run = ScoreRun.of(program(ProgramTexts.HUMMINGBOT), log.source());

        assertThat(run.metric("BTC-USDT", "mm", "bid_liquidity")).isEqualTo("0.818730753078");
        assertThat(run.metric("BTC-USDT", "mm", "ask_liquidity")).isEqualTo("0.406569659741");
        assertThat(run.metric("BTC-USDT", "b", "bid_liquidity")).isEqualTo("0.098019867331");
        assertThat(run.metric("BTC-USDT", "mm", "score")).isEqualTo("0.862074018658");
        assertThat(run.payouts()).containsExactly(
            "BTC-USDT b 68.96 paid", "BTC-USDT mm 431.04 paid", "BTC-USDT  500.00 unallocated");
        assertThat(run.sum()).isEqualByComparingTo("1000");
    }

    @Test
    void shouldShareHalfABudgetBySideAndEmptySnapshotsWhenToldSo()
    {
        final LogBuilder log = hummingbotExample();

        assertThat(ScoreRun.of(
            program(ProgramTexts.HUMMINGBOT, "sides: { kind: sum }", "sides: { kind: each }"), log.source())
            .metric("BTC-USDT", "mm", "score")).isEqualTo("0.849411192835");
        assertThat(ScoreRun.of(
            program(ProgramTexts.HUMMINGBOT, "empty_snapshots: unallocated ", "empty_snapshots: redistribute "),
            log.source()).payouts()).containsExactly("BTC-USDT b 137.93 paid", "BTC-USDT mm 862.07 paid");
    }

    @Test
    void shouldScoreTheExampleOfRabbitX()
    {
        final LogBuilder log = log(BTC)
            .bid("mm", 29_995, 10).bid("mm", 29_960, 50).bid("mm", 29_500, 100).ask("mm", 30_005, 10)
            .fills(0, "mm", 10_000_000).snapshot(0, NOON)
            .withdraws("mm").bid("b", 29_990, 1).ask("b", 30_010, 1).snapshot(0, LATER);

        final ScoreRun run = ScoreRun.of(program(ProgramTexts.RABBITX), log.source());

        assertThat(run.metric("BTC-USD", "mm", "bid_liquidity")).isEqualTo("1164082500000");
        assertThat(run.metric("BTC-USD", "mm", "liquidity")).isEqualTo("1080180000000");
        assertThat(run.metric("BTC-USD", "mm", "quoted_uptime")).isEqualTo("0.5");
        // 1,080,180,000,000^0.65 · 1,000,000^0.35 / (1.1 - 0.5)
        assertThat(run.metric("BTC-USD", "mm", "score")).isEqualTo("13919423078.059401446333");
        assertThat(run.metric("BTC-USD", "b", "score")).isEqualTo("0");
    }

    @Test
    void shouldScoreInjectiveWithLimitsThatCountThemselves()
    {
        final LogBuilder log = dydxExample(Configurations.market("BTC/USDT PERP", "1", "0.1"))
            .withdraws("mm").bid("b", 29_990, 1).ask("b", 30_010, 1).snapshot(0, LATER);

        final ScoreRun run = ScoreRun.of(program(ProgramTexts.INJECTIVE), log.source());

        assertThat(run.metric("BTC/USDT PERP", "mm", "bid_liquidity")).isEqualTo("38820000");
        assertThat(run.metric("BTC/USDT PERP", "mm", "ask_liquidity")).isEqualTo("30150000");
        // 30,150,000^0.4 · 0.5^3 · 1,000,000^0.8
        assertThat(run.metric("BTC/USDT PERP", "mm", "score")).isEqualTo("7737932.547404957846");
    }

    /** Best prices of its own 29,990 and 30,030: its mid is 30,010 wherever the book's is. */
    @Test
    void shouldScoreOrderlyFromTheMakersOwnMidAndItsStake() throws Exception
    {
        final LogBuilder log = log(Configurations.market("PERP_BTC_USDC", "1", "0.1"))
            .bid("mm", 29_990, 10).ask("mm", 30_030, 10).bid("b", 29_999, 1).ask("b", 30_001, 1)
            .bid("one-sided", 29_998, 10).fills(0, "mm", 10_000_000).snapshot(0, NOON);

        final ScoreRun poor = ScoreRun.of(staked("maker,stake\nmm,5\n"), log.source());
        final ScoreRun rich = ScoreRun.of(staked("stake,maker\n100,mm\n7,nobody\n"), log.source());

        assertThat(poor.metric("PERP_BTC_USDC", "mm", "bid_liquidity")).isEqualTo("44999995");
        assertThat(poor.metric("PERP_BTC_USDC", "mm", "ask_liquidity")).isEqualTo("45060015");
        assertThat(poor.metric("PERP_BTC_USDC", "one-sided", "bid_liquidity")).isEqualTo("0");
        assertThat(poor.metric("PERP_BTC_USDC", "mm", "stake")).isEqualTo("5");
        assertThat(poor.metric("PERP_BTC_USDC", "b", "stake")).isEqualTo("0");
        assertThat(poor.period().notices()).noneMatch(notice -> notice.contains("stake"));
        assertThat(rich.period().notices()).contains(
            "maker of a stake is in no market of the period: program=orderly-mm maker=nobody");
        // 44,999,995^0.35 · 1^5 · max(10, stake)^0.15 · 1,000,000^0.45
        assertThat(poor.metric("PERP_BTC_USDC", "mm", "score")).isEqualTo("337772.558072262704");
        assertThat(rich.metric("PERP_BTC_USDC", "mm", "score")).isEqualTo("477116.419820340648");
    }

    private ScoreRequest staked(final String stakes) throws Exception
    {
        return new ScoreRequest(
            List.of(program(ProgramTexts.ORDERLY)), OptionalLong.empty(), OptionalLong.empty(), false, false,
            Outages.NONE, null, null, Rates.NONE, Stakes.read(Files.writeString(folder.resolve("s.csv"), stakes)),
            "test");
    }

    private static Program program(final String name, final String... changes)
    {
        return ProgramTexts.program(name, changes);
    }

    private static LogBuilder polymarketExample(final boolean hasSecondSide)
    {
        final LogBuilder log = LogBuilder.withOrders(
            List.of(Configurations.mid(1_000_000)),
            Configurations.market("EVENT-YES", "0.001", "1"), Configurations.market("EVENT-NO", "0.001", "1"));
        log.bid("mm", 490, 100).bid("mm", 480, 200).bid("b", 495, 100).ask("b", 505, 100).bid("dust", 498, 10);
        if (hasSecondSide)
        {
            log.ask("mm", 515, 100).ask("mm", 520, 100);
        }
        log.snapshot(0, NOON).clear();
        log.ask("mm", 510, 100).ask("b", 505, 100).bid(hasSecondSide ? "mm" : "other", 495, 200);

        return log.snapshot(1, NOON);
    }

    /** At a mid of 100: 1 at 0.10 % and 1 at 0.45 %, another's 0.1 at 0.01 %; and a snapshot of an empty book. */
    private static LogBuilder hummingbotExample()
    {
        return log(Configurations.market("BTC-USDT", "0.01", "0.1"))
            .bid("mm", 9_990, 10).ask("mm", 10_045, 10).bid("b", 9_999, 1).ask("b", 10_001, 1)
            .ask("far", 10_101, 10)
            .snapshot(0, NOON).clear().snapshot(0, LATER);
    }

    private static LogBuilder log(final Market... markets)
    {
        return LogBuilder.withOrders(List.of(LogBuilder.MID, LogBuilder.TOUCH), markets);
    }

    private static LogBuilder dydxExample(final Market market)
    {
        return log(market)
            .bid("mm", 29_900, 10).bid("mm", 29_850, 50).bid("mm", 29_500, 100)
            .ask("mm", 30_100, 1).ask("mm", 30_150, 50).ask("mm", 30_175, 100)
            .fills(0, "mm", 10_000_000)
            .snapshot(0, NOON);
    }
}
