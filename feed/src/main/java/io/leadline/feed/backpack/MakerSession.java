package io.leadline.feed.backpack;

import java.util.Arrays;

import io.leadline.event.EventFlags;
import io.leadline.feed.json.JsonException;
import io.leadline.feed.levels.LevelMarkets;
import io.leadline.feed.levels.OrderedEvents;

/**
 * One maker's private stream of order updates. It has no sequence number and begins with nothing, so what rests is
 * known only from an answer of all open orders, of which nobody tells the engine's time. It is settled so:
 * <pre>
 *   DOWN        no connection
 *   CONNECTED   until a ping is answered that was sent behind the subscription: the venue has read it, but when?
 *   PROBING     an answer is asked for only to have a time that is later
 *   WAITING     for two lags from that time on: the venue does not say when it heeds what it has read, nor how old its
 *               answers are, and neither takes longer than one
 *   SEEDING     the answer is asked for
 *   SETTLING    answered; the answer is no younger than R, the time of its receipt plus the lag that nothing exceeds;
 *               updates are applied to it until all up to R must have come, one lag later
 *   LIVE        the orders are the venue's, at R or the last update, whichever is later
 * </pre>
 * Executed quantities are cumulative, so an update that the answer holds already changes nothing. What cannot be, an
 * update older than its market's last, a fill of an order that was never told, a frame that is no JSON, shows that
 * something was lost or mixed up: the session waits for a lag, so that no answer is older than that, and is seeded
 * anew. Until it is live, updates are kept, and written as far as they go. Single thread.
 */
public final class MakerSession
{
    private static final int MAX_ORDERS = 1 << 17;
    private static final long NEVER = Long.MIN_VALUE;

    private final String owner;
    private final int account;
    private final int stream;
    private final LevelMarkets markets;
    private final TradeLedger[] trades;
    private final OrderedEvents events;
    private final BackpackRequests requests;
    private final BackpackCounters counters;
    private final OrderTable[] tables;
    private final GoneOrders[] gone;
    private final long[] lastEpochNs;
    private State state = State.DOWN;
    /** Receipt of what the state waits behind, by the local clock. */
    private long sinceEpochNs;
    private long waitNs;
    private boolean isDisproved;
    private int askedCount;
    private long seededEpochNs = NEVER;
    /** Of the update that is being taken. */
    private int tradeHandle = TradeLedger.NO_TRADE;

    private enum State
    {
        DOWN,
        CONNECTED,
        PROBING,
        WAITING,
        SEEDING,
        SETTLING,
        LIVE
    }

    /** A session without a connection, of an account whose orders are not known. */
    MakerSession(
        final String owner, final int account, final LevelMarkets markets, final TradeLedger[] trades,
        final OrderedEvents events, final BackpackRequests requests, final BackpackCounters counters)
    {
        this.owner = owner;
        this.account = account;
        this.markets = markets;
        this.trades = trades;
        this.events = events;
        this.requests = requests;
        this.counters = counters;
        stream = events.addStream();
        tables = new OrderTable[markets.count()];
        gone = new GoneOrders[markets.count()];
        lastEpochNs = new long[markets.count()];
        Arrays.fill(lastEpochNs, NEVER);
        for (int i = 0; i < tables.length; i++)
        {
            tables[i] = new OrderTable();
            gone[i] = new GoneOrders();
        }
    }

    /** What its orders are attributed to. */
    public String owner()
    {
        return owner;
    }

    int account()
    {
        return account;
    }

    boolean isConnected()
    {
        return state != State.DOWN;
    }

    /** Its orders are the venue's. */
    boolean isLive()
    {
        return state == State.LIVE;
    }

    /** The connection stands and has been asked for updates. */
    void onConnect()
    {
        isDisproved = false;
        onDisconnect();
        begin(State.CONNECTED);
    }

    private void begin(final State newState)
    {
        state = newState;
        sinceEpochNs = events.receivedEpochNs();
        waitNs = events.lagNs();
        seededEpochNs = NEVER;
        for (int i = 0; i < tables.length; i++)
        {
            tables[i].clear();
            gone[i].clear();
        }
        events.begin(stream, Math.max(lastOfAll(), events.openEpochNs()));
    }

