package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.measure.MarketStatus;
import io.leadline.naive.EventGenerator;
import io.leadline.naive.NaiveCsv;
import io.leadline.naive.NaiveEvent;
import io.leadline.naive.NaiveLeadline;
import io.leadline.naive.NaiveSnapshot;
import io.leadline.naive.RandomSettings;
import io.leadline.naive.StreamSettings;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.snapshot.SnapshotLogReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From events through the real verbs and a log with {@code detail: orders} to a score of single orders, against the
 * formula over the orders of the naive model, in decimals of 120 digits.
 */
class OrderScoresTest
{
    private static final long FIRST_SEED = Long.getLong("leadline.naive.seed", 9_000L);
    private static final int STREAMS = Integer.getInteger("leadline.naive.order_streams", 25);
    private static final int EVENTS = 1_500;
    private static final MathContext DIGITS = new MathContext(120, RoundingMode.HALF_EVEN);
    private static final BigDecimal LEAST_DISTANCE = new BigDecimal("0.000001");
    private static final List<Ladder> LADDERS =
        List.of(new Ladder("mid", Ladder.Reference.MID, List.of(2_000, 1_000_000), false));

    @TempDir
    private Path folder;

    /** What a maker's orders come to, in the order of the metrics below. */
    private static final List<String> METRICS = List.of("bid_liquidity", "ask_liquidity", "liquidity");

    @Test
    void shouldScoreWhatTheFormulaSaysOfTheOrdersThatRested() throws IOException
    {
        int scored = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + STREAMS; seed++)
        {
            final StreamSettings settings = settings(seed);
            final List<NaiveEvent> events = EventGenerator.events(settings, seed, EVENTS);
            final Market market = settings.configuration().markets().get(0);
            final List<NaiveSnapshot> snapshots = NaiveLeadline.run(settings.configuration(), events).snapshots()
                .stream()
                .filter(snapshot -> snapshot.market().equals(market.name()))
                .toList();
            if (snapshots.isEmpty())
            {
                continue;
            }
            final int power = 1 + new Random(seed).nextInt(2);
            final Map<String, BigDecimal[]> expected = formula(snapshots, market, power);

            final MarketResult actual = score(settings.configuration(), events, program(market, power), seed);

            scored += expected.size();
            check(expected, actual, seed);
        }

