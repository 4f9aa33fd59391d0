package io.leadline.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.Feed;
import io.leadline.feed.hyperliquid.L4BookDecoder;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.LineDecoder;
import io.leadline.problem.BadInputException;

/**
 * What an order book server says, into an event log that exists: recorded lines, or one message, which begins with a
 * brace, behind the snapshots of two coins.
 */
final class L4BookTarget implements FuzzTarget
{
    private static final String CONFIGURATION = """
        venue: hyperliquid
        markets:
          - { name: BTC-PERP, venue_id: BTC, tick: "0.1", lot: "0.00001" }
          - { name: ETH-PERP, venue_id: ETH, tick: "0.01", lot: "0.0001" }
        schedule: { every: 1s, instant: fixed }
        makers: all
        """;
    private static final String ANSWER = """
        {"channel":"subscriptionResponse","data":{"method":"subscribe","subscription":{"type":"l4Book",\
        "coin":"BTC"}}}""";
    private static final String SNAPSHOT = """
        {"channel":"l4Book","data":{"Snapshot":{"coin":"BTC","time":1760000000000,"height":10,"levels":[[\
        {"user":"0xAa","coin":"BTC","side":"B","limitPx":"100.0","sz":"0.5","oid":1,"isTrigger":false,"tif":"Alo"},\
        {"user":"0xaa","coin":"BTC","side":"B","limitPx":"99","sz":"1","oid":2,"isTrigger":true,"children":[{}]}],\
        [{"user":"0xbb","side":"Ask","limitPx":"101.0","sz":"0.25","oid":3,"isTrigger":false,"tif":null}]]}}}""";
    private static final String OTHER_SNAPSHOT = """
        {"channel":"l4Book","data":{"Snapshot":{"levels":[[],[]],"height":11,"coin":"ETH"}}}""";
    private static final String UPDATES = """
        {"channel":"l4Book","data":{"Updates":{"time":1760000000070,"height":12,"order_statuses":[\
        {"time":"2026-01-08T13:26:42.703377851","user":"0xcc","status":"open","order":{"user":null,"coin":"BTC",\
        "side":"B","limitPx":"100.1","sz":"0.3","oid":4,"isTrigger":false,"tif":"Alo"}},{"status":"triggered",\
        "order":{"oid":5,"side":"A","isTrigger":true}}],"book_diffs":[{"user":"0xcc","oid":4,"px":"100.1",\
        "coin":"BTC","raw_book_diff":{"new":{"sz":"0.2"}}},{"user":"0xcc","oid":5,"px":"102","coin":"BTC",\
        "raw_book_diff":{"new":{"sz":"2"}}},{"oid":1,"coin":"BTC","raw_book_diff":{"update":{"origSz":"0.5",\
        "newSz":"0.0"}}},{"oid":1,"coin":"BTC","raw_book_diff":"remove"},{"oid":3,"coin":"BTC",\
        "raw_book_diff":{"modified":{"sz":"0.2"}}}]}}}""";
    private static final String LATE = """
        {"data":{"Updates":{"book_diffs":[{"raw_book_diff":{"new":{"sz":"1"}},"coin":"ETH","px":"9.5","oid":7,\
        "user":"0xdd","side":"A"}],"height":13,"time":1760000000140,"order_statuses":[]}},"channel":"l4Book"}""";
    private static final String UNKNOWN = """
        {"channel":"l4Book","data":{"Updates":{"time":1760000000210,"height":14,"order_statuses":[],"book_diffs":[\
        {"oid":9,"coin":"BTC","raw_book_diff":"remove"}]}}}""";
    private static final String REFUSAL = "{\"channel\":\"error\",\"data\":\"Invalid subscription\"}";
    private static final long TIME_EPOCH_NS = 1_760_000_000_000_000_000L;
    private static final long NS_PER_MS = 1_000_000;
    /** Time hardly moves, whatever an input says: a day's file is large. */
    private static final long MAX_JUMP_NS = 10_000_000_000L;
    private static final long LAG_NS = 50 * NS_PER_MS;

