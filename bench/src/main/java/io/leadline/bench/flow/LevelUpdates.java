package io.leadline.bench.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import io.leadline.event.Side;

import org.agrona.collections.LongArrayList;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Level updates of a recorded venue day, decoded: side, price in ticks of 0.1, size in lots of 0.001. */
public final class LevelUpdates
{
    public static final BigDecimal TICK = new BigDecimal("0.1");
    public static final BigDecimal LOT = new BigDecimal("0.001");
    public static final int LENGTH = 3;

    private static final String FILE = "levels/binance_usdm_btcusdt_20240808.gz";
    private static final String DEPTH = "\"e\":\"depthUpdate\"";

    private LevelUpdates()
    {
    }

    /** The recording beside this project, above the working folder; null where there is none. */
    public static Path file()
    {
        return SharedData.find(FILE);
    }

    /** All updates, {@link #LENGTH} numbers each. */
    public static long[] read(final Path file) throws IOException
    {
        final LongArrayList numbers = new LongArrayList();
        final JsonFactory factory = new JsonFactory();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)))
        {
            for (String line = lines.readLine(); line != null; line = lines.readLine())
            {
                if (line.contains(DEPTH))
                {
                    try (JsonParser parser =
                        factory.createParser(ObjectReadContext.empty(), line.substring(line.indexOf('{'))))
                    {
                        readMessage(parser, numbers);
                    }
                }
            }
        }

        return numbers.toLongArray();
    }

    private static void readMessage(final JsonParser parser, final LongArrayList numbers)
    {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken())
        {
            if (token == JsonToken.START_ARRAY)
            {
                readSide(parser, parser.currentName().equals("b") ? Side.BID : Side.ASK, numbers);
            }
        }
    }

    private static void readSide(final JsonParser parser, final int side, final LongArrayList numbers)
    {
        while (parser.nextToken() != JsonToken.END_ARRAY)
        {
            parser.nextToken();
            final BigDecimal price = new BigDecimal(parser.getString());
            parser.nextToken();
            final BigDecimal size = new BigDecimal(parser.getString());
            parser.nextToken();
            numbers.addLong(side);
            numbers.addLong(price.divideToIntegralValue(TICK).longValueExact());
            numbers.addLong(size.divideToIntegralValue(LOT).longValueExact());
        }
    }
}
