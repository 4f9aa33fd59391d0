package io.leadline.feed.hyperliquid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The recorded files of a node, told as an order book server beside it would have told them. */
final class NodeAsServer
{
    private static final Pattern EVENT = Pattern.compile(
        "\\{\"user\":\"(0x[0-9a-f]+)\",\"oid\":([0-9]+),\"coin\":\"BTC\",\"side\":\"([AB])\",\"px\":\"([0-9.]+)\"," +
        "\"raw_book_diff\":(\"remove\"|\\{[^}]*\\}\\})\\}");
    private static final Pattern BLOCK = Pattern.compile("\"block_time\":\"([^\"]+)\",\"block_number\":([0-9]+),");

    private final String snapshot;
    private final List<String> updates = new ArrayList<>();
    private final List<Long> timesMs = new ArrayList<>();

    /** Reads a snapshot and the diffs behind it. */
    NodeAsServer(final Path folder) throws IOException
    {
        snapshot = readSnapshot(folder.resolve("snapshot_985148181.json.gz"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            open(folder.resolve("node_raw_book_diffs_by_block.jsonl.gz")), StandardCharsets.UTF_8)))
        {
            for (String line = lines.readLine(); line != null; line = lines.readLine())
            {
                readBlock(line);
            }
        }
    }

    private static InputStream open(final Path file) throws IOException
    {
        return new GZIPInputStream(Files.newInputStream(file));
    }

    /** A pair of an address and an order becomes an order with its user. */
    private static String readSnapshot(final Path file) throws IOException
    {
        try (InputStream in = open(file))
        {
            final String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            final String orders = text.substring(text.indexOf("[[[\"0x") + 2, text.lastIndexOf("}") + 2)
                .replaceAll("\\[\"(0x[0-9a-f]{40})\",\\{", "{\"user\":\"$1\",")
                .replace("}],{\"user\"", "},{\"user\"");
            final int middle = orders.indexOf("}]],[{\"user\"");

            return L4Messages.snapshot(
                "BTC", Long.parseLong(text.substring(1, text.indexOf(','))), -1,
                List.of(orders.substring(0, middle + 1)),
                List.of(orders.substring(middle + "}]],[".length(), orders.length() - 1)));
        }
    }

    /** Sides go from the diffs into statuses; blocks that do nothing to the coin are not told. */
    private void readBlock(final String line)
    {
        final List<String> statuses = new ArrayList<>();
        final List<String> diffs = new ArrayList<>();
        final Matcher event = EVENT.matcher(line);
        while (event.find())
        {
            final String user = event.group(1);
            final long oid = Long.parseLong(event.group(2));
            final String price = event.group(4);
            final String change = event.group(5);
            if (change.startsWith("{\"new\""))
            {
                statuses.add(L4Messages.status(user, "open", L4Messages.order(
                    "BTC", null, oid, event.group(3), price, "0.1", "Alo", false)));
            }
            diffs.add(L4Messages.diff("BTC", user, oid, price, change));
        }
        if (!diffs.isEmpty())
        {
            final Matcher block = BLOCK.matcher(line);
            if (!block.find())
            {
                throw new IllegalArgumentException("no block: line=" + line);
            }
            final long timeMs = LocalDateTime.parse(block.group(1)).toInstant(ZoneOffset.UTC).toEpochMilli();
            updates.add(L4Messages.updates(Long.parseLong(block.group(2)), timeMs, statuses, diffs));
            timesMs.add(timeMs);
        }
    }

    /** What a subscription begins with. */
    String snapshot()
    {
        return snapshot;
    }

    /** A message for each block that changes the coin. */
    List<String> updates()
    {
        return updates;
    }

    /** Times of the blocks. */
    List<Long> timesMs()
    {
        return timesMs;
    }
}
