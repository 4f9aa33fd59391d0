package io.leadline.bench.feed.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** An order book server's l4Book channel of one coin: a snapshot, then a message for every block. */
final class L4BookVenue implements Venue
{
    private static final long HEIGHT = 854_890_776;
    private static final String CHANNEL = "{\"channel\":\"l4Book\",\"data\":";

    private final StreamServer streams = new StreamServer(true);
    private final StringBuilder message = new StringBuilder();
    private final L4Flow flow = new L4Flow(message, false);

    L4BookVenue() throws IOException
    {
    }

    @Override
    public String configuration()
    {
        // Whoever connects is sent all: no second connection may come to compare.
        return L4Flow.MARKETS + "feed:\n  l4book: { compare: 0s, url: \"ws://localhost:" + streams.port() +
            "/ws\" }\n";
    }

    @Override
    public List<Path> inputs()
    {
        return List.of();
    }

    @Override
    public List<String> counters()
    {
        return List.of("messages");
    }

    @Override
    public String begun()
    {
        return "snapshots";
    }

    @Override
    public void send(final Pace pace) throws IOException
    {
        final StreamServer.Connection connection = streams.connection();
        connection.send("{\"channel\":\"subscriptionResponse\",\"data\":" + connection.subscription() + "}");
        message.append(CHANNEL).append("{\"Snapshot\":{\"coin\":\"BTC\",\"time\":").append(System.currentTimeMillis())
            .append(",\"height\":").append(HEIGHT).append(",\"levels\":");
        flow.snapshot();
        connection.send(message.append("}}}"));
        int length = 0;
        for (long block = HEIGHT + 1; pace.next(1, length, connection); block++)
        {
            length = connection.send(updates(block));
        }
    }

    private CharSequence updates(final long block)
    {
        final long epochMs = System.currentTimeMillis();
        message.setLength(0);
        message.append(CHANNEL).append("{\"Updates\":{\"time\":").append(epochMs).append(",\"height\":").append(block)
            .append(",\"order_statuses\":[");
        flow.statuses(LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMs), ZoneOffset.UTC).toString());
        message.append("],\"book_diffs\":[");
        flow.diffs();

        return message.append("]}}}");
    }

    @Override
    public void close() throws IOException
    {
        streams.close();
    }
}
