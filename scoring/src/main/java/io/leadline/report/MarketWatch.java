package io.leadline.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.program.Averages;
import io.leadline.program.KpiScore;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.result.ExcludedWindow;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.tally.BandFields;
import io.leadline.snapshot.Snapshot;

/** Says of each snapshot of one market, under one rule and in one period, what the report shows of its drawn makers. */
final class MarketWatch
{
    private final Program program;
    private final Rule rule;
    private final Rates rates;
    private final PeriodResult period;
    private final MarketResult market;
    private final int programIndex;
    private final int periodIndex;
    private final String[] makers;

    /** Null before a log is taken up. */
    private MarketTimeline timeline;
    private MarketReading reading;

    MarketWatch(
        final Program program,
        final Rule rule,
        final Rates rates,
        final PeriodResult period,
        final MarketResult market,
        final int programIndex,
        final int periodIndex,
        final int mostDrawn)
    {
        this(
            program, rule, rates, period, market, programIndex, periodIndex,
            MarketView.drawn(period, market, mostDrawn).stream().map(MakerResult::maker).toArray(String[]::new));
    }

    private MarketWatch(
        final Program program,
        final Rule rule,
        final Rates rates,
        final PeriodResult period,
        final MarketResult market,
        final int programIndex,
        final int periodIndex,
        final String[] makers)
    {
        this.program = program;
        this.rule = rule;
        this.rates = rates;
        this.period = period;
        this.market = market;
        this.programIndex = programIndex;
        this.periodIndex = periodIndex;
        this.makers = makers;
    }

    String market()
    {
        return market.market();
    }

    int programIndex()
    {
        return programIndex;
    }

    int periodIndex()
    {
        return periodIndex;
    }

    /** What was collected; empty when no log could be read for it. */
    Optional<MarketTimeline> timeline()
    {
        return Optional.ofNullable(timeline);
    }

    /** A watch of the same makers over a part of the logs, with a timeline of its own. */
    MarketWatch part()
    {
        return new MarketWatch(program, rule, rates, period, market, programIndex, periodIndex, makers);
    }

    /** Takes in what a part has collected; what follows in time, or in the order of logs, follows here. */
    void append(final MarketWatch part)
    {
        if (timeline == null)
        {
            timeline = part.timeline;
        }
        else if (part.timeline != null)
        {
            timeline.append(part.timeline);
        }
    }

    /** Takes up the market in a log; false when the log does not hold the rule's band. */
    boolean bind(final Market definition, final Schedule schedule, final MeasureLayout layout)
    {
        final List<String> problems = new ArrayList<>();
        final Rule.Presence presence = rule.presence();
        final BandFields band =
            BandFields.of(layout, "", presence.ladder(), presence.withinBpsE2(), problems);
        final List<BandFields> kpiBands = new ArrayList<>();
        if (rule.score() instanceof KpiScore score)
        {
            score.needs(definition.name()).forEach(need ->
                kpiBands.add(BandFields.of(layout, "", score.ladder(), need.withinBpsE2(), problems)));
        }
        if (!problems.isEmpty())
        {
            return false;
        }
        final Ladder ladder = layout.ladders().get(layout.ladder(presence.ladder()));
        timeline = new MarketTimeline(
            schedule.everyNs(), sizeLabel(ladder), sizeUnit(definition), Brackets.of(rule));
        reading = new MarketReading(
            timeline,
            makers,
            Arrays.stream(makers).map(maker -> new Standing(program, maker)).toArray(Standing[]::new),
            new PresenceReading(band, rule.averages().size()),
            rule.score() instanceof KpiScore score ? kpi(score, definition, band, kpiBands) : null);

        return true;
    }

    private KpiReading kpi(
        final KpiScore score, final Market definition, final BandFields band, final List<BandFields> bands)
    {
        return new KpiReading(
            program, score, definition, band, bands, rates.between(definition.quote(), program.currency()));
    }

    void onSnapshot(final Snapshot snapshot)
    {
        final long timeEpochNs = snapshot.timeEpochNs();
        if (timeEpochNs < period.fromEpochNs() || timeEpochNs >= period.toEpochNs())
        {
            reading.pass();
            return;
        }
        reading.onSnapshot(snapshot, exclusion(snapshot));
    }

    /** Makes the timeline whole, once all snapshots of a part have been read. */
    void settle()
    {
        if (reading != null)
        {
            reading.settle();
        }
    }

    private String exclusion(final Snapshot snapshot)
    {
        final MarketStatus status = snapshot.status();
        if (status == MarketStatus.STALE || status == MarketStatus.HALTED)
        {
            return status.name();
        }
        for (final ExcludedWindow window : market.outages())
        {
            if (window.fromEpochNs() <= snapshot.timeEpochNs() && snapshot.timeEpochNs() < window.toEpochNs())
            {
                return "outage: " + window.reason();
            }
        }

        return "";
    }

    private String sizeLabel(final Ladder ladder)
    {
        final String reference = ladder.reference() == Ladder.Reference.MID ? "the mid" : "the best price";
        final String postOnly = ladder.postOnly() ? ", post-only orders" : "";

        return "bid and ask within " + Ladder.edgeText(rule.presence().withinBpsE2()) + " bps of " + reference
            + postOnly + ": " + rule.averages().size().name().toLowerCase(Locale.ROOT) + " of the sides";
    }

    private BigDecimal sizeUnit(final Market definition)
    {
        return rule.averages().size() == Averages.Size.MEAN
            ? definition.notionalUnit().divide(BigDecimal.valueOf(2))
            : definition.notionalUnit();
    }
}
