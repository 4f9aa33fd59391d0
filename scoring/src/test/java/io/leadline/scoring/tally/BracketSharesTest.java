package io.leadline.scoring.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.config.Makers;
import io.leadline.export.Configurations;
import io.leadline.export.FabricatedSource;
import io.leadline.export.FabricatedSource.Entity;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.program.BracketScore;
import io.leadline.program.BracketScore.Brackets;
import io.leadline.program.BracketScore.Edge;
import io.leadline.program.BracketScore.Floor;
import io.leadline.program.BracketScore.Outages;
import io.leadline.program.BracketScore.Sides;
import io.leadline.scoring.exact.QuotientE18;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.exact.SumE18;
import io.leadline.snapshot.Snapshot;

import org.junit.jupiter.api.Test;

/** Long arithmetic against the formula in fractions, for sizes of every magnitude and every switch. */
class BracketSharesTest
{
    private static final int ROUNDS = 30_000;
    private static final Integer[] EDGES = {100, 300, 500};

    @Test
    void shouldScoreLikeTheFormulaInFractions()
    {
        final long seed = 31;
        final Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++)
        {
            final BracketScore rule = rule(random);
            final Rational floor = Rational.of(1 + random.nextInt(1 << 20), 1 + random.nextInt(1 << 10))
                .times(Rational.of(BigInteger.ONE.shiftLeft(random.nextInt(60))));
            final long midHalfTicks = 1 + (random.nextLong() >>> 22 + random.nextInt(40));
            final FabricatedSource log = log(random);
            log.next();
            final Snapshot snapshot = log.snapshot();
            final MakerDay day = new MakerDay(new TallyShape(EDGES.length, 0));
            final List<BandFields> bands = bands(log.layout());
            final LadderBrackets brackets = new LadderBrackets(bands.get(0).ladder());
            final BracketShares shares = new BracketShares(rule, bands, brackets);
            // The rule's floor is 1: at this rate, doubled, it is the floor in half tick·lots.
            shares.onDay(Rational.of(2).dividedBy(floor));
            shares.onBook(snapshot, midHalfTicks);
            brackets.read(snapshot, 1);
            shares.onMaker(snapshot, 1, 0);
            shares.onEnd(snapshot, 0);
            shares.settle(1, day, 1);

            final Formula formula = new Formula(rule, floor.dividedBy(Rational.of(midHalfTicks)), snapshot);
            for (int i = 0; i < EDGES.length; i++)
            {
                assertThat(day.share(i)).as("seed=%d round=%d bracket=%d rule=%s", seed, round, i, rule)
                    .isEqualTo(rounded(formula.share(i)));
            }
            assertThat(day.score()).as("seed=%d round=%d rule=%s", seed, round, rule)
                .isEqualTo(rounded(formula.score()));
        }
    }

    private record Formula(BracketScore rule, Rational floorLots, Snapshot snapshot)
    {
        Rational score()
        {
            Rational sum = Rational.ZERO;
            for (int i = 0; i < EDGES.length; i++)
            {
                sum = sum.plus(Rational.of(rule.edges().get(i).weight()).times(share(i)));
            }

            return sum.times(Rational.of(rule.scale()));
        }

        Rational share(final int bracket)
        {
            final BigInteger bid = size(1, 0, bracket);
            final BigInteger ask = size(1, 1, bracket);
            final Rational own = switch (rule.sides())
            {
                case MIN -> Rational.of(bid.min(ask));
                case SUM -> Rational.of(bid.add(ask));
                case MEAN -> Rational.of(bid.add(ask), BigInteger.TWO);
            };
            final BigInteger bookBid = size(0, 0, bracket);
            final BigInteger bookAsk = size(0, 1, bracket);
            final Rational divisor = switch (rule.floor())
            {
                case AVERAGE -> larger(Rational.of(bookBid.add(bookAsk), BigInteger.TWO), floorLots);
                case SUM -> larger(Rational.of(bookBid.add(bookAsk)), floorLots).times(Rational.of(1, 2));
                case LARGER -> larger(larger(Rational.of(bookBid), Rational.of(bookAsk)), floorLots);
            };

            return divisor.signum() == 0 ? Rational.ZERO : own.dividedBy(divisor);
        }

        private static Rational larger(final Rational one, final Rational two)
        {
            return one.compareTo(two) >= 0 ? one : two;
        }

        private BigInteger size(final int entity, final int side, final int bracket)
        {
            final int field = MeasureLayout.FIRST_BAND + 2 * (side * EDGES.length + bracket);
            final BigInteger cumulative = snapshot.value(entity, field);

            return bracket == 0 || rule.brackets() == Brackets.CUMULATIVE
                ? cumulative
                : cumulative.subtract(snapshot.value(entity, field - 2));
        }
    }

    private static SumE18 rounded(final Rational value)
    {
        final SumE18 sum = new SumE18();
        sum.add(QuotientE18.roundHalfEven(value));

        return sum;
    }

    private static BracketScore rule(final Random random)
    {
        final List<Edge> edges = new ArrayList<>();
        for (final int edge : EDGES)
        {
            edges.add(new Edge(edge, BigDecimal.valueOf(random.nextInt(400), random.nextInt(4))));
        }

        return new BracketScore(
            "touch",
            edges,
            BigDecimal.valueOf(random.nextBoolean() ? 100 : 1),
            Brackets.values()[random.nextInt(2)],
            Sides.values()[random.nextInt(3)],
            Floor.values()[random.nextInt(3)],
            BigDecimal.ONE,
            Outages.UPTIME);
    }

    private static List<BandFields> bands(final MeasureLayout layout)
    {
        final List<BandFields> bands = new ArrayList<>();
        for (final int edge : EDGES)
        {
            bands.add(BandFields.of(layout, "test", "touch", edge, new ArrayList<>()));
        }

        return bands;
    }

    /** One snapshot: a maker, and a book that holds it; sizes of a few lots up to far beyond a long. */
    private static FabricatedSource log(final Random random)
    {
        final FabricatedSource log = new FabricatedSource(Configurations.of(
            List.of(Configurations.market("M", "1", "1")), List.of(Configurations.touch(EDGES)), Makers.ALL));
        final BigInteger[] book = log.zeros();
        final BigInteger[] maker = log.zeros();
        final int bits = 1 + random.nextInt(random.nextInt(4) == 0 ? 90 : 50);
        for (int side = 0; side < 2; side++)
        {
            BigInteger own = BigInteger.ZERO;
            BigInteger others = BigInteger.ZERO;
            for (int edge = 0; edge < EDGES.length; edge++)
            {
                own = own.add(size(random, bits));
                others = others.add(size(random, bits));
                final int field = MeasureLayout.FIRST_BAND + 2 * (side * EDGES.length + edge);
                maker[field] = own;
                book[field] = own.add(others);
            }
        }
        log.add(0, 0, 0, MarketStatus.OK, List.of(new Entity("", true, book), new Entity("maker", true, maker)));

        return log;
    }

    private static BigInteger size(final Random random, final int bits)
    {
        return random.nextInt(4) == 0 ? BigInteger.ZERO : new BigInteger(bits, random);
    }
}
