package io.leadline.feed.hyperliquid;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.feed.HandClock;
import io.leadline.feed.StoppingSink;

/** A node that writes a random venue's blocks with faults by chance, and the followers that come and go meanwhile. */
final class NodeSession
{
    static final int BLOCKS = 60;
    private static final long MS = FollowRun.MS;

    /** What may happen. */
    enum Fault
    {
        /** Blocks that the node never wrote. */
        HOLES,
        /** A line that the node has written in half. */
        TORN_LINES,
        /** Nothing is written for longer than a node may be silent. */
        SILENCES,
        /** Fills that come when their block was written without them. */
        LATE_FILLS,
        /** Followers that end between two cycles. */
        RESTARTS,
        /** Followers that end in the midst of one. */
        STOPS,
        /** Snapshots that are dropped in halves. */
        HALF_SNAPSHOTS,
        /** No snapshot when it begins. */
        LATE_START
    }

    private final Path folder;
    private final RandomVenue venue;
    private final Random random;
    private final Set<Fault> faults;
    private final NodeFolder node;
    private final HandClock clock = FollowRun.clock();
    private final List<Integer> diffLengths = new ArrayList<>();
    private final List<Integer> fillLengths = new ArrayList<>();
    private final Set<Integer> holes = new TreeSet<>();
    private final String form;
    private EventLogWriter log;
    private FollowRun run;
    private String halfSnapshot;
    private int snapshots;
    private int restarts;
    private int stops;
    private long heldBackFills;

    NodeSession(final Path folder, final long seed, final Set<Fault> faults)
    {
        this.folder = folder;
        this.faults = faults;
        random = new Random(seed);
        venue = new RandomVenue(seed, BLOCKS);
        form = random.nextBoolean() ? "_by_block" : "_streaming";
        node = new NodeFolder(folder.resolve("data"));
        plan();
    }

    /** What every file will hold: the hours of the two kinds are cut at places of their own. */
    private void plan()
    {
        if (faults.contains(Fault.HOLES) && isByBlock())
        {
            for (int count = 1 + random.nextInt(2); count > 0; count--)
            {
                final int first = 5 + random.nextInt(BLOCKS - 20);
                for (int block = first; block < first + 1 + random.nextInt(4); block++)
                {
                    holes.add(block);
                }
            }
        }
        final int torn = faults.contains(Fault.TORN_LINES) ? 5 + random.nextInt(BLOCKS - 20) : -1;
        int diffHour = 0;
        int fillHour = 0;
        for (int block = 1; block <= BLOCKS; block++)
        {
            final String diffs = holes.contains(block) ? "" : lines(block, venue.diffs().get(block - 1));
            final String fills = holes.contains(block) ? "" : lines(block, venue.fills().get(block - 1));
            final String written = block == torn && !diffs.isEmpty() ? diffs.substring(diffs.length() / 3) : diffs;
            diffHour = Math.min(NodeFolder.hours() - 1, diffHour + (random.nextInt(12) == 0 ? 1 : 0));
            fillHour = Math.min(NodeFolder.hours() - 1, fillHour + (random.nextInt(12) == 0 ? 1 : 0));
            node.addDiffs(form, diffHour, written);
            node.addFills(form, fillHour, fills);
            diffLengths.add(written.getBytes(StandardCharsets.UTF_8).length);
            fillLengths.add(fills.getBytes(StandardCharsets.UTF_8).length);
        }
        node.begin();
    }

    private boolean isByBlock()
    {
        return "_by_block".equals(form);
    }

    private String lines(final int block, final List<String> events)
    {
        return isByBlock() ? NodeFiles.line(block, events.toArray(String[]::new)) : NodeFiles.lines(block, events);
    }

    /** Writes all blocks, and drops a last snapshot at their end. */
    void run()
    {
        if (!faults.contains(Fault.LATE_START))
        {
            NodeFolder.drop(snapshotFolder(), "0.json", NodeFiles.snapshot(0, List.of(), List.of()));
        }
        open();
        for (int block = 1; block <= BLOCKS; block++)
        {
            write(block);
            happen(block);
        }
        if (halfSnapshot != null)
        {
            dropSnapshot(0);
        }
        heldBackFills();
        drive(150, 9_000 * MS);
        run.close();
        log.close();
    }

    private Path snapshotFolder()
    {
        return folder.resolve("snapshots");
    }

