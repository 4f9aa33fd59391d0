package io.leadline.scoring.output;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.program.Program;
import io.leadline.program.ProgramChange;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.ProgramResult;

import tools.jackson.core.JsonGenerator;

/** What two programs, or one program with two sets of values, pay each maker over the same logs. */
public final class PayoutComparison
{
    private static final int LINE_LENGTH = 80;
    private static final int LEAST_DECIMALS = 2;
    private static final String ALL = "all";
    private static final String ACROSS = "across markets";

    private final Map<String, Map<String, BigDecimal[]>> markets = new LinkedHashMap<>();
    private final Map<String, BigDecimal[]> all = new TreeMap<>(NameOrder.BY_BYTES);
    private int decimals = LEAST_DECIMALS;

    private PayoutComparison()
    {
    }

    /**
     * The lines of the tables.
     *
     * @param programs the two of them, in the order of the results.
     * @param results  of both, paid in one unit.
     */
    public static List<String> lines(final List<Program> programs, final List<ProgramResult> results)
    {
        final PayoutComparison comparison = of(results);
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2; i++)
        {
            lines.addAll(heading((char)('a' + i), programs.get(i)));
        }
        lines.add("paid in " + results.get(0).unit());
        comparison.markets.forEach((market, makers) ->
            comparison.table(market.isEmpty() ? ACROSS : market, makers, lines));
        comparison.table(ALL, comparison.all, lines);

        return lines;
    }

    /**
     * The same for machines: by market, where an empty one is across markets, and over all of them.
     *
     * @param results of both, paid in one unit.
     */
    static void write(final JsonGenerator json, final List<ProgramResult> results)
    {
        final PayoutComparison comparison = of(results);
        json.writeArrayPropertyStart("differences");
        comparison.markets.forEach((market, makers) -> makers.forEach((maker, paid) ->
        {
            json.writeStartObject();
            json.writeStringProperty("market", market);
            write(json, maker, paid);
        }));
        json.writeEndArray();
        json.writeArrayPropertyStart("differences_over_all");
        comparison.all.forEach((maker, paid) ->
        {
            json.writeStartObject();
            write(json, maker, paid);
        });
        json.writeEndArray();
    }

    private static void write(final JsonGenerator json, final String maker, final BigDecimal[] paid)
    {
        json.writeStringProperty("maker", maker);
        JsonText.decimal(json, "a", paid[0]);
        JsonText.decimal(json, "b", paid[1]);
        JsonText.decimal(json, "difference", paid[1].subtract(paid[0]));
        json.writeEndObject();
    }

    private static PayoutComparison of(final List<ProgramResult> results)
    {
        final PayoutComparison comparison = new PayoutComparison();
        for (int i = 0; i < 2; i++)
        {
            final int side = i;
            results.get(i).periods().forEach(period ->
                period.payouts().forEach(payout -> comparison.add(payout, side)));
        }

        return comparison;
    }

    /** What one of the programs is, under its letter. */
    public static List<String> heading(final char letter, final Program program)
    {
        final List<String> lines = new ArrayList<>();
        lines.add(letter + ": " + program.title() + " (" + program.name() + ")");
        for (final ProgramChange change : program.changes())
        {
            lines.add("   " + change);
        }

        return lines;
    }

    private void add(final Payout payout, final int side)
    {
        if (payout.status().isKept())
        {
            add(markets.computeIfAbsent(payout.market(), absent -> new TreeMap<>(NameOrder.BY_BYTES)), payout, side);
            add(all, payout, side);
            decimals = Math.max(decimals, payout.amount().scale());
        }
    }

    private static void add(final Map<String, BigDecimal[]> makers, final Payout payout, final int side)
    {
        final BigDecimal[] paid = makers.computeIfAbsent(
            payout.maker(), absent -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
        paid[side] = paid[side].add(payout.amount());
    }

    private void table(final String title, final Map<String, BigDecimal[]> makers, final List<String> lines)
    {
        final TextColumns columns = new TextColumns(LINE_LENGTH);
        columns.row(List.of("maker", "a", "b", "difference"));
        BigDecimal a = BigDecimal.ZERO;
        BigDecimal b = BigDecimal.ZERO;
        for (final Map.Entry<String, BigDecimal[]> maker : makers.entrySet())
        {
            final BigDecimal[] paid = maker.getValue();
            columns.row(row(PlainText.printable(maker.getKey()), paid[0], paid[1]));
            a = a.add(paid[0]);
            b = b.add(paid[1]);
        }
        columns.row(row("= " + makers.size() + (makers.size() == 1 ? " maker" : " makers"), a, b));
        lines.add("");
        lines.add(PlainText.printable(title));
        lines.addAll(columns.lines());
    }

    private List<String> row(final String name, final BigDecimal a, final BigDecimal b)
    {
        return List.of(name, number(a), number(b), (b.compareTo(a) > 0 ? "+" : "") + number(b.subtract(a)));
    }

    private String number(final BigDecimal value)
    {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
