package io.leadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

import io.leadline.config.Makers;
import io.leadline.export.Configurations;
import io.leadline.export.FabricatedSource;
import io.leadline.export.FabricatedSource.Entity;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.result.ExcludedWindow;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ScoreResult;

import org.junit.jupiter.api.Test;

/** What the report draws agrees with what was scored. */
class TimelinePassTest
{
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long START_EPOCH_NS = 20_518 * DAY_NS;
    private static final long EVERY_NS = 600_000_000_000L;
    private static final List<Program> PROGRAMS = Programs.of(List.of("drift-mip-2023-03", "backpack-mm-2026"));

    @Test
    void shouldFindAsManyActiveSnapshotsAsWereScored()
    {
        for (long seed = 1; seed <= 20; seed++)
        {
            final FabricatedSource source = source(new Random(seed));
            final ScoreRequest request = new ScoreRequest(
                PROGRAMS, OptionalLong.of(START_EPOCH_NS + 3 * EVERY_NS), OptionalLong.empty(), seed % 2 == 0, false,
                new Outages(List.of(new Outages.Outage("SOL-PERP", new ExcludedWindow(
                    START_EPOCH_NS + 40 * EVERY_NS, START_EPOCH_NS + 60 * EVERY_NS, "maintenance")))),
                null, null, Rates.NONE, "0.1.0");
            final ScoreResult result = score(request, source);

            final Timelines timelines = collect(source, result);

            int compared = 0;
            for (int program = 0; program < PROGRAMS.size(); program++)
            {
                for (int period = 0; period < result.programs().get(program).periods().size(); period++)
                {
                    compared += compare(result, timelines, program, period, "seed=" + seed);
                }
            }
            assertThat(compared).as("seed=%d", seed).isGreaterThan(10);
        }
    }

    @Test
    void shouldCarrySizesAndSpreadsIntoThePage()
    {
        final FabricatedSource source = source(new Random(5));
        final ScoreResult result = score(ScoreRequest.of(PROGRAMS, "0.1.0"), source);

        final String page = new String(
            HtmlReport.render("Report", result, collect(source, result)), StandardCharsets.UTF_8);

        assertThat(page)
            .contains("USD, bid and ask within 20 bps of the best price: mean of the sides")
            .contains("USD, bid and ask within 100 bps of the mid: mean of the sides")
            .contains("\"size\":{\"min\":[").contains("\"spread\":{\"min\":[");
    }

    @Test
    void shouldTellWhyAMakerIsNotActive()
    {
        final FabricatedSource source = empty();
        final int band = source.layout().sizeField(1, 0, 5);
        final int other = source.layout().sizeField(1, 1, 5);
        final BigInteger[] book = fields(source, 1000, 1002, band, other);
        source.add(0, START_EPOCH_NS, 0, MarketStatus.OK, List.of(
            new Entity("", true, book),
            new Entity("active", true, fields(source, 999, 1003, band, other)),
            new Entity("far", true, fields(source, 900, 1003, other)),
            new Entity("one-sided", true, fields(source, 999, 0, band)),
            new Entity("silent", false, fields(source, 0, 0))));
        source.add(0, START_EPOCH_NS + EVERY_NS, 1, MarketStatus.ONE_SIDED, List.of(
            new Entity("", true, fields(source, 1000, 0)),
            new Entity("active", true, fields(source, 999, 1003, band, other)),
            new Entity("far", true, fields(source, 900, 1003, other)),
            new Entity("one-sided", true, fields(source, 999, 0, band)),
            new Entity("silent", true, fields(source, 0, 0))));
        source.add(0, START_EPOCH_NS + 2 * EVERY_NS, 2, MarketStatus.STALE, List.of(new Entity("", true, book)));
        final ScoreResult result = score(ScoreRequest.of(PROGRAMS.subList(0, 1), "0.1.0"), source);

        final MarketTimeline timeline = collect(source, result).find(0, 0, "SOL-PERP").orElseThrow();

        assertThat(verdicts(timeline, "active")).containsExactly("ACTIVE", "ONE_SIDED", "MARKET_EXCLUDED");
        assertThat(verdicts(timeline, "far")).containsExactly("TOO_FAR", "ONE_SIDED", "MARKET_EXCLUDED");
        assertThat(verdicts(timeline, "one-sided")).containsExactly("ONE_SIDED", "ONE_SIDED", "MARKET_EXCLUDED");
        assertThat(verdicts(timeline, "silent")).containsExactly("NOT_QUOTING", "NOT_QUOTING", "MARKET_EXCLUDED");
        // 4 ticks over a mid of 1001: 39.96 bps. Notionals are 7 a side: their mean is 7 units.
        assertThat(timeline.maker("active").spreads().sum(0)).isEqualTo(399_600);
        assertThat(timeline.maker("active").sizes().sum(0).multiply(BigInteger.TWO)).isEqualTo(28);
        assertThat(timeline.sizeUnit()).isEqualByComparingTo(new BigDecimal("0.0005"));
    }

