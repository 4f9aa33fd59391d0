package io.leadline.feed.hyperliquid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.Recording;
import io.leadline.feed.json.JsonException;
import io.leadline.feed.json.JsonWords;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.LineDecoder;
import io.leadline.feed.line.RecordedLines;
import io.leadline.problem.BadInputException;

/**
 * The {@code l4Book} channel of an order book server beside a Hyperliquid node: every resting order of a coin with its
 * owner's address, a snapshot first and then block by block. A block's events have the block's time, in whole ms; on
 * coins that are silent, time passes by the local clock less a lag.
 * <p>
 * The channel has no numbers that follow each other, so a message that a server leaves out while the connection stands
 * shows only when a later one does not fit the book, and until then the log says of a wrong book that it is in sync.
 * A second line, {@value #COMPARE}, bounds that: each of its connections begins with a snapshot of one coin, against
 * which the book is held exactly. Whatever is found makes the coin stale and asks for another connection, which begins
 * with snapshots of all.
 * <p>
 * On the feed's thread; no garbage per message.
 */
public final class L4BookDecoder implements LineDecoder
{
    /** Name of the line of comparisons. */
    public static final String COMPARE = "compare";
    /** Its number. */
    static final int COMPARE_LINE = 1;
    /** Nothing is compared. */
    static final long NEVER = 0;
    /** No message may be longer. */
    static final int MAX_FRAME_LENGTH = 1 << 26;
    /** How far a node's messages may be behind its clock, unless it is told otherwise. */
    static final long DEFAULT_LAG_NS = 5_000_000_000L;

    private static final int MAX_VENUE_ID = 64;
    private static final long NOT_CONNECTED = Long.MIN_VALUE;

    private final L4Counters counters = new L4Counters();
    private final L4Reader reader;
    private final L4Books books;
    private final L4Comparison comparison;
    private final LineControl control;
    private final long lagNs;
    private final long snapshotWithinNs;
    private final long compareEveryNs;
    private long connectedEpochNs = NOT_CONNECTED;
    private long comparedEpochNs = NOT_CONNECTED;
    private boolean isReconnectAsked;

    /**
     * A decoder without connections.
     *
     * @param markets          with the venue's coins as venue ids.
     * @param control          is asked for another connection when a book is lost.
     * @param lagNs            how far a node's messages may be behind its clock.
     * @param snapshotWithinNs how long a connection may stand without an answer and a snapshot for each coin.
     * @param compareEveryNs   how often a coin is compared; {@link #NEVER} without a line for it.
     * @throws BadInputException naming every market that is no coin.
     */
    public L4BookDecoder(
        final List<Market> markets, final EventSink sink, final LineControl control, final long lagNs,
        final long snapshotWithinNs, final long compareEveryNs)
    {
        check(markets);
        final Coins coins = new Coins(markets, sink);
        reader = new L4Reader(new JsonWords(markets.stream().map(Market::venueId).toList()), MAX_FRAME_LENGTH);
        books = new L4Books(coins.inOrder(), new BookWriter(sink, coins, counters.book()), counters, lagNs);
        comparison = new L4Comparison(books, counters);
        books.compareWith(comparison);
        this.control = control;
        this.lagNs = lagNs;
        this.snapshotWithinNs = snapshotWithinNs;
        this.compareEveryNs = compareEveryNs;
    }

    /**
     * Recorded lines, as they were followed.
     *
     * @throws BadInputException naming every market that is no coin.
     */
    public static Feed recorded(final Configuration configuration, final List<Recording> recordings)
    {
        return recorded(configuration, recordings, DEFAULT_LAG_NS);
    }

    /**
     * The same, with the lag of the session that was recorded, which alone makes the same events.
     *
     * @param lagNs what {@code feed.l4book.lag} says.
     * @throws BadInputException as above.
     */
    public static Feed recorded(
        final Configuration configuration, final List<Recording> recordings, final long lagNs)
    {
        check(configuration.markets());

        return new RecordedLines(
            recordings, sink -> new L4BookDecoder(
                configuration.markets(), sink, LineControl.NONE, lagNs, Long.MAX_VALUE, NEVER));
    }

