package io.leadline.scoring.output;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.leadline.scoring.marginal.Marginal;
import io.leadline.scoring.marginal.MarginalEffects;

/** What each maker would be paid more or less if it alone had quoted otherwise, and what that means. */
public final class MarginalTable
{
    private static final int LINE_LENGTH = 80;
    private static final int LEAST_DECIMALS = 2;
    private static final String UNDEFINED = "-";

    private static final List<String> SIZE = List.of(
        "size +10 %: everything it rested, and so the whole book, a tenth of that more;",
        "  best prices and fills as they were. Scored anew.");
    private static final List<String> SPREAD = List.of(
        "spread -1 bp: its average spread 1 bp less, not below the program's floor.");
    private static final List<String> NO_SPREAD = List.of(
        "spread -1 bp: not defined: the program pays by no measured spread, and sizes by",
        "  band do not say which of them would have come into a nearer one.");
    private static final List<String> UPTIME = List.of(
        "uptime +1 %: there (its KPI held) in one of a hundred counted snapshots more,",
        "  with its own average size, spread and score; the others' scores as they were.");
    private static final List<String> NO_UPTIME = List.of(
        "uptime +1 %: not defined: each snapshot is shared by whoever quotes in it, and",
        "  which snapshots these would be makes a difference.");

    private MarginalTable()
    {
    }

    /**
     * The lines of the table of one program.
     *
     * @param all     its effects.
     * @param effects what of them is defined.
     */
    public static List<String> lines(final List<Marginal> all, final MarginalEffects effects)
    {
        final int decimals = all.stream()
            .flatMap(maker -> Stream.of(maker.paid(), maker.size()))
            .mapToInt(BigDecimal::scale)
            .reduce(LEAST_DECIMALS, Math::max);
        final TextColumns columns = new TextColumns(LINE_LENGTH);
        columns.row(List.of("maker", "paid", "size +10 %", "spread -1 bp", "uptime +1 %"));
        for (final Marginal maker : all)
        {
            columns.row(List.of(
                PlainText.printable(maker.maker()),
                String.format(Locale.ROOT, "%,." + decimals + "f", maker.paid()),
                effect(maker.size(), decimals),
                effect(maker.spread(), decimals),
                effect(maker.uptime(), decimals)));
        }
        final List<String> lines = new ArrayList<>(columns.lines());
        lines.add("each by itself, the other makers as they were");
        lines.addAll(SIZE);
        lines.addAll(effects.hasSpread() ? SPREAD : NO_SPREAD);
        lines.addAll(effects.hasUptime() ? UPTIME : NO_UPTIME);

        return lines;
    }

    private static String effect(final BigDecimal effect, final int decimals)
    {
        return effect == null
            ? UNDEFINED
            : (effect.signum() > 0 ? "+" : "") + String.format(Locale.ROOT, "%,." + decimals + "f", effect);
    }
}
