package io.leadline.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.github.luben.zstd.Zstd;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.feed.csv.CsvFeed;
import io.leadline.problem.BadInputException;

/** The text form of events, plain or compressed, into an event log that exists. */
final class EventCsvTarget implements FuzzTarget
{
    static final String CONFIGURATION = """
        venue: example
        markets:
          - { name: SOL-PERP, tick: "0.01", lot: "0.1" }
          - { name: USDC/USDT, tick: "0.0001", lot: "1", book: levels }
        schedule: { every: 1s, instant: fixed }
        makers: all
        """;
    static final String EVENTS = """
        time_ns,market,type,order_id,account,side,price,size,new_order_id,taker,flags
        1760000000026586846,SOL-PERP,add,o1,a4,ask,82.77,20.7,,,P
        1760000000026586846,USDC/USDT,level,,,bid,0.5155,771,,,
        1760000000058502486,SOL-PERP,reduce,o1,,,,0.1,,,
        1760000000058502486,SOL-PERP,replace,o1,,,82.6,1,77,,
        1760000000058502487,SOL-PERP,fill,77,,,82.605,0.5,,a4,
        1760000000058502488,ELSE,trade,,"a ""1"" b",,82.6,3,,,
        1760000000058502489,SOL-PERP,cancel,77,,,,,,,
        1760000000058502490,SOL-PERP,status,,,,,,,,halted
        1760000000058502491,SOL-PERP,clear,,,,,,,,
        1760000000058502492,,heartbeat,,,,,,,,
        """;
    private static final long TIME_EPOCH_NS = 1_760_000_000_000_000_000L;
    /** Time hardly moves, whatever an input says: a day's file is large. */
    private static final long MAX_JUMP_NS = 1_000_000;

    private final Configuration configuration = ConfigurationReader.parse(CONFIGURATION, "fuzz");
    private final EventLogOfInputs log = new EventLogOfInputs(TIME_EPOCH_NS, MAX_JUMP_NS);
    private long sum;

    EventCsvTarget()
    {
        // Honest rows are taken.
        seeds().forEach(this::run);
    }

    @Override
    public void read(final byte[] input)
    {
        try
        {
            run(input);
        }
        catch (final BadInputException named)
        {
            sum += named.getMessage().length();
        }
    }

    private void run(final byte[] input)
    {
        new CsvFeed(configuration, log.recordings(input)).run(log.next());
        sum++;
    }

    @Override
    public List<byte[]> seeds()
    {
        final byte[] text = EVENTS.getBytes(StandardCharsets.UTF_8);

        return List.of(text, PackedRecordings.gzip(text), Zstd.compress(text));
    }
}
