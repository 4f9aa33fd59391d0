package io.leadline.snapshot;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.log.DocumentTailer;
import io.leadline.log.Documents;
import io.leadline.log.EndOfLog;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;
import io.leadline.log.PlacedDocuments;
import io.leadline.log.RetiredFiles;
import io.leadline.measure.MeasureLayout;
import io.leadline.problem.BadInputException;

/**
 * Reads a snapshot log from its first document, or one of its files. Every document is checked before it is decoded:
 * its checksum, its place in the log, and the chain that ties it to its predecessor. Single thread.
 */
public final class SnapshotLogReader implements SnapshotSource, AutoCloseable
{
    private static final int MAX_TEXT_LENGTH = 1 << 24;
    private static final int MAX_DAY = 106_752;
    private static final long NO_DAY = -1;

    private final Documents documents;
    private final boolean isChained;
    /** Whether the walk ends with the file that it began in. */
    private final boolean isOfFile;
    /** By market, whether its records are asked for; null for all. */
    private final boolean[] wanted;
    private final RecordInput input = new RecordInput();
    private DocumentFormat format;
    private Configuration configuration;
    private String configurationText;
    private MeasureLayout layout;
    private MarketRecord[] markets;
    private MarketRecord current;
    private final byte[] hashBeforeFile = new byte[SnapshotLayout.HASH_LENGTH];
    private long documentCount;
    private long fileDocument;
    private long beginEpochNs;
    private int kind;
    private long day;
    private long fileCount;
    private byte[] commitment;
    private long timeEpochNs = Long.MIN_VALUE;
    private MarketRecord unfinished;
    private DocumentListener listener;

    private SnapshotLogReader(
        final Documents documents, final boolean isChained, final boolean isOfFile, final boolean[] wanted)
    {
        this.documents = documents;
        this.isChained = isChained;
        this.isOfFile = isOfFile;
        this.wanted = wanted;
    }

    /**
     * Opens the log in a folder and reads its configuration.
     *
     * @throws LogException when there is none, or its first document is not what a writer wrote.
     */
    public static SnapshotLogReader open(final Path directory)
    {
        return open(new DocumentTailer(directory));
    }

    /**
     * Opens the log in a folder at the file of a UTC day, and reads on from there to the log's end: what that file says
     * of those before it is believed.
     *
     * @param day of a file that is not the log's first, counted from 1970-01-01.
     * @throws LogException as {@link #open(Path)} does.
     */
    public static SnapshotLogReader openAt(final Path directory, final long day)
    {
        final DocumentTailer documents = new DocumentTailer(directory);

        return new SnapshotLogReader(documents, true, false, null).begun(documents.read(day, 0), true);
    }

    /** Reads a log from its documents, which are closed with the reader; throws as {@link #open(Path)} does. */
    public static SnapshotLogReader open(final Documents documents)
    {
        return open(documents, true);
    }

    /**
     * Reads a log from its documents without following its chain: every document is believed by its checksum and number
     * alone, which finds faults but not forgeries. It has no last hash.
     */
    public static SnapshotLogReader skim(final Documents documents)
    {
        return open(documents, false);
    }

    private static SnapshotLogReader open(final Documents documents, final boolean isChained)
    {
        return new SnapshotLogReader(documents, isChained, false, null).begun(documents.next(), false);
    }

    /**
     * Reads the log's first file, as {@link #file} does another: what comes before it is nothing.
     *
     * @param wanted by market, whether its records are asked for; null for all.
     */
    static SnapshotLogReader firstFile(
        final PlacedDocuments documents, final boolean[] wanted, final boolean isChained)
    {
        return new SnapshotLogReader(documents, isChained, true, wanted).begun(documents.next(), false);
    }

    /**
     * Reads the file of a UTC day: what its first document says of those before is believed. The walk ends behind the
     * first document of the next file, which is checked like any other; so whoever reads all files, each to its end,
     * has checked what one walk over the log checks, and met the same faults in the same places.
     *
     * @param wanted by market, whether its records are asked for; null for all.
     */
    static SnapshotLogReader file(
        final PlacedDocuments documents, final long day, final boolean[] wanted, final boolean isChained)
    {
        return new SnapshotLogReader(documents, isChained, true, wanted).begun(documents.read(day, 0), true);
    }

    private SnapshotLogReader begun(final boolean hasDocument, final boolean isBehindOthers)
    {
        try
        {
            if (!hasDocument)
            {
                throw new LogException(
                    Fault.MISSING, "snapshot log has no document: path=" + documents.directory());
            }
            format = DocumentFormat.of(documents, isChained);
            if (isBehindOthers || !documents.retired().isEmpty())
            {
                goOn();
            }
            if (!isBehindOthers)
            {
                requireRetired();
            }
            takeDocument();
            beginEpochNs = isBehindOthers || documents.retired().isEmpty()
                ? WHOLE : Math.multiplyExact(day, SnapshotLayout.NS_PER_DAY);
        }
        catch (final LogException failure)
        {
            close();
            throw failure;
        }

        return this;
    }

