package io.leadline.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.event.Side;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.number.Wide;

/**
 * What the log has said of one market so far: decodes its sections, and is the snapshot that a reader lends. Bands are
 * summed up over their brackets only for entities that a section changes.
 */
final class MarketRecord implements Snapshot
{
    private static final MarketStatus[] STATUSES = MarketStatus.values();
    private static final int GROUP_LENGTH = SnapshotLayout.GROUP_LENGTH;

    private final int market;
    private final MeasureLayout layout;
    private final int fieldCount;
    private final int entityLength;
    private final int groupCount;
    private final byte[] groupBits;
    private final byte[] masks;
    private final List<String> names = new ArrayList<>();
    /** Bands exclusive, as they are coded. */
    private long[] coded;
    /** Bands cumulative, as they are shown. */
    private long[] shown;
    private boolean[] restsInside;
    private boolean[] hasMoved;
    private int[] movedEntities;
    private int movedCount;
    /** A bit for each entity, 64 to a word: entries of this snapshot, and rows that ended with the one before. */
    private long[] changed;
    private boolean isKnown;
    private MarketStatus status = MarketStatus.STALE;
    private long timeEpochNs;
    private long interval;
    private long sequence;
    private int entityCount;
    private int lastEntity;
    private boolean isComplete = true;

    MarketRecord(final int market, final MeasureLayout layout)
    {
        this.market = market;
        this.layout = layout;
        fieldCount = layout.fieldCount();
        entityLength = fieldCount * Wide.LENGTH;
        groupCount = SectionEncoder.groupCount(fieldCount);
        groupBits = new byte[SectionEncoder.groupBytes(groupCount)];
        masks = new byte[groupCount];
        names.add("");
        allocate(1);
    }

    private void allocate(final int capacity)
    {
        coded = coded == null ? new long[capacity * entityLength] : Arrays.copyOf(coded, capacity * entityLength);
        shown = shown == null ? new long[capacity * entityLength] : Arrays.copyOf(shown, capacity * entityLength);
        restsInside = restsInside == null ? new boolean[capacity] : Arrays.copyOf(restsInside, capacity);
        hasMoved = hasMoved == null ? new boolean[capacity] : Arrays.copyOf(hasMoved, capacity);
        movedEntities = movedEntities == null ? new int[capacity] : Arrays.copyOf(movedEntities, capacity);
        final int words = capacity / Long.SIZE + 1;
        changed = changed == null ? new long[words] : Arrays.copyOf(changed, words);
    }

    /** A file begins: names and a full snapshot follow. */
    void onFile()
    {
        isKnown = false;
        names.subList(1, names.size()).clear();
    }

    void name(final String maker)
    {
        names.add(maker);
        if (names.size() > restsInside.length)
        {
            allocate(2 * names.size());
        }
    }

    /** Makers named since the file began. */
    int makerCount()
    {
        return names.size() - 1;
    }

    /** Whether the last section was the end of its snapshot. */
    boolean isComplete()
    {
        return isComplete;
    }

    /**
     * Decodes one section behind its market number.
     *
     * @return what is wrong with it, or null.
     */
    String decode(final RecordInput input, final long time)
    {
        final int head = input.getByte();
        final boolean isKeyframe = (head & SnapshotLayout.KEYFRAME) != 0;
        final boolean isContinued = (head & SnapshotLayout.CONTINUED) != 0;
        final int statusCode = head & SnapshotLayout.STATUS_MASK;
        if (input.isBroken() || statusCode >= STATUSES.length || head > SnapshotLayout.HEAD_BITS)
        {
            return "head=" + head;
        }
        if (isContinued == isComplete || !isKeyframe && !isKnown)
        {
            return "section out of its place: head=" + head;
        }
        final String fault = decodeNumbers(input, isKeyframe, isContinued);
        if (fault != null)
        {
            return fault;
        }
        status = STATUSES[statusCode];
        timeEpochNs = time;
        isComplete = (head & SnapshotLayout.MORE) == 0;
        isKnown |= isComplete;

        return decodeEntries(input, isKeyframe);
    }

    private String decodeNumbers(final RecordInput input, final boolean isKeyframe, final boolean isContinued)
    {
        final long codedInterval = input.getVarint();
        final long codedSequence = input.getVarint();
        final int codedEntities = input.getInt(names.size());
        if (!isContinued)
        {
            beginSnapshot(isKeyframe);
            interval = isKeyframe ? codedInterval : interval + 1 + codedInterval;
            sequence = isKeyframe ? codedSequence : sequence + codedSequence;
            final int before = entityCount;
            entityCount = isKeyframe ? codedEntities : entityCount + codedEntities;
            for (int entity = before; entity < Math.min(entityCount, names.size()); entity++)
            {
                setChanged(entity);
            }
        }
        if (input.isBroken() || interval < 0 || sequence < 0 || entityCount < 1 || entityCount > names.size())
        {
            return "interval=" + interval + " sequence=" + sequence + " entities=" + entityCount + " names=" +
                names.size();
        }

        return null;
    }

    private void beginSnapshot(final boolean isKeyframe)
    {
        Arrays.fill(changed, isKeyframe ? -1 : 0);
        for (int i = 0; i < movedCount; i++)
        {
            hasMoved[movedEntities[i]] = false;
            setChanged(movedEntities[i]);
        }
        movedCount = 0;
        lastEntity = -1;
        if (isKeyframe)
        {
            Arrays.fill(coded, 0);
            Arrays.fill(shown, 0);
            Arrays.fill(restsInside, false);
        }
    }

