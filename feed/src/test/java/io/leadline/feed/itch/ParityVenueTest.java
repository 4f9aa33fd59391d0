package io.leadline.feed.itch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import com.paritytrading.juncture.nasdaq.itch50.ITCH50;
import com.paritytrading.nassau.moldudp64.MoldUDP64DefaultMessageStore;
import com.paritytrading.nassau.moldudp64.MoldUDP64DownstreamPacket;
import com.paritytrading.nassau.moldudp64.MoldUDP64RequestServer;
import com.paritytrading.nassau.moldudp64.MoldUDP64Server;
import com.paritytrading.parity.match.OrderBook;
import com.paritytrading.parity.match.OrderBookListener;
import com.paritytrading.parity.match.Side;

import org.junit.jupiter.api.Test;

import io.leadline.feed.RecordingSink;
import io.leadline.feed.moldudp64.MoldLimits;
import io.leadline.feed.moldudp64.MoldLine;

/**
 * A venue of other authors' making: Parity's matching, juncture's codecs and nassau's servers over real sockets, with a
 * line that loses packets. At the end both sides name every resting order.
 */
class ParityVenueTest
{
    private static final String STOCK = "PRTY";
    private static final int LOCATE = 42;
    private static final int ORDERS = 4_000;
    private static final long MIDNIGHT = 1_473_739_200_000_000_000L;
    private static final long PATIENCE_NS = Duration.ofSeconds(20).toNanos();
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final MoldUDP64DefaultMessageStore store = new MoldUDP64DefaultMessageStore();
    private final Venue venue = new Venue();
    private final OrderBook book = new OrderBook(venue);
    private final Random random = new Random(20261123);

    @Test
    void shouldAgreeOnEveryRestingOrder() throws IOException
    {
        final RecordingSink sink = new RecordingSink();
        try (DatagramChannel channel = DatagramChannel.open().bind(ANY_PORT);
            MoldUDP64RequestServer requests = new MoldUDP64RequestServer(channel);
            ItchLive live = new ItchLive(
                ItchRecordingTest.configuration(List.of(STOCK)), List.of(new MoldLine(ANY_PORT, null)),
                (InetSocketAddress)channel.getLocalAddress(), MoldLimits.DEFAULT.from(1), sink);
            MoldUDP64Server line =
                new MoldUDP64Server(DatagramChannel.open().connect(live.localAddress(0)), "parity"))
        {
            channel.configureBlocking(false);
            venue.put(venue.start());
            for (int i = 0; i < ORDERS; i++)
            {
                trade(i);
                flush(line);
                requests.serve(store);
                live.doWork(venue.now());
            }
            line.sendHeartbeat();
            finish(live, requests);

            assertThat(live.counters().count("holes")).isGreaterThan(100);
            assertThat(live.counters().count("holes_lost")).isZero();
            assertThat(live.counters().count("unknown_references")).isZero();
        }
        final BookOfEvents ours = new BookOfEvents();
        sink.lines().stream().filter(event -> !event.endsWith(" STALE")).forEach(ours::apply);

        assertThat(ours.odd()).isEmpty();
        assertThat(withoutAccount(ours.book(STOCK))).isEqualTo(venue.restingByCancelling(book, ORDERS))
            .hasSizeGreaterThan(50);
        assertThat(sink.lines()).filteredOn(event -> event.contains(" fill ")).hasSizeGreaterThan(500);
    }

    private void trade(final int order)
    {
        final long other = random.nextInt(order + 1);
        if (random.nextInt(3) == 0 && !venue.executedWhole.contains(other))
        {
            book.cancel(other, random.nextInt(3) == 0 ? 0 : random.nextInt(100));
        }
        final boolean isBuy = random.nextBoolean();
        final long price = 1_000_000 + 100L * (random.nextInt(60) + (isBuy ? -40 : 0));
        book.enter(order, isBuy ? Side.BUY : Side.SELL, price, 1 + random.nextInt(300));
    }

    /** What the venue did becomes a packet, which one time in eight is lost. */
    private void flush(final MoldUDP64Server line) throws IOException
    {
        if (venue.packet.messageCount() == 0)
        {
            return;
        }
        if (random.nextInt(8) > 0)
        {
            line.send(venue.packet);
        }
        line.setNextSequenceNumber((int)venue.messageCount + 1);
        venue.packet.clear();
    }

    private void finish(final ItchLive live, final MoldUDP64RequestServer requests) throws IOException
    {
        final long until = System.nanoTime() + PATIENCE_NS;
        while (live.counters().count("messages") < venue.messageCount)
        {
            assertThat(System.nanoTime()).as("counters: %s", live.counters()).isLessThan(until);
            requests.serve(store);
            venue.timeNs += 10_000;
            live.doWork(venue.now());
        }
    }

