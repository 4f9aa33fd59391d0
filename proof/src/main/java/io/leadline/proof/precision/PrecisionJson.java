package io.leadline.proof.precision;

import java.util.stream.IntStream;

import io.leadline.command.IsoTime;
import io.leadline.config.DurationText;
import io.leadline.config.Ladder;
import io.leadline.proof.precision.MarketPrecision.MakerPrecision;
import io.leadline.proof.precision.MarketPrecision.SchedulePrecision;
import io.leadline.scoring.output.JsonText;

import tools.jackson.core.JsonGenerator;

/** All that a study comes to, for programs. */
public final class PrecisionJson
{
    private PrecisionJson()
    {
    }

    /** The text, with a line end behind it. */
    public static String of(final PrecisionReport report)
    {
        return JsonText.of(json ->
        {
            json.writeStringProperty("from", IsoTime.text(report.period().fromEpochNs()));
            json.writeStringProperty("to", IsoTime.text(report.period().toEpochNs()));
            json.writeNumberProperty("events", report.eventCount());
            json.writeNumberProperty("seed", report.seed());
            json.writeNumberProperty("trials", report.trialCount());
            JsonText.array(json, "programs", report.programs(), rule -> rule(json, rule));
            json.writeNumberProperty("score_trials", report.scoreTrialCount());
            JsonText.array(json, "scores", report.scores(), score -> score(json, score));
        });
    }

    private static void rule(final JsonGenerator json, final PrecisionReport.RuleReport rule)
    {
        json.writeStringProperty("program", rule.presence().program());
        json.writeStringProperty("ladder", rule.presence().presence().ladder().name());
        json.writeStringProperty("within_bps", Ladder.edgeText(rule.presence().presence().withinBpsE2()));
        JsonText.array(json, "markets", rule.presence().markets(), market -> exact(json, market));
        JsonText.array(json, "precision", rule.precision(), market -> precision(json, market));
        JsonText.array(json, "sampled", rule.comparisons(), comparison -> comparison(json, comparison));
    }

    private static void exact(final JsonGenerator json, final MarketPresence market)
    {
        json.writeStringProperty("market", market.market());
        json.writeNumberProperty("counted_ns", market.counted().lengthNs());
        JsonText.array(json, "makers", market.makers(), maker ->
        {
            json.writeStringProperty("maker", maker.maker());
            json.writeNumberProperty("active_ns", maker.active().lengthNs());
            json.writeNumberProperty("counted_ns", maker.counted().lengthNs());
            JsonText.decimal(json, "uptime", maker.uptime() == null ? null : Decimals.of(maker.uptime()));
        });
    }

    private static void precision(final JsonGenerator json, final MarketPrecision market)
    {
        json.writeStringProperty("market", market.market());
        JsonText.array(json, "schedules", IntStream.range(0, market.schedules().size()).boxed().toList(), place ->
        {
            final SchedulePrecision schedule = market.schedules().get(place);
            json.writeStringProperty("every", DurationText.UP_TO_HOURS.text(schedule.kind().everyNs()));
            json.writeStringProperty("instant", schedule.kind().isRandom() ? "random" : "fixed");
            JsonText.decimal(json, "order_reversed", Decimals.of(schedule.reversed()));
            JsonText.decimal(json, "order_open", Decimals.of(schedule.open()));
            JsonText.array(json, "makers", market.makers(), maker -> error(json, schedule, maker, place));
        });
    }

    private static void error(
        final JsonGenerator json, final SchedulePrecision schedule, final MakerPrecision maker, final int place)
    {
        final MarketPrecision.Error error = maker.errors().get(place);
        json.writeStringProperty("maker", maker.maker());
        JsonText.decimal(json, "standard_error", Decimals.of(error.standardError()));
        JsonText.decimal(json, "trial_error", Decimals.of(error.trialError()));
        JsonText.decimal(json, "largest_error", Decimals.of(error.largestError()));
        JsonText.decimal(
            json, "interval_covers", schedule.kind().isRandom() ? Decimals.of(error.covered()) : null);
        JsonText.decimal(json, "wrong_rank", Decimals.of(error.wrongRank()));
    }

    private static void comparison(final JsonGenerator json, final UptimeComparison comparison)
    {
        final SamplingError.Interval stated = comparison.stated();
        json.writeStringProperty("market", comparison.market());
        json.writeStringProperty("maker", comparison.maker());
        JsonText.decimal(json, "exact_uptime", Decimals.of(comparison.exact()));
        json.writeNumberProperty("snapshots_active", comparison.activeCount());
        json.writeNumberProperty("snapshots_counted", comparison.countedCount());
        JsonText.decimal(json, "sampled_uptime", Decimals.of(comparison.sampled()));
        JsonText.decimal(json, "difference", Decimals.of(comparison.sampled().minus(comparison.exact())));
        JsonText.decimal(json, "standard_error", Decimals.of(comparison.standardError()));
        JsonText.decimal(json, "wilson_low", Decimals.of(comparison.wilson().low()));
        JsonText.decimal(json, "wilson_high", Decimals.of(comparison.wilson().high()));
        json.writeBooleanProperty("in_wilson", comparison.isInWilson());
        JsonText.decimal(json, "stated_low", stated == null ? null : Decimals.of(stated.low()));
        JsonText.decimal(json, "stated_high", stated == null ? null : Decimals.of(stated.high()));
        if (stated != null)
        {
            json.writeBooleanProperty("in_stated", comparison.isInStated());
        }
    }

    private static void score(final JsonGenerator json, final ScorePrecision score)
    {
        json.writeStringProperty("program", score.program());
        json.writeStringProperty("market", score.market());
        json.writeStringProperty("metric", score.metric());
        JsonText.array(json, "schedules", IntStream.range(0, score.orders().size()).boxed().toList(), place ->
        {
            final SchedulePrecision order = score.orders().get(place);
            json.writeStringProperty("every", DurationText.UP_TO_HOURS.text(order.kind().everyNs()));
            JsonText.decimal(json, "order_reversed", Decimals.of(order.reversed()));
            JsonText.decimal(json, "order_open", Decimals.of(order.open()));
            JsonText.array(json, "makers", score.makers(), maker ->
            {
                json.writeStringProperty("maker", maker.maker());
                JsonText.decimal(json, "mean", Decimals.of(maker.score()));
                JsonText.decimal(json, "standard_error", Decimals.of(maker.errors().get(place)));
                JsonText.decimal(json, "wrong_rank", Decimals.of(maker.wrongRanks().get(place)));
            });
        });
    }
}
