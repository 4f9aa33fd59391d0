package io.leadline.feed.binance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.agrona.concurrent.EpochNanoClock;

import org.java_websocket.framing.TextFrame;

import io.leadline.feed.FeedFixtures;
import io.leadline.feed.websocket.VenueServer;

/**
 * A venue with true books, an engine's clock that is moved by hand, and a websocket server on loopback that tells what
 * happens in Binance's words, and on demand tells it wrong. What it keeps to: every market has an update every
 * {@value #MAX_SILENCE_MS} ms, and of those that are lost in a row one gets through, so that a loss shows well within
 * the lag of 1 s, by the times that the venue tells. The test's thread moves it; the server's threads come in between.
 */
final class SimulatedVenue extends VenueServer
{
    static final long NS_PER_MS = 1_000_000;
    static final long BEGIN_EPOCH_NS = 1_790_000_000_000_000_000L;

    private static final int MAX_SILENCE_MS = 150;
    private static final int MAX_STEP_MS = 40;
    private static final int MAX_LOST_MS = 300;
    private static final int MAX_DELAY_MS = 200;
    private static final int MAX_SMALL_JUMP_MS = 100;
    private static final int LARGE_JUMP_MS = 3_000;
    private static final long TOO_FAR_MS = 8L * 86_400_000;

    private final Random random;
    private final boolean isInMicros;
    private final List<SimulatedMarket> markets = new ArrayList<>();
    private final List<Session> subscribers = new CopyOnWriteArrayList<>();
    private final ArrayDeque<Consumer<Session>> waiting = new ArrayDeque<>();
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private final long[] publishedEpochNs;
    /** When the first of the updates was published that are lost so far; 0 where none is. */
    private final long[] lostEpochNs;
    private final Consumer<Session>[] heldBack;
    private volatile long nowEpochNs = BEGIN_EPOCH_NS;
    private long delayedUntilEpochNs;
    private long shiftNs;
    private long wantedShiftNs;
    private long toldEpochNs = BEGIN_EPOCH_NS;
    private int faultPerMille;
    private boolean isTimed;
    private int frameCount;

    /** What may go wrong with a frame, a subscription, or the clock. */
    enum Fault
    {
        DROPPED,
        DUPLICATED,
        REORDERED,
        DELAYED,
        CUT_OFF,
        CORRUPTED,
        GZIPPED,
        COMPRESSED_UNASKED,
        OVERSIZED,
        FRAGMENTED,
        OTHER_STREAM,
        CLOCK_TOO_FAR,
        CLOCK_JUMPED,
        SUBSCRIPTION_REFUSED,
        SUBSCRIPTION_ANSWERED_WRONG,
        SUBSCRIPTION_UNANSWERED
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    SimulatedVenue(final Random random, final boolean isFutures, final Collection<String> symbols)
    {
        this.random = random;
        isInMicros = random.nextInt(4) == 0;
        symbols.forEach(symbol -> markets.add(new SimulatedMarket(random, symbol, isFutures)));
        publishedEpochNs = new long[markets.size()];
        lostEpochNs = new long[markets.size()];
        heldBack = new Consumer[markets.size()];
        Arrays.fill(publishedEpochNs, BEGIN_EPOCH_NS);
    }

    /** A local clock that is so far off, and goes as the venue's engine does. */
    EpochNanoClock clock(final long offsetNs)
    {
        return () -> nowEpochNs + offsetNs;
    }

    SimulatedMarket market(final int index)
    {
        return markets.get(index);
    }

    /** The answer to a request for a book, which may be older; null for a symbol that nobody knows. */
    synchronized String snapshot(final String symbol, final int changesAgo)
    {
        return markets.stream()
            .filter(market -> market.symbol().equals(symbol))
            .map(market -> market.snapshot(changesAgo))
            .findFirst()
            .orElse(null);
    }

    /** How often each fault was done. */
    synchronized Map<Fault, Integer> counts()
    {
        return new EnumMap<>(counts);
    }

    synchronized int frameCount()
    {
        return frameCount;
    }

    /**
     * From now on so many of 1,000 frames go wrong.
     *
     * @param isFeedTimed the feed knows the venue's time, so that it can see when one is too far ahead.
     */
    synchronized void faults(final int perMille, final boolean isFeedTimed)
    {
        faultPerMille = perMille;
        isTimed = isFeedTimed;
        if (perMille == 0)
        {
            wantedShiftNs = 0;
        }
    }

