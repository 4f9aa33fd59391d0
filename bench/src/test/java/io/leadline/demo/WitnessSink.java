package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;

/**
 * Reads a venue's events as a stranger would: keeps a naive book per market, refuses what cannot be, remembers fills,
 * and asks a probe whenever venue time is about to move on, when everything up to now has been applied.
 */
final class WitnessSink implements EventSink
{
    /** Sees the books as they stand from one time until just before another. */
    interface Probe
    {
        void onTimePasses(long fromEpochNs, long toEpochNs);
    }

    /** One execution. */
    record Fill(long timeEpochNs, int market, int side, int maker, int taker, long priceTicks, long sizeLots)
    {
        long notional()
        {
            return priceTicks * sizeLots;
        }
    }

    /** Trading status as the events told it. */
    record StatusChange(long timeEpochNs, int market, TradingStatus status)
    {
    }

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    final List<NaiveBook> books = new ArrayList<>();
    final List<String> markets = new ArrayList<>();
    final List<String> accounts = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();
    final List<StatusChange> statuses = new ArrayList<>();
    final List<Boolean> isHalted = new ArrayList<>();
    final List<Boolean> isStale = new ArrayList<>();
    final Map<String, Long> counts = new TreeMap<>();
    long hash = FNV_OFFSET;
    long lastEpochNs = DemoDay.START_EPOCH_NS;
    long anonymousAdds;
    long plainAdds;
    long eventCount;
    String lastType = "";
    final List<Long> clearTimes = new ArrayList<>();
    private Probe probe = (from, to) ->
    {
    };

    WitnessSink withProbe(final Probe newProbe)
    {
        probe = newProbe;

        return this;
    }

    int account(final String name)
    {
        return accounts.indexOf(name);
    }

    @Override
    public int market(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        markets.add(name);
        books.add(new NaiveBook());
        isHalted.add(false);
        isStale.add(false);

        return markets.size() - 1;
    }

    @Override
    public int unconfiguredMarket(final String name)
    {
        throw new AssertionError("market not configured: name=" + name);
    }

    @Override
    public int account(final CharSequence name)
    {
        if (!accounts.contains(name.toString()))
        {
            accounts.add(name.toString());
        }

        return accounts.indexOf(name.toString());
    }

    @Override
    public long orderId(final int market, final CharSequence text)
    {
        throw new AssertionError("engine ids are numbers: text=" + text);
    }

    @Override
    public void sequence(final long nextSequence)
    {
        throw new AssertionError("sequence set: nextSequence=" + nextSequence);
    }

    @Override
    public void add(
        final long timeEpochNs,
        final int market,
        final long orderId,
        final int account,
        final int side,
        final long priceTicks,
        final long sizeLots,
        final int flags)
    {
        open("add", timeEpochNs, market, orderId, account, side, priceTicks, sizeLots, flags);
        final NaiveBook book = books.get(market);
        assertThat(book.orders).doesNotContainKey(orderId);
        assertThat(priceTicks).isPositive();
        assertThat(sizeLots).isPositive();
        anonymousAdds += account == NO_ACCOUNT ? 1 : 0;
        plainAdds += flags == EventFlags.POST_ONLY ? 0 : 1;
        book.add(new RestingOrder(orderId, account, side, priceTicks, sizeLots, flags));
        neverCrossed(market, timeEpochNs);
    }

    @Override
    public void reduce(
        final long timeEpochNs, final int market, final long orderId, final long sizeLots, final int flags)
    {
        open("reduce", timeEpochNs, market, orderId, sizeLots);
        final RestingOrder order = live(market, orderId);
        assertThat(sizeLots).isPositive().isLessThan(order.sizeLots());
        books.get(market).resize(order, sizeLots);
    }

    @Override
    public void fill(
        final long timeEpochNs,
        final int market,
        final long orderId,
        final long priceTicks,
        final long sizeLots,
        final int takerAccount,
        final int flags)
    {
        open("fill", timeEpochNs, market, orderId, priceTicks, sizeLots, takerAccount);
        final RestingOrder order = live(market, orderId);
        assertThat(sizeLots).isPositive().isLessThanOrEqualTo(order.sizeLots());
        assertThat(priceTicks).isEqualTo(order.priceTicks());
        assertThat(books.get(market).side(order.side()).firstKey()).isEqualTo(priceTicks);
        fills.add(new Fill(
            timeEpochNs, market, order.side(), order.account(), takerAccount, priceTicks, sizeLots));
        books.get(market).resize(order, order.sizeLots() - sizeLots);
    }