    private void ask(final State newState)
    {
        state = newState;
        askedCount++;
        requests.ordersNeeded(owner, askedCount);
    }

    /** The connection is gone. */
    void onDisconnect()
    {
        if (state == State.LIVE)
        {
            counters.sessionsLost.increment();
            events.mark(Math.max(lastOfAll(), events.openEpochNs()), BookKeeper.ORDERS_LOST, account);
        }
        if (state != State.DOWN)
        {
            events.end(stream);
            requests.ordersNotNeeded(owner);
        }
        state = State.DOWN;
    }

    private long lastOfAll()
    {
        long last = NEVER;
        for (final long time : lastEpochNs)
        {
            last = Math.max(last, time);
        }

        return last;
    }

    /**
     * More rests, by what the session told, than there is. Its orders are asked for anew, once a connection: where
     * there is more again, orders and levels do not mean the same, and asking helps nobody.
     */
    void disprove()
    {
        if (state == State.LIVE && !isDisproved)
        {
            isDisproved = true;
            counters.sessionsDisproved.increment();
            breakOff();
        }
    }

    /** Something was lost or mixed up. */
    void breakOff()
    {
        if (state == State.CONNECTED || state == State.PROBING)
        {
            begin(State.CONNECTED);
        }
        else if (state != State.DOWN)
        {
            final long restNs = state == State.WAITING ? waitNs : events.lagNs();
            onDisconnect();
            begin(State.WAITING);
            waitNs = restNs;
        }
    }

    /**
     * Takes an answer of all open orders. One that does not say which request it answers is from a recording that does
     * not tell of time either, and good whenever it was asked for.
     */
    void onOrders(final OrderFrameReader reader)
    {
        if (takeProbe(reader.asked()))
        {
            return;
        }
        final boolean isAsked = reader.asked() == OrderFrameReader.NOT_NUMBERED ?
            !events.isTimeTold() && state != State.DOWN && state != State.SETTLING && state != State.LIVE :
            state == State.SEEDING && reader.asked() == askedCount;
        if (!isAsked)
        {
            counters.others.increment();
            return;
        }
        try
        {
            while (reader.nextOrder())
            {
                takeOpen(reader.frame());
            }
        }
        catch (final JsonException malformed)
        {
            counters.malformed.increment();
            breakOff();
            return;
        }
        state = State.SETTLING;
        sinceEpochNs = events.receivedEpochNs();
        settle();
    }

    /** Whatever the answer is, it comes behind the subscription. */
    private boolean takeProbe(final int asked)
    {
        final boolean isProbe = asked == askedCount && state == State.PROBING;
        if (isProbe)
        {
            state = State.WAITING;
            sinceEpochNs = events.receivedEpochNs();
            waitNs = 2 * events.lagNs();
        }

        return isProbe;
    }

    /** Takes an answer to a request for orders that holds none, or nothing that answers any. */
    void onNoOrders(final int asked)
    {
        if (!takeProbe(asked) && asked == askedCount && state == State.SEEDING)
        {
            breakOff();
        }
    }

    private void takeOpen(final OrderFrame frame)
    {
        if (!frame.isConfigured() || !frame.rests() || gone[frame.marketIndex()].contains(frame.orderId()))
        {
            return;
        }
        final OrderTable table = tables[frame.marketIndex()];
        final RestingOrder known = table.get(frame.orderId());
        counters.seededOrders.increment();
        // One of which more was executed is younger in all; of which as much, the updates are yet to come, if it is.
        if (known == null || known.executedLots() < frame.executedLots())
        {
            rest(table, frame);
        }
    }

    private RestingOrder rest(final OrderTable table, final OrderFrame frame)
    {
        if (table.count() >= MAX_ORDERS)
        {
            throw frame.problem("too many orders of one account: limit=" + MAX_ORDERS);
        }
        final RestingOrder order = table.put(frame.orderId());
        order.set(
            account, frame.side(), frame.priceTicks(), frame.quantityLots(), frame.executedLots(), frame.flags());

        return order;
    }

    /** Time has passed. */
    void onTime()
    {
        switch (state)
        {
            case CONNECTED -> awaitPing();
            case WAITING -> awaitSilence();
            case SETTLING -> settle();
            default ->
            {
                // Nothing is waited for.
            }
        }
    }

