package io.leadline.snapshot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;

import io.leadline.book.BookCounters;
import io.leadline.book.FeedBooks;
import io.leadline.book.MarketBook;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationText;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.number.Wide;
import io.leadline.schedule.DayKeys;

/**
 * Writes a snapshot log: every instant as documents, each chained to the one before; every file begins with the
 * configuration and all names, so that it explains itself.
 * <p>
 * What is written depends on the calls alone, never on when they come. On a log that exists, the documents that it
 * holds are made again and compared, byte by byte, and the log goes on behind them. Single thread; nothing is allocated
 * per snapshot once the largest has been seen, but by a new file.
 */
public final class SnapshotLogWriter implements AutoCloseable
{
    private static final int KNOWN_ENTITIES = 1;
    private static final int NONE = 0;
    private static final long NO_NUMBER = -1;
    /** Longer than anything but text, entries and totals. */
    private static final int ROOM = 1 << 10;
    /** Longer than a name and its numbers. */
    private static final int NAME_ROOM = 1 << 13;

    private final byte[] configurationText;
    private final DayKeys dayKeys;
    private final FeedBooks books;
    private final DocumentChain chain;
    private final SectionEncoder[] encoders;
    private final int[] namedEntities;
    private final RecordOutput output = new RecordOutput();
    private final DocumentPlace place = new DocumentPlace();
    private final byte[] hash = new byte[SnapshotLayout.HASH_LENGTH];
    private final int snapshotsLength;
    private int openKind = NONE;
    private boolean isFirstOfInstant;
    private long fileDay = Long.MIN_VALUE;
    private long makersNumber = NO_NUMBER;
    private long namedCount;
    private long instantEpochNs;
    private long snapshotCount;

    /**
     * Opens the log in a folder.
     *
     * @param configuration is written into the log, without its seed.
     * @param dayKeys       commitments to random instants; null for fixed ones.
     * @param books         names of makers, and totals.
     * @param isComparison  only compare with the log that exists, and write nothing.
     */
    public SnapshotLogWriter(
        final Path directory,
        final Configuration configuration,
        final DayKeys dayKeys,
        final MeasureLayout layout,
        final FeedBooks books,
        final boolean isComparison)
    {
        this.configurationText = ConfigurationText.write(configuration).getBytes(StandardCharsets.UTF_8);
        this.dayKeys = dayKeys;
        this.books = books;
        final boolean recordsOrders = configuration.detail() == Configuration.Detail.ORDERS;
        chain = new DocumentChain(
            directory, recordsOrders ? SnapshotLayout.ORDERS_FORMAT : SnapshotLayout.FORMAT, isComparison);
        encoders = new SectionEncoder[books.marketCount()];
        namedEntities = new int[books.marketCount()];
        final PairLayout pairs = new PairLayout(layout);
        snapshotsLength = SnapshotLayout.SPLIT_LENGTH + pairs.maxEntryLength() + ROOM +
            (recordsOrders ? OrderEncoder.MAX_ENTRY_LENGTH : 0);
        for (int market = 0; market < encoders.length; market++)
        {
            encoders[market] = new SectionEncoder(market, pairs, recordsOrders);
            namedEntities[market] = KNOWN_ENTITIES;
        }
    }

    /** Begins the log at the time of the first event. */
    public void start(final long timeEpochNs)
    {
        beginFile(timeEpochNs);
    }

    /** Writes every running total as it stands at a 00:00 UTC. */
    public void totals(final long midnightEpochNs)
    {
        beginFile(midnightEpochNs);
        nameMakers(midnightEpochNs);
        for (int market = 0; market < encoders.length; market++)
        {
            if (books.book(market).isSeen())
            {
                putTotals(market, midnightEpochNs);
            }
        }
        end();
    }

    private void putTotals(final int market, final long midnightEpochNs)
    {
        if (openKind == NONE)
        {
            open(SnapshotLayout.TOTALS, midnightEpochNs, SnapshotLayout.SPLIT_LENGTH + ROOM + maxTotalsLength());
        }
        final MarketBook book = books.book(market);
        final long[] totals = book.totals();
        output.putVarint(market);
        output.putVarint(book.makerCount());
        final int length = MarketBook.totalIndex(1, 0);
        for (int i = 0; i < book.makerCount() * length; i += Wide.LENGTH)
        {
            output.putWide(totals[i], totals[i + 1]);
        }
        if (output.length() >= SnapshotLayout.SPLIT_LENGTH)
        {
            commit();
        }
    }

    private int maxTotalsLength()
    {
        int makerCount = 0;
        for (int market = 0; market < encoders.length; market++)
        {
            makerCount = Math.max(makerCount, books.book(market).makerCount());
        }

        return makerCount * MarketBook.totalIndex(1, 0) / Wide.LENGTH * RecordOutput.MAX_VARINT_LENGTH;
    }

