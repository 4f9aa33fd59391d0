package io.leadline.bench.feed.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A node's data folder: diffs and fills of one coin, a line of each for every block, behind a snapshot. */
final class HyperliquidVenue implements Venue
{
    private static final long HEIGHT = 985_148_181;

    private final Path data;
    private final Path snapshots;
    private final GrowingFile diffs;
    private final GrowingFile fills;
    private final StringBuilder line = new StringBuilder();
    private final L4Flow flow = new L4Flow(line, true);

    HyperliquidVenue(final Path folder) throws IOException
    {
        data = folder.resolve("data");
        snapshots = Files.createDirectories(folder.resolve("snapshots"));
        line.append('[').append(HEIGHT).append(",[[\"BTC\",");
        flow.snapshot();
        Files.writeString(snapshots.resolve("snapshot.json"), line.append("]]]"));
        final String hour = now().format(DateTimeFormatter.ofPattern("yyyyMMdd/H"));
        diffs = new GrowingFile(data.resolve("node_raw_book_diffs_by_block/hourly").resolve(hour));
        fills = new GrowingFile(data.resolve("node_fills_by_block/hourly").resolve(hour));
    }

    private static LocalDateTime now()
    {
        return LocalDateTime.now(ZoneOffset.UTC);
    }

    @Override
    public String configuration()
    {
        return L4Flow.MARKETS + "feed:\n  hyperliquid: { snapshots: \"" + snapshots.toAbsolutePath() + "\" }\n";
    }

    @Override
    public List<Path> inputs()
    {
        return List.of(data);
    }

    @Override
    public List<String> counters()
    {
        return List.of("blocks");
    }

    @Override
    public String begun()
    {
        return "snapshots";
    }

    @Override
    public void send(final Pace pace) throws IOException
    {
        int length = 0;
        for (long block = HEIGHT + 1; pace.next(1, length, this::flush); block++)
        {
            final LocalDateTime time = now();
            begin(block, time);
            flow.diffs();
            length = diffs.append(line.append("]}\n"));
            begin(block, time);
            flow.fills();
            length += fills.append(line.append("]}\n"));
        }
    }

    private void begin(final long block, final LocalDateTime time)
    {
        line.setLength(0);
        line.append("{\"local_time\":\"").append(time).append("\",\"block_time\":\"").append(time)
            .append("\",\"block_number\":").append(block).append(",\"events\":[");
    }

    private void flush() throws IOException
    {
        diffs.flush();
        fills.flush();
    }

    @Override
    public void close() throws IOException
    {
        diffs.close();
        fills.close();
    }
}
