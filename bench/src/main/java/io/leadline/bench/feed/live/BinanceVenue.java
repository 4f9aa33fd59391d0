package io.leadline.bench.feed.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** A diff depth stream of one market, an update of eight levels a message, each numbered on; books by request. */
final class BinanceVenue implements Venue
{
    private static final int LEVELS = 4;
    private static final int BOOK_LEVELS = 100;
    private static final int MID_TICKS = 618_000;

    private final StreamServer streams = new StreamServer(true);
    private final BookServer books = new BookServer(this::book);
    private final SplittableRandom random = new SplittableRandom(1);
    private final StringBuilder frame = new StringBuilder();
    private volatile long lastId = 1_000_000;

    BinanceVenue() throws IOException
    {
    }

    @Override
    public String configuration()
    {
        return """
            markets:
              - { name: BTC-PERP, tick: "0.1", lot: "0.001", book: levels, venue_id: BTCUSDT }
            feed:
              binance: { url: "ws://localhost:%d", rest: "http://localhost:%d", trades: none }
            """.formatted(streams.port(), books.port());
    }

    @Override
    public List<Path> inputs()
    {
        return List.of();
    }

    @Override
    public List<String> counters()
    {
        return List.of("frames");
    }

    @Override
    public String begun()
    {
        return "depth_snapshots_joined";
    }

    @Override
    public void send(final Pace pace) throws IOException
    {
        final StreamServer.Connection connection = streams.connection();
        connection.send("{\"result\":null,\"id\":1}");
        int length = 0;
        while (pace.next(1, length, connection))
        {
            length = connection.send(update());
        }
    }

    private CharSequence update()
    {
        final long epochMs = System.currentTimeMillis();
        final long id = lastId;
        frame.setLength(0);
        frame.append("{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":").append(epochMs)
            .append(",\"T\":").append(epochMs).append(",\"s\":\"BTCUSDT\",\"U\":").append(id + 1)
            .append(",\"u\":").append(id + LEVELS).append(",\"pu\":").append(id).append(",\"b\":[");
        levels(-1);
        frame.append("],\"a\":[");
        levels(1);
        frame.append("]}}");
        lastId = id + LEVELS;

        return frame;
    }

    /** The touch stays: what changes is behind it. */
    private void levels(final int direction)
    {
        for (int i = 0; i < LEVELS; i++)
        {
            frame.append(i == 0 ? "" : ",");
            level(frame, MID_TICKS + direction * (2 + random.nextInt(BOOK_LEVELS)), random.nextInt(10_000));
        }
    }

    private static void level(final StringBuilder text, final int ticks, final int lots)
    {
        text.append("[\"").append(ticks / 10).append('.').append(ticks % 10).append("0\",\"").append(lots / 1_000)
            .append('.').append((char)('0' + lots / 100 % 10)).append((char)('0' + lots / 10 % 10))
            .append((char)('0' + lots % 10)).append("\"]");
    }

    private byte[] book(final String asked)
    {
        final StringBuilder book = new StringBuilder("{\"lastUpdateId\":").append(lastId).append(",\"bids\":[");
        for (int side = -1; side <= 1; side += 2)
        {
            book.append(side < 0 ? "" : "],\"asks\":[");
            for (int i = 1; i <= BOOK_LEVELS; i++)
            {
                book.append(i == 1 ? "" : ",");
                level(book, MID_TICKS + side * i, 1_000);
            }
        }

        return book.append("]}").toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException
    {
        streams.close();
        books.close();
    }
}
