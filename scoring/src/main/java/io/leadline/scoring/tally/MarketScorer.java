package io.leadline.scoring.tally;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

import io.leadline.config.Market;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.program.Averages;
import io.leadline.program.BracketScore;
import io.leadline.program.Rule;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/**
 * Adds the snapshots of one market of one log to a tally under one rule. Makers without a row cost nothing: they count
 * as zero because the tally counts the market's snapshots. Single thread; allocates once per maker and day.
 */
public final class MarketScorer
{
    private static final long NO_DAY = Long.MIN_VALUE;
    private static final int FIRST_MAKERS = 16;

    private final MarketTally tally;
    private final Averages averages;
    private final AverageSums averageSums;
    private final BracketScore bracketScore;
    private final BracketShares bracketShares;
    private final LongFunction<Rational> rateOfDay;
    private final Rational notionalUnit;
    private final boolean isScoredInOutage;

    private long day = NO_DAY;
    private MarketDay marketDay;
    private MakerDay[] makerDays = new MakerDay[FIRST_MAKERS];

    /**
     * A scorer over one market of one log.
     *
     * @param presence  band of the presence rule.
     * @param brackets  bands of the rule's brackets; empty when it has none.
     * @param rateOfDay what one unit of the market's quote currency is in the program's, by day since 1970-01-01.
     */
    public MarketScorer(
        final Rule rule,
        final Market market,
        final BandFields presence,
        final List<BandFields> brackets,
        final LongFunction<Rational> rateOfDay,
        final MarketTally tally)
    {
        this.tally = tally;
        this.rateOfDay = rateOfDay;
        averages = rule.averages();
        averageSums = new AverageSums(averages, presence);
        bracketScore = rule.score() instanceof BracketScore score ? score : null;
        bracketShares = bracketScore == null ? null : new BracketShares(bracketScore, brackets);
        notionalUnit = Rational.of(market.notionalUnit());
        isScoredInOutage = bracketScore != null && bracketScore.outages() == BracketScore.Outages.UPTIME;
    }

    /**
     * Adds a snapshot of the market.
     *
     * @param snapshotDay its UTC day since 1970-01-01, never before an earlier call's.
     * @param isOutage    whether an outage window holds its instant.
     */
    public void onSnapshot(final Snapshot snapshot, final long snapshotDay, final boolean isOutage)
    {
        if (snapshotDay != day)
        {
            enterDay(snapshotDay);
        }
        marketDay.onSnapshot();
        final MarketStatus status = snapshot.status();
        if (status == MarketStatus.STALE || status == MarketStatus.HALTED)
        {
            marketDay.onExcludedByStatus();
            return;
        }
        if (isOutage)
        {
            marketDay.onExcludedByOutage();
        }
        if (!isOutage || isScoredInOutage)
        {
            addMakers(snapshot, !isOutage);
        }
    }

    private void enterDay(final long newDay)
    {
        day = newDay;
        marketDay = tally.day(newDay);
        Arrays.fill(makerDays, null);
        if (bracketShares != null)
        {
            final Rational doubledFloor = Rational.of(bracketScore.floorNotional()).times(Rational.of(2));
            bracketShares.floor(doubledFloor.dividedBy(notionalUnit.times(rateOfDay.apply(newDay))));
        }
    }

    private void addMakers(final Snapshot snapshot, final boolean isCounted)
    {
        final long bidTicks = snapshot.low(Snapshot.WHOLE_BOOK, MeasureLayout.BEST_BID);
        final long askTicks = snapshot.low(Snapshot.WHOLE_BOOK, MeasureLayout.BEST_ASK);
        final boolean hasMid = bidTicks > 0 && askTicks > 0;
        final boolean isScored = hasMid && bracketShares != null;
        if (isScored)
        {
            bracketShares.onBook(snapshot, bidTicks + askTicks);
        }
        final int entityCount = snapshot.entityCount();
        for (int entity = 1; entity < entityCount; entity++)
        {
            if (!snapshot.hasRow(entity))
            {
                continue;
            }
            final MakerDay makerDay = makerDay(snapshot, entity);
            if (isCounted)
            {
                addAverages(snapshot, entity, hasMid, bidTicks + askTicks, makerDay);
            }
            if (isScored)
            {
                bracketShares.add(snapshot, entity, makerDay);
            }
        }
    }

    private void addAverages(
        final Snapshot snapshot,
        final int entity,
        final boolean hasMid,
        final long midHalfTicks,
        final MakerDay makerDay)
    {
        final boolean isActive = hasMid && averageSums.isPresent(snapshot, entity);
        if (isActive)
        {
            makerDay.onActive();
            averageSums.addSpread(snapshot, entity, midHalfTicks, makerDay.spreadBps());
        }
        if (isActive || averages.sizeOver() == Averages.SizeOver.COUNTED)
        {
            averageSums.addSize(snapshot, entity, makerDay);
        }
    }

    private MakerDay makerDay(final Snapshot snapshot, final int entity)
    {
        if (entity >= makerDays.length)
        {
            makerDays = Arrays.copyOf(makerDays, Math.max(entity + 1, 2 * makerDays.length));
        }
        if (makerDays[entity] == null)
        {
            makerDays[entity] = tally.makerDay(snapshot.name(entity), day);
        }

        return makerDays[entity];
    }
}
