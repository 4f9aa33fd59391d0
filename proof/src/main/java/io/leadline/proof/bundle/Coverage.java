package io.leadline.proof.bundle;

import java.util.ArrayList;
import java.util.List;

import io.leadline.command.IsoTime;
import io.leadline.proof.head.Head;

/**
 * Which instants of a market a bundle shows, held against its window and against what was sealed: no venue may leave
 * out the end of it. When a market began the days' trees tell, from format 2 of heads on; where they do not and records
 * begin late, that is said. Single thread.
 */
final class Coverage
{
    private final long everyNs;
    private final long fromEpochNs;
    private final long toEpochNs;
    private final Head last;
    private final List<Shown> markets = new ArrayList<>();

    /** What is shown of one market. */
    private static final class Shown
    {
        private final String market;
        private long count;
        private long firstInterval;
        private long lastInterval;
        private long firstEpochNs;
        private long lastEpochNs;

        Shown(final String market)
        {
            this.market = market;
        }
    }

    /**
     * Nothing is shown yet.
     *
     * @param fromEpochNs start of the window, inclusive.
     * @param toEpochNs   its end, exclusive.
     * @param last        the newest head of the bundle.
     */
    Coverage(final long everyNs, final long fromEpochNs, final long toEpochNs, final Head last)
    {
        this.everyNs = everyNs;
        this.fromEpochNs = fromEpochNs;
        this.toEpochNs = toEpochNs;
        this.last = last;
    }

    /** The snapshots of a market follow. */
    void onMarket(final String market)
    {
        markets.add(new Shown(market));
    }

    /** The next snapshot of the market. */
    void onSnapshot(final long interval, final long timeEpochNs)
    {
        final Shown shown = markets.get(markets.size() - 1);
        if (shown.count++ == 0)
        {
            shown.firstInterval = interval;
            shown.firstEpochNs = timeEpochNs;
        }
        shown.lastInterval = interval;
        shown.lastEpochNs = timeEpochNs;
    }

    /**
     * Says what is shown.
     *
     * @param all    markets that the bundle says it is of.
     * @param isTold whether the days' trees say what there is: then nothing can have been left out.
     * @throws BundleException when the records of a market end before both the window and what was sealed.
     */
    void report(final BundleReport report, final List<String> all, final boolean isTold)
    {
        final List<String> without = all.stream()
            .filter(market -> markets.stream().noneMatch(shown -> shown.market.equals(market)))
            .toList();
        if (!without.isEmpty())
        {
            report.add(isTold ? "no_record" : "not_shown", isTold
                ? "of " + String.join(", ", without) + " up to the newest head"
                : "anything of " + String.join(", ", without) +
                    ": it had no record in the window, or the venue shows none");
        }
        for (final Shown shown : markets)
        {
            if (shown.count == 0)
            {
                throw new BundleException("market has no records: market=" + shown.market);
            }
            requireEnd(shown);
            report.add("snapshots", shown.count + " of " + shown.market + ", none left out from " +
                IsoTime.text(shown.firstEpochNs) + " to " + IsoTime.text(shown.lastEpochNs));
            if (shown.firstInterval > Math.max(fromEpochNs, last.firstEpochNs()) / everyNs + 1)
            {
                report.add(isTold ? "began" : "not_shown", isTold
                    ? shown.market + " at " + IsoTime.text(shown.firstEpochNs) + ", as the day's tree says"
                    : shown.market + " before " + IsoTime.text(shown.firstEpochNs) +
                        ": it began then, or the venue shows no more");
            }
        }
        if (toEpochNs - last.lastEpochNs() > 2 * everyNs)
        {
            report.add("not_sealed", "what came behind " + IsoTime.text(last.lastEpochNs()) +
                ", where the newest head ends");
        }
    }

    private void requireEnd(final Shown shown)
    {
        final long endEpochNs = Math.min(toEpochNs, last.lastEpochNs() + 1);
        // The instant of the interval that the end cuts may lie on either side of it.
        if (shown.lastInterval < endEpochNs / everyNs - 1)
        {
            throw new BundleException(
                "records end too early: market=" + shown.market + " last=" + IsoTime.text(shown.lastEpochNs) +
                " to=" + IsoTime.text(toEpochNs) + " sealed=" + IsoTime.text(last.lastEpochNs()));
        }
    }
}
