package io.leadline.bench.feed.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A full node's stream of one pair as its websocket sends it: a snapshot, then messages in which one order comes, one
 * is filled in part, and the oldest goes.
 */
final class DydxVenue implements Venue
{
    private static final int RESTING = 2_000;
    private static final int OWNERS = 200;
    private static final int MID_DOLLARS = 100_000;
    private static final int SPREAD = 500;
    private static final long SUBTICKS_PER_DOLLAR = 100_000;
    private static final long QUANTUMS_PER_LOT = 1_000_000;

    private final StreamServer streams = new StreamServer(false);
    private final StringBuilder message = new StringBuilder();
    /** The next order's number; the last ones of them rest. */
    private long next;

    DydxVenue() throws IOException
    {
    }

    @Override
    public String configuration()
    {
        return """
            markets:
              - { name: BTC-USD, tick: "1", lot: "0.0001", book: orders, venue_id: "0", price_exponent: -5,
                  size_exponent: -10 }
            feed:
              dydx: { url: "ws://localhost:%d/ws" }
            """.formatted(streams.port());
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
        connection.send(snapshot());
        int length = 0;
        while (pace.next(1, length, connection))
        {
            length = connection.send(changes());
        }
    }

    private CharSequence snapshot()
    {
        begin(true);
        for (int i = 0; i < RESTING; i++)
        {
            message.append(i == 0 ? "" : ",");
            place();
        }

        return end();
    }

    private CharSequence changes()
    {
        begin(false);
        place();
        message.append(',');
        filled(next - RESTING / 2, QUANTUMS_PER_LOT);
        message.append(",{\"order_remove\":{\"removed_order_id\":");
        id(next - RESTING - 1);
        message.append(",\"reason\":\"ORDER_REMOVAL_REASON_USER_CANCELED\"," +
            "\"removal_status\":\"ORDER_REMOVAL_STATUS_BEST_EFFORT_CANCELED\",\"time_stamp\":null}}");

        return end();
    }

    private void begin(final boolean isSnapshot)
    {
        message.setLength(0);
        message.append("{\"updates\":[{\"block_height\":35602763,\"exec_mode\":0,\"orderbook_update\":{\"snapshot\":")
            .append(isSnapshot).append(",\"updates\":[");
    }

    private CharSequence end()
    {
        return message.append("]}}],\"max_pending_stream_messages\":0}");
    }

    /** The node tells what is filled of every order that it places. */
    private void place()
    {
        final long order = next++;
        final boolean isBid = order % 2 == 0;
        final long distance = 1 + order * 7 % SPREAD;
        message.append("{\"order_place\":{\"order\":{\"order_id\":");
        id(order);
        message.append(",\"side\":\"").append(isBid ? "SIDE_BUY" : "SIDE_SELL").append("\",\"quantums\":\"")
            .append((10 + order % 100) * QUANTUMS_PER_LOT).append("\",\"subticks\":\"")
            .append((MID_DOLLARS + (isBid ? -distance : distance)) * SUBTICKS_PER_DOLLAR)
            .append("\",\"good_til_block_time\":1764000000,\"time_in_force\":\"TIME_IN_FORCE_POST_ONLY\"," +
                "\"reduce_only\":false,\"client_metadata\":0,\"condition_type\":\"CONDITION_TYPE_UNSPECIFIED\"," +
                "\"conditional_order_trigger_subticks\":\"0\"},\"placement_status\":" +
                "\"ORDER_PLACEMENT_STATUS_BEST_EFFORT_OPENED\",\"time_stamp\":null}},");
        filled(order, 0);
    }

    private void filled(final long order, final long quantums)
    {
        message.append("{\"order_update\":{\"order_id\":");
        id(order);
        message.append(",\"total_filled_quantums\":\"").append(quantums).append("\"}}");
    }

    private void id(final long order)
    {
        final long owner = order % OWNERS;
        message.append("{\"subaccount_id\":{\"owner\":\"dydx1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq")
            .append((char)('a' + owner / 26)).append((char)('a' + owner % 26))
            .append("\",\"number\":0},\"client_id\":").append(order & 0xffff_ffffL)
            .append(",\"order_flags\":64,\"clob_pair_id\":0}");
    }

    @Override
    public void close() throws IOException
    {
        streams.close();
    }
}
