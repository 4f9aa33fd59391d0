package io.leadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.program.Program;
import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.ScoreResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report draws of a KPI agrees with what was scored, waivers and rates of exchange included. */
class KpiTimelineTest
{
    private static final Market SOL = new Market(
        "SOL/USDC", new BigDecimal("0.01"), new BigDecimal("0.01"), Market.BookKind.ORDERS, BigDecimal.ZERO,
        BigDecimal.ONE, "USDC", "SOL/USDC", null, null);
    private static final long START_NS = LogBuilder.epochNs("2024-03-10T23:50:00Z");
    private static final long STEP_NS = 30_000_000_000L;
    private static final int SNAPSHOTS = 40;

    @TempDir
    private Path folder;

    @Test
    void shouldFindAsManyHeldKpisAsWereScored() throws Exception
    {
        final Rates rates = Rates.read(Files.writeString(folder.resolve("rates.csv"),
            "currency,date,rate\nUSDC,2024-03-10,1.01\nUSDC,2024-03-11,0.9\n"));
        final Program program = ProgramTexts.program(ProgramTexts.BACKPACK_EQUITY,
            "waivers: []", "waivers: [{ market: SOL/USDC, within_bps: 15, from: 2024-03-10T23:53:00Z,"
                + " to: 2024-03-10T23:56:00Z, reason: migration }]");
        int compared = 0;
        for (long seed = 1; seed <= 20; seed++)
        {
            final LogBuilder log = log(new Random(seed));
            final ScoreRequest request = new ScoreRequest(
                List.of(program), OptionalLong.empty(), OptionalLong.empty(), false, false, Outages.NONE, null, null,
                rates, "test");
            final Scoring scoring = new Scoring(request);
            scoring.read(log.source());
            final ScoreResult result = scoring.result();
            final TimelinePass pass = new TimelinePass(List.of(program), rates, result);
            pass.read(log.source());
            final MarketTimeline timeline = pass.timelines().find(0, 0, "SOL/USDC").orElseThrow();

            for (final MakerResult maker : result.programs().get(0).periods().get(0).markets().get(0).makers())
            {
                final BigDecimal held = maker.metric("kpi_uptime").orElseThrow()
                    .multiply(maker.metric("snapshots_counted").orElseThrow());
                assertThat(count(timeline, maker.maker(), VerdictKind.ACTIVE)).as("seed=%d %s", seed, maker.maker())
                    .isEqualTo(held.setScale(0, RoundingMode.HALF_EVEN).intValueExact());
                compared += count(timeline, maker.maker(), VerdictKind.TOO_SMALL);
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    private static int count(final MarketTimeline timeline, final String maker, final VerdictKind kind)
    {
        int count = 0;
        for (int bucket = 0; bucket < timeline.bucketCount(); bucket++)
        {
            count += timeline.count(timeline.maker(maker), bucket, kind);
        }

        return count;
    }

    /** Notionals about the needs of 50,000 within 7.5 bps and 100,000 within 15; at times nobody quotes. */
    private static LogBuilder log(final Random random)
    {
        final LogBuilder log = new LogBuilder(List.of(Configurations.mid(300, 750, 1250, 1500)), SOL);
        for (int i = 0; i < SNAPSHOTS; i++)
        {
            final String maker = "m" + random.nextInt(3);
            log.withdraws(maker);
            if (random.nextInt(8) > 0)
            {
                quote(log, maker, random.nextInt(80), 4_000 + random.nextInt(3_000));
                quote(log, maker, random.nextInt(180), 3_000 + random.nextInt(6_000));
            }
            log.snapshot(0, START_NS + i * STEP_NS, null);
        }

        return log;
    }

    private static void quote(final LogBuilder log, final String maker, final long distanceTicks, final long sizeLots)
    {
        log.bid(maker, 100_000 - distanceTicks, sizeLots).ask(maker, 100_000 + distanceTicks, sizeLots);
    }
}
