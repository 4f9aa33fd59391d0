package io.leadline.feed.hyperliquid;

import java.util.Locale;

import io.leadline.feed.Recording;

import tools.jackson.core.JsonToken;

/**
 * Finds out what a file holds from its first lines. Fills are arrays, diffs objects with a {@code raw_book_diff},
 * statuses objects with a {@code status}. Two lines of one block show the streaming form, a line without events shows
 * the form of one line per block. Where a file is too short or too quiet to show either, the folder names that the
 * node gives ({@code node_fills_by_block}, {@code node_raw_book_diffs_streaming}, …) decide; without them a file has
 * one line per block, because that form hides no hole.
 */
final class NodeFileProbe
{
    /** Venue-wide files show their form within a line or two. */
    private static final int MAX_LINES_FOR_FORM = 32;

    private final Recording recording;
    private NodeFile.Kind kind;
    private Boolean isStreaming;
    private long firstBlock = BlockLines.NO_BLOCK;

    private NodeFileProbe(final Recording recording)
    {
        this.recording = recording;
    }

    /**
     * What a recording holds.
     *
     * @throws io.leadline.problem.BadInputException when it is none of a node's files.
     */
    static NodeFile probe(final Recording recording)
    {
        final NodeFileProbe probe = new NodeFileProbe(recording);
        try (JsonInput input = new JsonInput(recording))
        {
            final JsonToken first = input.next();
            if (first == JsonToken.START_ARRAY)
            {
                return probe.snapshot(input);
            }
            if (first != JsonToken.START_OBJECT)
            {
                throw recording.problem(1, "no file of a node: allowed=snapshot,diffs,fills,order statuses");
            }
        }

        return probe.lines();
    }

    private NodeFile snapshot(final JsonInput input)
    {
        if (input.next() != JsonToken.VALUE_NUMBER_INT)
        {
            throw input.problem("snapshot without its height: token=" + input.token());
        }

        return new NodeFile(recording, NodeFile.Kind.SNAPSHOT, input.number(), false);
    }

    private NodeFile lines()
    {
        try (BlockLines lines = new BlockLines(recording))
        {
            int count = 0;
            long previous = BlockLines.NO_BLOCK;
            while ((kind == null || isStreaming == null && count < MAX_LINES_FOR_FORM) && lines.nextLine())
            {
                firstBlock = count == 0 ? lines.block() : firstBlock;
                look(lines, previous);
                previous = lines.block();
                count++;
            }
        }

        return new NodeFile(recording, kind == null ? namedKind() : kind, firstBlock, isStreaming());
    }

    private void look(final BlockLines lines, final long previous)
    {
        if (lines.block() == previous)
        {
            isStreaming = true;
        }
        if (lines.nextEvent())
        {
            kind = kind(lines.input());
            lines.skipEvents();
        }
        else if (isStreaming == null)
        {
            isStreaming = false;
        }
    }

    private static NodeFile.Kind kind(final JsonInput input)
    {
        if (input.token() == JsonToken.START_ARRAY)
        {
            input.skip();
            return NodeFile.Kind.FILLS;
        }
        input.expect(JsonToken.START_OBJECT);
        NodeFile.Kind kind = null;
        while (input.next() == JsonToken.PROPERTY_NAME)
        {
            final String name = input.name();
            kind = "raw_book_diff".equals(name) ? NodeFile.Kind.DIFFS :
                "status".equals(name) ? NodeFile.Kind.ORDER_STATUSES : kind;
            input.next();
            input.skip();
        }
        if (kind == null)
        {
            throw input.problem("unknown event: allowed=diff,fill,order status");
        }

        return kind;
    }

    private boolean isStreaming()
    {
        return isStreaming == null ? pathText().contains("_streaming") : isStreaming;
    }

    private NodeFile.Kind namedKind()
    {
        final String text = pathText();
        if (text.contains("book_diffs"))
        {
            return NodeFile.Kind.DIFFS;
        }
        if (text.contains("fills"))
        {
            return NodeFile.Kind.FILLS;
        }
        if (text.contains("order_statuses"))
        {
            return NodeFile.Kind.ORDER_STATUSES;
        }

        throw recording.problem(1, "no event shows what the file holds: allowed=diffs,fills,order statuses");
    }

    private String pathText()
    {
        return recording.path().toString().toLowerCase(Locale.ROOT);
    }
}
