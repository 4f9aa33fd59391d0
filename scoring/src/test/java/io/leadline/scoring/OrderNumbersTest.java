package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.leadline.config.Market;
import io.leadline.export.Configurations;

import org.junit.jupiter.api.Test;

/** Numbers of the programs that weigh single orders: PROGRAMS sections 6 and 7. */
class OrderNumbersTest
{
    private static final Market BTC = Configurations.market("BTC-USD", "1", "0.1");
    private static final String NOON = "2023-03-06T12:00:00Z";

    @Test
    void shouldScoreTheExampleOfDydx()
    {
        final ScoreRun run = ScoreRun.of(
            ProgramTexts.program(ProgramTexts.DYDX, "max_distance_bps: 20", "max_distance_bps: 66.666666666666666667"),
            dydxExample().source());

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

    private static LogBuilder log(final Market... markets)
    {
        return LogBuilder.withOrders(List.of(LogBuilder.MID, LogBuilder.TOUCH), markets);
    }

    private static LogBuilder dydxExample()
    {
        return log(BTC)
            .bid("mm", 29_900, 10).bid("mm", 29_850, 50).bid("mm", 29_500, 100)
            .ask("mm", 30_100, 1).ask("mm", 30_150, 50).ask("mm", 30_175, 100)
            .fills(0, "mm", 10_000_000)
            .snapshot(0, NOON);
    }
}