    /** Side, ticks and lots by number. */
    private static Map<Long, String> withoutAccount(final Map<Long, String> orders)
    {
        final Map<Long, String> resting = new TreeMap<>();
        orders.forEach((id, order) -> resting.put(id, order.substring(order.indexOf(' ') + 1)));

        return resting;
    }

    /** Tells what the matching does in messages of ITCH. */
    private final class Venue implements OrderBookListener
    {
        private final MoldUDP64DownstreamPacket packet = new MoldUDP64DownstreamPacket();
        private final ITCH50.AddOrder add = new ITCH50.AddOrder();
        private final ITCH50.OrderExecuted executed = new ITCH50.OrderExecuted();
        private final ITCH50.OrderCancel reduced = new ITCH50.OrderCancel();
        private final ITCH50.OrderDelete deleted = new ITCH50.OrderDelete();
        /** Where the matching said that an order rests: side and price, which is in ticks. */
        private final Map<Long, String> places = new HashMap<>();
        private final Map<Long, String> cancelled = new TreeMap<>();
        /** The matching leaves it to its caller not to name these again. */
        private final Set<Long> executedWhole = new HashSet<>();
        private boolean isOver;
        private long messageCount;
        private long timeNs = 34_200_000_000_000L;

        ITCH50.SystemEvent start()
        {
            final ITCH50.SystemEvent start = new ITCH50.SystemEvent();
            start.timestampHigh = (int)(timeNs >>> Integer.SIZE);
            start.timestampLow = timeNs & 0xffff_ffffL;
            start.eventCode = ITCH50.EVENT_CODE_START_OF_MESSAGES;

            return start;
        }

        long now()
        {
            return MIDNIGHT + timeNs;
        }

        void put(final ITCH50.Message message)
        {
            final ByteBuffer bytes = ByteBuffer.allocate(64);
            message.put(bytes);
            bytes.flip();
            try
            {
                packet.put(bytes.duplicate());
            }
            catch (final IOException full)
            {
                throw new IllegalStateException("one order's messages do not fit a packet", full);
            }
            store.put(bytes);
            messageCount++;
            timeNs += 1_000;
        }

        @Override
        public void match(
            final long restingOrderId, final long incomingOrderId, final Side incomingSide, final long price,
            final long executedQuantity, final long remainingQuantity)
        {
            if (remainingQuantity == 0)
            {
                executedWhole.add(restingOrderId);
            }
            executed.stockLocate = LOCATE;
            executed.timestampHigh = (int)(timeNs >>> Integer.SIZE);
            executed.timestampLow = timeNs & 0xffff_ffffL;
            executed.orderReferenceNumber = restingOrderId;
            executed.executedShares = executedQuantity;
            put(executed);
        }

        @Override
        public void add(final long orderId, final Side side, final long price, final long size)
        {
            places.put(orderId, (side == Side.BUY ? "bid " : "ask ") + price);
            add.stockLocate = LOCATE;
            add.timestampHigh = (int)(timeNs >>> Integer.SIZE);
            add.timestampLow = timeNs & 0xffff_ffffL;
            add.orderReferenceNumber = orderId;
            add.buySellIndicator = side == Side.BUY ? ITCH50.BUY : ITCH50.SELL;
            add.shares = size;
            add.stock = 0x5052_5459_2020_2020L;
            add.price = price;
            put(add);
        }

        @Override
        public void cancel(final long orderId, final long canceledQuantity, final long remainingQuantity)
        {
            if (isOver)
            {
                cancelled.put(orderId, places.get(orderId) + " " + canceledQuantity);
            }
            else if (remainingQuantity == 0)
            {
                deleted.stockLocate = LOCATE;
                deleted.timestampHigh = (int)(timeNs >>> Integer.SIZE);
                deleted.timestampLow = timeNs & 0xffff_ffffL;
                deleted.orderReferenceNumber = orderId;
                put(deleted);
            }
            else
            {
                reduced.stockLocate = LOCATE;
                reduced.timestampHigh = (int)(timeNs >>> Integer.SIZE);
                reduced.timestampLow = timeNs & 0xffff_ffffL;
                reduced.orderReferenceNumber = orderId;
                reduced.canceledShares = canceledQuantity;
                put(reduced);
            }
        }

        /** The matching names what rests by cancelling all of it, where it said that it put it. */
        Map<Long, String> restingByCancelling(final OrderBook matching, final int orders)
        {
            isOver = true;
            for (long order = 0; order < orders; order++)
            {
                if (!executedWhole.contains(order))
                {
                    matching.cancel(order, 0);
                }
            }

            return cancelled;
        }
    }
}
