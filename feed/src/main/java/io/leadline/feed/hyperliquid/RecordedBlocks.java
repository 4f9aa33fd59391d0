package io.leadline.feed.hyperliquid;

import java.util.Comparator;
import java.util.List;

import io.leadline.problem.BadInputException;

/**
 * The blocks of all files of one kind, file after file in the order of their first blocks; one line is held at a time.
 * Lines of one block that stand in two files (hours are cut by the node's clock, not by blocks) follow each other.
 * Single thread.
 */
final class RecordedBlocks implements BlockStream, AutoCloseable
{
    private final List<NodeFile> files;
    private int nextFile;
    private BlockLines lines;
    private boolean isStreaming;

    /** Stands before the first line. */
    RecordedBlocks(final List<NodeFile> all, final NodeFile.Kind kind)
    {
        files = all.stream()
            .filter(file -> file.kind() == kind)
            .sorted(Comparator.comparingLong(NodeFile::firstBlock).thenComparing(file -> file.recording().path()))
            .toList();
    }

    @Override
    public void advance()
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

    @Override
    public boolean isAbsent()
    {
        return files.isEmpty();
    }

    @Override
    public boolean isStreaming()
    {
        return isStreaming;
    }

    @Override
    public long block()
    {
        return lines == null ? BlockLines.NO_BLOCK : lines.block();
    }

    @Override
    public long timeEpochNs()
    {
        return lines.timeEpochNs();
    }

    @Override
    public boolean nextEvent()
    {
        return lines.nextEvent();
    }

    @Override
    public void skipLine()
    {
        lines.skipEvents();
        advance();
    }

    @Override
    public void giveUpLine(final BadInputException malformed)
    {
        throw malformed;
    }

    @Override
    public JsonInput input()
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
