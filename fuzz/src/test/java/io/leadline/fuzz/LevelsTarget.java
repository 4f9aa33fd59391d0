package io.leadline.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.github.luben.zstd.Zstd;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.feed.Feed;
import io.leadline.feed.Recording;
import io.leadline.feed.backpack.BackpackDecoder;
import io.leadline.feed.binance.BinanceDecoder;
import io.leadline.problem.BadInputException;

/** A recording of frames, read as Binance's and as Backpack's, into an event log that exists. */
final class LevelsTarget implements FuzzTarget
{
    private static final String CONFIGURATION = """
        venue: example
        markets:
          - { name: SOL, tick: "0.01", lot: "0.01", book: levels, venue_id: SOL_USDC }
          - { name: BTC, tick: "0.1", lot: "0.001", book: levels, venue_id: BTCUSDT }
        schedule: { every: 1s, instant: fixed }
        makers: all
        """;
    private static final String BINANCE = """
        1760000000000000000 {"stream":"snapshot.BTCUSDT","data":{"lastUpdateId":5,"bids":[["9.1","2.5"]],"asks":[]}}
        1760000000001000000 {"stream":"btcusdt@depth@0ms","data":{"e":"depthUpdate","E":1760000000001,\
        "T":1760000000001,"s":"BTCUSDT","U":4,"u":7,"pu":3,"b":[["9.2","1"],["9.1","0.000"]],"a":[["9.3","2"]]}}
        1760000000002000000 {"e":"trade","E":1760000000002,"T":1760000000002,"s":"BTCUSDT","t":5,"p":"9.25",\
        "q":"0.006","X":"MARKET","m":false}
        1760000000003000000 {"e":"depthUpdate","E":1760000000003,"s":"BTCUSDT","U":9,"u":9,"pu":8,"b":[],"a":[]}
        1760000000004000000 disconnect
        1760000000005000000 {"result":null,"id":1}
        """;
    private static final String BACKPACK = """
        1760000000000000000 connect
        1760000000000000000 m%201 connect
        1760000000000000000 {"data":{"T":1760000000000001,"U":7,"a":[],"b":[["8.64","1.3"]],"e":"depth",\
        "s":"SOL_USDC","u":7},"stream":"depth.SOL_USDC"}
        1760000000000000000 {"stream":"snapshot.SOL_USDC","data":{"asks":[["8.7","1"]],"bids":[],"lastUpdateId":"6"}}
        1760000000000000000 m%201 [{"orderType":"Limit","id":"1","symbol":"SOL_USDC","side":"Ask","status":"New",\
        "timeInForce":"GTC","price":"8.7","quantity":"1","executedQuantity":"0"}]
        1760000002500000000 {"data":{"T":1760000002500000,"U":8,"a":[],"b":[],"e":"depth","s":"SOL_USDC","u":8}}
        1760000002600000000 m%201 {"data":{"S":"Ask","T":1760000002600000,"X":"PartiallyFilled","e":"orderFill",\
        "f":"GTC","i":"1","l":"0.4","L":"8.7","m":true,"o":"LIMIT","p":"8.70","q":"1","s":"SOL_USDC","z":"0.4"}}
        1760000002700000000 m%201 {"data":{"S":"Ask","T":1760000002700000,"X":"New","e":"orderAccepted",\
        "f":"GTC","i":"2","o":"LIMIT","p":"8.80","q":"1","s":"SOL_USDC","z":"0"}}
        1760000002800000000 m%201 {"data":{"S":"Ask","T":1760000002800000,"X":"New","e":"orderModified",\
        "f":"GTC","i":"2","o":"LIMIT","p":"8.90","q":"2","s":"SOL_USDC","z":"0"}}
        1760000002900000000 m%201 disconnect
        """;
    private static final long TIME_EPOCH_NS = 1_760_000_000_000_000_000L;
    /** Time hardly moves, whatever an input says: a day's file is large. */
    private static final long MAX_JUMP_NS = 10_000_000_000L;

    private final Configuration configuration = ConfigurationReader.parse(CONFIGURATION, "fuzz");
    private final EventLogOfInputs log = new EventLogOfInputs(TIME_EPOCH_NS, MAX_JUMP_NS);
    private long joined;
    private long sum;

    LevelsTarget()
    {
        seeds().forEach(this::read);
        if (joined != seeds().size())
        {
            throw new IllegalStateException("honest frames are not read: joined=" + joined);
        }
    }

    @Override
    public void read(final byte[] input)
    {
        final List<Recording> recordings = log.recordings(input);
        run(BinanceDecoder.recorded(configuration, recordings));
        run(BackpackDecoder.recorded(configuration, recordings));
    }

    private void run(final Feed feed)
    {
        try
        {
            feed.run(log.next());
            joined += feed.counters().count("depth_snapshots_joined");
        }
        catch (final BadInputException named)
        {
            sum += named.getMessage().length();
        }
    }

    @Override
    public List<byte[]> seeds()
    {
        final byte[] backpack = BACKPACK.getBytes(StandardCharsets.UTF_8);

        return List.of(
            BINANCE.getBytes(StandardCharsets.UTF_8), backpack, PackedRecordings.gzip(backpack),
            Zstd.compress(backpack));
    }
}
