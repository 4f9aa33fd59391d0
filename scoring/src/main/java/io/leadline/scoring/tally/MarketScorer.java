package io.leadline.scoring.tally;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

import io.leadline.config.Market;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.program.BracketScore;
import io.leadline.program.KpiScore;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.program.Score;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/**
 * Adds the snapshots of one market of one log to a tally under one rule. Makers without a row cost nothing: they count
 * as zero because the tally counts the market's snapshots. Single thread; allocates once per maker and day.
 *
 * <p>What a maker adds is kept as it stands and formed again only when the snapshot says that the maker has changed, or
 * when what changed in the whole book or the mid has a bearing on it; the tally is whole after {@link #flush}.
 */
public final class MarketScorer
{
    private static final long NO_DAY = Long.MIN_VALUE;
    private static final int FIRST_MAKERS = 16;

    private final MarketTally tally;
    private final LadderBrackets presenceBrackets;
    private final AverageSums averageSums;
    private final LadderBrackets scoreBrackets;
    /** Null where the score adds nothing up of its own. */
    private final ScoreSums scoreSums;
    private final LongFunction<Rational> rateOfDay;
    private final Rational notionalUnit;
    private final boolean isScoredInOutage;

    private long day = NO_DAY;
    private MarketDay marketDay;
    private MakerDay[] makerDays = new MakerDay[FIRST_MAKERS];
    private long countedCount;
    private long scoredCount;
    private long midHalfTicks;
    /** What the makers last were was not looked at, and all of them have to be. */
    private boolean isMissed = true;

    /**
     * A scorer over one market of one log.
     *
     * @param presence  band of the presence rule.
     * @param waivers   needs of the market's KPI that are suspended for a while.
     * @param bands     bands of the rule's score, all of one ladder; empty when it asks for none.
     * @param rateOfDay what one unit of the market's quote currency is in the program's, by day since 1970-01-01.
     * @param orders    what a score of single orders needs; null for any other.
     */
    public MarketScorer(
        final Rule rule,
        final Market market,
        final List<Program.Waiver> waivers,
        final BandFields presence,
        final List<BandFields> bands,
        final LongFunction<Rational> rateOfDay,
        final MarketTally tally,
        final OrderInput orders)
    {
        this.tally = tally;
        this.rateOfDay = rateOfDay;
        presenceBrackets = new LadderBrackets(presence.ladder());
        averageSums = new AverageSums(rule.averages(), presence, presenceBrackets);
        scoreBrackets = bands.isEmpty() || presenceBrackets.isOf(bands.get(0).ladder())
            ? presenceBrackets
            : new LadderBrackets(bands.get(0).ladder());
        scoreSums = orders == null
            ? scoreSums(rule.score(), market, waivers, presence, bands)
            : new OrderScorer(orders, market);
        notionalUnit = Rational.of(market.notionalUnit());
        isScoredInOutage = rule.score() instanceof BracketScore score
            && score.outages() == BracketScore.Outages.UPTIME;
    }

    private ScoreSums scoreSums(
        final Score score,
        final Market market,
        final List<Program.Waiver> waivers,
        final BandFields presence,
        final List<BandFields> bands)
    {
        if (score instanceof BracketScore brackets)
        {
            return new BracketShares(brackets, bands, scoreBrackets);
        }

        return score instanceof KpiScore kpi
            ? new KpiCounts(
                new KpiNeeds(
                    kpi.needs(market.name()), waivers, presence, bands, kpi.twoSided(market.name())), scoreBrackets)
            : null;
    }

    /**
     * Adds a snapshot of the market: every one that its source lends between the first and the last.
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
        final boolean isExcluded = status == MarketStatus.STALE || status == MarketStatus.HALTED;
        if (isExcluded)
        {
            marketDay.onExcludedByStatus();
        }
        else if (isOutage)
        {
            marketDay.onExcludedByOutage();
        }
        if (isExcluded || isOutage && !isScoredInOutage)
        {
            isMissed = true;
            return;
        }
        addMakers(snapshot);
        isMissed = false;
        countedCount += isOutage ? 0 : 1;
        scoredCount++;
    }

    /** Makes the tally whole: adds what stands. May be called at any time; to be called before the tally is read. */
    public void flush()
    {
        for (int entity = 0; entity < makerDays.length; entity++)
        {
            if (makerDays[entity] != null)
            {
                settle(entity);
                makerDays[entity] = null;
            }
        }
        day = NO_DAY;
    }

    private void settle(final int entity)
    {
        averageSums.settle(entity, makerDays[entity], countedCount);
        if (scoreSums != null)
        {
            scoreSums.settle(entity, makerDays[entity], scoredCount);
        }
    }

    private void enterDay(final long newDay)
    {
        flush();
        day = newDay;
        marketDay = tally.day(newDay);
        countedCount = 0;
        scoredCount = 0;
        isMissed = true;
        averageSums.onDay();
        if (scoreSums != null)
        {
            scoreSums.onDay(notionalUnit.times(rateOfDay.apply(newDay)));
        }
    }

    private void addMakers(final Snapshot snapshot)
    {
        final int entityCount = snapshot.entityCount();
        if (entityCount > makerDays.length)
        {
            makerDays = Arrays.copyOf(makerDays, Math.max(entityCount, 2 * makerDays.length));
        }
        isMissed |= scoreSums != null && scoreSums.onTime(snapshot.timeEpochNs());
        if (nextChanged(snapshot, Snapshot.WHOLE_BOOK) == Snapshot.WHOLE_BOOK)
        {
            onBook(snapshot);
        }
        else
        {
            onSameBook();
        }
        for (int entity = nextChanged(snapshot, 1); entity < entityCount; entity = nextChanged(snapshot, entity + 1))
        {
            onMaker(snapshot, entity);
        }
        averageSums.onEnd(snapshot, countedCount);
        if (scoreSums != null)
        {
            scoreSums.onEnd(snapshot, scoredCount);
        }
    }

    private int nextChanged(final Snapshot snapshot, final int entity)
    {
        return isMissed ? entity : snapshot.nextChanged(entity);
    }

    private void onBook(final Snapshot snapshot)
    {
        final long bidTicks = snapshot.low(Snapshot.WHOLE_BOOK, MeasureLayout.BEST_BID);
        final long askTicks = snapshot.low(Snapshot.WHOLE_BOOK, MeasureLayout.BEST_ASK);
        final long newMidHalfTicks = bidTicks > 0 && askTicks > 0 ? bidTicks + askTicks : 0;
        // Where a mid comes or goes, everybody's presence does: all are read again.
        isMissed |= newMidHalfTicks == 0 != (midHalfTicks == 0);
        midHalfTicks = newMidHalfTicks;
        averageSums.onMid(newMidHalfTicks);
        if (scoreSums != null)
        {
            scoreSums.onBook(snapshot, newMidHalfTicks);
        }
    }

    private void onSameBook()
    {
        averageSums.onMid(midHalfTicks);
        if (scoreSums != null)
        {
            scoreSums.onSameBook();
        }
    }

    private void onMaker(final Snapshot snapshot, final int entity)
    {
        if (makerDays[entity] == null)
        {
            if (!snapshot.hasRow(entity))
            {
                return;
            }
            makerDays[entity] = tally.makerDay(snapshot.name(entity), day);
        }
        presenceBrackets.read(snapshot, entity);
        averageSums.onMaker(snapshot, entity, countedCount);
        if (scoreSums != null)
        {
            if (scoreBrackets != presenceBrackets)
            {
                scoreBrackets.read(snapshot, entity);
            }
            scoreSums.onMaker(snapshot, entity, scoredCount);
        }
    }
}
