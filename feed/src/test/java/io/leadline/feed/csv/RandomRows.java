package io.leadline.feed.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Files of rows by chance, each with a header of its own, in every way that a file may be written. */
final class RandomRows
{
    private static final List<String> COLUMNS = List.of(
        "time_ns", "market", "type", "order_id", "account", "side", "price", "size", "new_order_id", "taker", "flags",
        "note");
    private static final List<String> IDS = List.of("1", "42", "ö-1", "x,\"y\"", "a\nb", "𝄞", "long-".repeat(20));
    private static final long START_EPOCH_NS = 1_700_000_000_000_000_000L;

    private final Random random;
    private final List<byte[]> files = new ArrayList<>();
    private long timeEpochNs = START_EPOCH_NS;

    RandomRows(final long seed, final int fileCount)
    {
        random = new Random(seed);
        for (int i = 0; i < fileCount; i++)
        {
            files.add(file(i == fileCount - 1));
        }
    }

    /** The content of each file. */
    List<byte[]> files()
    {
        return files;
    }

    /** Nothing tells that the last line of the last file is whole but its end. */
    private byte[] file(final boolean isLast)
    {
        final List<String> columns = new ArrayList<>(COLUMNS);
        Collections.shuffle(columns, random);
        final String end = random.nextBoolean() ? "\n" : "\r\n";
        final StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\ufeff" : "");
        text.append(String.join(",", columns)).append(end);
        for (int rows = random.nextInt(60); rows > 0; rows--)
        {
            row(columns, text);
            text.append(end);
            text.append(random.nextInt(10) == 0 ? end : "");
        }
        if (!isLast && random.nextBoolean())
        {
            text.setLength(text.length() - end.length());
        }

        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void row(final List<String> columns, final StringBuilder text)
    {
        timeEpochNs += random.nextInt(20) == 0 ? -5 : random.nextInt(50_000_000);
        final Map<String, String> values = values();
        for (int i = 0; i < columns.size(); i++)
        {
            text.append(i == 0 ? "" : ",").append(written(values.getOrDefault(columns.get(i), "")));
        }
    }

    private String written(final String value)
    {
        final boolean isQuoted = value.matches("(?s).*[,\"\n].*") || random.nextInt(8) == 0;

        return isQuoted ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }

    private Map<String, String> values()
    {
        final Map<String, String> values = new TreeMap<>();
        values.put("time_ns", "" + timeEpochNs);
        values.put("market", random.nextInt(6) == 0 ? "other" : random.nextBoolean() ? "SOL" : "BTC");
        values.put("note", random.nextInt(5) == 0 ? "ünd, \"more\"\nof it" : "");
        switch (random.nextInt(9))
        {
            case 0, 1, 2 ->
            {
                put(values, "type", "add", "order_id", id(), "account", account(), "side", side());
                put(values, "price", price(), "size", size(), "flags", random.nextBoolean() ? "P" : "");
            }
            case 3 -> put(values, "type", "reduce", "order_id", id(), "size", size());
            case 4 -> put(values, "type", "fill", "order_id", id(), "size", size(), "taker", account());
            case 5 -> put(values, "type", "cancel", "order_id", id());
            case 6 -> put(
                values, "type", "replace", "order_id", id(), "price", price(), "size", size(), "new_order_id", id());
            case 7 -> put(values, "type", "trade", "account", account(), "price", price(), "size", size());
            default ->
            {
                put(values, "type", "heartbeat");
                values.put("market", random.nextBoolean() ? "" : "SOL");
            }
        }

        return values;
    }

    private static void put(final Map<String, String> values, final String... pairs)
    {
        for (int i = 0; i < pairs.length; i += 2)
        {
            values.put(pairs[i], pairs[i + 1]);
        }
    }

    private String id()
    {
        return IDS.get(random.nextInt(IDS.size()));
    }

    private String account()
    {
        return random.nextInt(4) == 0 ? "" : "maker ☺" + random.nextInt(5);
    }

    private String side()
    {
        return random.nextBoolean() ? "bid" : "ask";
    }

    private String price()
    {
        return random.nextInt(10) == 0 ? "20.123" : 20 + random.nextInt(5) + ".5";
    }

    private String size()
    {
        return random.nextInt(10) == 0 ? "0.0001" : 1 + random.nextInt(9) + ".2";
    }
}
