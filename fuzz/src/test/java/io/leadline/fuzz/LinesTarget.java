package io.leadline.fuzz;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.Recording;
import io.leadline.feed.backpack.BackpackDecoder;
import io.leadline.feed.backpack.BackpackRequests;
import io.leadline.feed.binance.BinanceDecoder;
import io.leadline.feed.levels.SnapshotRequest;
import io.leadline.feed.levels.SnapshotRequests;
import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.Hangup;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.LineDecoder;
import io.leadline.feed.line.LineFeed;
import io.leadline.feed.line.LineRecorder;
import io.leadline.feed.line.OpenedRecorder;
import io.leadline.feed.rest.OpenedAnswer;
import io.leadline.problem.BadInputException;

/**
 * Connections of Binance and Backpack as they come in live, with answers to requests between their frames, through the
 * arrivals into a decoder; and what was recorded of them again, which must come to the same events. The first byte of
 * an input says whose they are.
 */
final class LinesTarget implements FuzzTarget
{
    private static final String CONFIGURATION = """
        venue: example
        markets:
          - { name: SOL, tick: "0.01", lot: "0.01", book: levels, venue_id: SOL_USDC }
        schedule: { every: 1s, instant: fixed }
        makers:
          - { name: m, accounts: ["m 1"] }
        """;
    private static final int BACKPACK = 1;
    private static final int FRAME = 0;
    private static final int PRIVATE_FRAME = 1;
    private static final int TIME = 2;
    private static final int BOOK = 3;
    private static final int ORDERS = 4;
    private static final int CONNECT = 5;
    private static final int DISCONNECT = 6;
    private static final int RETRY_AFTER = 7;
    private static final int STEPS = 8;
    private static final int PRIVATE = 1;
    private static final int MAX_LENGTH = 1 << 16;
    private static final int PIECE_LENGTH = 1_000;
    private static final long NS_PER_MS = 1_000_000;
    private static final long TIME_EPOCH_NS = 1_760_000_000_000L * NS_PER_MS;
    private static final long LAG_NS = 1_000 * NS_PER_MS;
    private static final long IDLE_EVERY_NS = 20 * NS_PER_MS;
    private static final SnapshotRequest REQUEST = new SnapshotRequest("SOL_USDC", URI.create("http://localhost/"));

    private final Configuration configuration = ConfigurationReader.parse(CONFIGURATION, "fuzz");
    private final Path file = new WorkFolder().path().resolve("recording");
    private long joined;
    private long events;
    private long sum;

    LinesTarget()
    {
        // Honest frames are taken.
        seeds().forEach(this::read);
        if (joined != 2 || events < 20)
        {
            throw new IllegalStateException("honest frames are not read: joined=" + joined + " events=" + events);
        }
    }

    /** One session. */
    private final class Session implements BackpackRequests
    {
        private final HeardEvents heard = new HeardEvents();
        private final Arrivals arrivals = new Arrivals(1 << 18);
        private final Arrivals.Source[] sources =
            {arrivals.source(LineDecoder.PUBLIC, MAX_LENGTH, 0), arrivals.source(PRIVATE, MAX_LENGTH, 0)};
        private final boolean[] areConnected = new boolean[2];
        private final int lineCount;
        private final LineDecoder decoder;
        private final LineFeed feed;
        private long nowEpochNs = TIME_EPOCH_NS;
        private int asked;

        private Session(final boolean isBackpack, final ByteArrayOutputStream recording)
        {
            final LineRecorder recorder = OpenedRecorder.of(recording);
            lineCount = isBackpack ? 2 : 1;
            decoder = decoder(isBackpack, heard.sink());
            if (isBackpack)
            {
                recorder.name(PRIVATE, "m 1");
            }
            feed = new LineFeed(
                heard.sink(), decoder, arrivals, List.of(), recorder, () -> nowEpochNs, IDLE_EVERY_NS);
        }

        private LineDecoder decoder(final boolean isBackpack, final EventSink sink)
        {
            return isBackpack ?
                new BackpackDecoder(configuration, sink, this, LineControl.NONE, LAG_NS) :
                new BinanceDecoder(configuration, sink, SnapshotRequests.NONE, LAG_NS);
        }