    private static List<String> verdicts(final MarketTimeline timeline, final String maker)
    {
        final List<String> verdicts = new ArrayList<>();
        for (int bucket = 0; bucket < timeline.bucketCount(); bucket++)
        {
            for (final VerdictKind kind : VerdictKind.values())
            {
                if (timeline.count(timeline.maker(maker), bucket, kind) > 0)
                {
                    verdicts.add(kind.name());
                }
            }
        }

        return verdicts;
    }

    private static int compare(
        final ScoreResult result,
        final Timelines timelines,
        final int programIndex,
        final int periodIndex,
        final String where)
    {
        int compared = 0;
        final PeriodResult period = result.programs().get(programIndex).periods().get(periodIndex);
        for (final MarketResult market : period.markets())
        {
            final MarketTimeline timeline =
                timelines.find(programIndex, periodIndex, market.market()).orElseThrow();
            for (final MakerResult maker : market.makers())
            {
                long active = 0;
                long counted = 0;
                for (int bucket = 0; bucket < timeline.bucketCount(); bucket++)
                {
                    active += timeline.count(timeline.maker(maker.maker()), bucket, VerdictKind.ACTIVE);
                    counted += timeline.snapshotCount(bucket) - timeline.excludedCount(bucket);
                }
                assertThat(BigDecimal.valueOf(active)).as(where).isEqualTo(maker.metric("snapshots_active").get());
                assertThat(BigDecimal.valueOf(counted)).as(where).isEqualTo(maker.metric("snapshots_counted").get());
                compared++;
            }
        }

        return compared;
    }

    private static ScoreResult score(final ScoreRequest request, final FabricatedSource source)
    {
        final Scoring scoring = new Scoring(request);
        scoring.read(source.rewind());

        return scoring.result();
    }

    private static Timelines collect(final FabricatedSource source, final ScoreResult result)
    {
        final List<Program> programs = PROGRAMS.subList(0, result.programs().size());
        final TimelinePass pass = new TimelinePass(programs, Rates.NONE, result);
        pass.read(source.rewind());

        return pass.timelines();
    }

    private static FabricatedSource empty()
    {
        return new FabricatedSource(Configurations.of(
            List.of(
                Configurations.market("SOL-PERP", "0.01", "0.1"),
                Configurations.market("BONK-PERP", "0.0000001", "1000")),
            List.of(
                Configurations.mid(100, 300, 500, 1000, 1500, 2000, 10000),
                Configurations.touch(100, 300, 500, 1000, 1500, 2000)),
            Makers.ALL));
    }

    private static FabricatedSource source(final Random random)
    {
        final FabricatedSource source = empty();
        for (int interval = 0; interval < 400; interval++)
        {
            for (int market = 0; market < 2; market++)
            {
                final MarketStatus[] statuses = MarketStatus.values();
                final MarketStatus status =
                    random.nextInt(4) == 0 ? statuses[random.nextInt(statuses.length)] : MarketStatus.OK;
                final List<Entity> entities = new ArrayList<>();
                entities.add(new Entity("", true, any(source, random, status)));
                for (int maker = 0; maker < 2 + Math.min(3, interval / 20); maker++)
                {
                    final boolean hasRow = random.nextInt(3) > 0;
                    entities.add(new Entity(
                        "maker-" + maker, hasRow, hasRow ? any(source, random, MarketStatus.OK) : source.zeros()));
                }
                source.add(market, START_EPOCH_NS + interval * EVERY_NS, interval, status, entities);
            }
        }

        return source;
    }

    /** Any fields whose bands are cumulative, and whose best prices are there where anything rests. */
    private static BigInteger[] any(final FabricatedSource source, final Random random, final MarketStatus status)
    {
        final MeasureLayout layout = source.layout();
        final BigInteger[] fields = source.zeros();
        final boolean[] isThere = {
            status != MarketStatus.EMPTY && random.nextInt(5) > 0, status == MarketStatus.OK && random.nextInt(5) > 0};
        for (int side = 0; side < 2; side++)
        {
            if (isThere[side])
            {
                fields[side] = BigInteger.valueOf(10_000 + 10L * side + random.nextInt(5));
                for (int ladder = 0; ladder < 2; ladder++)
                {
                    long lots = 0;
                    for (int edge = 0; edge < layout.ladders().get(ladder).edgesBpsE2().size(); edge++)
                    {
                        lots += random.nextInt(4) == 0 ? random.nextInt(100) : 0;
                        fields[layout.sizeField(ladder, side, edge)] = BigInteger.valueOf(lots);
                        fields[layout.notionalField(ladder, side, edge)] = BigInteger.valueOf(lots * 10_000);
                    }
                }
            }
        }

        return fields;
    }

    private static BigInteger[] fields(
        final FabricatedSource source, final long bidTicks, final long askTicks, final int... bands)
    {
        final BigInteger[] fields = source.zeros();
        fields[MeasureLayout.BEST_BID] = BigInteger.valueOf(bidTicks);
        fields[MeasureLayout.BEST_ASK] = BigInteger.valueOf(askTicks);
        for (final int band : bands)
        {
            fields[band] = BigInteger.ONE;
            fields[band + 1] = BigInteger.valueOf(7);
        }

        return fields;
    }
}
