package io.leadline.proof.dispute;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import io.leadline.book.FeedBooks;
import io.leadline.book.MarketBook;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.OrderLists;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;

/** Holds what was measured anew from the events to the record in the log, value by value. */
final class RecordCheck
{
    private static final int MOST = 20;

    private final Snapshot logged;
    private final MeasureLayout layout;
    private final FieldWords words;
    private final Units units;
    private final List<String> differences = new ArrayList<>();

    RecordCheck(final Snapshot logged, final MeasureLayout layout, final Units units)
    {
        this.logged = logged;
        this.layout = layout;
        this.units = units;
        words = new FieldWords(layout, units);
    }

    /** What differs, at most twenty of it; none where the records are equal. */
    List<String> differences(final FeedBooks books, final MarketBook book, final MarketMeasure measure)
    {
        compare("status", logged.status(), measure.status());
        compare("last event", logged.eventSequence(), books.lastSequence());
        compare("makers and the whole book", logged.entityCount(), measure.entityCount());
        final int count = Math.min(logged.entityCount(), measure.entityCount());
        for (int entity = 0; entity < count; entity++)
        {
            compare(books, book, measure, entity);
        }

        return differences.subList(0, Math.min(MOST, differences.size()));
    }

    private void compare(final FeedBooks books, final MarketBook book, final MarketMeasure measure, final int entity)
    {
        final String name = entity == Snapshot.WHOLE_BOOK ? "" : books.makerName(book.globalMaker(entity));
        compare("maker in place " + entity, logged.name(entity), name);
        for (int field = 0; field < MeasureLayout.FIRST_BAND; field++)
        {
            compareField(name, field, logged.value(entity, field), field(measure, entity, field));
        }
        for (int ladder = 0; ladder < layout.ladders().size(); ladder++)
        {
            for (final int side : Sides.BOTH)
            {
                compareBands(measure, entity, name, ladder, side);
            }
        }
        if (entity != Snapshot.WHOLE_BOOK && logged.orders() != null && measure.orders() != null)
        {
            Sides.BOTH.forEach(side -> compareOrders(measure.orders().lists(), entity, name, side));
        }
    }

    /** A measure holds brackets, a snapshot what lies up to an edge. */
    private void compareBands(
        final MarketMeasure measure, final int entity, final String name, final int ladder, final int side)
    {
        BigInteger size = BigInteger.ZERO;
        BigInteger notional = BigInteger.ZERO;
        for (int edge = 0; edge < layout.ladders().get(ladder).edgesBpsE2().size(); edge++)
        {
            final int field = layout.sizeField(ladder, side, edge);
            size = size.add(field(measure, entity, field));
            notional = notional.add(field(measure, entity, field + 1));
            compareField(name, field, logged.value(entity, field), size);
            compareField(name, field + 1, logged.value(entity, field + 1), notional);
        }
    }

    private static BigInteger field(final MarketMeasure measure, final int entity, final int field)
    {
        final int at = entity * measure.fieldCount() + field;
        final long high = measure.highs() == null ? 0 : measure.highs()[at];

        return BigInteger.valueOf(high).shiftLeft(Long.SIZE)
            .add(new BigInteger(Long.toUnsignedString(measure.lows()[at])));
    }

    private void compareOrders(final OrderLists lists, final int entity, final String name, final int side)
    {
        final MakerOrders orders = logged.orders();
        final int owner = entity << 1 | side;
        final String what = FieldWords.entity(name) + ", " + Sides.name(side) + " order";
        compare(what + "s", orders.count(entity, side), lists.count(owner));
        for (int i = 0; i < Math.min(orders.count(entity, side), lists.count(owner)); i++)
        {
            final int order = orders.first(entity, side) + i;
            final int word = OrderLists.ORDER_WORDS * (lists.first(owner) + i);
            compare(
                what + ' ' + (i + 1), text(orders.priceTicks(order), orders.sizeLots(order)),
                text(lists.words()[word], lists.words()[word + 1]));
        }
    }

    private String text(final long priceTicks, final long sizeLots)
    {
        return Digits.text(units.size(BigInteger.valueOf(sizeLots))) + '@' + Digits.text(units.price(priceTicks));
    }

    private void compareField(final String name, final int field, final BigInteger inLog, final BigInteger anew)
    {
        if (!inLog.equals(anew))
        {
            compare(
                FieldWords.entity(name) + ", " + words.of(field), words.value(field, inLog), words.value(field, anew));
        }
    }

    private void compare(final String what, final Object inLog, final Object anew)
    {
        if (!inLog.equals(anew))
        {
            differences.add(what + ": log=" + inLog + " events=" + anew);
        }
    }
}
