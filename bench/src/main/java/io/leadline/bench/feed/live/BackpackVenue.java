package io.leadline.bench.feed.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Public depth of one market and one maker's order session. Of two messages one is private, that an order comes or the
 * oldest goes, and the other is the level's update that comes of it. Both connections are sent to by one thread.
 */
final class BackpackVenue implements Venue
{
    private static final int RESTING = 500;
    private static final int KEY_LENGTH = 32;
    private static final int MID_TICKS = 17_800;
    private static final long US_PER_MS = 1_000;

    private final StreamServer streams = new StreamServer(true);
    private final BookServer answers = new BookServer(this::answer);
    private final StringBuilder frame = new StringBuilder();
    private final Path key;
    /** The orders that rest. */
    private long first = 114_575_842_681_290_753L;
    private long next = first;
    private long updateId = 6_904_947_650L;
    private boolean isLevelDue;
    private long changed;
    private boolean isAdded;
    private long timeUs;

    BackpackVenue(final Path folder) throws IOException
    {
        final byte[] seed = new byte[KEY_LENGTH];
        new SplittableRandom(1).nextBytes(seed);
        key = Files.createFile(folder.resolve("alpha.key"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, Base64.getEncoder().encodeToString(seed));
    }

    @Override
    public String configuration()
    {
        return """
            markets:
              - { name: SOL-USDC, tick: "0.01", lot: "0.01", book: levels, venue_id: SOL_USDC }
            feed:
              backpack: { url: "ws://localhost:%d", rest: "http://localhost:%d", keys: { alpha: "%s" } }
            """.formatted(streams.port(), answers.port(), key.toAbsolutePath());
    }

    @Override
    public List<Path> inputs()
    {
        return List.of();
    }

    @Override
    public List<String> counters()
    {
        return List.of("public_frames", "private_frames");
    }

    @Override
    public String begun()
    {
        return "markets_synced";
    }

    @Override
    public void send(final Pace pace) throws IOException
    {
        final StreamServer.Connection one = streams.connection();
        final StreamServer.Connection other = streams.connection();
        final boolean isOnePrivate = one.subscription().contains("account.orderUpdate");
        final StreamServer.Connection orders = isOnePrivate ? one : other;
        final StreamServer.Connection depth = isOnePrivate ? other : one;
        int length = 0;
        while (pace.next(1, length, () ->
            {
                orders.flush();
                depth.flush();
            }))
        {
            // Whoever asks for books or orders has what was told before, and no more.
            synchronized (this)
            {
                length = isLevelDue ? depth.send(level()) : orders.send(order());
                isLevelDue = !isLevelDue;
            }
        }
    }

    private CharSequence order()
    {
        timeUs = Math.max(timeUs + 1, System.currentTimeMillis() * US_PER_MS);
        isAdded = next - first < RESTING || !isAdded;
        changed = isAdded ? next++ : first++;
        frame.setLength(0);
        frame.append("{\"data\":{\"E\":").append(timeUs + 9).append(",\"O\":\"USER\",\"Q\":\"1783.45\",\"S\":\"")
            .append(side(changed)).append("\",\"T\":").append(timeUs).append(",\"V\":\"RejectTaker\",\"X\":\"")
            .append(isAdded ? "New" : "Cancelled").append("\",\"Z\":\"0\",\"e\":\"")
            .append(isAdded ? "orderAccepted" : "orderCancelled").append("\",\"f\":\"GTC\",\"i\":\"").append(changed)
            .append("\",\"o\":\"LIMIT\",\"p\":\"");
        price(frame, changed);
        frame.append("\",\"q\":\"20.03\",\"r\":false,\"s\":\"SOL_USDC\",\"t\":null,\"z\":\"0\"}," +
            "\"stream\":\"account.orderUpdate\"}");

        return frame;
    }

    private static String side(final long order)
    {
        return order % 2 == 0 ? "Bid" : "Ask";
    }

    /** No two orders that rest have one price. */
    private static void price(final StringBuilder text, final long order)
    {
        final long distance = 2 + order % (2 * RESTING);
        final long ticks = MID_TICKS + (order % 2 == 0 ? -distance : distance);
        text.append(ticks / 100).append('.').append((char)('0' + ticks / 10 % 10)).append((char)('0' + ticks % 10));
    }

    private CharSequence level()
    {
        updateId++;
        frame.setLength(0);
        frame.append("{\"data\":{\"E\":").append(timeUs + 5).append(",\"T\":").append(timeUs).append(",\"U\":")
            .append(updateId).append(",\"a\":[");
        level(changed % 2 == 1);
        frame.append("],\"b\":[");
        level(changed % 2 == 0);
        frame.append("],\"e\":\"depth\",\"s\":\"SOL_USDC\",\"u\":").append(updateId)
            .append("},\"stream\":\"depth.SOL_USDC\"}");

        return frame;
    }

    private void level(final boolean isOfSide)
    {
        if (isOfSide)
        {
            frame.append("[\"");
            price(frame, changed);
            frame.append("\",\"").append(isAdded ? "20.03" : "0.00").append("\"]");
        }
    }

    private synchronized byte[] answer(final String asked)
    {
        return (asked.startsWith("/api/v1/depth") ? depth() : orders()).getBytes(StandardCharsets.US_ASCII);
    }

    private String depth()
    {
        final StringBuilder text = new StringBuilder("{\"asks\":[");
        for (int side = 1; side >= 0; side--)
        {
            text.append(side == 1 ? "" : "],\"bids\":[");
            String between = "";
            for (long order = first; order < next; order++)
            {
                if (order % 2 == side)
                {
                    text.append(between).append("[\"");
                    price(text, order);
                    text.append("\",\"20.03\"]");
                    between = ",";
                }
            }
        }

        return text.append("],\"lastUpdateId\":\"").append(updateId).append("\",\"timestamp\":").append(timeUs)
            .append('}').toString();
    }

    private String orders()
    {
        final StringBuilder text = new StringBuilder("[");
        for (long order = first; order < next; order++)
        {
            text.append(order == first ? "" : ",").append("{\"orderType\":\"Limit\",\"id\":\"").append(order)
                .append("\",\"createdAt\":1,\"symbol\":\"SOL_USDC\",\"side\":\"").append(side(order))
                .append("\",\"status\":\"New\",\"timeInForce\":\"GTC\",\"postOnly\":true,\"price\":\"");
            price(text, order);
            text.append("\",\"quantity\":\"20.03\",\"executedQuantity\":\"0\",\"executedQuoteQuantity\":\"0\"," +
                "\"clientId\":null}");
        }

        return text.append(']').toString();
    }

    @Override
    public void close() throws IOException
    {
        streams.close();
        answers.close();
    }
}
