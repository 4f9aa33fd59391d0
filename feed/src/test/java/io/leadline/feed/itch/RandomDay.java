package io.leadline.feed.itch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A seeded day of a venue of three stocks: its messages, and what rests after each of them. */
final class RandomDay
{
    static final List<String> STOCKS = List.of("ABCD", "ZVZZT", "OTHER");
    private static final String[] PARTICIPANTS = {"GSCO", "VIRT", "UB", null, null};
    private static final int FIRST_LOCATE = 7;

    private final Random random;
    private final List<byte[]> messages = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final List<List<Map<Long, String>>> truths = new ArrayList<>();
    private final List<TreeMap<Long, Resting>> books = List.of(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    private long nextReference = 1;
    private long time = 11_000_000_000_000L;

    /** An order as it rests. */
    private record Resting(String participant, char side, int price, int shares)
    {
        @Override
        public String toString()
        {
            return (participant == null ? "-" : participant) + (side == 'B' ? " bid " : " ask ") + price + " " + shares;
        }
    }

    /** So many messages, the directory's included. */
    RandomDay(final long seed, final int count)
    {
        random = new Random(seed);
        tell(Itch.event(time, 'O'));
        for (int stock = 0; stock < STOCKS.size(); stock++)
        {
            tell(Itch.directory(FIRST_LOCATE + stock, time, STOCKS.get(stock)));
        }
        while (messages.size() < count)
        {
            time += random.nextInt(3) == 0 ? 0 : random.nextInt(30_000_000);
            change(random.nextInt(STOCKS.size()));
        }
    }

    private void change(final int stock)
    {
        final TreeMap<Long, Resting> book = books.get(stock);
        final int kind = random.nextInt(10);
        if (book.isEmpty() || kind < 4)
        {
            add(stock);
        }
        else
        {
            final Long[] references = book.keySet().toArray(Long[]::new);
            change(stock, references[random.nextInt(references.length)], kind);
        }
    }

    private void add(final int stock)
    {
        final String participant = PARTICIPANTS[random.nextInt(PARTICIPANTS.length)];
        final Resting order =
            new Resting(participant, random.nextBoolean() ? 'B' : 'S', price(), 1 + random.nextInt(500));
        final long reference = nextReference++;
        final int locate = FIRST_LOCATE + stock;
        books.get(stock).put(reference, order);
        tell(participant == null ?
            Itch.add(locate, time, reference, order.side, order.shares, STOCKS.get(stock), order.price) :
            Itch.add(locate, time, reference, order.side, order.shares, STOCKS.get(stock), order.price, participant));
    }

    private int price()
    {
        return 1_000_000 + 100 * random.nextInt(1_000);
    }

    private void change(final int stock, final long reference, final int kind)
    {
        final TreeMap<Long, Resting> book = books.get(stock);
        final Resting order = book.remove(reference);
        final int locate = FIRST_LOCATE + stock;
        final int part = 1 + random.nextInt(order.shares);
        if (kind <= 6 && part < order.shares)
        {
            book.put(reference, new Resting(order.participant, order.side, order.price, order.shares - part));
        }
        switch (kind)
        {
            case 4 -> tell(Itch.executed(locate, time, reference, part));
            case 5 -> tell(Itch.executed(locate, time, reference, part, price()));
            case 6 -> tell(Itch.cancel(locate, time, reference, part));
            case 7 -> tell(Itch.delete(locate, time, reference));
            default ->
            {
                final Resting next = new Resting(order.participant, order.side, price(), 1 + random.nextInt(500));
                book.put(nextReference, next);
                tell(Itch.replace(locate, time, reference, nextReference++, next.shares, next.price));
            }
        }
    }

    private void tell(final byte[] message)
    {
        messages.add(message);
        times.add(time);
        truths.add(books.stream().map(RandomDay::text).toList());
    }

    private static Map<Long, String> text(final Map<Long, Resting> book)
    {
        final Map<Long, String> text = new TreeMap<>();
        book.forEach((reference, order) -> text.put(reference, order.toString()));

        return text;
    }

    /** Messages in sequence; the first has number 1. */
    List<byte[]> messages()
    {
        return messages;
    }

    /** Time of a message, from 0, in ns since midnight. */
    long time(final int index)
    {
        return times.get(index);
    }

    /** What rests of a stock after a message, from 0. */
    Map<Long, String> truth(final int index, final int stock)
    {
        return truths.get(index).get(stock);
    }

    /** A snapshot of what rests before a message of this sequence. */
    List<byte[]> snapshot(final int nextSequence)
    {
        final List<byte[]> snapshot = new ArrayList<>();
        for (int stock = 0; stock < STOCKS.size(); stock++)
        {
            final int locate = FIRST_LOCATE + stock;
            final String symbol = STOCKS.get(stock);
            snapshot.add(Itch.directory(locate, 1, symbol));
            truth(nextSequence - 2, stock).forEach((reference, text) ->
            {
                final String[] words = text.split(" ");
                final char side = words[1].equals("bid") ? 'B' : 'S';
                final int price = Integer.parseInt(words[2]);
                final int shares = Integer.parseInt(words[3]);
                snapshot.add(words[0].equals("-") ?
                    Itch.add(locate, 1, reference, side, shares, symbol, price) :
                    Itch.add(locate, 1, reference, side, shares, symbol, price, words[0]));
            });
        }
        snapshot.add(Itch.endOfSnapshot(nextSequence));

        return snapshot;
    }
}
