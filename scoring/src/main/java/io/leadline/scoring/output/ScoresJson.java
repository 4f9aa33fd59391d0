package io.leadline.scoring.output;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;

import io.leadline.command.IsoTime;
import io.leadline.config.Ladder;
import io.leadline.program.Program.Waiver;
import io.leadline.scoring.result.ExcludedWindow;
import io.leadline.scoring.result.LogResult;
import io.leadline.scoring.result.MakerDayResult;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketDayResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.ScoreResult;
import io.leadline.scoring.result.Threshold;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** The whole result, nested, with what identifies its inputs. Numbers are plain decimals. */
public final class ScoresJson implements ResultFile
{
    private final JsonFactory factory = JsonFactory.builder()
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
        .build();

    @Override
    public String name()
    {
        return "scores.json";
    }

    @Override
    public void write(final ScoreResult result, final Writer out) throws IOException
    {
        try (JsonGenerator json = factory.createGenerator(new IndentedJson(), out))
        {
            json.writeStartObject();
            json.writeStringProperty("version", result.version());
            JsonText.array(json, "logs", result.logs(), log -> log(json, log));
            JsonText.array(json, "programs", result.programs(), program -> program(json, program));
            json.writeEndObject();
        }
        out.write('\n');
    }

    private static void log(final JsonGenerator json, final LogResult log)
    {
        json.writeStringProperty("venue", log.venue());
        json.writeStringProperty("last_hash", log.lastHash());
        json.writeNumberProperty("snapshots", log.snapshotCount());
        json.writeStringProperty("first", IsoTime.text(log.firstEpochNs()));
        json.writeStringProperty("last", IsoTime.text(log.lastEpochNs()));
    }

    private static void program(final JsonGenerator json, final ProgramResult program)
    {
        json.writeStringProperty("program", program.program());
        json.writeStringProperty("title", program.title());
        json.writeNumberProperty("version", program.version());
        json.writeStringProperty("sha256", program.sha256());
        json.writeStringProperty("currency", program.currency());
        json.writeStringProperty("unit", program.unit());
        JsonText.array(json, "periods", program.periods(), period -> period(json, period));
    }

    private static void period(final JsonGenerator json, final PeriodResult period)
    {
        json.writeStringProperty("period_start", IsoTime.text(period.fromEpochNs()));
        json.writeStringProperty("period_end", IsoTime.text(period.toEpochNs()));
        json.writeStringProperty("rule", period.rule());
        JsonText.array(json, "notices", period.notices());
        JsonText.array(json, "markets", period.markets(), market -> market(json, market));
        metrics(json, period.sums());
        JsonText.array(json, "across_markets", period.acrossMarkets(), maker -> maker(json, maker));
        JsonText.array(json, "payouts", period.payouts(), payout -> payout(json, payout));
    }

    private static void market(final JsonGenerator json, final MarketResult market)
    {
        json.writeStringProperty("market", market.market());
        json.writeStringProperty("quote", market.quote());
        metrics(json, market.metrics());
        JsonText.array(json, "thresholds", market.thresholds(), threshold -> threshold(json, threshold));
        JsonText.array(json, "demands", market.terms().demands());
        JsonText.array(json, "outages", market.outages(), window -> outage(json, window));
        JsonText.array(json, "waivers", market.waivers(), waiver -> waiver(json, waiver));
        JsonText.array(json, "days", market.days(), day -> marketDay(json, day));
        JsonText.array(json, "makers", market.makers(), maker -> maker(json, maker));
    }

    private static void threshold(final JsonGenerator json, final Threshold threshold)
    {
        json.writeStringProperty("tier", threshold.tier());
        json.writeStringProperty("metric", threshold.metric());
        JsonText.decimal(json, "value", threshold.value());
        json.writeBooleanProperty("strict", threshold.isStrict());
    }

    private static void outage(final JsonGenerator json, final ExcludedWindow window)
    {
        json.writeStringProperty("from", IsoTime.text(window.fromEpochNs()));
        json.writeStringProperty("to", IsoTime.text(window.toEpochNs()));
        json.writeStringProperty("reason", window.reason());
    }

    private static void waiver(final JsonGenerator json, final Waiver waiver)
    {
        JsonText.decimal(json, "within_bps", new BigDecimal(Ladder.edgeText(waiver.withinBpsE2())));
        json.writeStringProperty("from", IsoTime.text(waiver.fromEpochNs()));
        json.writeStringProperty("to", IsoTime.text(waiver.toEpochNs()));
        json.writeStringProperty("reason", waiver.reason());
    }

    private static void marketDay(final JsonGenerator json, final MarketDayResult day)
    {
        json.writeStringProperty("day", day.day().toString());
        json.writeNumberProperty("snapshots", day.snapshotCount());
        json.writeNumberProperty("excluded_by_status", day.statusCount());
        json.writeNumberProperty("excluded_by_outage", day.outageCount());
    }

    private static void maker(final JsonGenerator json, final MakerResult maker)
    {
        json.writeStringProperty("maker", maker.maker());
        metrics(json, maker.metrics());
        if (!maker.days().isEmpty())
        {
            JsonText.array(json, "days", maker.days(), day -> makerDay(json, day));
        }
    }

    private static void makerDay(final JsonGenerator json, final MakerDayResult day)
    {
        json.writeStringProperty("day", day.day().toString());
        json.writeNumberProperty("counted", day.countedCount());
        json.writeNumberProperty("active", day.activeCount());
        metrics(json, day.metrics());
    }

    private static void payout(final JsonGenerator json, final Payout payout)
    {
        json.writeStringProperty("market", payout.market());
        json.writeStringProperty("maker", payout.maker());
        JsonText.decimal(json, "amount", payout.amount());
        json.writeStringProperty("unit", payout.unit());
        json.writeStringProperty("status", payout.status().text());
        json.writeStringProperty("reason", payout.reason());
    }

    private static void metrics(final JsonGenerator json, final List<Metric> metrics)
    {
        json.writeObjectPropertyStart("metrics");
        for (final Metric metric : metrics)
        {
            JsonText.decimal(json, metric.name(), metric.value());
        }
        json.writeEndObject();
    }
}