    private void awaitPing()
    {
        if (events.passedEpochNs() > sinceEpochNs)
        {
            ask(State.PROBING);
        }
    }

    private void awaitSilence()
    {
        if (events.passedEpochNs() - sinceEpochNs >= waitNs)
        {
            ask(State.SEEDING);
        }
    }

    private void settle()
    {
        final long nowEpochNs = events.venueEpochNs();
        if (nowEpochNs == NEVER || events.passedEpochNs() < sinceEpochNs)
        {
            return;
        }
        if (seededEpochNs == NEVER)
        {
            seededEpochNs = nowEpochNs + events.lagNs();
        }
        if (nowEpochNs - events.lagNs() >= seededEpochNs)
        {
            goLive();
        }
    }

    private void goLive()
    {
        final long time = Math.max(Math.max(seededEpochNs, lastOfAll()), events.openEpochNs());
        state = State.LIVE;
        counters.seeds.increment();
        events.mark(time, BookKeeper.ORDERS_BEGIN, account);
        for (int i = 0; i < tables.length; i++)
        {
            gone[i].clear();
            for (final long orderId : tables[i].ids())
            {
                add(time, i, orderId, tables[i].get(orderId));
            }
        }
        events.mark(time, BookKeeper.ORDERS_JOINED, account);
    }

    private void add(final long time, final int market, final long orderId, final RestingOrder order)
    {
        events.add(
            time, markets.get(market).number(), orderId, account, order.side(), order.priceTicks(),
            order.remainingLots(), order.flags());
    }

    /**
     * Takes an update of an order.
     *
     * @throws JsonException when it lacks its time, or the account has too many orders.
     */
    void onUpdate(final OrderFrame frame)
    {
        final int market = frame.marketIndex();
        final long time = frame.timeEpochNs();
        if (time < lastEpochNs[market])
        {
            counters.disordered.increment();
            breakOff();
            return;
        }
        lastEpochNs[market] = time;
        // More may follow of the same time: who took what this account made, for one.
        events.advance(stream, time - 1);
        tradeHandle = frame.event() == OrderFrame.Event.FILL ?
            trades[market].fill(frame, account) : TradeLedger.NO_TRADE;
        take(frame, tables[market].get(frame.orderId()));
    }

    private void take(final OrderFrame frame, final RestingOrder known)
    {
        switch (frame.event())
        {
            case ACCEPTED -> accept(frame, known);
            case FILL -> fill(frame, known);
            case GONE -> remove(frame, known);
            case MODIFIED -> modify(frame, known);
            case TRIGGER -> counters.triggers.increment();
            default -> counters.others.increment();
        }
    }

    private void accept(final OrderFrame frame, final RestingOrder known)
    {
        counters.accepted.increment();
        if (!frame.rests())
        {
            counters.neverResting.increment();
        }
        else if (known != null || gone[frame.marketIndex()].contains(frame.orderId()))
        {
            counters.oldUpdates.increment();
        }
        else
        {
            begin(frame, frame.executedLots());
        }
    }

    /** An order rests from now on, of which so much was executed. */
    private void begin(final OrderFrame frame, final long executedLots)
    {
        final int market = frame.marketIndex();
        final RestingOrder order = rest(tables[market], frame);
        order.execute(executedLots);
        add(frame.timeEpochNs(), market, frame.orderId(), order);
    }

    private void fill(final OrderFrame frame, final RestingOrder known)
    {
        if (!frame.isMaker())
        {
            counters.takerFills.increment();
            if (known != null && known.executedLots() < frame.executedLots())
            {
                resize(frame, known);
            }
        }
        else if (known != null)
        {
            fillKnown(frame, known);
        }
        else if (gone[frame.marketIndex()].contains(frame.orderId()))
        {
            counters.oldUpdates.increment();
        }
        else
        {
            fillUnknown(frame);
        }
    }

