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

    RecordDifference(final Configuration configuration, final MeasureLayout layout)
    {
        fields.addAll(ExportTable.bands(configuration.ladders()));
        if (fields.size() != layout.fieldCount())
        {
            throw new IllegalStateException("fields=" + fields.size() + " expected=" + layout.fieldCount());
        }
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
        for (int entity = 0; entity < logged.entityCount(); entity++)
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

    private static String inOrders(final Snapshot logged, final Snapshot made)
    {
        for (int entity = 1; entity < logged.entityCount(); entity++)
        {
            for (int side = Side.BID; side <= Side.ASK; side++)
            {
                final String found = orders(logged.orders(), entity, side);
                final String expected = orders(made.orders(), entity, side);
                if (!found.equals(expected))
                {
                    return "maker=" + logged.name(entity) + " " +
                        values(side == Side.BID ? "bids" : "asks", found, expected);
                }
            }
        }

        return null;
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
