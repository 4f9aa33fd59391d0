package io.leadline.proof.verify;

import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.event.Side;
import io.leadline.export.ExportTable;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;

/** Finds the first value in which two records of the same market and instant differ. Single thread. */
final class RecordDifference
{
    private static final List<String> PLAIN_FIELDS =
        List.of("best_bid", "best_ask", "filled_size", "filled_notional", "self_matched_notional");

    private final List<String> fields = new ArrayList<>(PLAIN_FIELDS);
    private final boolean isOfChanges;

    /** Of records of which one does not follow on from another. */
    RecordDifference(final Configuration configuration, final MeasureLayout layout)
    {
        this(configuration, layout, false);
    }

    private RecordDifference(
        final Configuration configuration, final MeasureLayout layout, final boolean isOfChanges)
    {
        this.isOfChanges = isOfChanges;
        fields.addAll(ExportTable.bands(configuration.ladders()));
        if (fields.size() != layout.fieldCount())
        {
            throw new IllegalStateException("fields=" + fields.size() + " expected=" + layout.fieldCount());
        }
    }

    /**
     * Of records of which each follows on from one of its market that was compared before, and was equal: whoever has
     * changed in neither is equal still, and passed over.
     */
    static RecordDifference ofChanges(final Configuration configuration, final MeasureLayout layout)
    {
        return new RecordDifference(configuration, layout, true);
    }

    /** Null, or what differs first. */
    String ofSnapshots(final Snapshot logged, final Snapshot made)
    {
        if (logged.status() != made.status())
        {
            return values("status", logged.status(), made.status());
        }
        if (logged.interval() != made.interval())
        {
            return values("interval", logged.interval(), made.interval());
        }
        if (logged.eventSequence() != made.eventSequence())
        {
            return values("event_sequence", logged.eventSequence(), made.eventSequence());
        }
        final String inFields = inFields(logged, made, 0, fields.size());

        return inFields != null || logged.orders() == null ? inFields : inOrders(logged, made);
    }

    /** Null, or what differs first in names and totals. */
    String ofTotals(final Snapshot logged, final Snapshot made)
    {
        return inFields(logged, made, MeasureLayout.FILLED_SIZE, MeasureLayout.FIRST_BAND);
    }

    private String inFields(final Snapshot logged, final Snapshot made, final int from, final int to)
    {
        if (logged.entityCount() != made.entityCount())
        {
            return values("makers", logged.entityCount() - 1, made.entityCount() - 1);
        }
        for (int entity = next(logged, made, 0); entity < logged.entityCount();
            entity = next(logged, made, entity + 1))
        {
            if (!logged.name(entity).equals(made.name(entity)))
            {
                return values("maker", logged.name(entity), made.name(entity));
            }
            for (int field = from; field < to; field++)
            {
                if (logged.low(entity, field) != made.low(entity, field) ||
                    logged.high(entity, field) != made.high(entity, field))
                {
                    return "maker=" + logged.name(entity) + " " +
                        values(fields.get(field), logged.value(entity, field), made.value(entity, field));
                }
            }
            if (from == 0 && logged.hasRow(entity) != made.hasRow(entity))
            {
                return "maker=" + logged.name(entity) + " " +
                    values("row", logged.hasRow(entity), made.hasRow(entity));
            }
        }

        return null;
    }

    private int next(final Snapshot logged, final Snapshot made, final int entity)
    {
        return isOfChanges ? Math.min(logged.nextChanged(entity), made.nextChanged(entity)) : entity;
    }

    private static String inOrders(final Snapshot logged, final Snapshot made)
    {
        for (int entity = 1; entity < logged.entityCount(); entity++)
        {
            for (int side = Side.BID; side <= Side.ASK; side++)
            {
                if (!isSame(logged.orders(), made.orders(), entity, side))
                {
                    return "maker=" + logged.name(entity) + " " +
                        values(
                            side == Side.BID ? "bids" : "asks", orders(logged.orders(), entity, side),
                            orders(made.orders(), entity, side));
                }
            }
        }

        return null;
    }

    private static boolean isSame(
        final MakerOrders logged, final MakerOrders made, final int entity, final int side)
    {
        boolean isSame = logged.count(entity, side) == made.count(entity, side);
        final int first = logged.first(entity, side);
        final int firstMade = made.first(entity, side);
        for (int i = 0; isSame && i < logged.count(entity, side); i++)
        {
            isSame = logged.priceTicks(first + i) == made.priceTicks(firstMade + i) &&
                logged.sizeLots(first + i) == made.sizeLots(firstMade + i);
        }

        return isSame;
    }

    private static String orders(final MakerOrders orders, final int entity, final int side)
    {
        final StringBuilder text = new StringBuilder();
        final int first = orders.first(entity, side);
        for (int order = first; order < first + orders.count(entity, side); order++)
        {
            text.append(text.length() == 0 ? "" : "+").append(orders.sizeLots(order)).append('@')
                .append(orders.priceTicks(order));
        }

        return text.toString();
    }

    private static String values(final String field, final Object logged, final Object made)
    {
        return "field=" + field + " log=" + logged + " events=" + made;
    }
}