        assertThat(scored).isGreaterThan(2 * STREAMS);
    }

    private static void check(final Map<String, BigDecimal[]> expected, final MarketResult actual, final long seed)
    {
        assertThat(actual.makers()).extracting(MakerResult::maker).as("seed=%d", seed).containsAll(expected.keySet());
        for (final MakerResult maker : actual.makers())
        {
            final BigDecimal[] sums = expected.getOrDefault(maker.maker(), zeros());
            for (int i = 0; i < METRICS.size(); i++)
            {
                assertThat(maker.metric(METRICS.get(i)).orElseThrow())
                    .as("seed=%d maker=%s metric=%s", seed, maker.maker(), METRICS.get(i))
                    .isEqualByComparingTo(sums[i].setScale(12, RoundingMode.HALF_EVEN));
            }
            assertThat(maker.metric("quoted_snapshots").orElseThrow()).as("seed=%d maker=%s", seed, maker.maker())
                .isEqualByComparingTo(sums[METRICS.size()]);
        }
    }

    private static StreamSettings settings(final long seed)
    {
        final StreamSettings drawn = RandomSettings.draw(seed);
        final Configuration of = drawn.configuration();

        return new StreamSettings(
            new Configuration(
                of.venue(), of.markets(), LADDERS, of.schedule(), of.feed(), Configuration.Detail.ORDERS, of.makers(),
                of.limits()),
            drawn.startEpochNs(),
            drawn.meanStepNs(),
            drawn.oddPerMille(),
            drawn.hugePerMille(),
            drawn.ordersAtOnce(),
            drawn.accounts());
    }

    private static Map<String, BigDecimal[]> formula(
        final List<NaiveSnapshot> snapshots, final Market market, final int power)
    {
        final Map<String, BigDecimal[]> sums = new TreeMap<>();
        for (final NaiveSnapshot snapshot : snapshots)
        {
            final boolean isExcluded = snapshot.status() == MarketStatus.STALE
                || snapshot.status() == MarketStatus.HALTED;
            if (isExcluded || snapshot.book().bestBid() == null || snapshot.book().bestAsk() == null)
            {
                continue;
            }
            final BigDecimal mid = snapshot.book().bestBid().add(snapshot.book().bestAsk())
                .divide(BigDecimal.valueOf(2));
            snapshot.orders().forEach((maker, orders) ->
                addTo(sums.computeIfAbsent(maker, absent -> zeros()), orders, mid, market, power));
        }

        return sums;
    }

    private static void addTo(
        final BigDecimal[] sums,
        final List<NaiveSnapshot.Order> orders,
        final BigDecimal mid,
        final Market market,
        final int power)
    {
        final BigDecimal[] sides = {BigDecimal.ZERO, BigDecimal.ZERO};
        for (final NaiveSnapshot.Order order : orders)
        {
            final BigDecimal distance = order.price().subtract(mid).abs().divide(mid, DIGITS).max(LEAST_DISTANCE);
            final BigDecimal notional = order.price().multiply(order.size()).multiply(market.multiplier());
            final int side = order.isBid() ? 0 : 1;
            // A bid far above the mid is recorded, as it lies in every band, and yet too far off for the program.
            final boolean isNear = distance.compareTo(BigDecimal.ONE) <= 0;
            sides[side] = sides[side].add(
                isNear ? notional.divide(distance.pow(power, DIGITS), DIGITS) : BigDecimal.ZERO);
        }
        final BigDecimal smaller = sides[0].min(sides[1]);
        sums[0] = sums[0].add(sides[0].setScale(18, RoundingMode.HALF_EVEN));
        sums[1] = sums[1].add(sides[1].setScale(18, RoundingMode.HALF_EVEN));
        sums[2] = sums[2].add(smaller.setScale(18, RoundingMode.HALF_EVEN));
        sums[3] = sums[3].add(BigDecimal.valueOf(smaller.signum()));
    }

    private static BigDecimal[] zeros()
    {
        return new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
    }

    /** The built-in program of dYdX with other limits, factors and markets. */
    private static Program program(final Market market, final int power)
    {
        final String name = "'" + market.name().replace("'", "''") + "'";
        String text = new String(Programs.builtInBytes("dydx-lp-v3"), StandardCharsets.UTF_8);
        final String groups = text.substring(text.indexOf("      groups:"), text.indexOf("    award:"));
        final String pools = text.substring(text.indexOf("        - { pool:"));
        text = text.replace(groups, "      groups:\n"
            + "        - markets: [" + name + "]\n"
            + "          min_depth: 0\n"
            + "          max_distance_bps: 10000\n"
            + "          factors:\n"
            + "            - { of: liquidity, exponent: 1 }\n");
        text = text.replace(pools, "        - { pool: all, amount: 100, by: score, markets: [" + name + "] }\n")
            .replace("limits: exclusive ", "limits: inclusive ")
            .replace("kind: inverse_power, exponent: 1", "kind: inverse_power, exponent: " + power);

        return Programs.parse("orders.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private MarketResult score(
        final Configuration configuration, final List<NaiveEvent> events, final Program program, final long seed)
        throws IOException
    {
        final Path own = Files.createDirectory(folder.resolve("stream-" + seed));
        final Path config = Files.writeString(own.resolve("config.yaml"), ConfigurationYaml.yaml(configuration));
        if (configuration.schedule().isRandom())
        {
            Files.writeString(own.resolve(ConfigurationYaml.SEED_FILE),
                HexFormat.of().formatHex(configuration.schedule().seed().bytes()) + "\n");
        }
        final Path csv = Files.writeString(own.resolve("events.csv"), NaiveCsv.text(events));
        final String eventLog = own.resolve("events").toString();
        final Path snapshotLog = own.resolve("snapshots");
        RealVerbs.sampler(
            "ingest", "--feed", "csv", "--input", csv.toString(), "--config", config.toString(), "--events", eventLog);
        RealVerbs.sampler(
            "sample", "--config", config.toString(), "--events", eventLog, "--snapshots", snapshotLog.toString());
        final Scoring scoring = new Scoring(ScoreRequest.of(List.of(program), "test"));
        try (SnapshotLogReader log = SnapshotLogReader.open(snapshotLog))
        {
            scoring.read(log);
        }

        return scoring.result().programs().get(0).periods().get(0).markets().get(0);
    }
}
