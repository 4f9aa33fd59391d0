package io.leadline.proof.dispute;

import java.util.Set;
import java.util.TreeSet;

import io.leadline.config.Configuration;
import io.leadline.config.Makers.Maker;
import io.leadline.problem.BadInputException;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.result.ShortList;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource.Record;

/** Whether the logs know a maker in a market, by name. */
final class KnownMakers
{
    private KnownMakers()
    {
    }

    /**
     * Refuses a maker that nobody has configured, and that the market has never seen.
     *
     * @throws BadInputException with the names that there are.
     */
    static void check(final LogSet logs, final String market, final String maker)
    {
        final Set<String> names = new TreeSet<>(NameOrder.BY_BYTES);
        for (final Configuration configuration : logs.configurations())
        {
            configuration.makers().makers().stream().map(Maker::name).forEach(names::add);
        }
        if (names.contains(maker))
        {
            return;
        }
        // Makers never leave a log, so its last file knows all of them, unless nothing of the market is in it.
        addSeen(logs, market, Long.MAX_VALUE, names);
        if (!names.contains(maker))
        {
            addSeen(logs, market, 0, names);
        }
        if (!names.contains(maker))
        {
            throw new BadInputException("maker is not in the market: maker=" + maker + " market=" + market
                + " makers=" + (names.isEmpty() ? "none" : ShortList.of(names)));
        }
    }

    private static void addSeen(
        final LogSet logs, final String market, final long fromEpochNs, final Set<String> names)
    {
        for (final LogSet.Log holder : logs.with(market))
        {
            try (MarketLog log = new MarketLog(logs, holder, market, fromEpochNs))
            {
                int known = 1;
                while (log.next() != Record.END)
                {
                    final Snapshot snapshot = log.snapshot();
                    for (; known < snapshot.entityCount(); known++)
                    {
                        names.add(snapshot.name(known));
                    }
                }
            }
        }
    }
}
