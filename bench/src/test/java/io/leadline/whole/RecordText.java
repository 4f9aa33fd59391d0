package io.leadline.whole;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.leadline.config.Market;
import io.leadline.measure.MeasureLayout;
import io.leadline.naive.NaiveMeasures;
import io.leadline.naive.NaiveMidnight;
import io.leadline.naive.NaiveResult;
import io.leadline.naive.NaiveSnapshot;
import io.leadline.naive.NaiveTotals;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/**
 * Records of a snapshot log and of the naive model in one wording, so that two lists of lines can be compared: also
 * what the export does not show, the last event's sequence and the totals of midnights.
 *
 * @param snapshots one line per snapshot, with every maker that has a row.
 * @param totals    one line per midnight, market and name whose totals are not all zero, sorted.
 */
record RecordText(List<String> snapshots, List<String> totals)
{
    RecordText
    {
        snapshots = List.copyOf(snapshots);
        totals = totals.stream().sorted().toList();
    }

    static RecordText of(final NaiveResult result)
    {
        final List<String> totals = new ArrayList<>();
        for (final NaiveMidnight midnight : result.midnights())
        {
            addTotals(totals, midnight.timeEpochNs(), midnight.market(), "", midnight.book());
            midnight.makers().forEach((name, maker) ->
                addTotals(totals, midnight.timeEpochNs(), midnight.market(), name, maker));
        }

        return new RecordText(result.snapshots().stream().map(RecordText::line).toList(), totals);
    }

    /** Reads the log to its end. */
    static RecordText of(final SnapshotSource source)
    {
        final List<String> snapshots = new ArrayList<>();
        final List<String> totals = new ArrayList<>();
        SnapshotSource.Record record = source.next();
        while (record != SnapshotSource.Record.END)
        {
            final Snapshot snapshot = source.snapshot();
            final Market market = source.configuration().markets().get(snapshot.market());
            if (record == SnapshotSource.Record.SNAPSHOT)
            {
                snapshots.add(line(snapshot, market, source.layout()));
            }
            else
            {
                IntStream.range(0, snapshot.entityCount()).forEach(entity -> addTotals(
                    totals,
                    snapshot.timeEpochNs(),
                    market.name(),
                    snapshot.name(entity),
                    totals(snapshot, entity, market)));
            }
            record = source.next();
        }

        return new RecordText(snapshots, totals);
    }

    private static void addTotals(
        final List<String> lines,
        final long timeEpochNs,
        final String market,
        final String name,
        final NaiveTotals totals)
    {
        if (!totals.isSameAs(NaiveTotals.ZERO))
        {
            lines.add(timeEpochNs + " " + market + " [" + name + "] " + text(totals));
        }
    }

    private static String line(final NaiveSnapshot snapshot)
    {
        final StringBuilder text = new StringBuilder()
            .append(snapshot.timeEpochNs()).append(' ').append(snapshot.market())
            .append(" k=").append(snapshot.interval())
            .append(' ').append(snapshot.status())
            .append(" sequence=").append(snapshot.eventSequence());
        append(text, "", snapshot.book());
        snapshot.rows().forEach((name, measures) -> append(text, name, measures));

        return text.toString();
    }

    private static String line(final Snapshot snapshot, final Market market, final MeasureLayout layout)
    {
        final StringBuilder text = new StringBuilder()
            .append(snapshot.timeEpochNs()).append(' ').append(market.name())
            .append(" k=").append(snapshot.interval())
            .append(' ').append(snapshot.status())
            .append(" sequence=").append(snapshot.eventSequence());
        IntStream.range(0, snapshot.entityCount())
            .filter(snapshot::hasRow)
            .boxed()
            .sorted(Comparator.comparing(snapshot::name, NaiveResult.BY_BYTES))
            .forEach(entity -> append(text, snapshot.name(entity), measures(snapshot, entity, market, layout)));

        return text.toString();
    }

    private static NaiveMeasures measures(
        final Snapshot snapshot, final int entity, final Market market, final MeasureLayout layout)
    {
        final List<BigDecimal> bands = IntStream.range(MeasureLayout.FIRST_BAND, layout.fieldCount())
            .mapToObj(field -> value(
                snapshot,
                entity,
                field,
                (field - MeasureLayout.FIRST_BAND) % 2 == 0 ? market.lot() : market.notionalUnit()))
            .toList();

        return new NaiveMeasures(
            price(snapshot, entity, MeasureLayout.BEST_BID, market),
            price(snapshot, entity, MeasureLayout.BEST_ASK, market),
            totals(snapshot, entity, market),
            bands);
    }

    private static NaiveTotals totals(final Snapshot snapshot, final int entity, final Market market)
    {
        return new NaiveTotals(
            value(snapshot, entity, MeasureLayout.FILLED_SIZE, market.lot()),
            value(snapshot, entity, MeasureLayout.FILLED_NOTIONAL, market.notionalUnit()),
            value(snapshot, entity, MeasureLayout.SELF_MATCHED_NOTIONAL, market.notionalUnit()));
    }

    private static BigDecimal price(final Snapshot snapshot, final int entity, final int field, final Market market)
    {
        final BigDecimal price = value(snapshot, entity, field, market.tick());

        return price.signum() == 0 ? null : price;
    }

    private static BigDecimal value(
        final Snapshot snapshot, final int entity, final int field, final BigDecimal unit)
    {
        return new BigDecimal(snapshot.value(entity, field)).multiply(unit);
    }

    private static void append(final StringBuilder text, final String name, final NaiveMeasures measures)
    {
        text.append(" [").append(name).append("] ")
            .append(text(measures.bestBid())).append(' ')
            .append(text(measures.bestAsk())).append(' ')
            .append(text(measures.totals()));
        measures.bands().forEach(band -> text.append(' ').append(text(band)));
    }

    private static String text(final NaiveTotals totals)
    {
        return text(totals.filledSize())
            + ' ' + text(totals.filledNotional())
            + ' ' + text(totals.selfMatchedNotional());
    }

    private static String text(final BigDecimal value)
    {
        return value == null ? "-" : value.stripTrailingZeros().toPlainString();
    }
}
