package io.leadline.scoring.output;

import java.util.List;

import io.leadline.command.IsoTime;
import io.leadline.program.Program;
import io.leadline.program.ProgramChange;
import io.leadline.scoring.marginal.Marginal;
import io.leadline.scoring.marginal.MarginalEffects;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;

import tools.jackson.core.JsonGenerator;

/** What programs pay each maker over the same logs, and what would change that, for machines. Numbers are decimals. */
public final class ComparisonJson
{
    /**
     * The text, with a line end behind it.
     *
     * @param programs  a, or a and b.
     * @param results   of each of them.
     * @param effects   under each of them; empty when they are not asked for.
     */
    public String text(
        final List<Program> programs, final List<ProgramResult> results, final List<MarginalEffects> effects)
    {
        return JsonText.of(json ->
        {
            json.writeStringProperty("unit", results.get(0).unit());
            for (int i = 0; i < programs.size(); i++)
            {
                json.writeName(String.valueOf((char)('a' + i)));
                program(json, programs.get(i), results.get(i), effects.isEmpty() ? null : effects.get(i));
            }
            if (programs.size() > 1)
            {
                PayoutComparison.write(json, results);
            }
        });
    }

    private static void program(
        final JsonGenerator json, final Program program, final ProgramResult result, final MarginalEffects effects)
    {
        json.writeStartObject();
        json.writeStringProperty("program", program.name());
        json.writeStringProperty("title", program.title());
        json.writeStringProperty("sha256", program.sha256());
        JsonText.array(json, "changes", program.changes().stream().map(ProgramChange::toString).toList());
        json.writeArrayPropertyStart("paid");
        result.periods().forEach(period -> period.payouts().stream()
            .filter(payout -> payout.status().isKept())
            .forEach(payout -> paid(json, period, payout)));
        json.writeEndArray();
        if (effects != null)
        {
            JsonText.array(json, "marginal", effects.all(), maker -> marginal(json, maker));
            notes(json, MarginalNotes.of(effects));
        }
        json.writeEndObject();
    }

    private static void paid(final JsonGenerator json, final PeriodResult period, final Payout payout)
    {
        json.writeStartObject();
        json.writeStringProperty("period_start", IsoTime.text(period.fromEpochNs()));
        json.writeStringProperty("period_end", IsoTime.text(period.toEpochNs()));
        json.writeStringProperty("market", payout.market());
        json.writeStringProperty("maker", payout.maker());
        JsonText.decimal(json, "amount", payout.amount());
        json.writeEndObject();
    }

    /** What each effect means, or why it is null. */
    private static void notes(final JsonGenerator json, final MarginalNotes notes)
    {
        json.writeObjectPropertyStart("marginal_notes");
        json.writeStringProperty("size_plus_10_percent", notes.size());
        json.writeStringProperty("spread_minus_1_bp", notes.spread());
        json.writeStringProperty("uptime_plus_1_percent", notes.uptime());
        json.writeEndObject();
    }

    private static void marginal(final JsonGenerator json, final Marginal maker)
    {
        json.writeStringProperty("maker", maker.maker());
        JsonText.decimal(json, "paid", maker.paid());
        JsonText.decimal(json, "size_plus_10_percent", maker.size());
        JsonText.decimal(json, "spread_minus_1_bp", maker.spread());
        JsonText.decimal(json, "uptime_plus_1_percent", maker.uptime());
    }
}
