package io.leadline.scoring.output;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;

import io.leadline.command.IsoTime;
import io.leadline.program.Program;
import io.leadline.program.ProgramChange;
import io.leadline.scoring.marginal.Marginal;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** What programs pay each maker over the same logs, and what would change that, for machines. Numbers are decimals. */
public final class ComparisonJson
{
    private final JsonFactory factory = JsonFactory.builder()
        .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
        .build();

    /**
     * The text, with a line end behind it.
     *
     * @param programs  a, or a and b.
     * @param results   of each of them.
     * @param marginals effects under each of them; empty when they are not asked for.
     */
    public String text(
        final List<Program> programs, final List<ProgramResult> results, final List<List<Marginal>> marginals)
    {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(new IndentedJson(), text))
        {
            json.writeStartObject();
            json.writeStringProperty("unit", results.get(0).unit());
            for (int i = 0; i < programs.size(); i++)
            {
                json.writeName(String.valueOf((char)('a' + i)));
                program(json, programs.get(i), results.get(i), marginals.isEmpty() ? null : marginals.get(i));
            }
            json.writeEndObject();
        }

        return text + "\n";
    }

    private static void program(
        final JsonGenerator json, final Program program, final ProgramResult result, final List<Marginal> marginals)
    {
        json.writeStartObject();
        json.writeStringProperty("program", program.name());
        json.writeStringProperty("title", program.title());
        json.writeStringProperty("sha256", program.sha256());
        json.writeArrayPropertyStart("changes");
        program.changes().stream().map(ProgramChange::toString).forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("paid");
        result.periods().forEach(period -> period.payouts().stream()
            .filter(payout -> payout.status().isKept())
            .forEach(payout -> paid(json, period, payout)));
        json.writeEndArray();
        if (marginals != null)
        {
            json.writeArrayPropertyStart("marginal");
            marginals.forEach(maker -> marginal(json, maker));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void paid(final JsonGenerator json, final PeriodResult period, final Payout payout)
    {
        json.writeStartObject();
        json.writeStringProperty("period_start", IsoTime.text(period.fromEpochNs()));
        json.writeStringProperty("market", payout.market());
        json.writeStringProperty("maker", payout.maker());
        number(json, "amount", payout.amount());
        json.writeEndObject();
    }

    private static void marginal(final JsonGenerator json, final Marginal maker)
    {
        json.writeStartObject();
        json.writeStringProperty("maker", maker.maker());
        number(json, "paid", maker.paid());
        number(json, "size_plus_10_percent", maker.size());
        number(json, "spread_minus_1_bp", maker.spread());
        number(json, "uptime_plus_1_percent", maker.uptime());
        json.writeEndObject();
    }

    /** A number, or null where it is not defined. */
    private static void number(final JsonGenerator json, final String name, final BigDecimal value)
    {
        json.writeName(name);
        if (value == null)
        {
            json.writeNull();
        }
        else
        {
            json.writeNumber(value.toPlainString());
        }
    }
}
