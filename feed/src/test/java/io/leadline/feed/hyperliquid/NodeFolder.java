package io.leadline.feed.hyperliquid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leadline.feed.GrowingFile;

/** A node's data folder, written bit by bit: what each file is to hold is known before. */
final class NodeFolder
{
    /** Hours that follow each other, with a day's end between them; a node does not pad them. */
    private static final List<String> HOURS =
        List.of("20231114/9", "20231114/10", "20231114/23", "20231115/0", "20231115/1", "20231115/02");

    private final Path data;
    private final Deque<GrowingFile> diffs = new ArrayDeque<>();
    private final Deque<GrowingFile> fills = new ArrayDeque<>();
    private final Map<Path, StringBuilder> contents = new LinkedHashMap<>();

    NodeFolder(final Path data)
    {
        this.data = data;
    }

    /** Lines that will be in a file of an hour, counted from 0. */
    void addDiffs(final String form, final int hour, final String lines)
    {
        content("node_raw_book_diffs" + form, hour).append(lines);
    }

    void addFills(final String form, final int hour, final String lines)
    {
        content("node_fills" + form, hour).append(lines);
    }

    private StringBuilder content(final String kind, final int hour)
    {
        return contents.computeIfAbsent(
            data.resolve(kind).resolve("hourly").resolve(HOURS.get(hour)), path -> new StringBuilder());
    }

    static int hours()
    {
        return HOURS.size();
    }

    /** All lines are known; nothing is written yet. */
    NodeFolder begin()
    {
        contents.forEach((path, content) ->
            (path.toString().contains("node_fills") ? fills : diffs).add(
                new GrowingFile(path, content.toString().getBytes(StandardCharsets.UTF_8))));

        return this;
    }

    /** The whole files, in a folder of their own each, for a feed of recordings. */
    List<Path> recordings(final Path folder)
    {
        final List<Path> files = new ArrayList<>();
        contents.forEach((path, content) ->
        {
            final Path file = folder.resolve(data.relativize(path));
            files.add(file);
            new GrowingFile(file, content.toString().getBytes(StandardCharsets.UTF_8)).append(Integer.MAX_VALUE);
        });

        return files;
    }

    /** Appends some bytes of the diffs that are not written. */
    void writeDiffs(final int length)
    {
        write(diffs, length);
    }

    void writeFills(final int length)
    {
        write(fills, length);
    }

    private static void write(final Deque<GrowingFile> files, final int length)
    {
        int left = length;
        while (left > 0 && !files.isEmpty())
        {
            final GrowingFile file = files.element();
            final int before = file.left();
            file.append(left);
            left -= before - file.left();
            if (file.isWhole())
            {
                files.remove();
            }
        }
    }

    /** Bytes of diffs that are not written yet, in files that are known. */
    long diffsLeft()
    {
        return diffs.stream().mapToLong(GrowingFile::left).sum();
    }

    long fillsLeft()
    {
        return fills.stream().mapToLong(GrowingFile::left).sum();
    }

    Path data()
    {
        return data;
    }

    /** The end of what is written of the diffs. */
    void append(final String kind, final int hour, final String text)
    {
        final Path file = data.resolve(kind).resolve("hourly").resolve(HOURS.get(hour));
        new GrowingFile(file, text.getBytes(StandardCharsets.UTF_8)).append(Integer.MAX_VALUE);
    }

    static void drop(final Path folder, final String name, final String content)
    {
        try
        {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), content);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
