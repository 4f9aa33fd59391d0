package io.leadline.feed.backpack;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FrameLines;
import io.leadline.feed.Recording;
import io.leadline.feed.levels.LevelMarkets;
import io.leadline.feed.levels.OrderedEvents;
import io.leadline.problem.BadInputException;

/**
 * Recorded public and private sessions, in one order of receipt over all inputs:
 * <pre>
 *   &lt;receive_ns&gt; {…}                 public: a frame, or {"stream":"snapshot.SYMBOL","data":{…}}, a depth answer
 *   &lt;receive_ns&gt; OWNER {…}           private: a frame of the account's session
 *   &lt;receive_ns&gt; OWNER […]           private: the answer of all its open orders
 *   &lt;receive_ns&gt; [OWNER ]connect     a connection stands and is subscribed
 *   &lt;receive_ns&gt; [OWNER ]disconnect  it is gone
 * </pre>
 * OWNER is the account as the configuration names it; blanks, percent signs, braces and brackets in it are
 * percent-encoded UTF-8. A depth answer without its envelope is that of the only market there is. The first frame of a
 * connection begins it; behind the last line all end. Markets have {@code book: levels} and, as their {@code venue_id},
 * the venue's symbol.
 */
public final class BackpackFeed implements Feed
{
    private static final int MAX_NAME_LENGTH = 128;
    /** Every byte may be escaped. */
    private static final int MAX_OWNER_LENGTH = 3 * MAX_NAME_LENGTH;

    private final Configuration configuration;
    private final List<Recording> recordings;
    private final BackpackCounters counters = new BackpackCounters();
    private final OwnerBytes ownerBytes = new OwnerBytes();
    private final Map<OwnerBytes, MakerSession> sessions = new HashMap<>();
    private long receivedEpochNs;

    /**
     * A feed of these recordings, which are opened when it runs.
     *
     * @throws BadInputException naming every market that no feed of levels can feed.
     */
    public BackpackFeed(final Configuration configuration, final List<Recording> recordings)
    {
        LevelMarkets.check(configuration.markets());
        this.configuration = configuration;
        this.recordings = List.copyOf(recordings);
    }

    @Override
    public FeedCounters counters()
    {
        return counters.all;
    }

    @Override
    public void run(final EventSink sink)
    {
        final BackpackDecoder decoder = new BackpackDecoder(
            configuration, sink, BackpackRequests.NOBODY, OrderedEvents.DEFAULT_LAG_NS, counters);
        try
        {
            for (final Recording recording : recordings)
            {
                read(recording, decoder);
            }
        }
        finally
        {
            decoder.onEnd(receivedEpochNs);
            sink.flush();
        }
    }

    private void read(final Recording recording, final BackpackDecoder decoder)
    {
        try (FrameLines lines = new FrameLines(recording))
        {
            while (lines.next())
            {
                receivedEpochNs = lines.receivedEpochNs();
                if (isJson(lines, lines.offset()))
                {
                    decoder.onPublicFrame(lines.bytes(), lines.offset(), lines.length(), receivedEpochNs);
                }
                else
                {
                    readWords(lines, decoder);
                }
            }
        }
    }

    private static boolean isJson(final FrameLines lines, final int offset)
    {
        return lines.bytes()[offset] == '{' || lines.bytes()[offset] == '[';
    }

    private void readWords(final FrameLines lines, final BackpackDecoder decoder)
    {
        final int end = lines.offset() + lines.length();
        int blank = lines.offset();
        while (blank < end && lines.bytes()[blank] != ' ')
        {
            blank++;
        }
        if (blank >= end - 1)
        {
            readPublicWord(lines, decoder);
            return;
        }
        final MakerSession session = session(lines, blank - lines.offset(), decoder);
        if (isJson(lines, blank + 1))
        {
            decoder.onFrame(session, lines.bytes(), blank + 1, end - blank - 1, receivedEpochNs);
        }
        else if (lines.isWord(blank + 1, FrameLines.CONNECT))
        {
            decoder.onConnect(session, receivedEpochNs);
        }
        else if (lines.isWord(blank + 1, FrameLines.DISCONNECT))
        {
            decoder.onDisconnect(session, receivedEpochNs);
        }
        else
        {
            throw unknown(lines);
        }
    }

    private void readPublicWord(final FrameLines lines, final BackpackDecoder decoder)
    {
        if (lines.isWord(lines.offset(), FrameLines.CONNECT))
        {
            decoder.onPublicConnect(receivedEpochNs);
        }
        else if (lines.isWord(lines.offset(), FrameLines.DISCONNECT))
        {
            decoder.onPublicDisconnect(receivedEpochNs);
        }
        else
        {
            throw unknown(lines);
        }
    }

    private static BadInputException unknown(final FrameLines lines)
    {
        return lines.problem(
            "neither a frame nor a session's word: expected={…},OWNER {…},OWNER […],connect,disconnect");
    }

    private MakerSession session(final FrameLines lines, final int length, final BackpackDecoder decoder)
    {
        ownerBytes.wrap(lines.bytes(), lines.offset(), length);
        final MakerSession known = sessions.get(ownerBytes);
        if (known != null)
        {
            return known;
        }
        final String name = length > MAX_OWNER_LENGTH ? null : ownerBytes.name();
        if (name == null || name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_LENGTH)
        {
            throw lines.problem("malformed owner: length=" + length + " allowed=percent-encoded UTF-8, 1 to 128 bytes");
        }
        try
        {
            final MakerSession session = decoder.session(name);
            sessions.put(ownerBytes.copy(), session);
            return session;
        }
        catch (final BadInputException nobody)
        {
            throw lines.problem(nobody.getMessage());
        }
    }
}