    private void fillKnown(final OrderFrame frame, final RestingOrder known)
    {
        if (known.executedLots() >= frame.executedLots())
        {
            counters.oldUpdates.increment();
            return;
        }
        final boolean isAllTold = frame.executedLots() - known.executedLots() == frame.fillSizeLots();
        final long leftInLog = known.remainingLots() - frame.fillSizeLots();
        counters.fills.increment();
        writeFill(frame);
        if (leftInLog <= 0 && quantity(frame, known) == frame.executedLots())
        {
            forget(frame);
        }
        else if (leftInLog != quantity(frame, known) - frame.executedLots() || !frame.rests())
        {
            resize(frame, known);
        }
        else
        {
            known.quantity(quantity(frame, known));
            known.execute(frame.executedLots());
        }
        if (!isAllTold && state == State.LIVE)
        {
            counters.unknownOrders.increment();
            breakOff();
        }
    }

    /** It rested and made, so it is told now; but whatever told of it before was lost. */
    private void fillUnknown(final OrderFrame frame)
    {
        begin(frame, frame.executedLots() - frame.fillSizeLots());
        fillKnown(frame, tables[frame.marketIndex()].get(frame.orderId()));
        if (state == State.LIVE)
        {
            counters.unknownOrders.increment();
            breakOff();
        }
    }

    /** What remains is what the update says; nothing, where it says that the order rests no more. */
    private void resize(final OrderFrame frame, final RestingOrder known)
    {
        known.quantity(quantity(frame, known));
        known.execute(frame.executedLots());
        if (frame.rests() && (known.remainingLots() > 0 || frame.flags() != 0))
        {
            known.oddity(frame.flags());
            events.reduce(
                frame.timeEpochNs(), number(frame), frame.orderId(), known.remainingLots(),
                frame.flags() & EventFlags.SIZE_OFF_LOT);
        }
        else
        {
            cancel(frame);
        }
    }

    private void cancel(final OrderFrame frame)
    {
        forget(frame);
        events.cancel(frame.timeEpochNs(), number(frame), frame.orderId());
    }

    private void forget(final OrderFrame frame)
    {
        tables[frame.marketIndex()].remove(frame.orderId());
        if (!gone[frame.marketIndex()].add(frame.orderId(), state != State.LIVE))
        {
            throw frame.problem("too many orders gone before the answer: market=" + frame.marketIndex());
        }
    }

    private void remove(final OrderFrame frame, final RestingOrder known)
    {
        if (known == null)
        {
            counters.goneUnknown.increment();
            forget(frame);
        }
        else
        {
            counters.gone.increment();
            cancel(frame);
        }
    }

    private void modify(final OrderFrame frame, final RestingOrder known)
    {
        counters.modified.increment();
        if (known == null)
        {
            modifyUnknown(frame);
        }
        else if (frame.executedLots() < known.executedLots())
        {
            counters.oldUpdates.increment();
        }
        else if (frame.hasPrice() && frame.priceTicks() != known.priceTicks() && frame.rests())
        {
            replace(frame, known);
        }
        else
        {
            resize(frame, known);
        }
    }

    private void modifyUnknown(final OrderFrame frame)
    {
        if (frame.rests() && !gone[frame.marketIndex()].contains(frame.orderId()))
        {
            begin(frame, frame.executedLots());
            if (state == State.LIVE)
            {
                counters.unknownOrders.increment();
                breakOff();
            }
        }
        else
        {
            counters.oldUpdates.increment();
        }
    }

    private void replace(final OrderFrame frame, final RestingOrder known)
    {
        known.price(frame.priceTicks());
        known.quantity(quantity(frame, known));
        known.execute(frame.executedLots());
        known.oddity(frame.flags());
        events.replace(
            frame.timeEpochNs(), number(frame), frame.orderId(), frame.priceTicks(), known.remainingLots(),
            frame.flags() & ~EventFlags.POST_ONLY);
    }

    private void writeFill(final OrderFrame frame)
    {
        events.fill(
            frame.timeEpochNs(), number(frame), frame.orderId(), frame.fillPriceTicks(), frame.fillSizeLots(),
            tradeHandle, frame.fillFlags());
    }

    private static long quantity(final OrderFrame frame, final RestingOrder known)
    {
        return frame.hasQuantity() ? frame.quantityLots() : known.quantityLots();
    }

    private int number(final OrderFrame frame)
    {
        return markets.get(frame.marketIndex()).number();
    }
}
