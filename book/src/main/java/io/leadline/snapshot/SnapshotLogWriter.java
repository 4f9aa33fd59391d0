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
 * Writes a snapshot log: every instant as a document, chained to the one before; every file begins with the
 * configuration and all names, so that it explains itself.
 * <p>
 * What is written depends on the calls alone, never on when they come. On a log that exists, the documents that it
 * holds are made again and compared, byte by byte, and the log goes on behind them. Single thread; nothing is allocated
 * per snapshot once the largest has been seen, but by a new file.
 */
public final class SnapshotLogWriter implements AutoCloseable
{
    private static final int KNOWN_ENTITIES = 1;

    private final byte[] configurationText;
    private final DayKeys dayKeys;
    private final FeedBooks books;
    private final DocumentChain chain;
    private final SectionEncoder[] encoders;
    private final int[] namedEntities;
    private final RecordOutput output = new RecordOutput();
    private long fileDay = Long.MIN_VALUE;
    private long makersNumber = -1;
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
        chain = new DocumentChain(directory, isComparison);
        encoders = new SectionEncoder[books.marketCount()];
        namedEntities = new int[books.marketCount()];
        for (int market = 0; market < encoders.length; market++)
        {
            encoders[market] = new SectionEncoder(market, layout);
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
        output.reset(SnapshotLayout.BODY_OFFSET);
        for (int market = 0; market < encoders.length; market++)
        {
            if (books.book(market).isSeen())
            {
                putTotals(market);
                splitTotals(midnightEpochNs);
            }
        }
        if (output.length() > SnapshotLayout.BODY_OFFSET)
        {
            append(SnapshotLayout.TOTALS, midnightEpochNs);
        }
    }

    /** All makers of all markets need not fit one document. */
    private void splitTotals(final long midnightEpochNs)
    {
        if (output.length() >= SnapshotLayout.SPLIT_LENGTH)
        {
            append(SnapshotLayout.TOTALS, midnightEpochNs);
            output.reset(SnapshotLayout.BODY_OFFSET);
        }
    }

    private void putTotals(final int market)
    {
        final MarketBook book = books.book(market);
        final long[] totals = book.totals();
        output.putVarint(market);
        output.putVarint(book.makerCount());
        final int length = MarketBook.totalIndex(1, 0);
        for (int i = 0; i < book.makerCount() * length; i += Wide.LENGTH)
        {
            output.putWide(totals[i], totals[i + 1]);
        }
    }

    /** Begins the document of an instant. */
    public void begin(final long timeEpochNs)
    {
        beginFile(timeEpochNs);
        instantEpochNs = timeEpochNs;
        nameMakers(timeEpochNs);
        output.reset(SnapshotLayout.BODY_OFFSET);
    }

    /**
     * Adds a market's snapshot to the instant; markets come in the order of the configuration.
     *
     * @param sequence feed sequence of the last event applied.
     */
    public void snapshot(final int market, final long interval, final MarketMeasure measure, final long sequence)
    {
        final SectionEncoder encoder = encoders[market];
        encoder.begin(measure.entityCount());
        while (!encoder.encode(output, measure, interval, sequence))
        {
            append(SnapshotLayout.SNAPSHOTS, instantEpochNs);
            output.reset(SnapshotLayout.BODY_OFFSET);
        }
        if (output.length() >= SnapshotLayout.SPLIT_LENGTH)
        {
            end();
            output.reset(SnapshotLayout.BODY_OFFSET);
        }
        snapshotCount++;
    }

    /** Ends the document of the instant. */
    public void end()
    {
        if (output.length() > SnapshotLayout.BODY_OFFSET)
        {
            append(SnapshotLayout.SNAPSHOTS, instantEpochNs);
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
        makersNumber = -1;
        output.reset(SnapshotLayout.BODY_OFFSET);
        output.putVarint(configurationText.length);
        output.putBytes(configurationText);
        output.putVarint(day);
        output.putByte(dayKeys == null ? 0 : 1);
        if (dayKeys != null)
        {
            output.putBytes(dayKeys.commitment(LocalDate.ofEpochDay(day)));
        }
        append(SnapshotLayout.CONFIGURATION, timeEpochNs);
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
        output.reset(SnapshotLayout.BODY_OFFSET);
        for (int market = 0; market < encoders.length; market++)
        {
            final MarketBook book = books.book(market);
            while (namedEntities[market] < book.makerCount())
            {
                final String name = books.makerName(book.globalMaker(namedEntities[market]++));
                final byte[] text = name.getBytes(StandardCharsets.UTF_8);
                output.putVarint(market);
                output.putVarint(text.length);
                output.putBytes(text);
                if (output.length() >= SnapshotLayout.SPLIT_LENGTH)
                {
                    appendMakers(timeEpochNs);
                }
            }
        }
        if (output.length() > SnapshotLayout.BODY_OFFSET)
        {
            appendMakers(timeEpochNs);
        }
    }

    private void appendMakers(final long timeEpochNs)
    {
        final long number = chain.documentCount();
        append(SnapshotLayout.MAKERS, timeEpochNs);
        makersNumber = number;
        output.reset(SnapshotLayout.BODY_OFFSET);
    }

    private void append(final int kind, final long timeEpochNs)
    {
        chain.append(output, kind, timeEpochNs, makersNumber < 0 ? 0 : chain.documentCount() - makersNumber);
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

    /** SHA-256 of the last document: it identifies everything before it. */
    public byte[] lastHash()
    {
        return chain.lastHash();
    }

    @Override
    public void close()
    {
        chain.close();
    }
}
