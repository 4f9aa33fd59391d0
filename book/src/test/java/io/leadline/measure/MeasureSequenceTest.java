package io.leadline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.measure.MeasuredOrders.Order;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Measures one market again and again while it changes, into a measure that takes over what it can: against a measure
 * that takes nothing over, and against sums of big integers.
 */
class MeasureSequenceTest
{
    private static final int SEEDS = 40;
    private static final int STEPS = 30;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Market.BookKind.class)
    void shouldMeasureChangesAsIfNothingWereTakenOver(final Market.BookKind kind)
    {
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final Random random = new Random(seed);
            final List<Ladder> ladders = ladders(random);
            final long minTouch = random.nextInt(3) == 0 ? 1L << random.nextInt(40) : 0;
            final MeasureLayout layout = new MeasureLayout(ladders);
            final Kept kept = new Kept(layout, minTouch);
            try (ChangingMarket market = new ChangingMarket(kind, ladders, random, folder.resolve(kind + "-" + seed)))
            {
                for (int step = 0; step < STEPS; step++)
                {
                    market.change(random.nextInt(4) == 0 ? 0 : random.nextInt(1 << random.nextInt(7)));
                    if (random.nextInt(10) == 0)
                    {
                        kept.measure.forget();
                    }
                    kept.check(market, random.nextInt(8) == 0, "kind=" + kind + " seed=" + seed + " step=" + step);
                }
            }
        }
    }

    /**
     * Edges far apart and side by side: neighbouring limits then fall into one bucket, or onto one price. Now and then
     * more ladders than a word has bits for their cells and brackets, or a byte for their cells.
     */
    private static List<Ladder> ladders(final Random random)
    {
        final List<Ladder> ladders = new ArrayList<>();
        final int count = 1 + random.nextInt(random.nextInt(5) == 0 ? 10 : 3);
        for (int i = 0; i < count; i++)
        {
            final int widest = 1 << 3 + random.nextInt(17);
            final List<Integer> edges = random.ints(1 + random.nextInt(16), 0, widest + 1)
                .map(edge -> Math.min(1_000_000, edge)).sorted().distinct().boxed().toList();
            final Ladder.Reference reference = Ladder.Reference.values()[random.nextInt(2)];
            ladders.add(new Ladder("l" + i, reference, edges, random.nextInt(3) == 0));
        }

        return ladders;
    }

    /** A measure with what it was before. */
    private static final class Kept
    {
        private final MeasureLayout layout;
        private final Measurer measurer;
        private final MarketMeasure measure;
        private final long minTouch;
        private BigInteger[] before = {};

        Kept(final MeasureLayout layout, final long minTouch)
        {
            this.layout = layout;
            this.minTouch = minTouch;
            measurer = new Measurer(layout);
            measure = new MarketMeasure(layout, true);
        }

        void check(final ChangingMarket market, final boolean isSilent, final String description)
        {
            measurer.measure(market.book(), measure, minTouch, isSilent);
            final MarketMeasure fresh = new MarketMeasure(layout);
            new Measurer(layout).measure(market.book(), fresh, minTouch, isSilent);

            assertThat(measure.entityCount()).as(description).isEqualTo(market.book().makerCount());
            final BigInteger[] now = fields(measure);
            assertThat(now).as(description).isEqualTo(fields(fresh));
            checkChanges(now, description);
            checkModel(market, isSilent, description);
            before = now;
        }

        private BigInteger[] fields(final MarketMeasure measured)
        {
            final BigInteger[] fields = new BigInteger[measured.entityCount() * layout.fieldCount()];
            Arrays.setAll(fields, i ->
                MeasuredOrders.field(measured, i / layout.fieldCount(), i % layout.fieldCount()));

            return fields;
        }

        private void checkChanges(final BigInteger[] now, final String description)
        {
            for (int entity = 0; entity < measure.entityCount(); entity++)
            {
                boolean isAsBefore = true;
                for (int i = entity * layout.fieldCount(); i < (entity + 1) * layout.fieldCount(); i++)
                {
                    isAsBefore &= now[i].equals(i < before.length ? before[i] : BigInteger.ZERO);
                }
                final boolean isClear = (measure.changed()[entity / Long.SIZE] >>> entity & 1) == 0;
                assertThat(isClear).as("%s entity=%d", description, entity).isEqualTo(isAsBefore);
            }
        }

        private void checkModel(final ChangingMarket market, final boolean isSilent, final String description)
        {
            final long bid = MeasuredOrders.best(market.levels(), 0, minTouch);
            final long ask = MeasuredOrders.best(market.levels(), 1, minTouch);
            assertThat(measure.status()).as(description).isEqualTo(
                isSilent || market.isStale() ? MarketStatus.STALE :
                    market.isHalted() ? MarketStatus.HALTED : MeasuredOrders.status(bid, ask));
            checkField(0, MeasureLayout.BEST_BID, BigInteger.valueOf(bid), description);
            checkField(0, MeasureLayout.BEST_ASK, BigInteger.valueOf(ask), description);
            checkBands(market.levels(), 0, 0, bid, ask, description);
            for (int entity = 1; entity < measure.entityCount(); entity++)
            {
                final int maker = market.maker(entity);
                final List<Order> own = market.orders().stream().filter(order -> order.maker() == maker).toList();
                checkField(
                    entity, MeasureLayout.BEST_BID, BigInteger.valueOf(MeasuredOrders.best(own, 0, 0)), description);
                checkField(
                    entity, MeasureLayout.BEST_ASK, BigInteger.valueOf(MeasuredOrders.best(own, 1, 0)), description);
                checkBands(own, entity, maker, bid, ask, description);
                checkOrders(own, entity, maker, bid, ask, description);
            }
            assertThat(measure.orders().lists().count(0) + measure.orders().lists().count(1)).isZero();
        }

        /** Those inside any edge around the mid, post-only or not. */
        private void checkOrders(
            final List<Order> own, final int entity, final int maker, final long bid, final long ask,
            final String description)
        {
            final OrderLists lists = measure.orders().lists();
            for (int side = 0; side < 2; side++)
            {
                final Set<Order> inside = Collections.newSetFromMap(new IdentityHashMap<>());
                for (final Ladder ladder : layout.ladders())
                {
                    final Ladder all = new Ladder("all", ladder.reference(), ladder.edgesBpsE2(), false);
                    final int outermost = ladder.edgesBpsE2().get(ladder.edgesBpsE2().size() - 1);
                    inside.addAll(ladder.reference() == Ladder.Reference.TOUCH ? List.of() :
                        MeasuredOrders.inside(own, maker, all, side, outermost, bid, ask));
                }
                final int sign = side == 0 ? -1 : 1;
                final long[] expected = inside.stream()
                    .sorted(Comparator.<Order>comparingLong(order -> sign * order.priceTicks())
                        .thenComparingLong(order -> -order.sizeLots()))
                    .flatMapToLong(order -> LongStream.of(order.priceTicks(), order.sizeLots())).toArray();
                final int from = OrderLists.ORDER_WORDS * lists.first(2 * entity + side);
                final int to = from + OrderLists.ORDER_WORDS * lists.count(2 * entity + side);

                assertThat(Arrays.copyOfRange(lists.words(), from, to))
                    .as("%s entity=%d side=%d", description, entity, side).isEqualTo(expected);
            }
        }

        private void checkBands(
            final List<Order> orders,
            final int entity,
            final int maker,
            final long bid,
            final long ask,
            final String description)
        {
            for (int i = 0; i < layout.ladders().size(); i++)
            {
                final Ladder ladder = layout.ladders().get(i);
                for (int side = 0; side < 2; side++)
                {
                    BigInteger size = BigInteger.ZERO;
                    BigInteger notional = BigInteger.ZERO;
                    for (int edge = 0; edge < ladder.edgesBpsE2().size(); edge++)
                    {
                        final List<Order> inside = MeasuredOrders.inside(
                            orders, maker, ladder, side, ladder.edgesBpsE2().get(edge), bid, ask);
                        final BigInteger insideSize = MeasuredOrders.size(inside);
                        final BigInteger insideNotional = MeasuredOrders.notional(inside);
                        final int field = layout.sizeField(i, side, edge);
                        checkField(entity, field, insideSize.subtract(size), description);
                        checkField(entity, field + 1, insideNotional.subtract(notional), description);
                        size = insideSize;
                        notional = insideNotional;
                    }
                }
            }
        }

        private void checkField(
            final int entity, final int field, final BigInteger expected, final String description)
        {
            final BigInteger actual = MeasuredOrders.field(measure, entity, field);
            if (!actual.equals(expected))
            {
                fail("%s entity=%d field=%d expected=%s actual=%s", description, entity, field, expected, actual);
            }
        }
    }
}