    /** Some ms pass. */
    synchronized void step()
    {
        nowEpochNs += (1 + random.nextInt(MAX_STEP_MS)) * NS_PER_MS;
        jump();
        for (int i = 0; i < markets.size(); i++)
        {
            change(i, nowEpochNs - publishedEpochNs[i] > MAX_SILENCE_MS * NS_PER_MS);
        }
        if (nowEpochNs >= delayedUntilEpochNs)
        {
            sendWaiting();
        }
    }

    private void sendWaiting()
    {
        while (!waiting.isEmpty())
        {
            send(waiting.remove());
        }
    }

    /**
     * Some ms pass, in which all that has happened is published, and nothing more happens: but where the last update
     * was lost, one more, without which nobody could know.
     */
    synchronized void settle()
    {
        nowEpochNs += (1 + random.nextInt(MAX_STEP_MS)) * NS_PER_MS;
        jump();
        for (int i = 0; i < markets.size(); i++)
        {
            if (lostEpochNs[i] != 0 && !markets.get(i).isChanged())
            {
                markets.get(i).change();
            }
            if (markets.get(i).isChanged())
            {
                publish(i);
            }
        }
        sendWaiting();
    }

    private void jump()
    {
        if (wantedShiftNs != 0 && random.nextInt(20) == 0)
        {
            wantedShiftNs = 0;
        }
        else if (wantedShiftNs == 0 && random.nextInt(4_000) < faultPerMille)
        {
            count(Fault.CLOCK_JUMPED);
            final int ms = random.nextInt(3) == 0 ? LARGE_JUMP_MS : 1 + random.nextInt(MAX_SMALL_JUMP_MS);
            wantedShiftNs = (random.nextBoolean() ? ms : -ms) * NS_PER_MS;
        }
        // Where the venue says that seconds have passed, what was lost before would show too late.
        final boolean isAllTold = Arrays.stream(lostEpochNs).allMatch(lost -> lost == 0) && waiting.isEmpty();
        if (wantedShiftNs - shiftNs <= MAX_SMALL_JUMP_MS * NS_PER_MS || isAllTold)
        {
            shiftNs = wantedShiftNs;
        }
    }

    private void change(final int index, final boolean isDue)
    {
        final SimulatedMarket market = markets.get(index);
        for (int i = random.nextInt(4); i > 0; i--)
        {
            market.change();
        }
        if (random.nextInt(5) == 0)
        {
            final String trade = market.trade(tell(shiftNs));
            put(session -> session.send(trade));
        }
        if (isDue && !market.isChanged())
        {
            market.change();
        }
        if (market.isChanged() && (isDue || random.nextInt(3) == 0))
        {
            publish(index);
        }
    }

    /** The engine's time in the unit of the venue, and what it makes of the time told so far. */
    private long tell(final long newShiftNs)
    {
        toldEpochNs = Math.max(toldEpochNs, nowEpochNs + newShiftNs);

        return (nowEpochNs + newShiftNs) / (isInMicros ? 1_000 : NS_PER_MS);
    }

    private void publish(final int index)
    {
        publishedEpochNs[index] = nowEpochNs;
        frameCount++;
        final boolean mayBeLost =
            lostEpochNs[index] == 0 || nowEpochNs - lostEpochNs[index] < MAX_LOST_MS * NS_PER_MS;
        final Fault fault = mayBeLost && random.nextInt(1_000) < faultPerMille ? drawn() : null;
        final long told = tell(shiftNs);
        final String frame = markets.get(index).publish(told, nowEpochNs + shiftNs, toldEpochNs);
        send(
            index, fault != Fault.CLOCK_TOO_FAR ? frame : frame.replace(
                Long.toString(told), Long.toString(told + TOO_FAR_MS * (isInMicros ? 1_000 : 1))), fault);
    }

    private Fault drawn()
    {
        final Fault fault = Fault.values()[random.nextInt(Fault.CLOCK_TOO_FAR.ordinal() + 1)];

        return fault == Fault.CLOCK_TOO_FAR && !isTimed ? Fault.DROPPED : fault;
    }

    private void send(final int index, final String frame, final Fault fault)
    {
        final Consumer<Session> plain = session -> session.send(frame);
        final Consumer<Session> held = heldBack[index];
        heldBack[index] = null;
        final boolean isLost = fault != null && sendWrong(index, frame, plain, fault);
        if (!isLost)
        {
            lostEpochNs[index] = 0;
        }
        else if (lostEpochNs[index] == 0)
        {
            lostEpochNs[index] = nowEpochNs;
        }
        if (fault == null)
        {
            put(plain);
        }
        if (held != null)
        {
            put(held);
        }
    }

