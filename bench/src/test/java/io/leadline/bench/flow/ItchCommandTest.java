package io.leadline.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

import com.paritytrading.juncture.nasdaq.itch50.ITCH50;
import com.paritytrading.nassau.MessageListener;
import com.paritytrading.nassau.binaryfile.BinaryFILEReader;
import com.paritytrading.nassau.binaryfile.BinaryFILEStatusParser;
import io.leadline.bench.BenchMain;
import io.leadline.bench.apply.TreeBook;
import io.leadline.command.Verbs;
import io.leadline.event.EventLogReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the file with the library that its format is known by, into the simplest book. */
class ItchCommandTest
{
    private static final int EVENTS = 1_000;

    @TempDir
    private Path folder;

    private final Map<Long, long[]> orders = new HashMap<>();
    private final TreeSet<String> stocks = new TreeSet<>();
    private final TreeSet<String> attributions = new TreeSet<>();
    private final StringBuilder systemEvents = new StringBuilder();
    private long messageCount;
    private long lastNs;
    private boolean isEnded;

    @Test
    void shouldLeaveTheBookThatTheEventLogLeaves() throws IOException
    {
        final Path file = folder.resolve("flow.itch");
        final StringWriter out = new StringWriter();

        final int code = Verbs.run(
            new BenchMain(), new PrintWriter(out), new PrintWriter(System.err, true),
            "itch", "--out", file.toString(), "--flow", "W1", "--events", Integer.toString(EVENTS),
            "--ids", "clustered");
        read(file);

        assertThat(code).isZero();
        assertThat(out.toString().strip()).isEqualTo("messages=" + messageCount + " file=" + file);
        assertThat(stocks).containsExactly("M0      ");
        assertThat(attributions).hasSize(50).contains("K0  ", "K49 ");
        assertThat(systemEvents).hasToString("OC");
        assertThat(isEnded).isTrue();
        assertThat(book()).containsExactly(expected());
    }

    /** Resting orders, their size, and levels. */
    private long[] book()
    {
        return new long[]{
            orders.size(), orders.values().stream().mapToLong(order -> order[2]).sum(),
            orders.values().stream().map(order -> order[0] + "@" + order[1]).distinct().count()};
    }

    private static long[] expected() throws IOException
    {
        final FlowLog log = new FlowLog(
            FlowShape.of("W1"), OrderIds.CLUSTERED, 1, (flow, document) -> flow.send(EVENTS));
        final TreeBook book = new TreeBook(null);
        try (EventLogReader reader = new EventLogReader(log.read()))
        {
            for (int i = 0; i < log.documentCount(); i++)
            {
                reader.poll(book);
            }
        }

        return book.get();
    }

    private void read(final Path file) throws IOException
    {
        final MessageListener end = new BinaryFILEStatusParser(this::onMessage, () -> isEnded = true);
        try (BinaryFILEReader reader = BinaryFILEReader.open(file.toFile(), end))
        {
            int read;
            do
            {
                read = reader.read();
            }
            while (read >= 0);
        }
    }

    private void onMessage(final ByteBuffer message)
    {
        messageCount++;
        switch (message.get())
        {
            case ITCH50.MESSAGE_TYPE_SYSTEM_EVENT ->
            {
                final ITCH50.SystemEvent event = new ITCH50.SystemEvent();
                event.get(message);
                systemEvents.append((char)event.eventCode);
            }
            case ITCH50.MESSAGE_TYPE_STOCK_DIRECTORY ->
            {
                final ITCH50.StockDirectory directory = new ITCH50.StockDirectory();
                directory.get(message);
                stocks.add(text(ByteBuffer.allocate(8).putLong(directory.stock)));
            }
            case ITCH50.MESSAGE_TYPE_ADD_ORDER_MPID -> onAdd(message);
            case ITCH50.MESSAGE_TYPE_ORDER_CANCEL ->
            {
                final ITCH50.OrderCancel cancel = new ITCH50.OrderCancel();
                cancel.get(message);
                assertThat(cancel.canceledShares).isPositive();
                orders.get(cancel.orderReferenceNumber)[2] -= cancel.canceledShares;
            }
            case ITCH50.MESSAGE_TYPE_ORDER_DELETE ->
            {
                final ITCH50.OrderDelete delete = new ITCH50.OrderDelete();
                delete.get(message);
                assertThat(orders.remove(delete.orderReferenceNumber)).isNotNull();
            }
            default -> throw new IllegalStateException("message is unknown");
        }
        assertThat(message.hasRemaining()).isFalse();
    }

    private void onAdd(final ByteBuffer message)
    {
        final ITCH50.AddOrderMPID add = new ITCH50.AddOrderMPID();
        add.get(message);
        assertThat(add.stockLocate).isEqualTo(1);
        assertThat(((long)add.timestampHigh << 32) + add.timestampLow).isGreaterThan(lastNs);
        lastNs = ((long)add.timestampHigh << 32) + add.timestampLow;
        assertThat(add.price).isBetween(90_000_000L, 110_000_000L);
        orders.put(add.orderReferenceNumber, new long[]{add.buySellIndicator, add.price, add.shares});
        attributions.add(text(ByteBuffer.allocate(4).putInt(add.attribution)));
    }

    private static String text(final ByteBuffer bytes)
    {
        return new String(bytes.array(), StandardCharsets.US_ASCII);
    }
}
