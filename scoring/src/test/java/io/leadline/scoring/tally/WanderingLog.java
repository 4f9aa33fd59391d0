package io.leadline.scoring.tally;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.number.Wide;
import io.leadline.scoring.LogBuilder;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/**
 * An endless log of one market in which a few things change at random from snapshot to snapshot: makers come, quote,
 * leave one side or both, trade; the book and the mid move or go. Sizes are of any magnitude up to beyond a long.
 * Allocates nothing once it is made.
 */
final class WanderingLog implements SnapshotSource, Snapshot
{
    static final Market MARKET = Configurations.market("SOL-PERP", "0.01", "1");

    private static final int LADDERS = 2;

    private final Configuration configuration =
        Configurations.of(List.of(MARKET), List.of(LogBuilder.MID, LogBuilder.TOUCH), Makers.ALL);
    private final MeasureLayout layout = new MeasureLayout(configuration.ladders());
    private final Random random;
    private final int sizeBits;
    private final boolean isBookLarge;
    private final boolean isTold;
    private final boolean isLent;
    private final int length;
    private final String[] names;
    /** Fields two longs each, bands exclusive; and the same with bands cumulative. */
    private final long[] coded;
    private final long[] shown;
    /** Bands exclusive, their low halves alone: what is lent. */
    private final long[] brackets;
    private boolean hasHigh;
    private final boolean[] hasMoved;
    private final boolean[] isChanged;
    private int entityCount = 1;
    private long interval;
    private MarketStatus status = MarketStatus.OK;

    /**
     * A log.
     *
     * @param sizeBits    sizes are below 2 to this, up to 90.
     * @param isBookLarge whether the book has more in every bracket than a maker; otherwise makers may outrun it.
     * @param isTold      whether {@link #nextChanged} passes over those that did not change.
     * @param isLent      whether brackets are lent, as long as they are below 2 to the 64.
     */
    WanderingLog(
        final Random random,
        final int makerCount,
        final int sizeBits,
        final boolean isBookLarge,
        final boolean isTold,
        final boolean isLent)
    {
        this.random = random;
        this.sizeBits = sizeBits;
        this.isBookLarge = isBookLarge;
        this.isTold = isTold;
        this.isLent = isLent;
        length = layout.fieldCount() * Wide.LENGTH;
        names = new String[makerCount + 1];
        Arrays.setAll(names, entity -> entity == 0 ? "" : "maker-" + entity);
        coded = new long[names.length * length];
        shown = new long[names.length * length];
        brackets = new long[names.length * layout.fieldCount()];
        hasMoved = new boolean[names.length];
        isChanged = new boolean[names.length];
        for (int i = 0; i < 1_000 && isBookLarge; i++)
        {
            changeBand(Snapshot.WHOLE_BOOK, false);
        }
    }

    @Override
    public Record next()
    {
        interval++;
        for (int entity = 0; entity < names.length; entity++)
        {
            isChanged[entity] = hasMoved[entity];
            hasMoved[entity] = false;
        }
        if (entityCount < names.length && random.nextInt(4) == 0)
        {
            isChanged[entityCount++] = true;
        }
        final boolean isQuiet = random.nextInt(3) == 0;
        for (int entity = 0; entity < entityCount && !isQuiet; entity++)
        {
            for (int changes = random.nextInt(entity == 0 ? 4 : 3) * random.nextInt(3); changes > 0; changes--)
            {
                change(entity);
            }
        }
        status = random.nextInt(25) == 0 ? MarketStatus.HALTED : MarketStatus.OK;

        return Record.SNAPSHOT;
    }

    private void change(final int entity)
    {
        isChanged[entity] = true;
        final int base = entity * length;
        switch (random.nextInt(8))
        {
            case 0, 1 ->
            {
                shown[base + 2 * MeasureLayout.BEST_BID] = random.nextInt(15) == 0 ? 0 : 2_000 - random.nextInt(5);
                shown[base + 2 * MeasureLayout.BEST_ASK] = random.nextInt(15) == 0 ? 0 : 2_001 + random.nextInt(5);
            }
            case 2 ->
            {
                hasMoved[entity] = true;
                Wide.add(shown, base + 2 * MeasureLayout.FILLED_NOTIONAL, random.nextInt(1_000));
            }
            default -> changeBand(base, random.nextInt(12) == 0);
        }
    }

