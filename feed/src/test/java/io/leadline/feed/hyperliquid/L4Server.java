package io.leadline.feed.hyperliquid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import io.leadline.event.Side;
import io.leadline.feed.SampledBooks;
import io.leadline.feed.websocket.VenueServer;

import org.agrona.concurrent.EpochNanoClock;

/**
 * An order book server of coins that live by chance. As the real one does, it sends snapshots at once, while blocks
 * wait their turn, and a block only to those that asked for a coin that it changes.
 */
final class L4Server extends VenueServer
{
    private static final Pattern DIFF = Pattern.compile(
        "\\{\"user\":\"([^\"]+)\",\"oid\":([0-9]+),\"coin\":\"BTC\",\"side\":\"([AB])\",\"px\":\"([0-9.]+)\"," +
        "\"raw_book_diff\":(.*)\\}");
    private static final Pattern SIZE = Pattern.compile("\"(?:newSz|sz)\":\"([0-9.]+)\"");
    private static final Pattern COIN = Pattern.compile("\"coin\":\"([^\"]+)\"");
    private static final int BLOCKS = 400;
    /** 40 ms. */
    private static final int MAX_BEHIND = 8;
    private static final int MAX_SILENCE = 100;
    private static final long MS = 1_000_000;

    private final String path;
    private final SplittableRandom random;
    private final EpochNanoClock clock;
    private final Map<String, CoinBook> coins = new TreeMap<>();
    private final Map<Session, Subscriber> subscribers = new HashMap<>();
    private final List<Long> timesMs = new ArrayList<>();
    private final List<Long> steadyMs = new ArrayList<>();
    private final List<Long> unseenEpochNs = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final boolean isTimed;
    private int behind;
    private int silentLeft;
    private long aheadMs;
    private long slowestMs;
    private String fault = "";

    /** A block's truth: from its time on, this is the book. */
    record Truth(long timeEpochNs, long bookCode)
    {
    }

    L4Server(
        final String path, final SplittableRandom random, final EpochNanoClock clock, final List<String> names)
    {
        this.path = path;
        this.random = random;
        this.clock = clock;
        isTimed = random.nextInt(4) > 0;
        aheadMs = random.nextLong(-5_000, 5_000);
        for (final String name : names)
        {
            coins.put(name, new CoinBook(name, new RandomVenue(random.nextLong(), BLOCKS), random.split()));
        }
        step(false);
    }

    /** Another block; one that does nothing to the coins where they are silent. */
    synchronized void step(final boolean isSilent)
    {
        final long nowMs = clock.nanoTime() / MS;
        final long last = steadyMs.isEmpty() ? 0 : steadyMs.get(steadyMs.size() - 1);
        final long lastMs = timesMs.isEmpty() ? 0 : timesMs.get(timesMs.size() - 1);
        if (nowMs <= last || nowMs + aheadMs == lastMs)
        {
            return;
        }
        behind = random.nextInt(20) == 0 ? random.nextInt(MAX_BEHIND) : behind;
        silentLeft = random.nextInt(80) == 0 ? random.nextInt(MAX_SILENCE) : Math.max(0, silentLeft - 1);
        steadyMs.add(nowMs);
        timesMs.add(nowMs + aheadMs);
        final int block = timesMs.size() - 1;
        coins.values().forEach(coin -> coin.step(block, timesMs.get(block), isSilent || silentLeft > 0));
        final List<Request> due = requests.stream().filter(request -> request.block <= block).toList();
        requests.removeAll(due);
        due.forEach(request -> answer(request.session, request.coin));
        subscribers.forEach((session, subscriber) ->
        {
            subscriber.blocks.add(block);
            while (subscriber.blocks.size() > behind)
            {
                send(session, subscriber, subscriber.blocks.poll());
            }
        });
    }

    private void send(final Session session, final Subscriber subscriber, final int block)
    {
        for (final String name : subscriber.coins)
        {
            final String message = coins.get(name).messages.get(block);
            if (message != null)
            {
                slowestMs = Math.max(slowestMs, clock.nanoTime() / MS - steadyMs.get(block));
                send(session, subscriber, name, block, message);
                slowestMs = Math.max(slowestMs, clock.nanoTime() / MS - steadyMs.get(block));
            }
        }
    }

