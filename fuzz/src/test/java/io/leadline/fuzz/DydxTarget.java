package io.leadline.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.dydx.DydxFeed;
import io.leadline.feed.dydx.DydxSession;
import io.leadline.problem.BadInputException;

/**
 * What a dYdX node says, into an event log that exists: a recorder's file, recorded lines, or one message in JSON,
 * which begins with a brace, between a snapshot and a disconnect.
 */
final class DydxTarget implements FuzzTarget
{
    private static final String CONFIGURATION = """
        venue: dydx
        markets:
          - { name: BTC-USD, venue_id: 0, tick: "1", lot: "0.0001", price_exponent: -5, size_exponent: -10 }
          - { name: ETH-USD, venue_id: 1, tick: "0.1", lot: "0.001", price_exponent: -6, size_exponent: -9 }
        schedule: { every: 1s, instant: fixed }
        makers: all
        """;
    private static final String SNAPSHOT =
        "0a9b01080110661a94010801122c0a2a0a260a0f0a080a066479647831611501000000100118c096b1022080ade204288090a10f3802" +
        "4807100112131a110a0f0a080a066479647831611501000000122f0a2d0a290a140a0b0a0664796478316210800115ffffffff184010" +
        "0218c09fab0320a0bae804288090a10f48071001121c1a1a0a140a0b0a0664796478316210800115ffffffff184010c0843d";
    /** A fill that is expected, an update, a replacement, and an update of an order that was never there. */
    private static final String EXPECTED =
        "0a5d080222590a2a0a280a0f0a080a06647964783174150300000012150880897a120f0a080a06647964783161150100000012260a0f" +
        "0a080a066479647831611501000000100118c096b1022080ade204288090a10f380248071a0380897a0a7908011a7512171a150a0f0a" +
        "080a0664796478316115010000001080897a124322410a140a0b0a0664796478316210800115ffffffff184012290a140a0b0a066479" +
        "6478316210800115ffffffff1840100218c09fab0320a0bae804288090a10f480712151a130a0f0a080a066479647831741503000000" +
        "1001";
    /** The same fill when it is final, a liquidation, and a removal. */
    private static final String FINAL =
        "0a5f0803100722590a2a0a280a0f0a080a06647964783174150300000012150880897a120f0a080a0664796478316115010000001226" +
        "0a0f0a080a066479647831611501000000100118c096b1022080ade204288090a10f380248071a0380897a0a6408031007225e0a2c12" +
        "2a0a0a0a0664796478316c10012801321a08c0843d12140a0b0a0664796478316210800115ffffffff184012290a140a0b0a06647964" +
        "78316210800115ffffffff1840100218c09fab0320a0bae804288090a10f48071a03c0843d0a1b08011a17121512130a0f0a080a0664" +
        "796478316115010000001801";
    private static final String OTHER_SNAPSHOT =
        "0a57080110661a510801122f0a2d0a290a140a0b0a0664796478316210800115ffffffff1840100218c09fab0320a0bae804288090a1" +
        "0f48071001121c1a1a0a140a0b0a0664796478316210800115ffffffff184010c0843d";
    private static final String TEXT = """
        {"updates":[{"block_height":2,"exec_mode":7,"order_fill":{"clob_match":{"match_orders":{"taker_order_id":
        {"subaccount_id":{"owner":"dydx1t","number":0},"client_id":3},"fills":[{"fill_amount":"2000000",
        "maker_order_id":{"subaccount_id":{"owner":"dydx1a"},"client_id":1}}]}},"orders":[{"order_id":{"subaccount_id":
        {"owner":"dydx1a"},"client_id":1},"side":"SIDE_BUY","quantums":"5000000","subticks":"10000000"}],
        "fill_amounts":["2000000"]}},{"orderbookUpdate":{"updates":[{"order_remove":{"removed_order_id":
        {"subaccount_id":{"owner":"dydx1b","number":128},"client_id":4294967295,"order_flags":64}}},{"order_place":
        {"order":{"order_id":{"subaccount_id":{"owner":"dydx1c"},"clob_pair_id":1},"side":2,"quantums":"1000000",
        "subticks":"3631800000","time_in_force":"TIME_IN_FORCE_POST_ONLY"}}},{"order_update":{"order_id":{
        "subaccount_id":{"owner":"dydx1c"},"clob_pair_id":1},"total_filled_quantums":"0"}}],"snapshot":false},
        "exec_mode":0},{"block_height":1,"exec_mode":102,"taker_order":null,"price_update":{"price":"1e5"}}]}
        """;
    private static final long TIME_EPOCH_MS = 1_760_000_000_000L;
    private static final long NS_PER_MS = 1_000_000;
    /** Time hardly moves, whatever an input says: a day's file is large. */
    private static final long MAX_JUMP_NS = 60 * 1000 * NS_PER_MS;
    private static final int RECORD_HEADER_LENGTH = 10;

