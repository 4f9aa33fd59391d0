package io.leadline.bench.flow;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import com.paritytrading.juncture.nasdaq.itch50.ITCH50;
import com.paritytrading.nassau.binaryfile.BinaryFILEWriter;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventType;
import io.leadline.event.Side;

import org.agrona.collections.Long2LongHashMap;

/**
 * The events of a flow as a NASDAQ BinaryFILE of ITCH 5.0 messages, so that books in other languages can be run on the
 * same stream. A market is a stock whose locate code is its number and 1; a tick is a cent, a lot a share, a maker the
 * attribution of its orders; the file ends with the end of its session.
 */
final class ItchFile implements EventHandler, Closeable
{
    private static final int MESSAGE_CAPACITY = 64;
    private static final long PRICE_PER_TICK = 100;
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final int STOCK_LENGTH = 8;
    private static final int HIGH_SHIFT = 32;
    private static final long LOW_MASK = 0xFFFF_FFFFL;
    private static final int MAX_LOCATE = 0xFFFF;
    private static final long ROUND_LOT = 100;

    private final BinaryFILEWriter file;
    private final ByteBuffer message = ByteBuffer.allocate(MESSAGE_CAPACITY);
    private final ITCH50.SystemEvent systemEvent = new ITCH50.SystemEvent();
    private final ITCH50.StockDirectory directory = new ITCH50.StockDirectory();
    private final ITCH50.AddOrderMPID add = new ITCH50.AddOrderMPID();
    private final ITCH50.OrderCancel cancel = new ITCH50.OrderCancel();
    private final ITCH50.OrderDelete delete = new ITCH50.OrderDelete();
    private final Long2LongHashMap sizesLots = new Long2LongHashMap(-1);
    private long nsOfDay;
    private long messageCount;

    /** Begins the file, over one that exists. */
    ItchFile(final Path path) throws IOException
    {
        file = BinaryFILEWriter.open(path.toFile());
        systemEvent(ITCH50.EVENT_CODE_START_OF_MESSAGES);
    }

    /** Messages written. */
    long messageCount()
    {
        return messageCount;
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        if (market >= MAX_LOCATE)
        {
            throw new IllegalStateException("too many markets for locate codes: market=" + market);
        }
        directory.stockLocate = market + 1;
        directory.stock = stock(market);
        directory.marketCategory = ITCH50.MARKET_CATEGORY_NASDAQ_GLOBAL_SELECT_MARKET;
        directory.financialStatusIndicator = ITCH50.FINANCIAL_STATUS_INDICATOR_NORMAL;
        directory.roundLotSize = ROUND_LOT;
        directory.roundLotsOnly = ITCH50.NO;
        directory.issueClassification = 'C';
        directory.issueSubType = (short)('Z' << Byte.SIZE | ' ');
        directory.authenticity = ITCH50.AUTHENTICITY_PRODUCTION;
        directory.shortSaleThresholdIndicator = ITCH50.NO;
        directory.ipoFlag = ITCH50.NO;
        directory.luldReferencePriceTier = ITCH50.LULD_REFERENCE_PRICE_TIER_1;
        directory.etpFlag = ITCH50.NO;
        directory.inverseIndicator = ITCH50.NO;
        message.clear();
        directory.put(message);
        write();
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        // An attribution is the account's number and needs no definition.
    }

    @Override
    public void onEvent(final Event event)
    {
        nsOfDay = event.timeEpochNs() % NS_PER_DAY;
        message.clear();
        switch (event.type())
        {
            case EventType.ADD -> putAdd(event);
            case EventType.CANCEL -> putDelete(event);
            case EventType.REDUCE -> putCancel(event);
            default -> throw new IllegalStateException("flow sends no such event: type=" + event.type());
        }
        write();
    }

    private void putAdd(final Event event)
    {
        add.stockLocate = event.market() + 1;
        add.timestampHigh = timestampHigh();
        add.timestampLow = timestampLow();
        add.orderReferenceNumber = event.orderId();
        add.buySellIndicator = event.side() == Side.BID ? ITCH50.BUY : ITCH50.SELL;
        add.shares = event.sizeLots();
        add.stock = stock(event.market());
        add.price = event.priceTicks() * PRICE_PER_TICK;
        add.attribution = attribution(event.account());
        add.put(message);
        sizesLots.put(event.orderId(), event.sizeLots());
    }

    private void putDelete(final Event event)
    {
        delete.stockLocate = event.market() + 1;
        delete.timestampHigh = timestampHigh();
        delete.timestampLow = timestampLow();
        delete.orderReferenceNumber = event.orderId();
        delete.put(message);
        sizesLots.remove(event.orderId());
    }

    /** An event tells what rests, a message what went. */
    private void putCancel(final Event event)
    {
        cancel.stockLocate = event.market() + 1;
        cancel.timestampHigh = timestampHigh();
        cancel.timestampLow = timestampLow();
        cancel.orderReferenceNumber = event.orderId();
        cancel.canceledShares = sizesLots.put(event.orderId(), event.sizeLots()) - event.sizeLots();
        cancel.put(message);
    }

    private void systemEvent(final byte code)
    {
        systemEvent.timestampHigh = timestampHigh();
        systemEvent.timestampLow = timestampLow();
        systemEvent.eventCode = code;
        message.clear();
        systemEvent.put(message);
        write();
    }

    private int timestampHigh()
    {
        return (int)(nsOfDay >>> HIGH_SHIFT);
    }

    private long timestampLow()
    {
        return nsOfDay & LOW_MASK;
    }

    private static long stock(final int market)
    {
        return ByteBuffer.wrap(text("M" + market, STOCK_LENGTH)).getLong();
    }

    private static int attribution(final int account)
    {
        return ByteBuffer.wrap(text("K" + account, Integer.BYTES)).getInt();
    }

    private static byte[] text(final String text, final int length)
    {
        final byte[] bytes = (text + " ".repeat(length)).substring(0, length).getBytes(StandardCharsets.US_ASCII);
        if (text.length() > length)
        {
            throw new IllegalStateException("name is too long: name=" + text + " limit=" + length);
        }

        return bytes;
    }

    private void write()
    {
        message.flip();
        try
        {
            file.write(message);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
        messageCount++;
    }

    /** A message without bytes ends the session. */
    @Override
    public void close() throws IOException
    {
        systemEvent(ITCH50.EVENT_CODE_END_OF_MESSAGES);
        message.clear().flip();
        file.write(message);
        file.close();
    }
}
