package io.leadline.feed.hyperliquid;

import java.util.Comparator;
import java.util.List;

/**
 * The blocks of all files of one kind, file after file in the order of their first blocks; one line is held at a time.
 * Lines of one block that stand in two files (hours are cut by the node's clock, not by blocks) follow each other.
 * Single thread.
 */
final class BlockStream implements AutoCloseable
{
    private final List<NodeFile> files;
    private int nextFile;
    private BlockLines lines;
    private boolean isStreaming;

    /** Stands before the first line. */
    BlockStream(final List<NodeFile> all, final NodeFile.Kind kind)
    {
        files = all.stream()
            .filter(file -> file.kind() == kind)
            .sorted(Comparator.comparingLong(NodeFile::firstBlock).thenComparing(file -> file.recording().path()))
            .toList();
    }

    /** Steps to the first or the next line; the one before is read. */
    void advance()
    {
        while (lines == null || !lines.nextLine())
        {
            close();
            if (nextFile == files.size())
            {
                return;
            }
            lines = new BlockLines(files.get(nextFile).recording());
            isStreaming = files.get(nextFile).isStreaming();
            nextFile++;
        }
    }

    /** There is no file of the kind. */
    boolean isAbsent()
    {
        return files.isEmpty();
    }

    /** The line's file may leave blocks out and give them several lines. */
    boolean isStreaming()
    {
        return isStreaming;
    }

    /** Number of the line's block; {@link BlockLines#NO_BLOCK} behind the last line. */
    long block()
    {
        return lines == null ? BlockLines.NO_BLOCK : lines.block();
    }

    /** Time of the line's block. */
    long timeEpochNs()
    {
        return lines.timeEpochNs();
    }

    /** Steps to the line's next event; false when there is none, and the line is read. */
    boolean nextEvent()
    {
        return lines.nextEvent();
    }

    /** Passes over the line and steps to the next. */
    void skipLine()
    {
        lines.skipEvents();
        advance();
    }

    /** Tokens of the events. */
    JsonInput input()
    {
        return lines.input();
    }

    @Override
    public void close()
    {
        if (lines != null)
        {
            lines.close();
            lines = null;
        }
    }
}
