package io.leadline.feed.itch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What events as {@link io.leadline.feed.RecordingSink} keeps them make of the books, slowly and by the letter of the
 * rules: orders as text by market and number, and the markets that are out of sync.
 */
final class BookOfEvents
{
    private final Map<String, Map<Long, String>> books = new TreeMap<>();
    private final Set<String> stale = new HashSet<>();
    private final List<String> odd = new ArrayList<>();

    /** Applies one line. */
    void apply(final String line)
    {
        final String[] words = line.split(" ");
        final String market = words[2];
        if (market.equals("-"))
        {
            return;
        }
        final Map<Long, String> book = books.computeIfAbsent(market, name -> new TreeMap<>());
        switch (words[1])
        {
            case "add" -> book.put(Long.parseLong(words[3]), rest(words[4], words[5], words[6], words[7]));
            case "reduce" -> size(book, line, Long.parseLong(words[3]), Long.parseLong(words[4]));
            case "fill" -> size(book, line, Long.parseLong(words[3]), left(book, words) - Long.parseLong(words[5]));
            case "cancel" -> size(book, line, Long.parseLong(words[3]), 0);
            case "replace" -> replace(book, line, words);
            case "clear" ->
            {
                book.clear();
                stale.remove(market);
            }
            case "status" ->
            {
                if (words[3].equals("STALE"))
                {
                    stale.add(market);
                }
            }
            case "trade", "heartbeat" ->
            {
                // No order changes.
            }
            default -> throw new IllegalArgumentException("unknown event: " + line);
        }
    }

    private static String rest(final String account, final String side, final String price, final String size)
    {
        return account + " " + side + " " + price + " " + size;
    }

    private static long left(final Map<Long, String> book, final String[] words)
    {
        final String order = book.get(Long.parseLong(words[3]));

        return order == null ? 0 : Long.parseLong(order.substring(order.lastIndexOf(' ') + 1));
    }

    private void size(final Map<Long, String> book, final String line, final long id, final long size)
    {
        final String order = book.remove(id);
        if (order == null)
        {
            odd.add(line);
        }
        else if (size > 0)
        {
            book.put(id, order.substring(0, order.lastIndexOf(' ') + 1) + size);
        }
        else if (size < 0)
        {
            odd.add(line);
        }
    }

    private void replace(final Map<Long, String> book, final String line, final String[] words)
    {
        final String order = book.remove(Long.parseLong(words[3]));
        if (order == null)
        {
            odd.add(line);
            return;
        }
        final String[] was = order.split(" ");
        book.put(Long.parseLong(words[4]), rest(was[0], was[1], words[5], words[6]));
    }

    /** Orders of a market, {@code account side ticks lots} by number. */
    Map<Long, String> book(final String market)
    {
        return books.getOrDefault(market, Map.of());
    }

    /** An event has named the market. */
    boolean isNamed(final String market)
    {
        return books.containsKey(market);
    }

    boolean isStale(final String market)
    {
        return stale.contains(market);
    }

    /** Changes of orders that did not rest or held less. */
    List<String> odd()
    {
        return odd;
    }
}
