package io.leadline.feed.line;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.FrameLines;
import io.leadline.feed.Recording;
import io.leadline.problem.BadInputException;

/**
 * Recorded lines, in one order of receipt over all inputs:
 * <pre>
 *   &lt;receive_ns&gt; {…}                public: a frame, or the answer to a request
 *   &lt;receive_ns&gt; NAME {…}           the same of a line that has a name
 *   &lt;receive_ns&gt; NAME […]           the same
 *   &lt;receive_ns&gt; [NAME ]?…          a frame that is no JSON
 *   &lt;receive_ns&gt; NAME line          there is such a line
 *   &lt;receive_ns&gt; [NAME ]connect     a connection stands
 *   &lt;receive_ns&gt; [NAME ]disconnect  it is gone
 *   &lt;ns&gt; time                       all that was sent before has arrived
 * </pre>
 * A last line that has no end and cannot be read is left out and counted. Blanks, percent signs, braces, brackets and
 * question marks in a NAME are percent-encoded UTF-8. Behind the last line all connections end.
 */
public final class RecordedLines implements Feed
{
    private static final int MAX_NAME_LENGTH = 128;
    /** Every byte may be escaped. */
    private static final int MAX_PREFIX_LENGTH = 3 * MAX_NAME_LENGTH;

    private final List<Recording> recordings;
    private final Function<EventSink, LineDecoder> opening;
    private final LineName name = new LineName();
    private final Map<LineName, Integer> lines = new HashMap<>();
    private FeedCounters counters = new FeedCounters();
    private Counter cutOff;
    private long receivedEpochNs;

    /**
     * A feed of these recordings, which are opened when it runs.
     *
     * @param opening makes the decoder of a run.
     */
    public RecordedLines(final List<Recording> recordings, final Function<EventSink, LineDecoder> opening)
    {
        this.recordings = List.copyOf(recordings);
        this.opening = opening;
    }

    @Override
    public FeedCounters counters()
    {
        return counters;
    }

    @Override
    public void run(final EventSink sink)
    {
        final LineDecoder decoder = opening.apply(sink);
        counters = decoder.counters();
        cutOff = null;
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

    private void read(final Recording recording, final LineDecoder decoder)
    {
        try (FrameLines frames = new FrameLines(recording))
        {
            boolean isNext = true;
            while (isNext)
            {
                isNext = readNext(frames, decoder);
            }
        }
    }

    private boolean readNext(final FrameLines frames, final LineDecoder decoder)
    {
        try
        {
            if (!frames.next())
            {
                return false;
            }
            receivedEpochNs = frames.receivedEpochNs();
            readLine(frames, decoder);
            return true;
        }
        catch (final BadInputException malformed)
        {
            passOver(frames, malformed);
            return false;
        }
    }

    /** A recorder that was killed leaves a line without an end, of which nobody knows what it would have been. */
    private void passOver(final FrameLines frames, final BadInputException malformed)
    {
        if (!frames.isCutOff())
        {
            throw malformed;
        }
        if (cutOff == null)
        {
            cutOff = counters.add("lines_cut_off");
        }
        cutOff.increment();
    }

    private void readLine(final FrameLines frames, final LineDecoder decoder)
    {
        final int begin = frames.offset();
        if (isFrame(frames, begin))
        {
            decoder.onFrame(LineDecoder.PUBLIC, frames.bytes(), begin, frames.length(), receivedEpochNs);
            return;
        }
        final int end = begin + frames.length();
        int blank = begin;
        while (blank < end && frames.bytes()[blank] != ' ')
        {
            blank++;
        }
        if (frames.isWord(begin, FrameLines.TIME))
        {
            decoder.onTime(receivedEpochNs);
        }
        else if (blank >= end - 1)
        {
            readWord(frames, begin, LineDecoder.PUBLIC, decoder);
        }
        else
        {
            readNamed(frames, blank, end, decoder);
        }
    }

    private void readNamed(final FrameLines frames, final int blank, final int end, final LineDecoder decoder)
    {
        final int line = line(frames, blank - frames.offset(), decoder);
        if (isFrame(frames, blank + 1))
        {
            decoder.onFrame(line, frames.bytes(), blank + 1, end - blank - 1, receivedEpochNs);
        }
        else
        {
            readWord(frames, blank + 1, line, decoder);
        }
    }

    private static boolean isFrame(final FrameLines frames, final int offset)
    {
        final byte first = frames.bytes()[offset];

        return first == '{' || first == '[' || first == LineRecorder.NO_JSON;
    }

    private void readWord(final FrameLines frames, final int offset, final int line, final LineDecoder decoder)
    {
        if (frames.isWord(offset, FrameLines.CONNECT))
        {
            decoder.onConnect(line, receivedEpochNs);
        }
        else if (frames.isWord(offset, FrameLines.DISCONNECT))
        {
            decoder.onDisconnect(line, receivedEpochNs);
        }
        else if (line == LineDecoder.PUBLIC || !frames.isWord(offset, FrameLines.LINE))
        {
            throw frames.problem(
                "neither a frame nor a word of a line: expected={…},NAME {…},NAME […],connect,disconnect,time");
        }
    }

    private int line(final FrameLines frames, final int length, final LineDecoder decoder)
    {
        final Integer known = lines.get(name.wrap(frames.bytes(), frames.offset(), length));
        if (known != null)
        {
            return known;
        }
        final String text = length > MAX_PREFIX_LENGTH ? null : name.name();
        if (text == null || text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_LENGTH)
        {
            throw frames.problem(
                "malformed name of a line: length=" + length + " allowed=percent-encoded UTF-8, 1 to 128 bytes");
        }
        try
        {
            final int line = decoder.line(text);
            lines.put(name.copy(), line);
            return line;
        }
        catch (final BadInputException nobody)
        {
            throw frames.problem(nobody.getMessage());
        }
    }
}
