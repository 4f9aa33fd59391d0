package io.leadline.bench.feed.hyperliquid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;

/**
 * A node's recording: the book of one coin, and the blocks behind it with their diffs and fills. They can be told again
 * and again, under the numbers and times that follow, when a block between them takes back what they did to the book.
 * Such a block stands first in each round; in the first it takes nothing back.
 */
final class RecordedBlocks
{
    /** What the recording is called where the shared data lies. */
    static final String FOLDER = "hyperliquid";

    private static final String CONFIGURATION = """
        venue: hyperliquid
        markets:
          - { name: BTC-PERP, tick: "1", lot: "0.00001", venue_id: BTC }
        schedule: { every: 1s, instant: fixed }
        makers: all
        """;
    private static final Pattern HEAD = Pattern.compile(
        "\\{\"local_time\":\"[^\"]*\",\"block_time\":\"([^\"]*)\",\"block_number\":([0-9]+),\"events\":\\[(.*)\\]\\}");
    private static final Pattern DIFF = Pattern.compile(
        "\\{\"user\":\"(0x[0-9a-f]+)\",\"oid\":([0-9]+),\"coin\":\"BTC\",\"side\":\"([AB])\",\"px\":\"([0-9.]+)\"," +
        "\"raw_book_diff\":(\"remove\"|\\{[^}]*\\}\\})\\}");
    private static final Pattern SIZE = Pattern.compile("\"(?:sz|newSz)\":\"([0-9.]+)\"");
    private static final Pattern RESTING = Pattern.compile(
        "\\[\"(0x[0-9a-f]+)\",\\{\"coin\":\"BTC\",\"side\":\"([AB])\",\"limitPx\":\"([0-9.]+)\",\"sz\":\"([0-9.]+)\"," +
        "\"oid\":([0-9]+),");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS");
    private static final String REMOVED = "\"remove\"";

    private final String snapshot;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Diff> takingBack = new ArrayList<>();

    /** A change of the book: {@code change} as the node writes it. */
    record Diff(String user, String oid, String side, String price, String change)
    {
        boolean isNew()
        {
            return change.startsWith("{\"new\"");
        }

        /** As the node writes it. */
        String text()
        {
            return "{\"user\":\"" + user + "\",\"oid\":" + oid + ",\"coin\":\"BTC\",\"side\":\"" + side +
                "\",\"px\":\"" + price + "\",\"raw_book_diff\":" + change + "}";
        }
    }

    /** A block under some number and at some time; its fills as the node writes them. */
    record Block(long number, LocalDateTime time, List<Diff> diffs, String fills)
    {
        /** The line of its diffs. */
        String diffsLine()
        {
            return line(String.join(",", diffs.stream().map(Diff::text).toList()));
        }

        /** The line of its fills. */
        String fillsLine()
        {
            return line(fills);
        }

        private String line(final String events)
        {
            return "{\"local_time\":\"" + TIME.format(time) + "\",\"block_time\":\"" + TIME.format(time) +
                "\",\"block_number\":" + number + ",\"events\":[" + events + "]}\n";
        }

        long timeEpochMs()
        {
            return time.toInstant(ZoneOffset.UTC).toEpochMilli();
        }
    }

    /** An order as it rests. */
    private record Order(String user, String side, String price, String size)
    {
    }

    RecordedBlocks(final Path folder) throws IOException
    {
        snapshot = text(folder.resolve("snapshot_985148181.json.gz"));
        final Map<Long, String> fills = new HashMap<>();
        for (final Matcher line : lines(folder.resolve("node_fills_by_block.jsonl.gz")))
        {
            fills.put(Long.parseLong(line.group(2)), line.group(3));
        }
        for (final Matcher line : lines(folder.resolve("node_raw_book_diffs_by_block.jsonl.gz")))
        {
            final long number = Long.parseLong(line.group(2));
            blocks.add(new Block(
                number, LocalDateTime.parse(line.group(1)), diffs(line.group(3)), fills.getOrDefault(number, "")));
        }
        takeBack();
    }