    private void open()
    {
        log = new EventLogWriter(folder.resolve("log"), Long.MAX_VALUE / 2);
        final long events = faults.contains(Fault.STOPS) && stops < 4 ? random.nextInt(400) : Long.MAX_VALUE;
        final EventSink sink = events == Long.MAX_VALUE ? log : StoppingSink.over(log, events);
        run = new FollowRun(
            FollowRun.CONFIGURATION, node.data(), snapshotFolder(), sink, clock, "look: 100ms");
    }

    private void write(final int block)
    {
        int diffs = diffLengths.get(block - 1);
        int fills = fillLengths.get(block - 1);
        if (faults.contains(Fault.LATE_FILLS) && (heldBackFills > 0 || random.nextInt(15) == 0))
        {
            heldBackFills += fills;
            fills = 0;
        }
        while (diffs + fills > 0)
        {
            final int someDiffs = Math.min(diffs, random.nextInt(2) * random.nextInt(diffs + 2));
            final int someFills = Math.min(fills, random.nextInt(2) * random.nextInt(fills + 2));
            node.writeDiffs(someDiffs);
            node.writeFills(someFills);
            diffs -= someDiffs;
            fills -= someFills;
            drive(random.nextInt(3), 10 * MS);
        }
        clock.advance(Math.max(0, NodeFiles.time(block) + 1_000 * MS - clock.nanoTime()));
    }

    private void happen(final int block)
    {
        if (heldBackFills > 0 && random.nextInt(4) == 0)
        {
            drive(60, 2_500 * MS);
            heldBackFills();
        }
        if (faults.contains(Fault.SILENCES) && random.nextInt(25) == 0)
        {
            heldBackFills();
            drive(150, 12_000 * MS);
        }
        if (halfSnapshot != null || random.nextInt(block == BLOCKS ? 1 : 12) == 0)
        {
            dropSnapshot(block);
        }
        if (faults.contains(Fault.RESTARTS) && random.nextInt(12) == 0)
        {
            restart();
        }
    }

    private void restart()
    {
        run.close();
        log.close();
        restarts++;
        if (random.nextBoolean())
        {
            clock.advance(random.nextInt(20_000) * MS);
        }
        open();
    }

    private void heldBackFills()
    {
        node.writeFills((int)heldBackFills);
        heldBackFills = 0;
    }

    /** The snapshot of a block, whole or its half; the other half of one that was begun. */
    private void dropSnapshot(final int block)
    {
        if (halfSnapshot != null)
        {
            NodeFolder.drop(snapshotFolder(), snapshots + ".json", halfSnapshot);
            halfSnapshot = null;
            return;
        }
        snapshots++;
        final String whole = venue.snapshots().get(block - 1);
        final boolean isHalf = faults.contains(Fault.HALF_SNAPSHOTS) && block < BLOCKS && random.nextBoolean();
        halfSnapshot = isHalf ? whole : null;
        NodeFolder.drop(
            snapshotFolder(), snapshots + ".json", isHalf ? whole.substring(0, random.nextInt(whole.length())) : whole);
    }

    private void drive(final int cycles, final long passingNs)
    {
        for (int i = 0; i < cycles; i++)
        {
            try
            {
                run.drive(1, passingNs / cycles);
            }
            catch (final StoppingSink.Stopped stopped)
            {
                stops++;
                log.close();
                open();
            }
        }
    }

    RandomVenue venue()
    {
        return venue;
    }

    NodeFolder node()
    {
        return node;
    }

    Path log()
    {
        return folder.resolve("log");
    }

    int restarts()
    {
        return restarts + stops;
    }

    Set<Fault> faults()
    {
        return faults;
    }

    /** A follower was gone in the midst of a block, or while fills were late. */
    boolean mayLoseFills()
    {
        return stops > 0 || restarts > 0 && faults.contains(Fault.LATE_FILLS);
    }

    FollowRun last()
    {
        return run;
    }

    /** Lots filled in blocks that the node wrote, from a time on: what was before the first snapshot nobody told. */
    long creditedLots(final long fromEpochNs)
    {
        long lots = 0;
        for (int block = 1 + (int)((fromEpochNs - NodeFiles.time(1)) / NodeFiles.BLOCK_NS); block <= BLOCKS; block++)
        {
            final long before = block == 1 ? 0 : venue.creditedLots().get(block - 2);
            lots += holes.contains(block) ? 0 : venue.creditedLots().get(block - 1) - before;
        }

        return lots;
    }
}