    private final Configuration configuration = ConfigurationReader.parse(CONFIGURATION, "fuzz");
    private final EventLogOfInputs log = new EventLogOfInputs(TIME_EPOCH_NS, MAX_JUMP_NS);
    private long orders;
    private long asked;
    private long sum;

    L4BookTarget()
    {
        // Honest messages are taken. All classes are loaded by that: under the fuzzer an input would take too long.
        seeds().forEach(this::read);
        if (orders != 6 || asked != 2 || sum != 0)
        {
            throw new IllegalStateException(
                "honest messages are not read: orders=" + orders + " asked=" + asked + " problems=" + sum);
        }
    }

    @Override
    public void read(final byte[] input)
    {
        if (input.length > 0 && input[0] == '{')
        {
            readMessage(input);
            return;
        }
        try
        {
            final Feed feed = L4BookDecoder.recorded(configuration, log.recordings(input));
            feed.run(log.next());
            orders += feed.counters().count("diffs_new");
        }
        catch (final BadInputException named)
        {
            sum += named.getMessage().length();
        }
    }

    /** Compared with a snapshot, too; with the time that has passed, all that is kept is written. */
    private void readMessage(final byte[] input)
    {
        final EventLogWriter events = log.next();
        final LineControl control = (line, reason) -> asked += reason.isEmpty() ? 0 : 1;
        final L4BookDecoder decoder =
            new L4BookDecoder(configuration.markets(), events, control, LAG_NS, Long.MAX_VALUE, 0);
        decoder.onConnect(LineDecoder.PUBLIC, TIME_EPOCH_NS);
        for (final String message : List.of(ANSWER, ANSWER.replace("BTC", "ETH"), SNAPSHOT, OTHER_SNAPSHOT))
        {
            receive(decoder, LineDecoder.PUBLIC, message.getBytes(StandardCharsets.UTF_8));
        }
        decoder.onTime(TIME_EPOCH_NS + 2 * LAG_NS);
        receive(decoder, LineDecoder.PUBLIC, input);
        final int line = decoder.line(L4BookDecoder.COMPARE);
        decoder.onConnect(line, TIME_EPOCH_NS);
        receive(decoder, line, SNAPSHOT.getBytes(StandardCharsets.UTF_8));
        receive(decoder, line, input);
        decoder.onTime(TIME_EPOCH_NS + 4 * LAG_NS);
        decoder.onDisconnect(line, TIME_EPOCH_NS);
        decoder.onDisconnect(LineDecoder.PUBLIC, TIME_EPOCH_NS);
        events.flush();
        orders += decoder.counters().count("diffs_new");
    }

    private static void receive(final L4BookDecoder decoder, final int line, final byte[] message)
    {
        decoder.onFrame(line, message, 0, message.length, TIME_EPOCH_NS);
    }

    @Override
    public List<byte[]> seeds()
    {
        final StringBuilder lines = new StringBuilder("1760000000000000000 connect\n");
        for (final String message : List.of(ANSWER, SNAPSHOT, OTHER_SNAPSHOT, UPDATES, LATE))
        {
            lines.append("1760000000100000000 ").append(message).append('\n');
        }
        lines.append("1760000000300000000 time\n1760000000300000000 compare connect\n1760000000300000000 compare ")
            .append(SNAPSHOT).append("\n1760000000400000000 ").append(UNKNOWN)
            .append("\n1760000000500000000 disconnect\n");

        return List.of(
            lines.toString().getBytes(StandardCharsets.UTF_8), UPDATES.getBytes(StandardCharsets.UTF_8),
            LATE.getBytes(StandardCharsets.UTF_8), UNKNOWN.getBytes(StandardCharsets.UTF_8),
            REFUSAL.getBytes(StandardCharsets.UTF_8));
    }
}