    private void goOn()
    {
        final String fault = format.goOnAt(documents);
        if (fault != null)
        {
            throw corrupt("document that no writer wrote", fault);
        }
        documentCount = format.number();
    }

    /** What the first file says that it follows on is what was retired, to the document and its hash. */
    private void requireRetired()
    {
        final RetiredFiles retired = documents.retired();
        if (retired.isEmpty())
        {
            return;
        }
        final byte[] hash = new byte[SnapshotLayout.HASH_LENGTH];
        format.copyHashBefore(hash);
        final String found = HexFormat.of().formatHex(hash);
        if (documentCount != retired.nextDocument() || !found.equals(retired.lastHash()))
        {
            throw new LogException(
                Fault.INCOMPLETE,
                "log does not go on where its retired files ended: path=" + documents.directory() + " retired=" +
                retired.daysText() + " document=" + documentCount + " expected=" + retired.nextDocument() +
                " previous=" + found + " retired_hash=" + retired.lastHash());
        }
    }

    /**
     * What a log without its first files is to be told as: which those were, and where it begins; empty for a whole
     * one.
     */
    public Optional<String> retiredText()
    {
        final RetiredFiles retired = documents.retired();

        return retired.isEmpty() ? Optional.empty() : Optional.of(
            "log begins in its middle, earlier files were retired: path=" + documents.directory() + " begins=" +
            LocalDate.ofEpochDay(beginEpochNs / SnapshotLayout.NS_PER_DAY) + " document=" +
            retired.nextDocument() + " retired=" + retired.daysText());
    }