    private static String text(final Path file) throws IOException
    {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file)))
        {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Matcher> lines(final Path file) throws IOException
    {
        return text(file).lines().map(HEAD::matcher).filter(Matcher::matches).toList();
    }

    private static List<Diff> diffs(final String events)
    {
        final List<Diff> diffs = new ArrayList<>();
        final Matcher diff = DIFF.matcher(events);
        while (diff.find())
        {
            diffs.add(new Diff(diff.group(1), diff.group(2), diff.group(3), diff.group(4), diff.group(5)));
        }

        return diffs;
    }

    /** What rested before of every order that the blocks touch, and what rests of it behind them. */
    private void takeBack()
    {
        final Set<String> touched = new HashSet<>();
        blocks.forEach(block -> block.diffs.forEach(diff -> touched.add(diff.oid)));
        final Map<String, Order> before = new LinkedHashMap<>();
        final Matcher resting = RESTING.matcher(snapshot);
        while (resting.find())
        {
            if (touched.contains(resting.group(5)))
            {
                before.put(
                    resting.group(5),
                    new Order(resting.group(1), resting.group(2), resting.group(3), resting.group(4)));
            }
        }
        final Map<String, Order> behind = new LinkedHashMap<>(before);
        blocks.forEach(block -> block.diffs.forEach(diff -> apply(diff, behind)));
        behind.forEach((oid, order) -> takeBack(oid, order, before.get(oid)));
        before.forEach((oid, order) -> add(oid, order, !behind.containsKey(oid)));
    }

    private static void apply(final Diff diff, final Map<String, Order> orders)
    {
        final Matcher size = SIZE.matcher(diff.change);
        if (size.find())
        {
            orders.put(diff.oid, new Order(diff.user, diff.side, diff.price, size.group(1)));
        }
        else
        {
            orders.remove(diff.oid);
        }
    }

    private void takeBack(final String oid, final Order behind, final Order before)
    {
        if (!behind.equals(before))
        {
            takingBack.add(new Diff(behind.user, oid, behind.side, behind.price, REMOVED));
            add(oid, before, before != null);
        }
    }

    private void add(final String oid, final Order order, final boolean isMissing)
    {
        if (isMissing)
        {
            takingBack.add(new Diff(
                order.user, oid, order.side, order.price, "{\"new\":{\"sz\":\"" + order.size + "\"}}"));
        }
    }

    /** A configuration of the coin. */
    static Configuration configuration()
    {
        return ConfigurationReader.parse(CONFIGURATION, "bench");
    }

    /** The book before the blocks, as the node writes it. */
    String snapshot()
    {
        return snapshot;
    }

    /** Height of the book. */
    long height()
    {
        return blocks.get(0).number - 1;
    }

    /** Blocks of a round but the first, which takes back. */
    int count()
    {
        return blocks.size();
    }

    /** Time of the first recorded block. */
    LocalDateTime begin()
    {
        return blocks.get(0).time;
    }

    /** The blocks as they were recorded. */
    List<Block> blocks()
    {
        return blocks;
    }

    /** The first block of a round, counted from 0, which takes back what the round before did. */
    Block first(final long round)
    {
        return new Block(
            height() + 1 + round * (blocks.size() + 1), time(begin(), round), round == 0 ? List.of() : takingBack, "");
    }

    /** The blocks of a round behind its first. */
    List<Block> round(final long round)
    {
        final long passed = 1 + round * (blocks.size() + 1);

        return blocks.stream()
            .map(block -> new Block(block.number + passed, time(block.time, round), block.diffs, block.fills))
            .toList();
    }

    private static LocalDateTime time(final LocalDateTime recorded, final long round)
    {
        return recorded.plusSeconds(4 * round);
    }
}
