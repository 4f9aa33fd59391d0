package io.leadline.bench.feed.dydx;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import io.leadline.bench.feed.Messages;
import io.leadline.config.Market;

/** The messages of a recorder's file, in memory, and the markets that they are of. */
final class RecordedStream
{
    private static final int TIME_LENGTH = 6;

    private RecordedStream()
    {
    }

    /** All messages, in the recorder's order. */
    static Messages messages(final Path file) throws IOException
    {
        final List<byte[]> messages = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)))))
        {
            while (in.readNBytes(TIME_LENGTH).length == TIME_LENGTH)
            {
                messages.add(in.readNBytes(in.readInt()));
            }
        }

        return Messages.of(messages);
    }

    static List<Market> markets()
    {
        return List.of(
            market("BTC-USD", "0", "1", "0.0001", -5, -10), market("ETH-USD", "1", "0.1", "0.001", -6, -9));
    }

    private static Market market(
        final String name, final String pair, final String tick, final String lot, final int priceExponent,
        final int sizeExponent)
    {
        return new Market(
            name, new BigDecimal(tick), new BigDecimal(lot), Market.BookKind.ORDERS, BigDecimal.ZERO, BigDecimal.ONE,
            "USD", pair, priceExponent, sizeExponent);
    }
}
