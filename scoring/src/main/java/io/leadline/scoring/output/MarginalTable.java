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

    private MarginalTable()
    {
    }

    /**
     * The lines of the table of one program.
     *
     * @param effects under it; the logs have been walked over where they had to be.
     */
    public static List<String> lines(final MarginalEffects effects)
    {
        final List<Marginal> all = effects.all();
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
        final MarginalNotes notes = MarginalNotes.of(effects);
        lines.addAll(lines("size +10 %: ", notes.size()));
        lines.addAll(lines("spread -1 bp: ", notes.spread()));
        lines.addAll(lines("uptime +1 %: ", notes.uptime()));

        return lines;
    }

    /** Words in lines that are no longer than the table's, all but the first one set in. */
    private static List<String> lines(final String start, final String text)
    {
        final List<String> lines = new ArrayList<>();
        String line = start.strip();
        for (final String word : text.split(" "))
        {
            if (line.length() + 1 + word.length() > LINE_LENGTH)
            {
                lines.add(line);
                line = " ";
            }
            line = line + " " + word;
        }
        lines.add(line);

        return lines;
    }

    private static String effect(final BigDecimal effect, final int decimals)
    {
        return effect == null
            ? UNDEFINED
            : (effect.signum() > 0 ? "+" : "") + String.format(Locale.ROOT, "%,." + decimals + "f", effect);
    }
}