    @Override
    public void cancel(final long timeEpochNs, final int market, final long orderId)
    {
        open("cancel", timeEpochNs, market, orderId);
        books.get(market).resize(live(market, orderId), 0);
    }

    @Override
    public void replace(
        final long timeEpochNs,
        final int market,
        final long orderId,
        final long newOrderId,
        final long priceTicks,
        final long sizeLots,
        final int flags)
    {
        throw new AssertionError("the engine knows no replace: orderId=" + orderId);
    }

    @Override
    public void level(
        final long timeEpochNs,
        final int market,
        final int side,
        final long priceTicks,
        final long sizeLots,
        final int flags)
    {
        throw new AssertionError("level in an orders market: market=" + market);
    }

    @Override
    public void trade(
        final long timeEpochNs,
        final int market,
        final int account,
        final long priceTicks,
        final long sizeLots,
        final int takerAccount,
        final int flags)
    {
        throw new AssertionError("the resting order is always known: market=" + market);
    }

    @Override
    public void clear(final long timeEpochNs, final int market)
    {
        event("clear", timeEpochNs, market);
        assertThat(isStale.get(market)).isTrue();
        isStale.set(market, false);
        clearTimes.add(timeEpochNs);
        books.get(market).clear();
    }

    @Override
    public void status(final long timeEpochNs, final int market, final TradingStatus status)
    {
        final boolean isLoss = status == TradingStatus.STALE;
        assertThat(!isLoss || timeEpochNs == lastEpochNs).as("lost since its last event: %d", timeEpochNs).isTrue();
        event("status", timeEpochNs, market, status.ordinal());
        statuses.add(new StatusChange(timeEpochNs, market, status));
        if (isLoss)
        {
            isStale.set(market, true);
        }
        else
        {
            isHalted.set(market, status == TradingStatus.HALTED);
        }
    }

    @Override
    public void heartbeat(final long timeEpochNs, final int market)
    {
        event("heartbeat", timeEpochNs, market);
    }

    @Override
    public void ignored(final long timeEpochNs, final int unconfiguredMarket)
    {
        throw new AssertionError("event of an unknown market: market=" + unconfiguredMarket);
    }

    @Override
    public void flush()
    {
        counts.merge("flush", 1L, Long::sum);
    }

    /** An event that changes a book: only a market that trades and is heard of has any. */
    private void open(final String type, final long timeEpochNs, final int market, final long... fields)
    {
        event(type, timeEpochNs, market, fields);
        assertThat(isHalted.get(market)).as("%s in a halt at %d", type, timeEpochNs).isFalse();
        assertThat(isStale.get(market)).as("%s in an outage at %d", type, timeEpochNs).isFalse();
    }

    private void event(final String type, final long timeEpochNs, final int market, final long... fields)
    {
        assertThat(timeEpochNs).isGreaterThanOrEqualTo(lastEpochNs);
        if (timeEpochNs > lastEpochNs)
        {
            probe.onTimePasses(lastEpochNs, timeEpochNs);
            lastEpochNs = timeEpochNs;
        }
        counts.merge(type, 1L, Long::sum);
        eventCount++;
        lastType = type;
        hash(type.hashCode());
        hash(timeEpochNs);
        hash(market);
        for (final long field : fields)
        {
            hash(field);
        }
    }

    private void hash(final long value)
    {
        hash = Long.rotateLeft((hash ^ value) * FNV_PRIME, 29);
    }

    private RestingOrder live(final int market, final long orderId)
    {
        final RestingOrder order = books.get(market).orders.get(orderId);
        assertThat(order).as("order %d of %s", orderId, markets.get(market)).isNotNull();

        return order;
    }

    private void neverCrossed(final int market, final long timeEpochNs)
    {
        assertThat(books.get(market).isCrossedOrLocked())
            .as("%s crossed at %d", markets.get(market), timeEpochNs).isFalse();
    }
}
