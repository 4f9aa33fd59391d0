package io.leadline.scoring.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.program.Averages;
import io.leadline.program.BracketScore;
import io.leadline.program.KpiScore;
import io.leadline.program.Rule;
import io.leadline.scoring.exact.QuotientE18;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.exact.SumE18;
import io.leadline.snapshot.Snapshot;

/** What a tally must hold, formed anew for every maker in every snapshot, in fractions, as the rules are written. */
final class NaiveTally
{
    private final Map<String, NaiveDay> days = new TreeMap<>();
    private final Rule rule;
    private final BandFields presence;
    private final List<BandFields> brackets;
    private final Rational notionalUnit;

    NaiveTally(
        final Rule rule, final BandFields presence, final List<BandFields> brackets, final Rational notionalUnit)
    {
        this.rule = rule;
        this.presence = presence;
        this.brackets = brackets;
        this.notionalUnit = notionalUnit;
    }

    private static final class NaiveDay
    {
        private long activeCount;
        private BigInteger size = BigInteger.ZERO;
        private BigInteger spreadE18 = BigInteger.ZERO;
        private BigInteger scoreE18 = BigInteger.ZERO;
        private final List<BigInteger> sharesE18 = new ArrayList<>();
        private final List<Long> held = new ArrayList<>();

        @Override
        public String toString()
        {
            return lines(activeCount, size, spreadE18, scoreE18, sharesE18, held);
        }
    }

    /** By maker and day, a text of the sums. */
    Map<String, String> lines()
    {
        final Map<String, String> lines = new TreeMap<>();
        days.forEach((name, day) -> lines.put(name, day.toString()));

        return lines;
    }

    /** The same of a tally. */
    static Map<String, String> lines(final MarketTally tally, final int heldCount)
    {
        final Map<String, String> lines = new TreeMap<>();
        for (final String maker : tally.makers())
        {
            tally.days(maker, Long.MIN_VALUE, Long.MAX_VALUE).forEach((day, sums) ->
            {
                final List<BigInteger> shares = new ArrayList<>();
                for (int i = 0; i < sums.shareCount(); i++)
                {
                    shares.add(e18(sums.share(i)));
                }
                final List<Long> held = new ArrayList<>();
                for (int i = 0; i < heldCount; i++)
                {
                    held.add(sums.heldCount(i));
                }
                lines.put(maker + " " + day, lines(
                    sums.activeCount(), sums.size().value(), e18(sums.spreadBps()), e18(sums.score()), shares, held));
            });
        }

        return lines;
    }

    private static String lines(
        final long active,
        final BigInteger size,
        final BigInteger spread,
        final BigInteger score,
        final List<BigInteger> shares,
        final List<Long> held)
    {
        return "active=" + active + " size=" + size + " spread=" + spread + " score=" + score + " shares=" + shares
            + " held=" + held;
    }

    private static BigInteger e18(final SumE18 sum)
    {
        return sum.value().times(Rational.of(SumE18.ONE_E18)).floor();
    }

    void onSnapshot(final Snapshot snapshot, final long day, final boolean isOutage)
    {
        final boolean isScored = rule.score() instanceof BracketScore score
            && (!isOutage || score.outages() == BracketScore.Outages.UPTIME);
        if (snapshot.status() != MarketStatus.OK || isOutage && !isScored)
        {
            return;
        }
        final BigInteger bid = snapshot.value(0, MeasureLayout.BEST_BID);
        final BigInteger ask = snapshot.value(0, MeasureLayout.BEST_ASK);
        final Rational mid = bid.signum() > 0 && ask.signum() > 0
            ? Rational.of(bid.add(ask), BigInteger.TWO)
            : null;
        for (int entity = 1; entity < snapshot.entityCount(); entity++)
        {
            if (snapshot.hasRow(entity))
            {
                final NaiveDay sums = days.computeIfAbsent(snapshot.name(entity) + " " + day, absent -> newDay());
                if (!isOutage)
                {
                    addAverages(snapshot, entity, mid, sums);
                }
                if (!isOutage && rule.score() instanceof KpiScore score)
                {
                    addHeld(snapshot, entity, mid != null, score, sums);
                }
                if (isScored && mid != null)
                {
                    addScore(snapshot, entity, mid, (BracketScore)rule.score(), sums);
                }
            }
        }
    }

    private NaiveDay newDay()
    {
        final NaiveDay day = new NaiveDay();
        if (rule.score() instanceof BracketScore)
        {
            brackets.forEach(bracket -> day.sharesE18.add(BigInteger.ZERO));
        }
        if (rule.score() instanceof KpiScore)
        {
            brackets.forEach(bracket -> day.held.add(0L));
            day.held.add(0L);
        }

        return day;
    }

