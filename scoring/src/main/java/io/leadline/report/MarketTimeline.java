package io.leadline.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Collects what one market's snapshots looked like over time under one program, while they are scored: at most
 * {@value #MOST_BUCKETS} buckets however long the period, each with exact counts, sums, smallest and largest values.
 * {@link #snapshot} is called for each snapshot. What it and those behind it in its bucket said of makers
 * ({@link #verdict}) and what was measured of them may be told at once, before the next that is not
 * {@link #isInBucket}. Snapshots of one log come in the order of time, logs in any order; single thread.
 */
public final class MarketTimeline
{
    /** Most buckets; the width is the narrowest round one that needs no more. */
    public static final int MOST_BUCKETS = 300;

    /** Most runs of excluded snapshots that are kept one by one. */
    static final int MOST_RUNS = 200;

    private final String sizeLabel;
    private final BigDecimal sizeUnit;
    private final List<String> brackets;
    private final List<MakerTimeline> makers = new ArrayList<>();
    private final List<ExcludedRun> runs = new ArrayList<>();

    private final CountSeries snapshots = new CountSeries();
    private final CountSeries excluded = new CountSeries();
    private long widthNs;
    private long firstBucket;
    private int bucketCount;
    private int bucket;
    /** Bounds of the bucket of the last snapshot; empty before the first. */
    private long startEpochNs;
    private long endEpochNs;
    private long runCount;
    private String runReason = "";
    /** Why the first snapshot of all is excluded; empty when it counts. */
    private String firstReason = "";

    /**
     * An empty timeline.
     *
     * @param everyNs   interval of the log's schedule.
     * @param sizeLabel what {@link #size} holds, for people: {@code bid and ask within 100 bps of mid, mean}.
     * @param sizeUnit  quote currency of one count of size.
     * @param brackets  where the program's brackets lie, for people, nearest first: {@code 1 to 3 bps}.
     */
    public MarketTimeline(
        final long everyNs, final String sizeLabel, final BigDecimal sizeUnit, final List<String> brackets)
    {
        this.brackets = List.copyOf(brackets);
        this.widthNs = BucketWidth.first(everyNs);
        this.sizeLabel = sizeLabel;
        this.sizeUnit = sizeUnit;
    }

    /**
     * Excluded snapshots that follow on each other for one reason.
     *
     * @param firstEpochNs instant of the first.
     * @param lastEpochNs  instant of the last.
     * @param count        how many.
     * @param reason       why, for people.
     */
    record ExcludedRun(long firstEpochNs, long lastEpochNs, long count, String reason)
    {
    }

    /** Whether an instant lies in the bucket of the snapshot before. */
    boolean isInBucket(final long timeEpochNs)
    {
        return startEpochNs <= timeEpochNs && timeEpochNs < endEpochNs;
    }

    /**
     * A snapshot of the market.
     *
     * @param exclusion why it counts for nobody ({@code HALTED}, an outage's reason); empty when it counts.
     */
    public void snapshot(final long timeEpochNs, final String exclusion)
    {
        firstReason = bucketCount == 0 ? exclusion : firstReason;
        if (!isInBucket(timeEpochNs))
        {
            place(timeEpochNs);
        }
        snapshots.add(bucket, 1);
        if (exclusion.isEmpty())
        {
            runReason = "";
            return;
        }
        excluded.add(bucket, 1);
        extendRun(timeEpochNs, exclusion);
    }

    /**
     * What snapshots of the bucket said of a maker. Of a maker that is not named they said that it did not quote; an
     * excluded snapshot says the same of all.
     *
     * @param maker number of the maker in its market, from 0.
     * @param name  its name.
     * @param count how many said so.
     */
    public void verdict(final int maker, final String name, final VerdictKind kind, final long count)
    {
        final MakerTimeline told = maker(maker, name);
        if (kind != VerdictKind.MARKET_EXCLUDED)
        {
            told.add(bucket, kind, count);
        }
    }

    private MakerTimeline maker(final int maker, final String name)
    {
        while (makers.size() <= maker)
        {
            makers.add(null);
        }
        if (makers.get(maker) == null)
        {
            makers.set(maker, new MakerTimeline(name));
        }

        return makers.get(maker);
    }

    /** What rested of a maker in so many snapshots of the bucket, as a 128-bit count of the size unit. */
    public void size(final int maker, final String name, final long high, final long low, final long count)
    {
        maker(maker, name).sizes().add(bucket, high, low, count);
    }

    /** The spread of a maker in so many snapshots of the bucket, in 10^-4 bps, not negative. */
    public void spread(final int maker, final String name, final long spreadBpsE4, final long count)
    {
        maker(maker, name).spreads().add(bucket, 0, spreadBpsE4, count);
    }

    /**
     * Takes in what was collected apart of the snapshots that follow, as if they had been told of here. The other
     * timeline is used up.
     */
    void append(final MarketTimeline later)
    {
        if (later.bucketCount == 0)
        {
            return;
        }
        firstReason = bucketCount == 0 ? later.firstReason : firstReason;
        while (widthNs < later.widthNs)
        {
            widen();
        }
        place(later.startEpochNs(0));
        place(later.startEpochNs(later.bucketCount - 1));
        while (later.widthNs < widthNs)
        {
            later.widen();
        }
        final int offset = Math.toIntExact(later.firstBucket - firstBucket);
        snapshots.add(later.snapshots, offset);
        excluded.add(later.excluded, offset);
        for (int maker = 0; maker < later.makers.size(); maker++)
        {
            final MakerTimeline other = later.makers.get(maker);
            if (other != null)
            {
                maker(maker, other.name()).add(other, offset);
            }
        }
        appendRuns(later);
    }

    /** A run that goes on over the bound between both is one. */
    private void appendRuns(final MarketTimeline later)
    {
        final boolean isJoined = !later.firstReason.isEmpty() && later.firstReason.equals(runReason);
        if (isJoined && runCount <= MOST_RUNS)
        {
            final ExcludedRun run = runs.get(runs.size() - 1);
            final ExcludedRun rest = later.runs.get(0);
            runs.set(runs.size() - 1, new ExcludedRun(
                run.firstEpochNs(), rest.lastEpochNs(), run.count() + rest.count(), run.reason()));
        }
        later.runs.stream()
            .skip(isJoined ? 1 : 0)
            .limit(MOST_RUNS - runs.size())
            .forEach(runs::add);
        runCount += later.runCount - (isJoined ? 1 : 0);
        runReason = later.runReason;
    }

    String sizeLabel()
    {
        return sizeLabel;
    }

    BigDecimal sizeUnit()
    {
        return sizeUnit;
    }

    List<String> brackets()
    {
        return brackets;
    }

    long widthNs()
    {
        return widthNs;
    }

    int bucketCount()
    {
        return bucketCount;
    }

    /** Start of a bucket, inclusive. */
    long startEpochNs(final int index)
    {
        return (firstBucket + index) * widthNs;
    }

    int snapshotCount(final int index)
    {
        return snapshots.count(index);
    }

    int excludedCount(final int index)
    {
        return excluded.count(index);
    }

    /** The first runs that were met, at most {@value #MOST_RUNS}, in the order of time. */
    List<ExcludedRun> runs()
    {
        return runs.stream().sorted(Comparator.comparingLong(ExcludedRun::firstEpochNs)).toList();
    }

    /** All runs. */
    long runCount()
    {
        return runCount;
    }

    /** The maker of this name, or one of whom nothing was said. */
    MakerTimeline maker(final String name)
    {
        for (final MakerTimeline maker : makers)
        {
            if (maker != null && maker.name().equals(name))
            {
                return maker;
            }
        }

        return new MakerTimeline(name);
    }

    /** Snapshots of a bucket with this verdict on a maker of this timeline. */
    int count(final MakerTimeline maker, final int index, final VerdictKind kind)
    {
        if (kind == VerdictKind.MARKET_EXCLUDED)
        {
            return excludedCount(index);
        }
        if (kind != VerdictKind.NOT_QUOTING)
        {
            return maker.said(index, kind);
        }
        int rest = snapshotCount(index) - excludedCount(index);
        for (final VerdictKind other : VerdictKind.values())
        {
            rest -= other == kind ? 0 : maker.said(index, other);
        }

        return rest;
    }

    private void place(final long timeEpochNs)
    {
        if (bucketCount == 0)
        {
            firstBucket = Math.floorDiv(timeEpochNs, widthNs);
        }
        while (spanWith(Math.floorDiv(timeEpochNs, widthNs)) > MOST_BUCKETS)
        {
            widen();
        }
        final long place = Math.floorDiv(timeEpochNs, widthNs);
        if (place < firstBucket)
        {
            shift(Math.toIntExact(firstBucket - place));
        }
        bucket = Math.toIntExact(place - firstBucket);
        bucketCount = Math.max(bucketCount, bucket + 1);
        startEpochNs = place * widthNs;
        endEpochNs = startEpochNs + widthNs;
    }

    /** Buckets that there would be with this one among them. */
    private long spanWith(final long place)
    {
        final long last = firstBucket + Math.max(0, bucketCount - 1);

        return Math.max(place, last) - Math.min(place, firstBucket) + 1;
    }

    private void shift(final int buckets)
    {
        snapshots.shift(buckets);
        excluded.shift(buckets);
        makers.stream().filter(Objects::nonNull).forEach(maker -> maker.shift(buckets));
        firstBucket -= buckets;
        bucketCount += buckets;
    }

    private void widen()
    {
        final long widerNs = BucketWidth.next(widthNs);
        final int factor = Math.toIntExact(widerNs / widthNs);
        final int offset = Math.toIntExact(Math.floorMod(firstBucket, (long) factor));
        snapshots.join(factor, offset);
        excluded.join(factor, offset);
        makers.stream().filter(Objects::nonNull).forEach(maker -> maker.join(factor, offset));
        final long last = Math.floorDiv(firstBucket + Math.max(0, bucketCount - 1), factor);
        firstBucket = Math.floorDiv(firstBucket, factor);
        bucketCount = bucketCount == 0 ? 0 : Math.toIntExact(last - firstBucket + 1);
        widthNs = widerNs;
    }

    private void extendRun(final long timeEpochNs, final String reason)
    {
        if (!reason.equals(runReason))
        {
            runReason = reason;
            runCount++;
            if (runCount <= MOST_RUNS)
            {
                runs.add(new ExcludedRun(timeEpochNs, timeEpochNs, 1, reason));
            }
        }
        else if (runCount <= MOST_RUNS)
        {
            final int last = runs.size() - 1;
            final ExcludedRun run = runs.get(last);
            runs.set(last, new ExcludedRun(run.firstEpochNs(), timeEpochNs, run.count() + 1, reason));
        }
    }
}