    /** Whether the update is lost by it, in its place at least. */
    private boolean sendWrong(final int index, final String frame, final Consumer<Session> plain, final Fault fault)
    {
        count(fault);
        switch (fault)
        {
            case DROPPED ->
            {
                return true;
            }
            case DUPLICATED ->
            {
                put(plain);
                put(plain);
                return false;
            }
            case REORDERED ->
            {
                heldBack[index] = plain;
                return true;
            }
            case DELAYED ->
            {
                if (nowEpochNs >= delayedUntilEpochNs)
                {
                    delayedUntilEpochNs = nowEpochNs + random.nextInt(MAX_DELAY_MS) * NS_PER_MS;
                }
                put(plain);
                return false;
            }
            case FRAGMENTED ->
            {
                final int length = 1 + random.nextInt(frame.length());
                put(session -> session.sendFragmented(frame, length));
                return false;
            }
            case OTHER_STREAM ->
            {
                put(session -> session.send(frame.replace("@depth@", "@depth5@")));
                put(session -> session.send(
                    "{\"stream\":\"!markPrice\",\"data\":{\"e\":\"markPriceUpdate\",\"E\":1}}"));
                put(plain);
                return false;
            }
            case CLOCK_TOO_FAR ->
            {
                put(plain);
                return true;
            }
            default ->
            {
                put(spoiled(frame, fault));
                return true;
            }
        }
    }

    private Consumer<Session> spoiled(final String frame, final Fault fault)
    {
        final int at = random.nextInt(frame.length());
        switch (fault)
        {
            case CUT_OFF ->
            {
                return session -> session.send(frame.substring(0, at));
            }
            case CORRUPTED ->
            {
                final byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
                bytes[at] = (byte)random.nextInt(' ');
                bytes[random.nextInt(bytes.length)] = 1;
                return session -> session.sendBinary(bytes);
            }
            case GZIPPED ->
            {
                final byte[] bytes = FeedFixtures.gzip(frame.getBytes(StandardCharsets.UTF_8));
                return session -> session.sendBinary(bytes);
            }
            case OVERSIZED ->
            {
                final String blanks = " ".repeat(BinanceSession.MAX_FRAME_LENGTH);
                return session -> session.send(frame + blanks);
            }
            default ->
            {
                return session ->
                {
                    final TextFrame compressed = new TextFrame();
                    compressed.setPayload(
                        ByteBuffer.wrap(FeedFixtures.gzip(frame.getBytes(StandardCharsets.UTF_8))));
                    compressed.setRSV1(true);
                    session.sendFrame(compressed);
                };
            }
        }
    }

    private void put(final Consumer<Session> what)
    {
        if (nowEpochNs < delayedUntilEpochNs)
        {
            waiting.add(what);
        }
        else
        {
            sendWaiting();
            send(what);
        }
    }

    private void send(final Consumer<Session> what)
    {
        for (final Session session : subscribers)
        {
            what.accept(session);
        }
    }

    private void count(final Fault fault)
    {
        counts.merge(fault, 1, Integer::sum);
    }

    @Override
    protected synchronized void onMessage(final Session session, final String message)
    {
        final String id = message.replaceAll(".*\"id\":(\\d+)}", "$1");
        if (random.nextInt(250) >= faultPerMille)
        {
            session.send("{\"result\":null,\"id\":" + id + "}");
            subscribers.add(session);
            return;
        }
        switch (random.nextInt(3))
        {
            case 0 ->
            {
                count(Fault.SUBSCRIPTION_REFUSED);
                session.send(
                    random.nextBoolean() ? "{\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":" + id + "}" :
                    "{\"code\":3,\"msg\":\"Invalid JSON\"}");
            }
            case 1 ->
            {
                count(Fault.SUBSCRIPTION_ANSWERED_WRONG);
                session.send(
                    random.nextBoolean() ? "{\"result\":null,\"id\":77}" : "{\"result\":[\"x@depth\"],\"id\":1}");
            }
            default -> count(Fault.SUBSCRIPTION_UNANSWERED);
        }
        if (random.nextBoolean())
        {
            subscribers.add(session);
        }
    }

    @Override
    protected void onClose(final Session session)
    {
        subscribers.remove(session);
    }
}