    private void addAverages(final Snapshot snapshot, final int entity, final Rational mid, final NaiveDay sums)
    {
        final Averages averages = rule.averages();
        final BigInteger bid = snapshot.value(entity, presence.bidNotional());
        final BigInteger ask = snapshot.value(entity, presence.askNotional());
        final boolean isActive = mid != null
            && snapshot.value(entity, presence.bidSize()).signum() > 0
            && snapshot.value(entity, presence.askSize()).signum() > 0;
        if (isActive || averages.sizeOver() == Averages.SizeOver.COUNTED)
        {
            sums.size = sums.size.add(averages.size() == Averages.Size.MIN ? bid.min(ask) : bid.add(ask));
        }
        if (isActive)
        {
            sums.activeCount++;
            final Rational spread = Rational.of(snapshot.value(entity, MeasureLayout.BEST_ASK)
                .subtract(snapshot.value(entity, MeasureLayout.BEST_BID)).max(BigInteger.ZERO));
            final Rational bps = spread.dividedBy(mid).times(Rational.of(10_000));
            final Rational floor = Rational.of(averages.spreadFloorBps());
            sums.spreadE18 = sums.spreadE18.add(
                QuotientE18.roundHalfEven(bps.compareTo(floor) > 0 ? bps : floor));
        }
    }

    private void addHeld(
        final Snapshot snapshot, final int entity, final boolean hasMid, final KpiScore score, final NaiveDay sums)
    {
        boolean isAll = hasMid;
        for (int i = 0; i < brackets.size(); i++)
        {
            final Rational least = Rational.of(score.groups().get(0).needs().get(i).notional());
            final boolean holds = hasMid
                && snapshot.value(entity, brackets.get(i).bidSize()).signum() > 0
                && snapshot.value(entity, brackets.get(i).askSize()).signum() > 0
                && notional(snapshot, entity, brackets.get(i).bidNotional()).compareTo(least) >= 0
                && notional(snapshot, entity, brackets.get(i).askNotional()).compareTo(least) >= 0;
            sums.held.set(i, sums.held.get(i) + (holds ? 1 : 0));
            isAll &= holds;
        }
        sums.held.set(brackets.size(), sums.held.get(brackets.size()) + (isAll ? 1 : 0));
    }

    private Rational notional(final Snapshot snapshot, final int entity, final int field)
    {
        return Rational.of(snapshot.value(entity, field)).times(notionalUnit);
    }

    private void addScore(
        final Snapshot snapshot, final int entity, final Rational mid, final BracketScore score, final NaiveDay sums)
    {
        final Rational floor = Rational.of(score.floorNotional()).dividedBy(mid.times(notionalUnit));
        Rational sum = Rational.ZERO;
        for (int i = 0; i < brackets.size(); i++)
        {
            final BracketScore.Edge edge = score.edges().get(i);
            final Rational share = share(snapshot, entity, i, floor, score);
            sums.sharesE18.set(i, sums.sharesE18.get(i).add(QuotientE18.roundHalfEven(share)));
            sum = sum.plus(share.times(Rational.of(edge.weight())));
        }
        sums.scoreE18 = sums.scoreE18.add(
            QuotientE18.roundHalfEven(sum.times(Rational.of(score.scale()))));
    }

    private Rational share(
        final Snapshot snapshot, final int entity, final int bracket, final Rational floor, final BracketScore score)
    {
        final BigInteger bid = size(snapshot, entity, true, bracket, score);
        final BigInteger ask = size(snapshot, entity, false, bracket, score);
        final Rational own = switch (score.sides())
        {
            case MIN -> Rational.of(bid.min(ask));
            case SUM -> Rational.of(bid.add(ask));
            case MEAN -> Rational.of(bid.add(ask), BigInteger.TWO);
        };
        final BigInteger bookBid = size(snapshot, Snapshot.WHOLE_BOOK, true, bracket, score);
        final BigInteger bookAsk = size(snapshot, Snapshot.WHOLE_BOOK, false, bracket, score);
        final Rational divisor = switch (score.floor())
        {
            case AVERAGE -> larger(Rational.of(bookBid.add(bookAsk), BigInteger.TWO), floor);
            case SUM -> larger(Rational.of(bookBid.add(bookAsk)), floor).times(Rational.of(1, 2));
            case LARGER -> larger(larger(Rational.of(bookBid), Rational.of(bookAsk)), floor);
        };

        return divisor.signum() == 0 ? Rational.ZERO : own.dividedBy(divisor);
    }

    private static Rational larger(final Rational one, final Rational two)
    {
        return one.compareTo(two) >= 0 ? one : two;
    }

    private BigInteger size(
        final Snapshot snapshot,
        final int entity,
        final boolean isBid,
        final int bracket,
        final BracketScore score)
    {
        final BandFields fields = brackets.get(bracket);
        final BigInteger cumulative = snapshot.value(entity, isBid ? fields.bidSize() : fields.askSize());
        if (bracket == 0 || score.brackets() == BracketScore.Brackets.CUMULATIVE)
        {
            return cumulative;
        }
        final BandFields inner = brackets.get(bracket - 1);

        return cumulative.subtract(snapshot.value(entity, isBid ? inner.bidSize() : inner.askSize()));
    }
}