    private void send(
        final Session session, final Subscriber subscriber, final String name, final int block, final String message)
    {
        final String now = fault;
        fault = "";
        if (subscriber.held != null)
        {
            session.send(message);
            session.send(subscriber.held);
            subscriber.held = null;
            return;
        }
        switch (now)
        {
            case "twice" ->
            {
                session.send(message);
                session.send(message);
            }
            case "damaged" -> session.send(damaged(message));
            case "cut short" -> session.send(message.substring(0, random.nextInt(message.length())));
            case "oversized" ->
            {
                session.send("\"" + "x".repeat(2_000_000) + "\"");
                session.send(message);
            }
            case "compressed" -> session.sendBinary(gzip(message + " ".repeat(3_000_000)));
            case "binary" -> session.sendBinary(message.getBytes(StandardCharsets.UTF_8));
            case "in fragments" -> session.sendFragmented(message, 1 + random.nextInt(200));
            case "second snapshot" ->
            {
                session.send(message);
                session.send(coins.get(name).snapshot(timesMs.size() - 1, isTimed));
            }
            case "error" ->
            {
                session.send(L4Messages.error("Receiver error: channel lagged by 3"));
                session.send(message);
            }
            case "another channel" ->
            {
                session.send("{\"channel\":\"trades\",\"data\":[{\"coin\":\"BTC\"}]}");
                session.send("{\"channel\":\"pong\"}");
                session.send(message);
            }
            case "dropped" -> unseenEpochNs.add(timesMs.get(block) * MS);
            case "swapped" ->
            {
                unseenEpochNs.add(timesMs.get(block) * MS);
                subscriber.held = message;
            }
            default -> session.send(message);
        }
    }

    private String damaged(final String message)
    {
        final StringBuilder damaged = new StringBuilder(message);
        damaged.setCharAt(random.nextInt(message.length()), (char)1);

        return damaged.toString();
    }