        @Override
        public void snapshotNeeded(final String venueId)
        {
            sum++;
        }

        @Override
        public void ordersNeeded(final String account, final int number)
        {
            asked = number;
        }

        @Override
        public void ordersNotNeeded(final String account)
        {
            sum++;
        }

        private void run(final int kind, final byte[] body)
        {
            switch (kind)
            {
                case FRAME -> frame(LineDecoder.PUBLIC, body);
                case PRIVATE_FRAME -> frame(PRIVATE, body);
                case TIME -> passTime(LiveSteps.milliseconds(body));
                case BOOK -> answer(LineDecoder.PUBLIC, REQUEST.prefix(), body);
                case ORDERS -> answer(PRIVATE, orders(body), Arrays.copyOfRange(body, Math.min(1, body.length),
                    body.length));
                case CONNECT -> connect(body.length);
                case DISCONNECT -> disconnect(body.length);
                default -> sum += OpenedAnswer.waitNs(new String(body, StandardCharsets.ISO_8859_1), nowEpochNs);
            }
            feed.doWork();
        }

        /** A frame of a connection that does not stand comes from nowhere. */
        private void frame(final int line, final byte[] bytes)
        {
            if (line < lineCount && areConnected[line])
            {
                sources[line].frame(ByteBuffer.wrap(bytes), nowEpochNs, System.nanoTime());
            }
        }

        private void passTime(final long milliseconds)
        {
            nowEpochNs += milliseconds * NS_PER_MS;
            for (int line = 0; line < lineCount; line++)
            {
                if (areConnected[line])
                {
                    sources[line].alive(nowEpochNs);
                }
            }
        }

        private byte[] orders(final byte[] body)
        {
            final int number = asked + (body.length == 0 ? 0 : body[0]);

            return ("{\"asked\":" + number + ",\"orders\":").getBytes(StandardCharsets.US_ASCII);
        }

        private void answer(final int line, final byte[] prefix, final byte[] content)
        {
            final int middle = Math.min(PIECE_LENGTH, content.length);
            final byte[] body = OpenedAnswer.body(
                List.of(Arrays.copyOf(content, middle), Arrays.copyOfRange(content, middle, content.length)),
                MAX_LENGTH - SnapshotRequest.MAX_ENVELOPE_LENGTH);
            if (body != null)
            {
                frame(line, ByteBuffer.allocate(prefix.length + body.length + 1)
                    .put(prefix).put(body).put((byte)'}').array());
            }
        }

        private void connect(final int number)
        {
            final int line = number % lineCount;
            if (!areConnected[line])
            {
                areConnected[line] = true;
                sources[line].connected(nowEpochNs);
            }
        }

        private void disconnect(final int number)
        {
            final int line = number % lineCount;
            if (areConnected[line])
            {
                areConnected[line] = false;
                sources[line].disconnected(Hangup.LOST, nowEpochNs);
            }
        }

        private List<String> end()
        {
            // What ends the session is recorded with its connection.
            connect(LineDecoder.PUBLIC);
            feed.doWork();
            feed.doWork();
            feed.close();
            joined += decoder.counters().count("depth_snapshots_joined");

            return heard.events();
        }
    }

    @Override
    public void read(final byte[] input)
    {
        if (input.length == 0)
        {
            return;
        }
        final boolean isBackpack = input[0] == BACKPACK;
        final ByteArrayOutputStream recording = new ByteArrayOutputStream();
        final Session session = new Session(isBackpack, recording);
        for (final byte[] step : DocumentList.split(Arrays.copyOfRange(input, 1, input.length)))
        {
            session.run(
                step.length == 0 ? TIME : Math.floorMod(step[0], STEPS),
                step.length == 0 ? step : Arrays.copyOfRange(step, 1, step.length));
        }
        final List<String> live = session.end();
        final List<String> again = again(isBackpack, recording.toByteArray());
        if (!live.equals(again))
        {
            throw new AssertionError("recording is not what was live:\n" + recording + "\nlive=" + live + "\nagain=" +
                again);
        }
        events += live.size();
    }