    /** Begins an instant. Its first market has a document of its own, so that it is recorded before others are due. */
    public void begin(final long timeEpochNs)
    {
        beginFile(timeEpochNs);
        instantEpochNs = timeEpochNs;
        isFirstOfInstant = true;
        nameMakers(timeEpochNs);
    }

    /**
     * Adds a market's snapshot to the instant; markets come in the order of the configuration.
     *
     * @param measure  with the makers' orders where the configuration wants them recorded.
     * @param sequence feed sequence of the last event applied.
     */
    public void snapshot(final int market, final long interval, final MarketMeasure measure, final long sequence)
    {
        final SectionEncoder encoder = encoders[market];
        final int kind = isFirstOfInstant ? SnapshotLayout.SNAPSHOT : SnapshotLayout.SNAPSHOTS;
        encoder.begin(measure.entityCount());
        boolean isDone = false;
        while (!isDone)
        {
            if (openKind == NONE)
            {
                open(kind, instantEpochNs, snapshotsLength);
            }
            isDone = encoder.encode(output, measure, interval, sequence, place);
            if (!isDone || isFirstOfInstant || output.length() >= SnapshotLayout.GATHER_LENGTH)
            {
                commit();
            }
        }
        isFirstOfInstant = false;
        snapshotCount++;
    }

    /** Ends the instant. */
    public void end()
    {
        if (openKind != NONE)
        {
            commit();
        }
    }

    private void beginFile(final long timeEpochNs)
    {
        final long day = Math.floorDiv(timeEpochNs, SnapshotLayout.NS_PER_DAY);
        if (day == fileDay)
        {
            return;
        }
        fileDay = day;
        makersNumber = NO_NUMBER;
        open(SnapshotLayout.CONFIGURATION, timeEpochNs, configurationText.length + ROOM);
        chain.copyLastHash(hash);
        output.putBytes(hash);
        output.putVarint(chain.documentCount());
        output.putVarint(configurationText.length);
        output.putBytes(configurationText);
        output.putVarint(day);
        output.putByte(dayKeys == null ? 0 : 1);
        if (dayKeys != null)
        {
            output.putBytes(dayKeys.commitment(LocalDate.ofEpochDay(day)));
        }
        commit();
        for (int market = 0; market < encoders.length; market++)
        {
            encoders[market].onFile();
            namedEntities[market] = KNOWN_ENTITIES;
        }
        namedCount = 0;
    }

    /** Writes the names of makers that markets have seen since the last time; looks for none if none were. */
    private void nameMakers(final long timeEpochNs)
    {
        final long makersSeen = books.counters().count(BookCounters.MAKER_SEEN);
        if (makersSeen == namedCount)
        {
            return;
        }
        namedCount = makersSeen;
        for (int market = 0; market < encoders.length; market++)
        {
            while (namedEntities[market] < books.book(market).makerCount())
            {
                putName(market, namedEntities[market]++, timeEpochNs);
            }
        }
        end();
    }

    private void putName(final int market, final int entity, final long timeEpochNs)
    {
        if (openKind == NONE)
        {
            open(SnapshotLayout.MAKERS, timeEpochNs, SnapshotLayout.SPLIT_LENGTH + NAME_ROOM);
            output.putVarint(place.makersDistance());
            makersNumber = place.number();
        }
        final byte[] text = books.makerName(books.book(market).globalMaker(entity)).getBytes(StandardCharsets.UTF_8);
        output.putVarint(market);
        output.putVarint(text.length);
        output.putBytes(text);
        if (output.length() >= SnapshotLayout.SPLIT_LENGTH)
        {
            commit();
        }
    }

    private void open(final int kind, final long timeEpochNs, final int maxLength)
    {
        output.wrap(chain.begin(timeEpochNs, maxLength), SnapshotLayout.BODY_OFFSET);
        place.set(chain.documentCount(), makersNumber, kind == SnapshotLayout.SNAPSHOTS);
        openKind = kind;
    }

    private void commit()
    {
        chain.commit(openKind, output.length(), output.writtenLength());
        openKind = NONE;
    }

    /**
     * Demands that the log holds nothing beyond what was made.
     *
     * @throws io.leadline.log.LogException {@code FOREIGN} when it does.
     */
    public void requireNoMore()
    {
        chain.requireNoMore();
    }

    /** Snapshots made, those that the log held already among them. */
    public long snapshotCount()
    {
        return snapshotCount;
    }

    /** Documents made, those that the log held already among them. */
    public long documentCount()
    {
        return chain.documentCount();
    }

    /** Documents that the log did not hold. */
    public long appendedCount()
    {
        return chain.appendedCount();
    }

    /** Bytes of all documents made. */
    public long byteCount()
    {
        return chain.byteCount();
    }

    /** The chain's hash of the last document: it identifies everything before it. */
    public byte[] lastHash()
    {
        final byte[] lastHash = new byte[SnapshotLayout.HASH_LENGTH];
        chain.copyLastHash(lastHash);

        return lastHash;
    }

    @Override
    public void close()
    {
        chain.close();
    }
}