    private static void check(final List<Market> markets)
    {
        final List<String> problems = new ArrayList<>();
        final Set<String> seen = new HashSet<>();
        for (final Market market : markets)
        {
            final String venueId = market.venueId();
            if (!venueId.matches("[!#-\\[\\]-~]{1," + MAX_VENUE_ID + "}"))
            {
                problems.add("venue_id is no coin: market=" + market.name() + " venue_id=" + venueId +
                    " allowed=1 to " + MAX_VENUE_ID + " printable characters without quote and backslash");
            }
            if (!seen.add(venueId))
            {
                problems.add("venue id named twice: market=" + market.name() + " venue_id=" + venueId);
            }
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    @Override
    public FeedCounters counters()
    {
        return counters.all;
    }

    @Override
    public int line(final String name)
    {
        if (!name.isEmpty() && !COMPARE.equals(name))
        {
            throw new BadInputException("unknown line: line=" + name + " allowed=" + COMPARE);
        }

        return name.isEmpty() ? PUBLIC : COMPARE_LINE;
    }

    @Override
    public void onConnect(final int line, final long receivedEpochNs)
    {
        if (line == COMPARE_LINE)
        {
            comparison.abandon();
            comparison.connect();
            comparedEpochNs = receivedEpochNs;
        }
        else
        {
            counters.connects.increment();
            books.connect();
            connectedEpochNs = receivedEpochNs;
            isReconnectAsked = false;
        }
    }

    @Override
    public void onDisconnect(final int line, final long receivedEpochNs)
    {
        if (line == COMPARE_LINE)
        {
            comparison.abandon();
            comparedEpochNs = NOT_CONNECTED;
        }
        else
        {
            counters.disconnects.increment();
            books.disconnect();
            connectedEpochNs = NOT_CONNECTED;
        }
    }

    @Override
    public void onEnd(final long receivedEpochNs)
    {
        books.disconnect();
    }

    @Override
    public void onTime(final long epochNs)
    {
        books.onTime(epochNs);
        comparison.onTime(epochNs, lagNs);
        askWhatIsDue(epochNs);
    }

    /** Frames tell the time too, where nothing else shows that it has passed. */
    private void askWhatIsDue(final long localEpochNs)
    {
        reconnectAfterFault();
        final boolean isLate =
            connectedEpochNs != NOT_CONNECTED && localEpochNs - connectedEpochNs > snapshotWithinNs;
        if (isLate && !isReconnectAsked && !books.areComplete())
        {
            // What has come is the venue's. It is stale when the connection ends, which recordings tell.
            counters.incomplete.increment();
            isReconnectAsked = true;
            control.reconnect(PUBLIC, "answer or snapshot missing");
        }
        if (compareEveryNs != NEVER && comparedEpochNs != NOT_CONNECTED &&
            localEpochNs - comparedEpochNs >= compareEveryNs)
        {
            comparedEpochNs = NOT_CONNECTED;
            control.reconnect(COMPARE_LINE, "another comparison");
        }
    }

    private void reconnectAfterFault()
    {
        if (books.fault() != null && !isReconnectAsked)
        {
            isReconnectAsked = true;
            control.reconnect(PUBLIC, books.fault());
        }
    }

    @Override
    public void onFrame(
        final int line, final byte[] bytes, final int offset, final int length, final long receivedEpochNs)
    {
        comparison.received(receivedEpochNs);
        if (line == COMPARE_LINE)
        {
            onCompared(bytes, offset, length);
        }
        else
        {
            counters.messages.increment();
            books.received(receivedEpochNs);
            try
            {
                reader.read(bytes, offset, length, books);
            }
            catch (final JsonException malformed)
            {
                counters.malformed.increment();
                books.loseAll("malformed message: " + malformed.getMessage());
            }
        }
        askWhatIsDue(receivedEpochNs);
    }

    /** Behind its comparison, a connection goes on to tell of the coin, and nobody listens. */
    private void onCompared(final byte[] bytes, final int offset, final int length)
    {
        if (!comparison.isOver())
        {
            try
            {
                reader.read(bytes, offset, length, comparison);
            }
            catch (final JsonException malformed)
            {
                comparison.abandon();
            }
        }
    }
}