    private void changeBand(final int base, final boolean isEmptied)
    {
        final int ladder = random.nextInt(LADDERS);
        final int side = random.nextInt(2);
        final int edgeCount = layout.ladders().get(ladder).edgesBpsE2().size();
        final int changed = random.nextInt(edgeCount);
        for (int edge = 0; edge < edgeCount; edge++)
        {
            final int index = base + 2 * layout.sizeField(ladder, side, edge);
            if (edge == changed || isEmptied)
            {
                final boolean isLarge = isBookLarge && base == 0;
                final boolean isNothing = !isLarge && (isEmptied || random.nextInt(3) == 0);
                put(index, isNothing ? 0 : isLarge ? sizeBits + 1 : 1 + random.nextInt(sizeBits), isLarge);
                put(index + 2, isNothing ? 0 : 1 + random.nextInt(Math.min(100, sizeBits + 12)), false);
            }
            System.arraycopy(coded, index, shown, index, 4);
            if (edge > 0)
            {
                Wide.add(shown, index, shown[index - 4], shown[index - 3]);
                Wide.add(shown, index + 2, shown[index - 2], shown[index - 1]);
            }
        }
    }

    private void put(final int index, final int bits, final boolean isFull)
    {
        coded[index] = bits == 0 ? 0 : bits >= 64 ? random.nextLong() : random.nextLong() >>> 64 - bits | 1;
        coded[index + 1] = bits > 64 ? random.nextLong() >>> 128 - bits : 0;
        if (isFull)
        {
            coded[index + (bits > 64 ? 1 : 0)] |= 1L << (bits - 1) % 64;
        }
        brackets[index / Wide.LENGTH] = coded[index];
        hasHigh |= coded[index + 1] != 0;
    }

    @Override
    public int nextChanged(final int entity)
    {
        int next = entity;
        while (isTold && next < entityCount && !isChanged[next])
        {
            next++;
        }

        return next;
    }

    @Override
    public boolean hasRow(final int entity)
    {
        boolean rests = entity == WHOLE_BOOK || hasMoved[entity];
        for (int ladder = 0; ladder < LADDERS; ladder++)
        {
            final int outermost = layout.ladders().get(ladder).edgesBpsE2().size() - 1;
            for (int side = 0; side < 2; side++)
            {
                final int field = layout.sizeField(ladder, side, outermost);
                rests |= (low(entity, field) | high(entity, field)) != 0;
            }
        }

        return rests;
    }

    @Override
    public long low(final int entity, final int field)
    {
        return shown[entity * length + 2 * field];
    }

    @Override
    public long high(final int entity, final int field)
    {
        return shown[entity * length + 2 * field + 1];
    }

    @Override
    public long[] brackets()
    {
        return isLent && !hasHigh ? brackets : null;
    }

    @Override
    public int bracketsIndex(final int entity, final int firstField)
    {
        return entity * layout.fieldCount() + firstField;
    }

    @Override
    public Configuration configuration()
    {
        return configuration;
    }

    @Override
    public MeasureLayout layout()
    {
        return layout;
    }

    @Override
    public Snapshot snapshot()
    {
        return this;
    }

    @Override
    public byte[] lastHash()
    {
        return new byte[32];
    }

    @Override
    public int market()
    {
        return 0;
    }

    @Override
    public long timeEpochNs()
    {
        return interval * 1_000_000_000L;
    }

    @Override
    public long interval()
    {
        return interval;
    }

    @Override
    public MarketStatus status()
    {
        return status;
    }

    @Override
    public long eventSequence()
    {
        return interval;
    }

    @Override
    public int entityCount()
    {
        return entityCount;
    }

    @Override
    public String name(final int entity)
    {
        return names[entity];
    }
}
