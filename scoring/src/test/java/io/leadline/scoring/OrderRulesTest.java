package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.measure.MarketStatus;
import io.leadline.program.Program;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.result.ExcludedWindow;
import io.leadline.scoring.result.PeriodResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every program starts from (PROGRAMS section 0), where single orders are weighed. */
class OrderRulesTest
{
    private static final Market USDT = Configurations.market("BTC-USDT", "0.01", "0.1");
    private static final String NOON = "2023-03-07T12:00:00Z";

    @TempDir
    private Path folder;

    @Test
    void shouldShareASnapshotAmongThoseThatTakePartAlone()
    {
        final LogBuilder log = twoMakers().snapshot(0, NOON);

        assertThat(ScoreRun.of(hummingbot(), log.source()).metric("BTC-USDT", "a", "score")).isEqualTo("0.5");
        final ScoreRun enrolled = ScoreRun.of(
            hummingbot("enrolled: []", "enrolled: [{ maker: a, from: 2023-03-07 }]"), log.source());
        assertThat(enrolled.metric("BTC-USDT", "a", "score")).isEqualTo("1");
        assertThat(enrolled.market("BTC-USDT").makers()).hasSize(1);
    }

    @Test
    void shouldForfeitThePartOfADisqualifiedMakerAndNotPassItOn()
    {
        final LogBuilder log = twoMakers().snapshot(0, NOON);

        assertThat(ScoreRun.of(
            hummingbot("disqualified: []", "disqualified: [{ maker: b, reason: washing }]"), log.source()).payouts())
            .containsExactly("BTC-USDT a 500.00 paid", "BTC-USDT b 500.00 forfeited");
    }

    /** Excluded by status or by an outage, a snapshot has no budget; without a mid it counts, and nobody earns it. */
    @Test
    void shouldGiveExcludedSnapshotsNoBudget()
    {
        final LogBuilder log = twoMakers().snapshot(0, NOON);
        final List<String> alone = ScoreRun.of(hummingbot(), log.source()).payouts();
        log.snapshot(0, "2023-03-07T12:01:00Z", MarketStatus.STALE)
            .snapshot(0, "2023-03-07T12:02:00Z", MarketStatus.HALTED)
            .withdraws("b").snapshot(0, "2023-03-07T12:03:00Z");
        final Outages outages = new Outages(List.of(new Outages.Outage("BTC-USDT", new ExcludedWindow(
            LogBuilder.epochNs("2023-03-07T12:03:00Z"), LogBuilder.epochNs("2023-03-07T12:04:00Z"), "down"))));

        assertThat(ScoreRun.of(request(hummingbot(), outages, false), log.source()).payouts()).isEqualTo(alone);
        log.withdraws("a").bid("a", 9_999, 10).snapshot(0, "2023-03-07T12:05:00Z");
        assertThat(ScoreRun.of(request(hummingbot(), outages, false), log.source()).payouts()).containsExactly(
            "BTC-USDT a 250.00 paid", "BTC-USDT b 250.00 paid", "BTC-USDT  500.00 unallocated");
    }

    /** Weeks from a Tuesday: the 7th is one, and so is the 14th. */
    @Test
    void shouldCountEpochsFromTheFirstDayOfTheRule()
    {
        final LogBuilder log = twoMakers().snapshot(0, "2023-03-12T12:00:00Z").withdraws("b")
            .snapshot(0, "2023-03-14T00:00:00Z").snapshot(0, "2023-03-22T00:00:00Z");

        final List<PeriodResult> periods = ScoreRun.of(request(hummingbot(), Outages.NONE, true), log.source())
            .result().programs().get(0).periods();

        assertThat(periods).extracting(PeriodResult::toEpochNs).containsExactly(
            LogBuilder.epochNs("2023-03-14T00:00:00Z"),
            LogBuilder.epochNs("2023-03-21T00:00:00Z"),
            LogBuilder.epochNs("2023-03-23T00:00:00Z"));
        assertThat(periods.get(1).notices()).noneMatch(notice -> notice.startsWith("period is not one whole epoch"));
        assertThat(periods.get(2).notices()).anyMatch(notice -> notice.startsWith("period is not one whole epoch"));
        assertThat(periods.get(0).payouts()).hasSize(2);
        assertThat(periods.get(1).payouts()).extracting(payout -> payout.maker()).containsExactly("a");
    }

