package io.leadline.snapshot;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import io.leadline.book.FeedBooks;
import io.leadline.book.MarketBook;
import io.leadline.config.Ladder;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.number.Wide;

/**
 * What a snapshot log must say, a line per record: formed from measures as they are taken, and again from what a reader
 * lends. Bands are summed up in big integers on the one side and by the reader on the other.
 */
final class MeasuredLines
{
    private MeasuredLines()
    {
    }

    /** Remembers totals, because a row depends on the snapshot before. */
    static final class Expected
    {
        private final List<String> lines = new ArrayList<>();
        private final List<List<BigInteger>> lastTotals = new ArrayList<>();
        private final FeedBooks books;
        private final MeasureLayout layout;

        Expected(final FeedBooks books, final MeasureLayout layout)
        {
            this.books = books;
            this.layout = layout;
            for (int market = 0; market < books.marketCount(); market++)
            {
                lastTotals.add(new ArrayList<>());
            }
        }

        List<String> lines()
        {
            return lines;
        }

        void snapshot(
            final int market,
            final long timeEpochNs,
            final long interval,
            final MarketMeasure measure,
            final long sequence)
        {
            final StringJoiner line = head("snapshot", market, timeEpochNs);
            line.add("interval=" + interval).add("status=" + measure.status()).add("sequence=" + sequence);
            for (int entity = 0; entity < measure.entityCount(); entity++)
            {
                final List<BigInteger> fields = fields(measure, entity);
                final boolean hasMoved = hasMoved(market, entity, fields);
                line.add(entity(
                    name(market, entity), entity == 0 || restsInside(fields) || hasMoved, fields));
                if (measure.orders() != null && entity > 0)
                {
                    line.add(RestingOrders.of(books.book(market), entity, layout.ladders(), measure).toString());
                }
            }
            lines.add(line.toString());
        }

        void totals(final int market, final long timeEpochNs)
        {
            final MarketBook book = books.book(market);
            final StringJoiner line = head("totals", market, timeEpochNs);
            for (int entity = 0; entity < book.makerCount(); entity++)
            {
                final List<BigInteger> totals = new ArrayList<>();
                for (int total = 0; total < 3; total++)
                {
                    final int index = MarketBook.totalIndex(entity, total * Wide.LENGTH);
                    totals.add(wide(book.totals()[index], book.totals()[index + 1]));
                }
                line.add(name(market, entity) + totals);
            }
            lines.add(line.toString());
        }

        private String name(final int market, final int entity)
        {
            return entity == 0 ? "" : books.makerName(books.book(market).globalMaker(entity));
        }

        private List<BigInteger> fields(final MarketMeasure measure, final int entity)
        {
            final List<BigInteger> fields = new ArrayList<>();
            for (int field = 0; field < layout.fieldCount(); field++)
            {
                final int index = entity * layout.fieldCount() + field;
                fields.add(wide(measure.lows()[index], measure.highs() == null ? 0 : measure.highs()[index]));
            }
            for (int ladder = 0; ladder < layout.ladders().size(); ladder++)
            {
                final Ladder edges = layout.ladders().get(ladder);
                for (int side = 0; side < 2; side++)
                {
                    for (int edge = 1; edge < edges.edgesBpsE2().size(); edge++)
                    {
                        add(fields, layout.sizeField(ladder, side, edge), layout.sizeField(ladder, side, edge - 1));
                        add(fields, layout.notionalField(ladder, side, edge),
                            layout.notionalField(ladder, side, edge - 1));
                    }
                }
            }

            return fields;
        }

        private static void add(final List<BigInteger> fields, final int field, final int inner)
        {
            fields.set(field, fields.get(field).add(fields.get(inner)));
        }

        private boolean restsInside(final List<BigInteger> fields)
        {
            for (int ladder = 0; ladder < layout.ladders().size(); ladder++)
            {
                final int outermost = layout.ladders().get(ladder).edgesBpsE2().size() - 1;
                if (fields.get(layout.sizeField(ladder, 0, outermost)).signum() > 0 ||
                    fields.get(layout.sizeField(ladder, 1, outermost)).signum() > 0)
                {
                    return true;
                }
            }

            return false;
        }

        private boolean hasMoved(final int market, final int entity, final List<BigInteger> fields)
        {
            final List<BigInteger> last = lastTotals.get(market);
            boolean hasMoved = false;
            for (int total = 0; total < 3; total++)
            {
                final int place = 3 * entity + total;
                final BigInteger value = fields.get(MeasureLayout.FILLED_SIZE + total);
                if (place == last.size())
                {
                    last.add(BigInteger.ZERO);
                }
                hasMoved |= !last.set(place, value).equals(value);
            }

            return hasMoved;
        }
    }

    /** Walks a log to its end. */
    static List<String> read(final SnapshotSource source)
    {
        final List<String> lines = new ArrayList<>();
        SnapshotSource.Record record = source.next();
        while (record != SnapshotSource.Record.END)
        {
            lines.add(line(record, source.snapshot(), source.layout()));
            record = source.next();
        }

        return lines;
    }

    static String line(
        final SnapshotSource.Record record, final Snapshot snapshot, final MeasureLayout layout)
    {
        final boolean isTotals = record == SnapshotSource.Record.TOTALS;
        final StringJoiner line = head(isTotals ? "totals" : "snapshot", snapshot.market(), snapshot.timeEpochNs());
        if (!isTotals)
        {
            line.add("interval=" + snapshot.interval()).add("status=" + snapshot.status())
                .add("sequence=" + snapshot.eventSequence());
        }
        for (int entity = 0; entity < snapshot.entityCount(); entity++)
        {
            final List<BigInteger> fields = new ArrayList<>();
            for (int field = 0; field < layout.fieldCount(); field++)
            {
                fields.add(snapshot.value(entity, field));
            }
            line.add(isTotals ?
                snapshot.name(entity) + fields.subList(MeasureLayout.FILLED_SIZE, MeasureLayout.FIRST_BAND) :
                entity(snapshot.name(entity), snapshot.hasRow(entity), fields));
            if (!isTotals && snapshot.orders() != null && entity > 0)
            {
                line.add(RestingOrders.of(snapshot.orders(), entity).toString());
            }
        }

        return line.toString();
    }

    private static StringJoiner head(final String kind, final int market, final long timeEpochNs)
    {
        return new StringJoiner(" ").add(kind).add("market=" + market).add("time=" + timeEpochNs);
    }

    private static String entity(final String name, final boolean hasRow, final List<BigInteger> fields)
    {
        return name + (hasRow ? "*" : "") + fields;
    }

    private static BigInteger wide(final long low, final long high)
    {
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(new BigInteger(Long.toUnsignedString(low)));
    }
}