    @Override
    public long beginEpochNs()
    {
        return beginEpochNs;
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

    /** A snapshot whose writer was stopped in its middle is not shown: the sampler makes it whole when it goes on. */
    @Override
    public Record next()
    {
        Record record = null;
        while (record == null)
        {
            if (input.hasMore())
            {
                record = nextPart();
            }
            else if (isFileOver() || !nextDocument())
            {
                record = Record.END;
            }
        }

        return record;
    }

    /** One market's part of a document; null when its snapshot goes on in the next. */
    private Record nextPart()
    {
        final int market = input.getInt(markets.length - 1);
        if (input.isBroken())
        {
            throw corrupt("market that is not configured", "markets=" + markets.length);
        }
        if (unfinished != null && unfinished != markets[market])
        {
            throw brokenOff(unfinished);
        }
        if (wanted != null && !wanted[market])
        {
            passPart(markets[market]);
            return null;
        }
        current = markets[market];
        if (current.sectionNumber() == documentCount - 1)
        {
            throw corrupt("market twice in a document", "market=" + configuration.markets().get(market).name());
        }

        return kind == SnapshotLayout.TOTALS ? nextTotals() : nextSection();
    }

    private void passPart(final MarketRecord market)
    {
        final String fault = kind == SnapshotLayout.TOTALS
            ? market.decodeTotals(input, timeEpochNs, documentCount - 1)
            : format.passSection(input, market);
        if (fault != null)
        {
            throw corrupt("part of a market that is not asked for", fault);
        }
    }

    private Record nextTotals()
    {
        final String fault = current.decodeTotals(input, timeEpochNs, documentCount - 1);
        if (fault != null)
        {
            throw corrupt("totals that no writer wrote", fault);
        }

        return Record.TOTALS;
    }

    private Record nextSection()
    {
        final String fault = format.decodeSection(input, current);
        if (fault != null)
        {
            throw corrupt("snapshot that no writer wrote", fault);
        }
        unfinished = current.isComplete() ? null : current;
        if (unfinished != null && input.hasMore())
        {
            throw brokenOff(unfinished);
        }

        return unfinished == null ? Record.SNAPSHOT : null;
    }

    /** Reads and checks a document, and takes in what concerns the reader itself; the rest is left in the input. */
    private boolean nextDocument()
    {
        if (!documents.next() && !EndOfLog.hasGoneOn(documents, documentCount))
        {
            return false;
        }
        takeDocument();

        return true;
    }

    private void takeDocument()
    {
        format.check(documents);
        checkPlace(format);
        if (listener != null)
        {
            listener.onDocument(kind, timeEpochNs);
        }
        if (kind == SnapshotLayout.CONFIGURATION)
        {
            fileDocument = documentCount;
            if (isChained)
            {
                format.copyHash(hashBeforeFile);
            }
        }
        format.accept(input);
        documentCount++;
        final String fault = format.readStart(input);
        if (fault != null)
        {
            throw corrupt("document that no writer wrote", fault);
        }
        if (kind == SnapshotLayout.CONFIGURATION)
        {
            readConfiguration();
        }
        else if (kind == SnapshotLayout.MAKERS)
        {
            readMakers();
        }
    }

    private void checkPlace(final DocumentFormat checked)
    {
        final int foundKind = checked.kind();
        final long time = checked.timeEpochNs();
        final boolean isConfiguration = foundKind == SnapshotLayout.CONFIGURATION;
        if (foundKind < SnapshotLayout.CONFIGURATION || foundKind > SnapshotLayout.SNAPSHOTS || time < timeEpochNs ||
            time < 0 || fileCount == 0 && !isConfiguration)
        {
            throw corrupt(
                "document that no writer wrote", "kind=" + foundKind + " time=" + time + " last=" + timeEpochNs);
        }
        final long documentDay = Math.floorDiv(time, SnapshotLayout.NS_PER_DAY);
        if (fileCount > 0 && (isConfiguration ? documentDay <= day : documentDay != day))
        {
            throw corrupt(
                "document of another day than its file", "kind=" + foundKind + " time=" + time + " day=" + day);
        }
        if (unfinished != null && foundKind != SnapshotLayout.SNAPSHOT && foundKind != SnapshotLayout.SNAPSHOTS)
        {
            throw brokenOff(unfinished);
        }
        kind = foundKind;
        timeEpochNs = time;
    }

    private LogException brokenOff(final MarketRecord market)
    {
        return corrupt("snapshot breaks off", "market=" + configuration.markets().get(market.market()).name());
    }

    private void readConfiguration()
    {
        final String text = input.getText(MAX_TEXT_LENGTH);
        day = input.getInt(MAX_DAY);
        fileCount++;
        final int hasCommitment = input.getByte();
        commitment = new byte[hasCommitment == 1 ? SnapshotLayout.HASH_LENGTH : 0];
        input.getBytes(commitment);
        if (input.isBroken() || hasCommitment > 1 || input.hasMore() ||
            Math.floorDiv(timeEpochNs, SnapshotLayout.NS_PER_DAY) != day)
        {
            throw corrupt("configuration that no writer wrote", "day=" + day);
        }
        if (configuration == null)
        {
            configurationText = text;
            configuration = parse(text);
            layout = new MeasureLayout(configuration.ladders());
            markets = new MarketRecord[configuration.markets().size()];
            requireDetail();
            final PairLayout pairs = new PairLayout(layout);
            Arrays.setAll(markets, market -> new MarketRecord(market, layout, pairs, loggedOrders()));
        }
        else if (!text.equals(configurationText))
        {
            throw corrupt("configuration changes within the log", "day=" + day);
        }
        for (final MarketRecord market : markets)
        {
            market.onFile();
        }
    }

    /** Whether there are orders is a matter of the format, so that who does not know of them does not try to read. */
    private void requireDetail()
    {
        if (hasOrders() != (format.format() == SnapshotLayout.ORDERS_FORMAT))
        {
            throw corrupt(
                "detail of another format", "detail=" + (hasOrders() ? "orders" : "bands") + " format=" +
                format.format());
        }
    }

    private boolean hasOrders()
    {
        return configuration.detail() == Configuration.Detail.ORDERS;
    }

    /** Room for the orders of one market; null in a log that holds bands alone. */
    LoggedOrders loggedOrders()
    {
        return hasOrders() ? new LoggedOrders(configuration.limits().ordersPerMarket()) : null;
    }

    private Configuration parse(final String text)
    {
        try
        {
            return ConfigurationReader.parse(text, "configuration of " + documents.directory());
        }
        catch (final BadInputException failure)
        {
            throw corrupt("configuration that no writer wrote", failure.getMessage());
        }
    }

    private void readMakers()
    {
        final String fault = NameReader.read(input, markets, configuration.limits().makersPerMarket());
        if (fault != null)
        {
            throw corrupt("names that no writer wrote", fault);
        }
    }

    @Override
    public Snapshot snapshot()
    {
        return current;
    }

    @Override
    public byte[] lastHash()
    {
        final byte[] lastHash = new byte[SnapshotLayout.HASH_LENGTH];
        format.copyHash(lastHash);

        return lastHash;
    }

    /** Has every further document told of. */
    public void listen(final DocumentListener newListener)
    {
        listener = newListener;
    }

    /** Number of the log's format. */
    public int format()
    {
        return format.format();
    }

    private boolean isFileOver()
    {
        return isOfFile && fileCount > 1;
    }

    /** In a walk over one file: UTC day of the next, once its first document was read; below 0 when none was. */
    public long nextDay()
    {
        return isFileOver() ? day : NO_DAY;
    }

    /** Documents of the log up to the one read last. */
    public long documentCount()
    {
        return documentCount;
    }

    /** Number of the first document of the file begun last. */
    public long fileDocument()
    {
        return fileDocument;
    }

    /** Hash up to which the chain had come before the file begun last; zeros before the log's first. */
    public byte[] hashBeforeFile()
    {
        return hashBeforeFile.clone();
    }

    /** Files begun so far. */
    public long fileCount()
    {
        return fileCount;
    }

    /** UTC day of the file that is read, counted from 1970-01-01. */
    public long day()
    {
        return day;
    }

    /** Commitment to that day's random instants; empty for fixed ones. */
    public byte[] commitment()
    {
        return commitment.clone();
    }

    /** The store's index of the document read last. */
    public long index()
    {
        return documents.index();
    }

    private LogException corrupt(final String what, final String values)
    {
        return DocumentFormat.fault(documents, Fault.CORRUPT, what, values);
    }

    @Override
    public void close()
    {
        documents.close();
    }
}