    private static byte[] gzip(final String text)
    {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes))
        {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return bytes.toByteArray();
    }

    @Override
    protected void onOpen(final Session session)
    {
        if (!path.equals(session.resource()))
        {
            session.drop();
        }
    }

    @Override
    protected synchronized void onMessage(final Session session, final String message)
    {
        final Matcher coin = COIN.matcher(message);
        if (!path.equals(session.resource()))
        {
            return;
        }
        if (!coin.find() || !message.equals(L4Messages.subscribe(coin.group(1))) || !coins.containsKey(coin.group(1)))
        {
            session.send(L4Messages.error("Invalid subscription"));
            return;
        }
        requests.add(new Request(session, coin.group(1), timesMs.size() + random.nextInt(MAX_BEHIND)));
    }

    /** Snapshots take their time, and go ahead of the blocks that wait. */
    private void answer(final Session session, final String name)
    {
        final String now = fault.startsWith("answer") ? fault : "";
        fault = now.isEmpty() ? fault : "";
        switch (now)
        {
            case "answer of another coin" -> session.send(L4Messages.answer("DOGE"));
            case "answer of another channel" ->
                session.send(L4Messages.answer(name).replace("l4Book", "l2Book"));
            case "answer refused" -> session.send(L4Messages.error("Invalid subscription: " + name));
            case "answer without snapshot" -> session.send(L4Messages.answer(name));
            case "answer missing" ->
            {
                // Not a word.
            }
            default ->
            {
                session.send(L4Messages.answer(name));
                session.send(coins.get(name).snapshot(timesMs.size() - 1, isTimed));
                subscribers.computeIfAbsent(session, none -> new Subscriber()).coins.add(name);
            }
        }
    }

    @Override
    protected synchronized void onClose(final Session session)
    {
        subscribers.remove(session);
    }

    /** From now on, or once, something goes wrong. */
    synchronized void inflict(final String newFault)
    {
        switch (newFault)
        {
            case "clock ahead" -> aheadMs += 600_000;
            case "clock back" -> aheadMs -= 50;
            default -> fault = newFault;
        }
        if (newFault.startsWith("answer"))
        {
            sessions().forEach(Session::drop);
        }
    }

    /** Nothing goes wrong any more; what was held back for others to overtake it is lost. */
    synchronized void calm()
    {
        fault = "";
    }

    /** The time of the venue's last block. */
    synchronized long timeEpochNs()
    {
        return timesMs.get(timesMs.size() - 1) * MS;
    }

    /** How long at most a block took from its time until it was sent. */
    synchronized long slowestMs()
    {
        return slowestMs;
    }

    /** Times of the blocks of which a message was left out, or sent behind the next. */
    synchronized List<Long> unseenEpochNs()
    {
        return List.copyOf(unseenEpochNs);
    }

    synchronized long bookCode(final String coin)
    {
        return coins.get(coin).code;
    }

    /** The book of a coin from each block on that changed it; times as they were told. */
    synchronized List<Truth> truths(final String coin)
    {
        return List.copyOf(coins.get(coin).truths);
    }

    private static final class Subscriber
    {
        private final Set<String> coins = new LinkedHashSet<>();
        private final Deque<Integer> blocks = new ArrayDeque<>();
        private String held;
    }

    private record Request(Session session, String coin, int block)
    {
    }

    private record Resting(String user, String side, String price, BigDecimal size)
    {
        private long code()
        {
            return SampledBooks.code(
                user.toLowerCase(Locale.ROOT), "B".equals(side) ? Side.BID : Side.ASK, new BigDecimal(price),
                size);
        }
    }

    private static final class CoinBook
    {
        private final String name;
        private final RandomVenue venue;
        private final SplittableRandom random;
        private final Map<Long, Resting> orders = new TreeMap<>();
        private final Map<Integer, String> messages = new HashMap<>();
        private final List<Truth> truths = new ArrayList<>();
        private long code;
        private int nextOfVenue;

        private CoinBook(final String name, final RandomVenue venue, final SplittableRandom random)
        {
            this.name = name;
            this.venue = venue;
            this.random = random;
        }

        private void step(final int block, final long timeMs, final boolean isSilent)
        {
            final List<String> statuses = new ArrayList<>();
            final List<String> diffs = new ArrayList<>();
            if (nextOfVenue < BLOCKS && !isSilent)
            {
                venue.diffs().get(nextOfVenue).forEach(diff -> apply(diff, statuses, diffs));
                nextOfVenue++;
            }
            if (random.nextInt(4) == 0 && !isSilent)
            {
                statuses.add(L4Messages.status(
                    "0xMaker9", "badAloPxRejected", order("0xMaker9", 900_000 + block, "A", "1.0", "1.0", false)));
            }
            if (!statuses.isEmpty() || !diffs.isEmpty())
            {
                messages.put(block, L4Messages.updates(height(block), timeMs, statuses, diffs));
            }
            if (!diffs.isEmpty())
            {
                code = orders.values().stream().filter(order -> order.size.signum() > 0)
                    .mapToLong(Resting::code).sum();
            }
            truths.add(new Truth(timeMs * MS, code));
        }

        private static long height(final int block)
        {
            return 985_148_181L + block;
        }

        private void apply(final String nodeDiff, final List<String> statuses, final List<String> diffs)
        {
            final Matcher diff = DIFF.matcher(nodeDiff);
            if (!diff.matches())
            {
                throw new IllegalStateException("diff that nothing reads: diff=" + nodeDiff);
            }
            final String user = diff.group(1).replace("maker", "Maker");
            final long oid = Long.parseLong(diff.group(2));
            final String change = diff.group(5);
            final Matcher size = SIZE.matcher(change);
            if (!size.find())
            {
                orders.remove(oid);
            }
            else
            {
                if (change.startsWith("{\"new\""))
                {
                    final boolean isTriggered = random.nextInt(8) == 0;
                    statuses.add(L4Messages.status(
                        user, isTriggered ? "triggered" : "open",
                        order(null, oid, spelled(diff.group(3)), "77.0", "99.0", isTriggered)));
                }
                orders.put(oid, new Resting(user, diff.group(3), diff.group(4), new BigDecimal(size.group(1))));
            }
            diffs.add(L4Messages.diff(name, user, oid, diff.group(4), change));
        }

        private String spelled(final String side)
        {
            return random.nextBoolean() ? side : "B".equals(side) ? "Bid" : "Ask";
        }

        private String order(
            final String user, final long oid, final String side, final String price, final String size,
            final boolean isTrigger)
        {
            return L4Messages.order(name, user, oid, side, price, size, "Gtc", isTrigger);
        }

        private String snapshot(final int block, final boolean isTimed)
        {
            final List<String> bids = new ArrayList<>();
            final List<String> asks = new ArrayList<>();
            bids.add(order("0xTrigger", 800_000, "B", "50.0", "1.0", true));
            orders.forEach((oid, order) ->
            {
                if (order.size.signum() > 0)
                {
                    ("B".equals(order.side) ? bids : asks).add(
                        order(order.user, oid, order.side, order.price, order.size.toPlainString(), false));
                }
            });

            return L4Messages.snapshot(
                name, height(block), isTimed ? truths.get(block).timeEpochNs() / MS : -1, bids, asks);
        }
    }
}