    private List<String> again(final boolean isBackpack, final byte[] recording)
    {
        WorkFolder.write(file, recording);
        final List<Recording> recordings = Recording.of(List.of(file));
        final HeardEvents heard = new HeardEvents();
        final Feed feed = isBackpack ?
            BackpackDecoder.recorded(configuration, recordings, LAG_NS) :
            BinanceDecoder.recorded(configuration, recordings, LAG_NS);
        try
        {
            feed.run(heard.sink());
        }
        catch (final BadInputException named)
        {
            throw new AssertionError(
                "recording cannot be read:\n" + new String(recording, StandardCharsets.UTF_8), named);
        }

        return heard.events();
    }

    @Override
    public int changeCount()
    {
        return 300;
    }

    @Override
    public List<byte[]> seeds()
    {
        final ByteBuffer time = LiveSteps.time(TIME, 700);

        return List.of(
            seed(0, step(CONNECT, ""), step(FRAME, """
                {"stream":"sol@depth","data":{"e":"depthUpdate","E":1760000000001,"T":1760000000001,"s":"SOL_USDC",\
                "U":4,"u":7,"pu":3,"b":[["9.2","1"],["9.1","0.000"]],"a":[["9.3","2"]]}}"""),
                step(BOOK, """
                {"lastUpdateId":5,
                "bids":[["9.1","2.5"]],"asks":[]}"""), time, step(FRAME, """
                {"e":"trade","E":1760000000002,"T":1760000000702,"s":"SOL_USDC","t":5,"p":"9.25","q":"0.06",\
                "X":"MARKET","m":false}"""), time, time, step(FRAME, """
                {"e":"depthUpdate","E":1760000002003,"s":"SOL_USDC","U":9,"u":9,"pu":8,"b":[],"a":[]}"""),
                step(RETRY_AFTER, "120"), step(RETRY_AFTER, "Wed, 21 Oct 2015 07:28:30 GMT"), time,
                step(DISCONNECT, ""), time),
            seed(BACKPACK, step(CONNECT, ""), step(CONNECT, " "), step(FRAME, """
                {"data":{"T":1760000000000001,"U":7,"a":[],"b":[["8.64","1.3"]],"e":"depth","s":"SOL_USDC",\
                "u":7},"stream":"depth.SOL_USDC"}"""),
                step(BOOK, "{\"asks\":[[\"8.7\",\"1\"]],\"bids\":[],\"lastUpdateId\":\"6\"}"), step(ORDERS, """
                \0[{"orderType":"Limit","id":"1","symbol":"SOL_USDC","side":"Ask","status":"New",\
                "timeInForce":"GTC","price":"8.7","quantity":"1","executedQuantity":"0"}]"""), time, time, time, time,
                step(FRAME, """
                {"data":{"T":1760000002500000,"U":8,"a":[],"b":[],"e":"depth","s":"SOL_USDC","u":8}}"""),
                step(PRIVATE_FRAME, """
                {"data":{"S":"Ask","T":1760000002600000,"X":"PartiallyFilled","e":"orderFill","f":"GTC","i":"1",\
                "l":"0.4","L":"8.7","m":true,"o":"LIMIT","p":"8.70","q":"1","s":"SOL_USDC","z":"0.4"}}"""),
                step(PRIVATE_FRAME, """
                {"data":{"S":"Ask","T":1760000002700000,"X":"New","e":"orderAccepted","f":"GTC","i":"2",\
                "o":"LIMIT","p":"8.80","q":"1","s":"SOL_USDC","z":"0"}}"""), time, time,
                step(DISCONNECT, " "), time));
    }

    private static ByteBuffer step(final int kind, final String text)
    {
        return LiveSteps.raw(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] seed(final int kind, final ByteBuffer... steps)
    {
        final byte[] joined = DocumentList.join(List.of(steps), 1 << 14);

        return ByteBuffer.allocate(1 + joined.length).put((byte)kind).put(joined).array();
    }
}