    @Test
    void shouldTellOfALogThatIsSampledOtherwiseThanTheRulesSay()
    {
        final LogBuilder log = twoMakers().snapshot(0, NOON);

        assertThat(ScoreRun.of(hummingbot(), log.source()).period().notices()).contains(
            "log is sampled otherwise than the rules say: program=hummingbot-miner log=fixed/1s rules=random/60s");
        assertThat(ScoreRun.of(
            hummingbot("every_seconds: 60, instant: random", "every_seconds: 1, instant: fixed"), log.source())
            .period().notices()).noneMatch(notice -> notice.startsWith("log is sampled"));
    }

    /** At 2 USD a EUR, 3,000 EUR are 6,000 USD and deep enough; a USD market's would not be. */
    @Test
    void shouldTakeDepthsIntoTheProgramsCurrency() throws Exception
    {
        final Market eur = new Market(
            "BTC-USD", new BigDecimal("1"), new BigDecimal("0.1"), Market.BookKind.ORDERS, BigDecimal.ZERO,
            BigDecimal.ONE, "EUR", "BTC-USD", null, null);
        final LogBuilder log = LogBuilder.withOrders(List.of(LogBuilder.MID), eur)
            .bid("a", 29_970, 1).ask("a", 30_030, 1).fills(0, "a", 1).snapshot(0, NOON);
        final Rates rates = Rates.read(Files.writeString(
            folder.resolve("r.csv"), "currency,date,rate\nEUR,2023-03-07,2\n"));
        final Program program = ProgramTexts.program(
            ProgramTexts.DYDX, "limits: exclusive ", "limits: inclusive ", "max_distance_bps: 20",
            "max_distance_bps: 10");

        final ScoreRun run = ScoreRun.of(
            new ScoreRequest(List.of(program), OptionalLong.empty(), OptionalLong.empty(), false, false,
                Outages.NONE, null, null, rates, "test"), log.source());

        assertThat(run.metric("BTC-USD", "a", "bid_liquidity")).isEqualTo("5994000");
        assertThat(run.metric("BTC-USD", "a", "maker_volume")).isEqualTo("0.2");
    }

    @Test
    void shouldPayForfeitAndLeaveExactlyThePool()
    {
        for (long seed = 0; seed < 40; seed++)
        {
            final Random random = new Random(seed);
            final LogBuilder log = LogBuilder.withOrders(List.of(LogBuilder.MID), USDT);
            for (int i = 0; i < 30; i++)
            {
                final String maker = "m" + random.nextInt(7);
                log.withdraws(maker);
                if (random.nextInt(4) > 0)
                {
                    log.bid(maker, 9_999 - random.nextInt(150), 1 + random.nextInt(500))
                        .ask(maker, 10_001 + random.nextInt(150), 1 + random.nextInt(500));
                }
                log.fills(0, maker, random.nextInt(1_000), random.nextInt(2))
                    .snapshot(0, LogBuilder.epochNs(NOON) + i * 1_000_000_000L, null);
            }
            final ScoreRun run = ScoreRun.of(hummingbot(
                "self_match: report ", random.nextBoolean() ? "self_match: report " : "self_match: forfeit ",
                "sides: { kind: sum }", random.nextBoolean() ? "sides: { kind: sum }" : "sides: { kind: each }"),
                log.source());

            assertThat(run.sum()).as("seed=%d", seed).isEqualByComparingTo("1000");
        }
    }

    private static LogBuilder twoMakers()
    {
        return LogBuilder.withOrders(List.of(LogBuilder.MID), USDT)
            .bid("a", 9_990, 10).ask("a", 10_010, 10).bid("b", 9_990, 10).ask("b", 10_010, 10);
    }

    private static Program hummingbot(final String... changes)
    {
        return ProgramTexts.program(ProgramTexts.HUMMINGBOT, changes);
    }

    private static ScoreRequest request(final Program program, final Outages outages, final boolean isByPeriod)
    {
        return new ScoreRequest(
            List.of(program), OptionalLong.empty(), OptionalLong.empty(), isByPeriod, false, outages, null, null,
            Rates.NONE, "test");
    }
}
