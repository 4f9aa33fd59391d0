package io.leadline.export;

import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.measure.MeasureLayout;

/** The columns of the export, which the ladders alone decide. */
public final class ExportTable
{
    private static final List<String> FIXED = List.of(
        "time_ns", "market", "interval", "status", "best_bid", "best_ask", "maker", "maker_best_bid", "maker_best_ask",
        "filled_size", "filled_notional", "self_matched_notional");

    private ExportTable()
    {
    }

    /** Column names in order: for each ladder, side bid then ask, edge rising, size and notional. */
    public static List<String> columns(final List<Ladder> ladders)
    {
        final List<String> columns = new ArrayList<>(FIXED);
        columns.addAll(bands(ladders));

        return List.copyOf(columns);
    }

    /** Names of the bands in the order of their fields from {@link MeasureLayout#FIRST_BAND} on: size and notional. */
    public static List<String> bands(final List<Ladder> ladders)
    {
        final List<String> columns = new ArrayList<>();
        for (final Ladder ladder : ladders)
        {
            for (final String side : List.of("bid", "ask"))
            {
                for (final int edgeBpsE2 : ladder.edgesBpsE2())
                {
                    final String band = ladder.name() + '_' + side + '_' + Ladder.edgeText(edgeBpsE2);
                    columns.add(band + "_size");
                    columns.add(band + "_notional");
                }
            }
        }

        return List.copyOf(columns);
    }
}
