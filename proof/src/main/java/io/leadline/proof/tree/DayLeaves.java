package io.leadline.proof.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.config.Configuration;
import io.leadline.config.Makers.Maker;
import io.leadline.config.Seed;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.Snapshot;

/**
 * The leaves of one UTC day, made from its records in their order. Every hour in which a market has a snapshot has a
 * leaf of the whole book and one of each maker that the market knew by then; so has the midnight at which the day
 * ended. What is kept of an hour that is over is its hashes. Single thread.
 */
public final class DayLeaves
{
    private final Configuration configuration;
    private final int fieldCount;
    private final long day;
    private final DaySalts salts;
    private final LeafWish wish;
    private final LeafBytes scratch = new LeafBytes();
    private final MarketHour[] hours;
    private final List<byte[]> hashes = new ArrayList<>();
    private final List<Leaf> shown = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    /** Of each maker, and of the whole book under the empty name: by market, a bit for each part with a leaf. */
    private final Map<String, int[]> parts = new TreeMap<>();
    private boolean hasGroups;

    /**
     * No leaves yet.
     *
     * @param day    counted from 1970-01-01.
     * @param secret of the venue, behind all salts.
     * @param wish   whose bytes are kept.
     */
    public DayLeaves(
        final Configuration configuration,
        final MeasureLayout layout,
        final long day,
        final Seed secret,
        final LeafWish wish)
    {
        this.configuration = configuration;
        this.day = day;
        this.wish = wish;
        fieldCount = layout.fieldCount();
        salts = new DaySalts(secret, day);
        hours = new MarketHour[configuration.markets().size()];
        configuration.markets().forEach(market -> positions.put(market.name(), positions.size()));
    }

    /**
     * Takes in whom a market knew in the totals with which the day began, if any.
     *
     * @param market position in the configuration.
     * @param names  of entities, the whole book's empty one among them.
     */
    public void onStart(final int market, final List<String> names)
    {
        names.forEach(name -> mark(name, market, LeafTable.BEFORE));
    }

    private void mark(final String maker, final int market, final int part)
    {
        masks(maker)[market] |= 1 << part;
    }

    private int[] masks(final String maker)
    {
        return parts.computeIfAbsent(maker, absent -> new int[hours.length]);
    }

    /** Takes in a snapshot of the day, as the source lends it. */
    public void onSnapshot(final Snapshot snapshot)
    {
        final int hour = (int)((snapshot.timeEpochNs() - day * LeafLayout.NS_PER_DAY) / LeafLayout.NS_PER_HOUR);
        final int market = snapshot.market();
        if (hours[market] == null || hours[market].hour() != hour)
        {
            end(hours[market]);
            hours[market] = new MarketHour(this, configuration.markets().get(market).name(), hour);
        }
        hours[market].onSnapshot(snapshot, scratch);
    }

    /** Takes in one market's running totals at the end of the day. */
    public void onTotals(final Snapshot totals)
    {
        final String market = configuration.markets().get(totals.market()).name();
        for (int entity = 0; entity < totals.entityCount(); entity++)
        {
            final LeafDigest digest = begin(new LeafKey(market, totals.name(entity), LeafKey.DAY_END));
            scratch.clear();
            for (int field = MeasureLayout.FILLED_SIZE; field < MeasureLayout.FIRST_BAND; field++)
            {
                scratch.putNumber(totals.low(entity, field), totals.high(entity, field));
            }
            end(digest);
        }
    }

    /**
     * The tree over all that was taken in so far; more may follow.
     *
     * @param format of the head that it is for: from 2 on there is a table of the leaves.
     */
    public DayTree tree(final int format)
    {
        if (!hasGroups)
        {
            hasGroups = true;
            configuration.makers().makers().forEach(this::addGroup);
        }
        final List<byte[]> allHashes = new ArrayList<>(hashes);
        final List<Leaf> allShown = new ArrayList<>(shown);
        for (final MarketHour hour : hours)
        {
            if (hour != null)
            {
                hour.collect(allHashes, allShown, scratch);
            }
        }
        if (format > 1 && !parts.isEmpty())
        {
            // There may be makers and no snapshot.
            masks("");
            parts.forEach((maker, masks) -> addTable(maker, masks, allHashes, allShown));
        }

        return new DayTree(day, MerkleTree.of(allHashes), allShown);
    }

    private void addTable(
        final String maker, final int[] masks, final List<byte[]> allHashes, final List<Leaf> allShown)
    {
        final LeafDigest digest = begin(new LeafKey("", maker, LeafKey.TABLE));
        scratch.clear();
        LeafTable.write(scratch, !configuration.makers().makers().isEmpty(), masks);
        allHashes.add(digest.hash(scratch));
        if (digest.isKept())
        {
            allShown.add(digest.leaf(scratch));
        }
    }

    private void addGroup(final Maker maker)
    {
        masks(maker.name());
        final LeafDigest digest = begin(new LeafKey("", maker.name(), LeafKey.GROUP));
        scratch.clear();
        scratch.putNumber(maker.accounts().size());
        maker.accounts().forEach(scratch::putText);
        end(digest);
    }

    LeafDigest begin(final LeafKey key)
    {
        if (key.part() <= LeafKey.DAY_END)
        {
            mark(key.maker(), positions.get(key.market()), key.part());
        }

        return new LeafDigest(key, day, salts.salt(key), wish.wants(day, key), scratch);
    }

    int fieldCount()
    {
        return fieldCount;
    }

    long day()
    {
        return day;
    }

    /** Ends a leaf with what the scratch holds. */
    private void end(final LeafDigest digest)
    {
        hashes.add(digest.hash(scratch));
        if (digest.isKept())
        {
            shown.add(digest.leaf(scratch));
        }
    }

    private void end(final MarketHour hour)
    {
        if (hour != null)
        {
            hour.collect(hashes, shown, scratch);
        }
    }
}