    private final Configuration configuration = ConfigurationReader.parse(CONFIGURATION, "fuzz");
    private final EventLogOfInputs log = new EventLogOfInputs(TIME_EPOCH_MS * NS_PER_MS, MAX_JUMP_NS);
    private long sum;

    DydxTarget()
    {
        // Honest messages are taken. All classes are loaded by that: under the fuzzer an input would take too long.
        for (final byte[] seed : seeds())
        {
            if (!run(seed))
            {
                throw new IllegalStateException("honest message is not read: sum=" + sum);
            }
        }
    }

    @Override
    public void read(final byte[] input)
    {
        try
        {
            sum += run(input) ? 1 : 0;
        }
        catch (final BadInputException named)
        {
            sum += named.getMessage().length();
        }
    }

    private boolean run(final byte[] input)
    {
        if (input.length > 0 && input[0] == '{')
        {
            return runText(input);
        }
        new DydxFeed(configuration, log.recordings(input)).run(log.next());

        return true;
    }

    private boolean runText(final byte[] input)
    {
        final EventLogWriter events = log.next();
        final DydxSession session = new DydxSession(configuration.markets(), events);
        final byte[] snapshot = HexFormat.of().parseHex(SNAPSHOT);
        session.onFrame(snapshot, 0, snapshot.length, TIME_EPOCH_MS * NS_PER_MS);
        final boolean isRead = session.onText(input, 0, input.length, TIME_EPOCH_MS * NS_PER_MS);
        sum += isRead ? 0 : session.problem().length();
        session.onDisconnect();
        events.flush();

        return isRead;
    }

    @Override
    public List<byte[]> seeds()
    {
        return List.of(
            recording(SNAPSHOT), recording(SNAPSHOT, EXPECTED, FINAL, OTHER_SNAPSHOT),
            TEXT.getBytes(StandardCharsets.UTF_8), lines());
    }

    /** As a websocket's frames are recorded. */
    private static byte[] lines()
    {
        final String snapshot = "{\"updates\":[{\"orderbook_update\":{\"snapshot\":true}}]}";

        return ("1760000000000000000 connect\n1760000000000000000 ?Connected to server...\n1760000000001000000 " +
            snapshot + "\n1760000000002000000 time\n1760000000003000000 " + TEXT.replace("\n", "") +
            "\n1760000000004000000 disconnect\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] recording(final String... messages)
    {
        final ByteArrayOutputStream records = new ByteArrayOutputStream();
        long timeEpochMs = TIME_EPOCH_MS;
        for (final String hex : messages)
        {
            final byte[] message = HexFormat.of().parseHex(hex);
            records.writeBytes(ByteBuffer.allocate(RECORD_HEADER_LENGTH)
                .putLong(0, timeEpochMs << 2 * Byte.SIZE).putInt(RECORD_HEADER_LENGTH - Integer.BYTES, message.length)
                .array());
            records.writeBytes(message);
            timeEpochMs += 50;
        }

        return records.toByteArray();
    }
}