    private String decodeEntries(final RecordInput input, final boolean isKeyframe)
    {
        int entity = -1;
        for (int gap = input.getInt(entityCount); gap != 0; gap = input.getInt(entityCount))
        {
            entity += gap;
            if (entity >= entityCount || entity <= lastEntity || !decodeEntry(input, entity))
            {
                return "entry that no writer wrote: entity=" + entity + " entities=" + entityCount;
            }
            lastEntity = entity;
            setChanged(entity);
            show(entity);
        }

        return input.isBroken() ? "entries: keyframe=" + isKeyframe : null;
    }

    private boolean decodeEntry(final RecordInput input, final int entity)
    {
        input.getBytes(groupBits);
        for (int group = 0; group < groupCount; group++)
        {
            masks[group] = bit(group + 1) ? (byte)input.getByte() : 0;
        }
        if (input.isBroken() || (groupBits[groupBits.length - 1] & 0xff) >> groupCount % Byte.SIZE + 1 != 0)
        {
            return false;
        }
        if (bit(0))
        {
            hasMoved[entity] = true;
            movedEntities[movedCount++] = entity;
        }
        for (int group = 0; group < groupCount; group++)
        {
            for (int mask = masks[group] & 0xff; mask != 0; mask &= mask - 1)
            {
                final int field = group * GROUP_LENGTH + Integer.numberOfTrailingZeros(mask);
                if (field >= fieldCount || !addChange(input, entity * entityLength + field * Wide.LENGTH))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private boolean bit(final int bit)
    {
        return (groupBits[bit / Byte.SIZE] >> bit % Byte.SIZE & 1) != 0;
    }

    private boolean addChange(final RecordInput input, final int index)
    {
        input.getWide();
        Wide.add(coded, index, input.low(), input.high());

        return !input.isBroken() && coded[index + 1] >= 0;
    }

    private void show(final int entity)
    {
        final int base = entity * entityLength;
        System.arraycopy(coded, base, shown, base, MeasureLayout.FIRST_BAND * Wide.LENGTH);
        boolean isInside = false;
        for (int ladder = 0; ladder < layout.ladders().size(); ladder++)
        {
            final Ladder edges = layout.ladders().get(ladder);
            isInside |= sumUp(base, layout.sizeField(ladder, Side.BID, 0), edges.edgesBpsE2().size());
            isInside |= sumUp(base, layout.sizeField(ladder, Side.ASK, 0), edges.edgesBpsE2().size());
        }
        restsInside[entity] = isInside;
    }

    /** Sums the brackets of one ladder and side to bands; returns whether the outermost holds anything. */
    private boolean sumUp(final int base, final int firstField, final int edgeCount)
    {
        final int stride = 2 * Wide.LENGTH;
        int index = base + firstField * Wide.LENGTH;
        System.arraycopy(coded, index, shown, index, stride);
        for (int edge = 1; edge < edgeCount; edge++)
        {
            index += stride;
            System.arraycopy(shown, index - stride, shown, index, stride);
            Wide.add(shown, index, coded[index], coded[index + 1]);
            Wide.add(shown, index + Wide.LENGTH, coded[index + Wide.LENGTH], coded[index + Wide.LENGTH + 1]);
        }

        return shown[index] != 0 || shown[index + 1] != 0;
    }

    /** Decodes a market's part of a totals record behind its market number; null, or what is wrong. */
    String decodeTotals(final RecordInput input, final long time)
    {
        final int entities = input.getInt(names.size());
        if (input.isBroken() || entities < 1)
        {
            return "totals of entities=" + entities + " names=" + names.size();
        }
        timeEpochNs = time;
        entityCount = entities;
        isKnown = false;
        beginSnapshot(true);
        for (int entity = 0; entity < entities; entity++)
        {
            for (int field = MeasureLayout.FILLED_SIZE; field < MeasureLayout.FIRST_BAND; field++)
            {
                if (!addChange(input, entity * entityLength + field * Wide.LENGTH))
                {
                    return "totals of entity=" + entity;
                }
            }
            show(entity);
        }

        return null;
    }

    @Override
    public int market()
    {
        return market;
    }

    @Override
    public long timeEpochNs()
    {
        return timeEpochNs;
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
        return sequence;
    }

    @Override
    public int entityCount()
    {
        return entityCount;
    }

    @Override
    public String name(final int entity)
    {
        return names.get(entity);
    }

    @Override
    public boolean hasRow(final int entity)
    {
        return entity == WHOLE_BOOK || restsInside[entity] || hasMoved[entity];
    }

    @Override
    public int nextChanged(final int entity)
    {
        int word = entity / Long.SIZE;
        long bits = changed[word] & -1L << entity;
        while (bits == 0 && ++word < changed.length)
        {
            bits = changed[word];
        }

        return bits == 0
            ? entityCount
            : Math.min(entityCount, word * Long.SIZE + Long.numberOfTrailingZeros(bits));
    }

    private void setChanged(final int entity)
    {
        changed[entity / Long.SIZE] |= 1L << entity;
    }

    @Override
    public long low(final int entity, final int field)
    {
        return shown[entity * entityLength + field * Wide.LENGTH];
    }

    @Override
    public long high(final int entity, final int field)
    {
        return shown[entity * entityLength + field * Wide.LENGTH + 1];
    }
}
